"""Where does a noun phrase begin and end, and can it be a subject?"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analyse.grammar.forms import Range, forms, is_feminine
from briefing.languages import Language
from briefing.model import Token

NOUN_TAGS = frozenset({"NN", "NE", "FM", "XY", "TRUNC"})
QUOTE_MARKS = frozenset("„“”\"«»‚‘’›‹'")
_BEFORE_NOUN = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "ADJA", "CARD", "PIDAT", "PWAT", "PRELAT"})
_PRONOUN = frozenset({"PPER", "PIS", "PDS", "PPOSS"})


def noun_phrase(tokens: Sequence[Token], start: int, stop: int) -> int:
    """The end of the noun phrase that begins at ``start``, with its attributes; ``start`` if there is none.

    Attributes are genitives, names, "von" and brackets. Nothing at or after ``stop`` is looked at.
    """
    i = core(tokens, start, stop)
    while start < i < stop and tokens[start].tag != "PPER":
        further = _attribute(tokens, i, stop)
        if further == i:
            break
        i = further
    return i


def noun_phrase_before(tokens: Sequence[Token], end: int, stop: int) -> Range | None:
    """The noun phrase that ends at ``end``, looking back no further than ``stop``."""
    i = end
    if i > stop and tokens[i - 1].text == ")":
        i = next((j for j in range(i - 1, max(i - 8, stop), -1) if tokens[j].text == "("), i)
    while i > stop and (
        tokens[i - 1].text in QUOTE_MARKS or tokens[i - 1].tag in NOUN_TAGS | _BEFORE_NOUN | {"ADV", "KON"}
    ):
        i -= 1
        if tokens[i].tag in ("ART", "PPOSAT", "PDAT", "PIAT") and not _genitive_before(tokens, i, stop):
            break
    while i < end and (tokens[i].tag in ("KON", "ADV")):
        i += 1
    return (i, end) if i < end and any(t.tag in NOUN_TAGS for t in tokens[i:end]) else None


def may_be_nominative(tokens: Sequence[Token], start: int, stop: int, language: Language) -> bool:
    """Whether the noun phrase at ``start`` can be a subject, judged by its first words."""
    words = forms(language)
    token = tokens[start]
    text = token.text.lower()
    if token.tag == "PIS":
        return not text.endswith(("en", "em"))
    if _is_possessive(tokens, start, stop):
        return True
    if text in words.oblique:
        return False
    if text in ("der", "dieser", "jener", "jeder"):
        end = core(tokens, start, stop)
        head = tokens[end - 1].text.lower().strip("".join(QUOTE_MARKS)) if end > start + 1 else ""
        plain = next((t.text.lower() for t in tokens[start + 1 : end] if t.tag == "NN"), head)
        adjective = next((t for t in tokens[start + 1 : end] if t.tag == "ADJA"), None)
        return not is_feminine(plain, language) and not (adjective and adjective.text.endswith("en"))
    if token.tag == "ADJA":
        return not text.endswith(("en", "em"))
    return token.tag in NOUN_TAGS or token.tag in _BEFORE_NOUN or token.tag in _PRONOUN or text in QUOTE_MARKS


def is_human(tokens: Sequence[Token], place: Range, language: Language) -> bool:
    """A name, or a noun for somebody who can speak, by its ending."""
    words = forms(language)
    end = core(tokens, place[0], place[1])
    nouns = (t.text.lower() for t in tokens[place[0] : end] if t.tag == "NN")
    named = any(tokens[i].tag == "NE" and not _is_owner(tokens, i, place[0]) for i in range(place[0], end))
    return named or any(n.endswith(words.human) and not n.endswith(words.not_human) for n in nouns)


def _is_owner(tokens: Sequence[Token], i: int, start: int) -> bool:
    """Whether a name is the genitive of the noun before it: "die Pläne Brodersens"."""
    return i > start and tokens[i - 1].tag == "NN" and tokens[i].text.endswith("s") and tokens[start].tag == "ART"


def is_temporal(tokens: Sequence[Token], start: int, end: int, language: Language) -> bool:
    """Whether the head of a noun phrase says when, not who."""
    last = core(tokens, start, end)
    return last > start and tokens[last - 1].text.lower().endswith(forms(language).temporal)


def core(tokens: Sequence[Token], start: int, stop: int) -> int:
    """The end of determiner, adjectives, nouns and names; quotation marks that open inside close inside."""
    owned = _is_possessive(tokens, start, stop)
    if start < stop and tokens[start].tag in _PRONOUN and not owned:
        return start + 1
    noun = start
    i = start + owned
    opened = False
    while i < stop:
        token = tokens[i]
        before_noun = noun == start
        if token.text in QUOTE_MARKS:
            if not opened and not before_noun and i + 1 < stop and tokens[i + 1].tag not in NOUN_TAGS:
                break
            noun = i + 1 if opened and noun == i else noun
            opened = not opened
        elif (
            before_noun and i + 2 < stop and token.text in ("Jahre", "Monate") and tokens[i + 1].text.startswith("alt")
        ):
            i += 1  # "die 33 Jahre alte Ärztin"
        elif token.tag in NOUN_TAGS or _is_noun_form(tokens, i, stop):
            noun = i + 1
        elif token.tag == "CARD":
            if not before_noun and i + 1 < stop and tokens[i + 1].tag in NOUN_TAGS | {"ADJA"}:
                break  # a number before a noun counts what follows: "Polizei und Feuerwehr 14 Menschen"
            noun = i + 1 if not before_noun else noun
        elif not before_noun:
            break
        elif i > start and (participle := _participle(tokens, i, stop)):
            i = participle
        elif token.tag == "ADV" and i + 1 < stop and tokens[i + 1].tag == "CARD":
            pass
        elif token.tag == "ADJD" and start < i < stop - 1 and tokens[i + 1].tag == "ADJA":
            pass  # "die staatlich kontrollierten Medien"
        elif not (token.tag in _BEFORE_NOUN or (i > start and token.tag in ("ADV", "KON"))):
            break
        i += 1
    return noun


def _is_possessive(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """ "dessen", "deren" before the noun that they belong to."""
    return i + 1 < stop and tokens[i].text.lower() in ("dessen", "deren") and tokens[i + 1].tag in ("NN", "ADJA")


def _is_noun_form(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """An adjective that stands for a noun: "der 73-Jährige", "die Angeklagte"."""
    capital = tokens[i].text[0].isupper() or "-" in tokens[i].text
    alone = i + 1 >= stop or tokens[i + 1].tag not in NOUN_TAGS | {"ADJA", "KON", "$,"}
    return tokens[i].tag == "ADJA" and capital and alone


def _participle(tokens: Sequence[Token], i: int, stop: int) -> int | None:
    """The participle of an attribute that begins with a preposition: "einer am Dienstag bekannten Sache"."""
    if tokens[i].tag not in ("APPR", "APPRART", "PRF", "PROAV"):
        return None
    for j in range(i + 1, min(i + 9, stop - 1)):
        if tokens[j].tag.startswith("V") or tokens[j].tag.startswith("$"):
            return None
        between = tokens[j - 1].tag in ("NN", "NE", "ADV", "CARD") and tokens[j + 1].tag in NOUN_TAGS | {"ADJA"}
        if tokens[j].tag == "ADJA" and between:
            return j
    return None


def _attribute(tokens: Sequence[Token], i: int, stop: int) -> int:
    """The end of one attribute of the noun phrase that ends at ``i``."""
    token = tokens[i]
    text = token.text.lower()
    if token.tag in ("ART", "PPOSAT", "PDAT") and text.endswith(("es", "er")) and not _closed(tokens[i - 1]):
        return max(i, core(tokens, i, stop))
    if token.tag == "ADJA" and token.text[0].isupper() and text.endswith("er") and tokens[i - 1].tag == "NN":
        return max(i, core(tokens, i, stop))  # of a name: "Verband Norwegischer Zeitungen"
    if text in ("von", "vom") or (text in ("für", "im", "in", "bei", "aus", "beim") and token.tag.startswith("APPR")):
        end = core(tokens, i + 1, stop)
        if tokens[i - 1].tag == "NE":
            return end if text == "von" and i + 1 < end <= i + 3 and tokens[end - 1].tag == "NE" else i
        return end if end > i + 1 and text in ("von", "vom", "für", "beim", "bei") else i
    if token.tag == "KON" and text in ("und", "oder", "sowie") and i + 1 < stop:
        end = core(tokens, i + 1, stop)
        return end if end > i + 1 else i
    if text == "(":
        for j in range(i + 1, min(i + 6, stop)):
            if tokens[j].text == ")":
                return j + 1
    return i


def _closed(token: Token) -> bool:
    """Whether a noun phrase that ends with this token takes no genitive: a name or a bracket."""
    return token.tag in ("NE", "XY", "FM") or token.text == ")" or token.text in "“”»«"


def _genitive_before(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether the determiner at ``i`` opens a genitive that belongs to a noun before it."""
    genitive = tokens[i].text.lower() in ("des", "der", "eines", "einer", "seiner", "ihrer", "seines", "ihres")
    return genitive and i > stop and tokens[i - 1].tag in NOUN_TAGS
