"""When do two strings say the same? Modulo white space, case and, for names, German case endings."""

from __future__ import annotations

import re
from collections import Counter

SAME_STATEMENT = 0.5
SAME_SENTENCE = 0.6
ARTICLES = {"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "eines", "einer"}
LINKS = ARTICLES | {
    *("von", "vom", "für", "in", "im", "aus", "bei", "beim", "mit", "und", "oder", "zur", "zum", "unter", "gegen"),
    *("zu", "an", "am", "auf", "um"),
}
TIME_LINKS = LINKS | {"seit", "ab", "bis", "vor", "nach", "während", "über", "kurz"}
ADJECTIVE_END = re.compile(r"(?<=\w{3})(?:en|em|er|es|e)$")
GENITIVE_END = re.compile(r"(?:['’]s?|(?<=\w{3})(?:es|s))$")
ROLE_STATUS = re.compile(r"\b(?:ex\b|vize|ehemalig|früher|stellvertret|designiert|künftig)")
VAGUE_VALUES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


def squeeze(text: object) -> str:
    return re.sub(r"\s+", " ", str(text or "")).strip()


def fold(text: object) -> str:
    return squeeze(text).casefold()


def tokens(text: object) -> list[str]:
    return re.findall(r"\w+", fold(text))


def shared(one: list[str], other: list[str]) -> int:
    return sum((Counter(one) & Counter(other)).values())


def token_f1(one: object, other: object) -> float:
    one, other = tokens(one), tokens(other)
    return 2 * shared(one, other) / (len(one) + len(other)) if one and other else 0.0


def likeness(gold: object, predicted: object) -> float:
    """1 when the gold's words stand in the prediction, else the best share of common tokens
    between the shorter text and a stretch of the longer one as long as the shorter."""
    gold, predicted = tokens(gold), tokens(predicted)
    if not gold or not predicted:
        return 0.0
    short, long = sorted((gold, predicted), key=len)
    size = len(short)
    stretches = [long[i : i + size] for i in range(len(long) - size + 1)]
    if short is gold and gold in stretches:
        return 1.0
    if size < min(3, len(gold)):
        return 0.0
    return max(shared(short, stretch) for stretch in stretches) / size


def name_key(name: object) -> str:
    words = fold(name).strip(" \"'„“”‚‘’»«›‹()[].,:;–-").split()
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return " ".join(words)


def stem_key(name: object) -> str:
    """The name without case endings, on adjectives and in the genitive."""
    words = name_key(name).split()
    stems = [ADJECTIVE_END.sub("", word) for word in words[:-1]]
    return " ".join(stems + [GENITIVE_END.sub("", word) for word in words[-1:]])


def same_form(predicted: object, gold: object, person: bool = False, exact: bool = False) -> bool:
    """Do two strings name the same thing? exact: inflection matters."""
    one, other = name_key(predicted), name_key(gold)
    if not one or not other:
        return False
    if one == other or (not exact and stem_key(predicted) == stem_key(gold)):
        return True
    if person and one.endswith(" " + other):  # a title before the name
        return not LINKS & set(one[: -len(other)].split())
    if person and not exact:
        stem, full = stem_key(gold), stem_key(predicted)
        return full.endswith(" " + stem) and not LINKS & set(full[: -len(stem)].split())
    return False


def same_role(predicted: object, gold: object) -> bool:
    """One is the other, or its head word: Kanzler and Bundeskanzler, not Minister and
    Ministerpräsident, nor Präsident and Vizepräsident."""
    pair = []
    for role in (predicted, gold):
        words = fold(role).split()
        pair.append([" ".join(words), " ".join(map(role_stem, words))])
    if set(ROLE_STATUS.findall(pair[0][0])) != set(ROLE_STATUS.findall(pair[1][0])):
        return False
    for one, other in zip(*pair, strict=False):
        short, long = sorted((one, other), key=len)
        if len(short) > 2 and re.search(re.escape(short) + r"(?!\w)", long):
            return True
    return False


def role_stem(word: str) -> str:
    return ADJECTIVE_END.sub("", GENITIVE_END.sub("", word))


def occurrences(text: str, wanted: object) -> list[tuple[int, int]]:
    """Where the words stand in the text, as whole words."""
    words = squeeze(wanted).split()
    if not words:
        return []
    before = r"(?<!\w)" if re.match(r"\w", words[0]) else ""
    after = r"(?!\w)" if re.search(r"\w$", words[-1]) else ""
    pattern = before + r"\s+".join(map(re.escape, words)) + after
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]
