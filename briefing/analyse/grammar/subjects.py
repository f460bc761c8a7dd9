"""Which noun phrase is the subject of a clause?"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analyse.grammar.clauses import Clause, beginning, is_joined
from briefing.analyse.grammar.forms import Range
from briefing.analyse.grammar.phrases import is_human, is_temporal, may_be_nominative, noun_phrase, noun_phrase_before
from briefing.languages import Language
from briefing.model import Token

_COPULAS = frozenset({"sein", "bleiben"})
_PRONOUNS = frozenset({"er", "sie", "es", "man"})
_SKIPPED = frozenset({"ADV", "PTKNEG", "PRF", "PROAV", "ADJD", "PTKANT"})


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
    pronoun_follows = clause.verb + 1 < clause.last and tokens[clause.verb + 1].text.lower() in (
        "er",
        "sie",
        "es",
        "man",
    )
    resumed = k + 1 < len(found) and found[k + 1].kind == "main" and found[k + 1].verb_first and not found[k + 1].linked
    if clause.verb_first and not clause.linked and not pronoun_follows and not resumed:
        interrupted = _interrupted(tokens, found, k, language)
        if interrupted:
            return interrupted
    before = _vorfeld(tokens, clause, language)
    after = _search(tokens, clause.verb + 1, clause.last, language)
    if clause.verb_first and is_joined(tokens, clause, language):
        return _inherited(tokens, found, k, language)
    if tokens[clause.verb].lemma in _COPULAS and before:
        return before
    if before and after and _object_first(tokens, before, after, clause.verb, language):
        before = None
    return before or after or _inherited(tokens, found, k, language)


def _interrupted(tokens: Sequence[Token], found: Sequence[Clause], k: int, language: Language) -> Range | None:
    """The noun phrase that opens the sentence, with its appositions, when only insertions part it from the verb."""
    first: Range | None = None
    for clause in found[:k]:
        if clause.kind not in ("fragment", "relative"):
            return None
        start = clause.first + clause.linked
        if clause.kind == "fragment" and first is None and may_be_nominative(tokens, start, clause.last, language):
            first = start, clause.last
    if first is None or first[0] != found[0].first + found[0].linked:
        return None
    end = first[1]
    for clause in found[1:k]:
        if clause.kind != "fragment":
            break
        end = clause.last
    return first[0], end


def _vorfeld(tokens: Sequence[Token], clause: Clause, language: Language) -> Range | None:
    assert clause.verb is not None
    i = clause.first + clause.linked
    while i < clause.verb and tokens[i].tag in ("ADV", "KON", "PTKNEG"):
        i += 1
    if i < clause.verb - 2 and tokens[i].tag in ("APPR", "APPRART") and _is_third(tokens, clause.verb):
        return clause.verb - 1, clause.verb
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


def _is_third(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a pronoun stands between a circumstance and the verb, as translations write: "Am Montag er sagte"."""
    return tokens[verb - 1].text in ("er", "sie") and tokens[verb - 1].tag == "PPER"


def _object_first(tokens: Sequence[Token], before: Range, after: Range, verb: int, language: Language) -> bool:
    """Whether of two possible subjects the one after the verb is it: a thing stands before it, a person after it."""
    head = tokens[after[0]]
    if tokens[before[0]].text.lower() in ("das", "dies", "es", "was") and before[1] == before[0] + 1:
        certain = head.text.lower() == "der" and tokens[before[0]].text.lower() != "es"
        return certain or head.tag == "PPER" or is_human(tokens, after, language)
    speaks = is_human(tokens, before, language) and not is_human(tokens, after, language)
    if not speaks and not _agrees(tokens, before, verb) and _agrees(tokens, after, verb):
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


def _search(tokens: Sequence[Token], start: int, stop: int, language: Language) -> Range | None:
    """The first noun phrase from ``start`` that may be nominative, past adverbs and prepositional phrases."""
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
            if end > i and may_be_nominative(tokens, i, stop, language) and not is_temporal(tokens, i, end, language):
                return i, end
            i = max(end, i + 1)
    return None


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
