"""Noun phrases of a clause and their nominative and genitive, as far as article and endings show them.

Method: strong and weak adjective endings of German (Duden grammar, declension of adjectives); where gender or number
cannot be seen, the adjectives are left out rather than inflected wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.analyse.grammar import forms, may_be_nominative
from briefing.languages import Language
from briefing.model import Token

NOUNS = frozenset({"NN", "NE", "FM", "XY"})
_NUMBERS = ("illion", "illionen", "illiarde", "illiarden")
_MEMBERS = 8  # of a list that a phrase may take in
_DETERMINERS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``first`` to ``last`` (half-open), its noun at ``head``, ``preposition`` the word before if it is one."""

    first: int
    head: int
    last: int
    preposition: str


def phrases(tokens: Sequence[Token], first: int, last: int, language: Language) -> Iterator[Phrase]:
    """The noun phrases between two tokens, each with its attributes; those of an empty noun come alone, too."""
    i = first
    while i < last:
        end = _core(tokens, i, last)
        if end is None:
            i += 1
            continue
        before = tokens[i - 1] if i > first else None
        preposition = before.text.lower() if before is not None and before.tag in ("APPR", "APPRART") else ""
        stop = end if _says_when(tokens[end - 1], language) else _attributes(tokens, i, end, last, language)
        yield Phrase(i, end - 1, stop, preposition)
        i = end if tokens[end - 1].text.lower() in language["labels"]["empty"] else stop


def _core(tokens: Sequence[Token], start: int, stop: int) -> int | None:
    """The end of determiner, adjectives and noun that begin at ``start``; None when none do."""
    i = start
    if tokens[i].tag in _DETERMINERS:
        i += 1
        while i + 1 < stop and tokens[i].tag in ("ADV", "ADJD") and tokens[i + 1].tag in ("ADV", "ADJD", "ADJA"):
            i += 1
    elif tokens[i].tag == "PTKNEG" and i + 1 < stop and tokens[i + 1].tag == "ADJA":
        i += 1
    while i < stop and (tokens[i].tag in ("ADJA", "CARD") or _joins(tokens, i, stop)):
        i += 1
    while i + 2 < stop and tokens[i].tag == "TRUNC" and tokens[i + 1].text in (",", "und", "oder", "sowie"):
        i += 2  # "Luft- und Seeweg"
    noun = i
    while (
        i < stop
        and tokens[i].tag in NOUNS
        and (i == noun or tokens[i].tag != "NN" or tokens[i - 1].text.endswith(_NUMBERS))
    ):
        i += 1
    return i if i > noun else None


def _joins(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether a conjunction joins two adjectives: "aus sozialer und rechtlicher Sicht"."""
    return tokens[i].tag == "KON" and i + 1 < stop and tokens[i - 1].tag == tokens[i + 1].tag == "ADJA"


def _says_when(head: Token, language: Language) -> bool:
    return head.tag == "NN" and head.text.lower().endswith(forms(language).temporal)


def _attributes(tokens: Sequence[Token], first: int, end: int, stop: int, language: Language) -> int:
    """The end of the genitives, joined nouns and prepositional attributes that follow the noun before ``end``."""
    words = language["labels"]
    while end < stop:
        token = tokens[end]
        text = token.text.lower()
        following = None
        agreeing = text.endswith(("es", "er")) and token.text.islower() and tokens[end - 1].tag == "NN"
        if agreeing and token.tag in (*_DETERMINERS, "ADJA"):
            following = _core(tokens, end, stop)
        elif token.tag == "KON" and text in words["joining"] and end + 1 < stop:
            same = tokens[end + 1].text.lower() == tokens[first].text.lower()
            bare = tokens[end + 1].tag in NOUNS or (same and end + 2 < stop and tokens[end + 2].tag in NOUNS)
            following = _core(tokens, end + 1, stop) if bare else None
        elif token.text == ",":
            following = _listed(tokens, end, stop)
        elif token.tag in ("APPR", "APPRART") and end + 1 < stop:
            following = _prepositional(tokens, first, end, stop, language)
        if following is None or tokens[following - 1].text.lower() in words["empty"]:
            return end
        end = following
    return end


def _listed(tokens: Sequence[Token], comma: int, stop: int) -> int | None:
    """The end of a list that goes on at a comma: ", Richtern und Anwälten"."""
    i = comma
    for _ in range(_MEMBERS):
        if i + 1 >= stop or tokens[i].text != "," or not (end := _core(tokens, i + 1, stop)):
            break
        i = end
    if i > comma and i + 1 < stop and tokens[i].tag == "KON":
        return _core(tokens, i + 1, stop)
    return None


def _prepositional(tokens: Sequence[Token], first: int, at: int, stop: int, language: Language) -> int | None:
    """The end of the attribute of the phrase from ``first`` that begins at ``at``; a place belongs to any noun."""
    words, preposition = language["labels"], tokens[at].text.lower()
    end = _core(tokens, at + 1, stop)
    if end is None:
        return None
    wanted = words["asks_for"].get(preposition)
    asking = [t.text.lower() for t in tokens[first:at] if t.tag == "NN"]
    asked = bool(asking) if wanted is None else any(noun.endswith(tuple(wanted)) for noun in asking)
    if preposition in words["attributive"] and asked:
        return end
    place = all(t.tag == "NE" for t in tokens[at + 1 : end] if t.tag in NOUNS)
    return end if preposition in words["locative"] and place else None


def genitive(text: str, tokens: Sequence[Token], phrase: Phrase, language: Language) -> str | None:
    """The phrase in the genitive where its article and noun show how ("das Gesetz" -> "des Gesetzes"), else None."""
    words = language["labels"]
    first, head = tokens[phrase.first], tokens[phrase.head]
    article = first.text.lower()
    determiner = words["genitive_articles"].get(article) if first.tag == "ART" and not phrase.preposition else None
    between = tokens[phrase.first + 1 : phrase.head]
    joined = phrase.head + 1 < phrase.last and tokens[phrase.head + 1].tag == "KON"
    if not determiner or joined or any(t.tag != "ADJA" for t in between):
        return None
    adjectives = [_with_ending(t.text, "en") for t in between]
    if article in words["determiners"]["feminine_or_plural"]:
        return " ".join([determiner, *adjectives, head.text]) + _rest(text, tokens, phrase)
    if head.text.casefold() != head.lemma.casefold() or not (
        article in words["determiners"]["neuter"] or _is_strong_masculine(tokens, phrase, language)
    ):
        return None
    ending = "es" if head.text.endswith(("s", "ß", "z", "x")) else "s"
    return " ".join([determiner, *adjectives, head.text + ending]) + _rest(text, tokens, phrase)


def _is_strong_masculine(tokens: Sequence[Token], phrase: Phrase, language: Language) -> bool:
    """Whether the noun takes -s in the genitive, its article being one that masculine nouns have, too."""
    words, head = language["labels"], tokens[phrase.head]
    if head.tag != "NN" or head.text.lower().endswith(tuple(words["weak"])):
        return False
    article = tokens[phrase.first].text.lower()
    oblique = article in words["determiners"]["feminine_oblique"]  # "der": a nominative or the oblique of "die"
    return not oblique or may_be_nominative(tokens, phrase.first, phrase.head + 1, language)


def nominative(text: str, tokens: Sequence[Token], phrase: Phrase, language: Language) -> str:
    """The phrase without its article, adjectives and noun in the nominative as far as the forms show it."""
    first = tokens[phrase.first]
    determiner = first.text.lower() if first.tag in _DETERMINERS else _shared(tokens, phrase.first)
    start = phrase.first + (first.tag in _DETERMINERS and first.tag != "PIAT")
    noun = next(i for i in range(start, phrase.head + 1) if tokens[i].tag in NOUNS)
    head = tokens[phrase.head]
    plural = head.tag == "NN" and not head.text.endswith("s") and head.text.casefold() != head.lemma.casefold()
    before = tokens[start:noun]
    ending = "" if first.tag == "PIAT" else _ending(determiner, phrase.preposition, before, plural, language)
    words = [_with_ending(t.text, ending) if t.tag == "ADJA" else t.text for t in before if ending is not None]
    words += [t.text for t in tokens[noun : phrase.head]]
    joined = phrase.head + 1 < phrase.last and tokens[phrase.head + 1].tag == "KON"  # keeps the case of both nouns
    words.append(head.text if joined else _noun(head, determiner, phrase.preposition, plural, language))
    return " ".join(words) + _rest(text, tokens, phrase)


def _shared(tokens: Sequence[Token], first: int) -> str:
    """The article of adjectives that a comma parts: "das alte, | kleine Haus"."""
    if first < 3 or tokens[first - 1].text != "," or tokens[first - 2].tag != "ADJA":
        return ""
    before = tokens[first - 3]
    return before.text.lower() if before.tag in _DETERMINERS else ""


def _ending(determiner: str, preposition: str, before: Sequence[Token], plural: bool, language: Language) -> str | None:
    """The ending of an adjective in the nominative without article; "" to leave it, None when it cannot be seen."""
    forms = language["labels"]["determiners"]
    adjectives = [t.text for t in before if t.tag == "ADJA"]
    if not adjectives or determiner in forms["mixed"]:
        return ""
    if plural or determiner in forms["feminine_or_plural"] or preposition in forms["feminine_contracted"]:
        return "e"
    if determiner in forms["feminine_oblique"]:
        return "e" if adjectives[0].endswith("en") else "er"
    if determiner in forms["neuter"]:
        return "es"
    if determiner in forms["accusative"]:
        return "er"
    return "" if not determiner and not preposition and not adjectives[0].endswith("en") else None


def _with_ending(word: str, ending: str) -> str:
    if not ending or not word[-1].isalpha() or (word[:1].isupper() and word.endswith("er")):  # "Berliner" stays
        return word
    stem = word[:-2] if word.endswith(("en", "er", "es", "em")) else word.removesuffix("e")
    return stem + ending


def _noun(head: Token, determiner: str, preposition: str, plural: bool, language: Language) -> str:
    words, text, lemma = language["labels"], head.text, head.lemma.lower()
    if head.tag != "NN":
        return text
    if text.endswith("s") and (determiner in words["determiners"]["genitive"] or preposition in words["genitive"]):
        return text[: len(lemma)] if text.lower().startswith(lemma) else text
    if (
        plural
        and text.endswith("n")
        and (preposition in words["dative"] or determiner in words["determiners"]["accusative"])
    ):
        if lemma.endswith(("er", "el")):
            return text[:-1]
        if text.lower() == lemma + "en" and not lemma.endswith(tuple(words["plural_en"])):
            return text[:-1]
    return text


def _rest(text: str, tokens: Sequence[Token], phrase: Phrase) -> str:
    """What follows the noun, as it stands; the article of a joined noun goes like that of the first."""
    out, end = "", tokens[phrase.head].end
    for i in range(phrase.head + 1, phrase.last):
        if tokens[i].tag in _DETERMINERS and tokens[i - 1].tag == "KON":
            out += text[end : tokens[i - 1].end]
            end = tokens[i].end
    return out + text[end : tokens[phrase.last - 1].end]
