"""The phrase that names a speaker: its head, what it passes on, and how it is printed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from briefing.analyse.class_nouns import classed_ends, is_apposed_to, is_body
from briefing.analyse.grammar import is_feminine
from briefing.analyse.grammar.phrases import is_temporal
from briefing.analyse.statements.lexicon import lexicon
from briefing.languages import Language
from briefing.model import Mention, Token

NOUN = frozenset({"NN", "NE", "FM", "XY"})
_OBLIQUE = frozenset({"des", "eines", "seines", "ihres", "dieses", "dem", "einem", "seinem", "ihrem", "diesem"})
_ATTRIBUTIVE = frozenset({"des", "der", "eines", "einer", "von", "vom", "seitens"})
_DETERMINERS = frozenset({"ART", "CARD", "PIAT", "PDAT", "PPOSAT"})
_DASHES = ("–", "—", "-")
_QUOTES = '„“”"«»‚‘›‹'


def head_of(tokens: Sequence[Token]) -> Token | None:
    """The last noun before the first genitive, preposition or bracket."""
    head: Token | None = None
    for token in tokens:
        if token.text in ("Jahre", "Monate") and any(t.text.startswith("alt") for t in tokens):
            continue
        if token.tag in NOUN:
            head = token
        elif head is not None and token.text not in _QUOTES:
            break
    return head


def is_delegate(head: Token | None, language: Language) -> bool:
    """Whether a noun is somebody who speaks for others: "Sprecherin", "Regierungsvertreter"."""
    words = lexicon(language)
    word = head.text.lower() if head is not None else ""
    return word.endswith(words.spokespersons) and not word.endswith(words.own_spokespersons)


def is_source(head: Token | None, language: Language) -> bool:
    """Whether a noun only passes on what others say: "Angaben", "Zeitungsbericht", "Gutachten"."""
    words = lexicon(language)
    ends = words.source_endings + words.document_endings + words.utterance_endings
    return head is not None and (head.text in words.sources or head.text.lower().endswith(ends))


def attribute(tokens: Sequence[Token], head: Token) -> Sequence[Token]:
    """Whose the head is: the genitive or "von" phrase right behind it, with its article; empty when there is none."""
    rest = [t for t in tokens if t.start >= head.end]
    if rest and rest[0].text in _QUOTES:
        rest = rest[1:]
    return rest if len(rest) > 1 and rest[0].text.lower() in _ATTRIBUTIVE else ()


def bearer(tokens: Sequence[Token], head: Token | None, people: Sequence[Mention]) -> str | None:
    """The person a phrase names: at its head or in an apposition, not as somebody's owner or in an attribute."""
    for person in people:
        i = bisect_left(tokens, person.span.start, key=lambda t: t.start)
        end = bisect_left(tokens, person.span.end, key=lambda t: t.start)
        owner = end < len(tokens) and tokens[end].tag in ("NN", "ADJA") and person.text.endswith(("s", "'", "’"))
        behind = any(t.tag == "$," for t in tokens[:i])
        governed = head is not None and head.end <= person.span.start and not behind and _governed(tokens, i)
        another = any(t.tag == "$," and person.span.end <= t.start < people[-1].span.start for t in tokens)
        genitive = i > 0 and tokens[i - 1].tag == "NN" and person.text.endswith(("s", "'", "’")) and another
        if not owner and not governed and not genitive:
            return person.entity
    return None


def _governed(tokens: Sequence[Token], i: int) -> bool:
    """Whether the name at token ``i`` is the attribute of a noun: "der Anwalt von X", "die Frau des X"."""
    while i and tokens[i - 1].tag in ("NN", "NE", "ADJA", "CARD", "TRUNC"):
        i -= 1
    before = tokens[i - 1] if i else None
    if before is None or i < 2 or tokens[i - 2].tag not in NOUN | {"ADJA", "$("}:
        return False
    return before.tag in ("APPR", "APPRART", "PPOSAT", "PDAT") or before.text.lower() in (
        "des",
        "der",
        "eines",
        "einer",
    )


def is_head(mention: Mention, head: Token, tokens: Sequence[Token], language: Language) -> bool:
    """Whether a name is the head of a phrase or stands in apposition to it: "Gruppe namens X", "der Hersteller, die
    Firma X"."""
    if mention.span.start <= head.start < mention.span.end:
        return True
    i = bisect_left(tokens, mention.span.start, key=lambda t: t.start)
    if any(t.tag == "KON" and t.start > mention.span.end for t in tokens):
        return False  # of many that a dash or a comma lists none is the head: "die Gruppe - X, Y und Z -"
    while i and tokens[i - 1].end > head.end:
        before = tokens[i - 1]
        named = before.text == "namens" or not any(map(str.isalnum, before.text))
        opening = i > 1 and before.tag == "ART" and tokens[i - 2].tag == "$,"
        if not (named or opening or is_apposed_to(before.text, language)):
            return False
        i -= 1
    return bool(i) and tokens[i - 1] == head


def printed(text: str, tokens: Sequence[Token], language: Language) -> str | None:
    """The phrase as worded without its article; of somebody's words or spokesman whose they are.

    None for a source without a name ("Angaben").
    """
    whole, words = tokens, lexicon(language)
    tokens = _bare(tokens, language)
    head = head_of(tokens)
    if head is None:
        return text[tokens[0].start : tokens[-1].end]
    if head.text.lower().endswith(words.empty_sources):
        ending = max((e for e in words.empty_sources if head.text.lower().endswith(e)), key=len)
        return head.text[: -len(ending)].rstrip("-").removesuffix("s") or None
    if is_source(head, language) and "-" in head.text:
        return head.text.rpartition("-")[0]
    passed_on = is_delegate(head, language) or is_source(head, language)
    if passed_on and (whose := attribute(tokens, head)):
        return printed(text, whose, language)
    if apposed := named_after_class(text, tokens, language):
        return apposed
    return _in_nominative(text, whole, _without_circumstances(tokens, head, language), head, language)


def _bare(tokens: Sequence[Token], language: Language) -> Sequence[Token]:
    """Without article, number, possessor and attributive phrase: "drei | mit dem Fall befasste | Beamte"."""
    if len(tokens) > 1 and tokens[0].tag in ("APPR", "APPRART"):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[0].tag in _DETERMINERS or tokens[0].text.startswith("sogenannt")):
        if tokens[1].text == "Prozent" or tokens[0].text.lower() in ("beide", "beiden"):
            return tokens
        tokens = tokens[1:]
    if len(tokens) > 2 and tokens[1].text.startswith("alt") and tokens[0].text in ("Jahre", "Monate"):
        tokens = tokens[2:]
    if tokens[0].tag in ("APPR", "APPRART"):
        ends = (i for i in range(1, len(tokens) - 1) if tokens[i].tag == "ADJA" and tokens[i + 1].tag in NOUN)
        return tokens[next(ends, 0) + 1 :]
    owned = len(tokens) > 1 and tokens[0].tag == "NE" and tokens[0].text.endswith("s")
    return tokens[1:] if owned and is_body(tokens[1], language) else tokens


def named_after_class(text: str, tokens: Sequence[Token], language: Language) -> str | None:
    """The proper name behind a class noun: "des Magazins »X«", "der irische Netzbetreiber X"."""
    nouns = [t for t in tokens if any(map(str.isalnum, t.text))]
    while nouns and nouns[0].tag in ("ART", "ADJA"):
        nouns = nouns[1:]
    if len(nouns) < 2 or nouns[0].tag != "NN" or not is_apposed_to(nouns[0].text, language):
        return None
    while nouns and nouns[-1].start > nouns[0].end and "(" in text[nouns[0].end : nouns[-1].start]:
        nouns = nouns[:-1]
    if len(nouns) < 2:
        return None
    quoted = any(t.text in _QUOTES and t.start >= nouns[0].end for t in tokens)
    capital = len(nouns) > 2 and all(t.text[0].isupper() or t.tag == "KON" for t in nouns[1:])
    own_class = len(nouns) > 2 and nouns[1].text.lower().endswith(classed_ends(language))
    proper = quoted or own_class or capital or all(t.tag in ("NE", "FM", "XY") for t in nouns[1:])
    return text[nouns[1].start : nouns[-1].end] if proper else None


def _without_circumstances(tokens: Sequence[Token], head: Token, language: Language) -> Sequence[Token]:
    """Without what only tells when or to whom: "der Rechnungshof bei einer Prüfung"."""
    for i, token in enumerate(tokens):
        after = token.text.lower() in lexicon(language).words["no_attributes"] or token.text in _DASHES
        when = token.tag == "APPRART" and is_temporal(tokens, i + 1, len(tokens), language)
        if token.start >= head.end and (after or when):
            return tokens[:i]
    return tokens


def _in_nominative(
    text: str, whole: Sequence[Token], tokens: Sequence[Token], head: Token, language: Language
) -> str | None:
    if len(tokens) > 2 and tokens[0].text in _QUOTES and tokens[-1].text in _QUOTES:
        tokens = tokens[1:-1]
    words = " ".join(text[tokens[0].start : tokens[-1].end].split())
    many = head.tag == "NN" and head.text.endswith(("ern", "eln")) and head.lemma == head.text[:-1]
    if whole[0].text.lower() in _OBLIQUE or many:
        shorter = head.text.startswith(head.lemma) and not head.text.endswith("en")
        bare = head.lemma if head.tag == "NN" and (shorter or head.lemma == head.text[:-1]) else head.text
        adjectives = {t.text for t in tokens if t.tag == "ADJA" and t.start < head.start}
        plain = (word[:-1] if word.endswith("en") and word in adjectives else word for word in words.split())
        return " ".join(bare if word == head.text else word for word in plain)
    if len(tokens) == 1 and words.endswith(lexicon(language).plural_datives):
        return words[:-1]
    if is_feminine(head.text, language):
        for token in takewhile(lambda t: t.tag == "ADJA" and t.text.endswith("en"), tokens):
            words = words.replace(token.text, token.text[:-1], 1)
    return words
