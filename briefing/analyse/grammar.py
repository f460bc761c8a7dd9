"""Which clauses does a sentence have: verb, mood, subject?

Method: rules on STTS tags in the tradition of topological fields. A sentence is cut at commas, colons, dashes and
brackets, and before a coordinating conjunction that is followed by a further finite verb; every piece is named by its
opener and the place of its finite verb. There is no parser: a piece without a verb stays a fragment and is joined by
those who ask. Konjunktiv forms follow the Duden grammar; Konjunktiv I of regular verbs is the lemma without its -n.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from briefing.languages import Language
from briefing.model import Token

ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "fragment", "quote"]
Mood = Literal["indicative", "konjunktiv-1", "konjunktiv-2"]
Range = tuple[int, int]
"""Token indices, half-open."""

_PREPOSITIONS = frozenset({"APPR", "APPRART", "ART"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "[", "]", ".", "!", "?", "…", "..."})
_NOUN = frozenset({"NN", "NE", "FM", "XY", "TRUNC"})
_BEFORE_NOUN = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "ADJA", "CARD", "PIDAT", "PWAT", "PRELAT"})
_PRONOUN = frozenset({"PPER", "PIS", "PDS", "PPOSS"})
_SKIPPED = frozenset({"ADV", "PTKNEG", "PRF", "PROAV", "ADJD", "PTKANT", "PAV"})
_QUOTES = frozenset("„“”\"«»‚‘’›‹'")


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence: tokens ``first`` to ``last`` (half-open), ``verb`` the index of its finite verb.

    ``opener`` is its first word in lower case, coordinating conjunctions left out; ``linked`` says that there was one.
    """

    first: int
    last: int
    kind: ClauseKind
    verb: int | None
    mood: Mood | None
    opener: str
    linked: bool

    @property
    def verb_first(self) -> bool:
        return self.verb is not None and self.verb - self.first <= self.linked


@dataclass(frozen=True, slots=True)
class Forms:
    """The word lists of grammar.yml as sets."""

    relative: frozenset[str]
    subordinators: frozenset[str]
    adverbial_infinitive: frozenset[str]
    konjunktiv_1: frozenset[str]
    konjunktiv_2: frozenset[str]
    unclear: frozenset[str]
    oblique: frozenset[str]
    feminine: tuple[str, ...]
    first_person: frozenset[str]
    not_verbs: frozenset[str]
    temporal: tuple[str, ...]
    human: tuple[str, ...]
    joining: frozenset[str]


@cache
def forms(language: Language) -> Forms:
    """The closed classes of a language."""
    words = language["grammar"]
    return Forms(
        relative=frozenset(words["relative"]),
        subordinators=frozenset(words["subordinators"]),
        adverbial_infinitive=frozenset(words["adverbial_infinitive"]),
        konjunktiv_1=frozenset(words["konjunktiv_1"]),
        konjunktiv_2=frozenset(words["konjunktiv_2"]),
        unclear=frozenset(words["konjunktiv_2_unclear"]),
        oblique=frozenset(words["oblique"]),
        feminine=tuple(words["feminine_endings"]),
        first_person=frozenset(words["first_person"]),
        not_verbs=frozenset(words["not_verbs"]),
        temporal=tuple(words["temporal_endings"]),
        human=tuple(words["human_endings"]),
        joining=frozenset(words["joining_adverbs"]),
    )


def is_finite(token: Token) -> bool:
    return token.tag in ("VVFIN", "VAFIN", "VMFIN")


def clauses(tokens: Sequence[Token], opaque: frozenset[int], language: Language) -> tuple[Clause, ...]:
    """The clauses of one sentence, in order. ``opaque`` are tokens inside direct speech: they form clauses of kind
    ``quote`` and are not looked into."""
    out: list[Clause] = []
    for first, last, quoted in _pieces(tokens, opaque):
        if quoted:
            out.append(Clause(first, last, "quote", None, None, "", False))
        else:
            out += [_clause(tokens, a, b, language) for a, b in _conjuncts(tokens, first, last)]
    return tuple(_resumed(tokens, out))


def _resumed(tokens: Sequence[Token], found: list[Clause]) -> list[Clause]:
    """A subordinate clause cut by an enumeration or an insertion ends with the next piece whose verb comes last."""
    out: list[Clause] = []
    waiting: str | None = None
    for clause in found:
        if clause.kind == "subordinate":
            waiting = clause.opener if clause.verb is None else None
        elif waiting and clause.kind == "main" and clause.verb is not None:
            late = _only_tail(tokens, clause.verb + 1, clause.last)
            if late and (clause.verb > clause.first or clause.last == clause.first + 1):
                clause = replace(clause, kind="subordinate", opener=waiting)
            waiting = None
        out.append(clause)
    return out


def is_joined(tokens: Sequence[Token], clause: Clause, language: Language) -> bool:
    """Whether a clause that begins with its verb shares the subject of the one before: "und warnte", "warnte aber"."""
    assert clause.verb is not None
    follower = tokens[clause.verb + 1].text.lower() if clause.verb + 1 < clause.last else ""
    return clause.linked or follower in forms(language).joining


def beginning(found: Sequence[Clause], k: int) -> int:
    """The clause with which the subordinate clause ``k`` begins: itself, or the piece that its verb is parted from."""
    for j in range(k - 1, max(k - 6, -1), -1):
        if found[j].kind == "subordinate" and found[j].verb is None and found[j].opener == found[k].opener:
            return j
        if found[j].kind == "main":
            break
    return k


def mood(token: Token, language: Language) -> Mood:
    """The mood a finite form shows by itself; forms shared with the indicative count as indicative."""
    words, form = forms(language), token.text.lower()
    if form in words.konjunktiv_1:
        return "konjunktiv-1"
    if form in words.konjunktiv_2:
        return "indicative" if form in words.unclear else "konjunktiv-2"
    lemma = token.lemma.lower()
    if token.tag == "VVFIN" and form not in words.not_verbs and form.endswith("e") and lemma.endswith("n"):
        if form == lemma[:-1] or (lemma.endswith(("eln", "ern")) and form[:-1] in (lemma[:-1], lemma[:-3] + lemma[-2])):
            return "konjunktiv-1"
        if any(umlaut in form and umlaut not in lemma for umlaut in "äöü"):
            return "konjunktiv-2"
    return "indicative"


def noun_phrase(tokens: Sequence[Token], start: int, stop: int) -> int:
    """The end of the noun phrase that begins at ``start``, with genitives, names, "von" and brackets; ``start`` if none.

    Nothing at or after ``stop`` is looked at.
    """
    i = _core(tokens, start, stop)
    while start < i < stop and tokens[start].tag != "PPER":
        further = _attribute(tokens, i, stop)
        if further == i:
            break
        i = further
    return i


def may_be_nominative(tokens: Sequence[Token], start: int, stop: int, language: Language) -> bool:
    """Whether the noun phrase at ``start`` can be a subject, judged by its first words."""
    words = forms(language)
    token = tokens[start]
    text = token.text.lower()
    if token.tag == "PIS":
        return not text.endswith(("en", "em"))
    if text in words.oblique:
        return False
    if text in ("der", "dieser", "jener", "jeder"):
        end = _core(tokens, start, stop)
        head = tokens[end - 1].text.lower().strip("".join(_QUOTES)) if end > start + 1 else ""
        plain = next((t.text.lower() for t in tokens[start + 1 : end] if t.tag == "NN"), head)
        adjective = next((t for t in tokens[start + 1 : end] if t.tag == "ADJA"), None)
        return not plain.endswith(words.feminine) and not (adjective and adjective.text.endswith("en"))
    if token.tag == "ADJA":
        return not text.endswith(("en", "em"))
    return token.tag in _NOUN or token.tag in _BEFORE_NOUN or token.tag in _PRONOUN or text in _QUOTES


def subject(tokens: Sequence[Token], found: Sequence[Clause], k: int, language: Language) -> Range | None:
    """The noun phrase that can be the subject of clause ``k``; of its antecedent for a relative pronoun.

    A coordinated clause without one takes that of the clause before.
    """
    clause = found[k]
    if clause.verb is None:
        return None
    if clause.kind == "relative":
        return _relative_subject(tokens, found, k, language)
    if clause.kind == "subordinate":
        start = found[beginning(found, k)]
        stop = clause.verb if start is clause else start.last
        return _search(tokens, start.first + start.linked + 1, stop, language)
    if clause.verb_first and not clause.linked and (interrupted := _interrupted(tokens, found, k, language)):
        return interrupted
    before = _vorfeld(tokens, clause, language)
    after = _search(tokens, clause.verb + 1, clause.last, language)
    if clause.verb_first and is_joined(tokens, clause, language):
        return _inherited(tokens, found, k, language)
    if before and after and _object_first(tokens, before, after, clause.verb, language):
        before = None
    return before or after or _inherited(tokens, found, k, language)


def noun_phrase_before(tokens: Sequence[Token], end: int, stop: int) -> Range | None:
    """The noun phrase that ends at ``end``, looking back no further than ``stop``."""
    i = end
    if i > stop and tokens[i - 1].text == ")":
        i = next((j for j in range(i - 1, max(i - 8, stop), -1) if tokens[j].text == "("), i)
    while i > stop and (tokens[i - 1].text in _QUOTES or tokens[i - 1].tag in _NOUN | _BEFORE_NOUN | {"ADV", "KON"}):
        i -= 1
        if tokens[i].tag in ("ART", "PPOSAT", "PDAT", "PIAT") and not _genitive_before(tokens, i, stop):
            break
    while i < end and (tokens[i].tag in ("KON", "ADV")):
        i += 1
    return (i, end) if i < end and any(t.tag in _NOUN for t in tokens[i:end]) else None


# --------------------------------------------------------------------------- cutting


def _pieces(tokens: Sequence[Token], opaque: frozenset[int]) -> list[tuple[int, int, bool]]:
    out: list[tuple[int, int, bool]] = []
    silent = _insertions(tokens)
    first = 0
    for i in range(len(tokens) + 1):
        inside = i in opaque
        is_break = i == len(tokens) or (not inside and i not in silent and tokens[i].text in _BREAKS)
        turned = 0 < i < len(tokens) and inside != (i - 1 in opaque)
        turned = turned or (0 < i < len(tokens) and not inside and _begins_dass(tokens, i))
        if is_break or turned:
            if i > first:
                out.append((first, i, first in opaque))
            first = i + is_break
    return out


def _begins_dass(tokens: Sequence[Token], i: int) -> bool:
    """A "dass" whose comma was forgotten."""
    return tokens[i].text in ("dass", "daß") and tokens[i - 1].tag.startswith(("V", "PTKVZ", "PROAV"))


def _insertions(tokens: Sequence[Token]) -> frozenset[int]:
    """Brackets around a few words without a verb, "(SPD)": they do not cut a clause."""
    silent: set[int] = set()
    for i, token in enumerate(tokens):
        if token.text == "(":
            inner = range(i + 1, min(i + 8, len(tokens)))
            close = next((j for j in inner if tokens[j].text == ")"), None)
            if close and not any(is_finite(t) for t in tokens[i:close]):
                silent.update(range(i, close + 1))
    return frozenset(silent)


def _conjuncts(tokens: Sequence[Token], first: int, last: int) -> list[Range]:
    """Cuts before the last conjunction between two finite verbs."""
    verbs = [i for i in range(first, last) if is_finite(tokens[i])]
    cuts = [first]
    for one, other in itertools.pairwise(verbs):
        links = [i for i in range(one + 1, other) if tokens[i].tag == "KON"]
        if links:
            cuts.append(links[-1])
    return list(zip(cuts, [*cuts[1:], last], strict=True))


def _clause(tokens: Sequence[Token], first: int, last: int, language: Language) -> Clause:
    words = forms(language)
    start = first
    linked = tokens[start].tag == "KON" and start + 1 < last
    start += linked
    verbs = [i for i in range(start, last) if is_finite(tokens[i])] or _mistaken(tokens, start, last, language)
    opener = _opener(tokens, start, verbs[0] if verbs else last, words)
    text = tokens[opener].text.lower()
    if not verbs:
        infinitive = any(t.tag in ("PTKZU", "VVIZU") for t in tokens[start:last])
        first_wie = text == "wie" and opener == start
        waiting = (tokens[opener].tag == "KOUS" and text in words.subordinators) or text in ("dass", "daß", "ob")
        waiting = waiting or first_wie
        kind: ClauseKind = "infinitive" if infinitive else "subordinate" if waiting else "fragment"
        return Clause(first, last, kind, None, None, text, linked)
    kind = _kind(tokens, start, opener, last, verbs, words)
    verb = verbs[0] if kind == "main" else verbs[-1]
    shown = mood(tokens[verb], language)
    if shown != "indicative" and any(t.text.lower() == "ich" for t in tokens[start:last]):
        shown = "indicative"
    return Clause(first, last, kind, verb, shown, text, linked)


def _mistaken(tokens: Sequence[Token], start: int, last: int, language: Language) -> list[int]:
    """A finite verb that the tagger took for an infinitive or a participle: right behind a subject."""
    i = noun_phrase(tokens, start, last)
    while start < i < last and tokens[i].tag == "ADV":
        i += 1
    found = start < i < last and tokens[i].tag in ("VVINF", "VVPP") and not tokens[i].text.startswith("ge")
    return [i] if found and start == 0 and may_be_nominative(tokens, start, last, language) else []


def _opener(tokens: Sequence[Token], start: int, stop: int, words: Forms) -> int:
    """The subordinator among the first three words ("selbst während", "denn wie"), else the first word."""
    for i in range(start, min(start + 3, stop)):
        token = tokens[i]
        preposition = token.tag in _PREPOSITIONS and i > start
        if token.text.lower() in words.subordinators and not preposition:
            return i
        if token.tag not in ("ADV", "KON", "APPR", "PTKNEG", "ADJD"):
            break
    return start


def _kind(tokens: Sequence[Token], start: int, opener: int, last: int, verbs: list[int], words: Forms) -> ClauseKind:
    verb_late = verbs[-1] - start >= 2 and _only_tail(tokens, verbs[-1] + 1, last)
    text = tokens[start].text.lower()
    if text in words.relative and verb_late and (tokens[start].tag.startswith("PREL") or verbs[0] - start > 1):
        return "relative" if start > 0 and tokens[start - 1].text == "," else "main"
    if tokens[start].tag == "APPR" and start + 1 < last and verb_late:
        follower = tokens[start + 1]
        if follower.tag.startswith("PREL") or follower.text.lower() in ("deren", "dessen", "denen"):
            return "relative"
        if follower.tag in ("PWAT", "PWS"):
            return "subordinate"
    subordinator = tokens[opener].text.lower() in words.subordinators
    return "subordinate" if subordinator and (verb_late or tokens[opener].tag == "KOUS") else "main"


def _only_tail(tokens: Sequence[Token], start: int, last: int) -> bool:
    """Nothing but a few words after the final verb: a subordinate clause, at most with something moved behind it."""
    return last - start <= 1 or all(t.tag.startswith(("V", "$", "PTKVZ")) for t in tokens[start:last])


# --------------------------------------------------------------------------- noun phrases


def _core(tokens: Sequence[Token], start: int, stop: int) -> int:
    """The end of determiner, adjectives, nouns and names; quotation marks that open inside close inside."""
    if start < stop and tokens[start].tag in _PRONOUN:
        return start + 1
    i = noun = start
    opened = False
    while i < stop:
        token = tokens[i]
        before_noun = noun == start
        if token.text in _QUOTES:
            if not opened and not before_noun and i + 1 < stop and tokens[i + 1].tag not in _NOUN:
                break
            noun = i + 1 if opened and noun == i else noun
            opened = not opened
        elif token.tag in _NOUN:
            noun = i + 1
        elif token.tag == "CARD" or (token.tag == "ADJA" and token.text[0].isupper() and noun == i):
            noun = i + 1 if not before_noun else noun
        elif not before_noun:
            break
        elif i > start and (participle := _participle(tokens, i, stop)):
            i = participle
        elif not (token.tag in _BEFORE_NOUN or (i > start and token.tag in ("ADV", "KON"))):
            break
        i += 1
    return noun


def _participle(tokens: Sequence[Token], i: int, stop: int) -> int | None:
    """The participle of an attribute that begins with a preposition: "einer am Dienstag veröffentlichten Mitteilung"."""
    if tokens[i].tag not in ("APPR", "APPRART", "PRF", "PROAV"):
        return None
    for j in range(i + 1, min(i + 9, stop - 1)):
        if tokens[j].tag.startswith("V") or tokens[j].tag.startswith("$"):
            return None
        if tokens[j].tag == "ADJA" and tokens[j].text.endswith(("e", "en", "em", "er", "es")):
            if tokens[j + 1].tag in _NOUN | {"ADJA"} and tokens[j - 1].tag in ("NN", "NE", "ADV", "CARD"):
                return j
    return None


def _attribute(tokens: Sequence[Token], i: int, stop: int) -> int:
    """The end of one attribute of the noun phrase that ends at ``i``."""
    token = tokens[i]
    text = token.text.lower()
    if token.tag in ("ART", "PPOSAT", "PDAT") and text.endswith(("es", "er")):
        return max(i, _core(tokens, i, stop))
    if text in ("von", "vom") or (text in ("für", "im", "in", "bei", "aus", "beim") and token.tag.startswith("APPR")):
        end = _core(tokens, i + 1, stop)
        if tokens[i - 1].tag == "NE":
            return end if text == "von" and i + 1 < end <= i + 3 and tokens[end - 1].tag == "NE" else i
        return end if end > i + 1 and text in ("von", "vom", "für", "beim", "bei") else i
    if token.tag == "KON" and text in ("und", "oder", "sowie") and i + 1 < stop:
        end = _core(tokens, i + 1, stop)
        return end if end > i + 1 else i
    if text == "(":
        for j in range(i + 1, min(i + 6, stop)):
            if tokens[j].text == ")":
                return j + 1
    return i


def _genitive_before(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Whether the determiner at ``i`` opens a genitive that belongs to a noun before it."""
    genitive = tokens[i].text.lower() in ("des", "der", "eines", "einer", "seiner", "ihrer", "seines", "ihres")
    return genitive and i > stop and tokens[i - 1].tag in _NOUN


# --------------------------------------------------------------------------- subjects


def _interrupted(tokens: Sequence[Token], found: Sequence[Clause], k: int, language: Language) -> Range | None:
    """The noun phrase that opens the sentence when only insertions stand between it and the verb."""
    first: Range | None = None
    for clause in found[:k]:
        if clause.kind not in ("fragment", "relative"):
            return None
        start = clause.first + clause.linked
        if clause.kind == "fragment" and first is None and may_be_nominative(tokens, start, clause.last, language):
            first = start, clause.last
    return first if first and first[0] == found[0].first + found[0].linked else None


def _vorfeld(tokens: Sequence[Token], clause: Clause, language: Language) -> Range | None:
    assert clause.verb is not None
    i = clause.first + clause.linked
    while i < clause.verb and tokens[i].tag in ("ADV", "KON", "PTKNEG"):
        i += 1
    if i >= clause.verb or not may_be_nominative(tokens, i, clause.verb, language):
        return None
    end = clause.verb
    while end > i and tokens[end - 1].tag in ("ADV", "PTKNEG", "PROAV"):
        end -= 1
    if tokens[end - 1].text.lower() in ("zufolge", "gemäß", "nach"):
        return None
    if noun_phrase(tokens, i, end) == i:
        return None
    return i, end


def _object_first(tokens: Sequence[Token], before: Range, after: Range, verb: int, language: Language) -> bool:
    """Whether of two possible subjects the one after the verb is it: a thing stands before it, a person after it."""
    head = tokens[after[0]]
    if tokens[before[0]].text.lower() in ("das", "dies", "es", "was") and before[1] == before[0] + 1:
        certain = head.text.lower() == "der" and tokens[before[0]].text.lower() != "es"
        return certain or head.tag == "PPER" or is_human(tokens, after, language)
    if not _agrees(tokens, before, verb) and _agrees(tokens, after, verb):
        return True
    if tokens[before[0]].tag in ("PPER", "PIS") or tokens[before[0]].text.lower() in ("der", "ein"):
        return False
    near = all(t.tag in _SKIPPED for t in tokens[verb + 1 : after[0]])
    if head.tag == "PPER":
        return near and head.text.lower() != "es"
    if is_human(tokens, before, language):
        return False
    certain = head.text.lower() in ("der", "ein") or head.tag == "NE" or is_human(tokens, after, language)
    return near and certain


def _agrees(tokens: Sequence[Token], place: Range, verb: int) -> bool:
    """Whether number speaks against a noun phrase as the subject of a verb; True when it is open."""
    form = tokens[verb].text.lower()
    plural_verb = form.endswith(("en", "ern", "eln")) or form in ("sind", "waren")
    words = [t.text.lower() for t in tokens[place[0] : place[1]]]
    joined = "und" in words or "sowie" in words
    adjective = next((t for t in tokens[place[0] : place[1]] if t.tag == "ADJA"), None)
    if plural_verb:
        return joined or words[0] not in ("der", "das", "ein", "eine", "dieses", "dieser", "er", "es", "jeder", "jede")
    plural = words[0] == "die" and adjective is not None and adjective is tokens[place[0] + 1]
    return not (plural and adjective is not None and adjective.text.endswith("en")) and not (
        joined and tokens[place[0]].tag != "NE"
    )


def is_human(tokens: Sequence[Token], place: Range, language: Language) -> bool:
    """A name, or a noun for somebody who can speak, by its ending."""
    words = forms(language)
    end = _core(tokens, place[0], place[1])
    return any(
        t.tag == "NE" or (t.tag == "NN" and t.text.lower().endswith(words.human)) for t in tokens[place[0] : end]
    )


def _search(tokens: Sequence[Token], start: int, stop: int, language: Language) -> Range | None:
    """The first noun phrase from ``start`` that may be nominative; adverbs and prepositional phrases are passed over."""
    i = start
    while i < stop:
        token = tokens[i]
        if token.tag in ("APPR", "APPRART"):
            end = noun_phrase(tokens, i + 1, stop)
            i = max(end, i + 1)
        elif token.tag in _SKIPPED or token.tag == "PTKVZ":
            i += 1
        elif token.tag.startswith("V"):
            return None
        else:
            end = noun_phrase(tokens, i, stop)
            if end > i and may_be_nominative(tokens, i, stop, language) and not _temporal(tokens, i, end, language):
                return i, end
            i = max(end, i + 1)
    return None


def _temporal(tokens: Sequence[Token], start: int, end: int, language: Language) -> bool:
    core = _core(tokens, start, end)
    return core > start and tokens[core - 1].text.lower().endswith(forms(language).temporal)


def _relative_subject(tokens: Sequence[Token], found: Sequence[Clause], k: int, language: Language) -> Range | None:
    clause = found[k]
    assert clause.verb is not None
    pronoun = clause.first
    if tokens[pronoun].tag == "APPR" or tokens[pronoun].text.lower() in ("den", "dem", "denen", "deren", "dessen"):
        return _search(tokens, pronoun + 1 + (tokens[pronoun].tag == "APPR"), clause.verb, language)
    inner = _search(tokens, pronoun + 1, clause.verb, language)
    if inner and inner[0] == pronoun + 1 and tokens[inner[0]].tag in ("PPER", "NE", "ART"):
        return inner
    return noun_phrase_before(tokens, clause.first - 1, found[k - 1].first if k else 0)


def _inherited(tokens: Sequence[Token], found: Sequence[Clause], k: int, language: Language) -> Range | None:
    """Of a clause that begins with its verb: the noun phrase before an insertion, or the clause it is joined to."""
    clause = found[k]
    nearest: Range | None = None
    for j in range(k - 1, -1, -1):
        other = found[j]
        if other.kind == "main":
            return nearest or subject(tokens, found, j, language)
        start = other.first + other.linked
        if (
            other.kind == "fragment"
            and not is_joined(tokens, clause, language)
            and may_be_nominative(tokens, start, other.last, language)
        ):
            nearest = start, other.last
    return nearest
