"""How is an open issue called? By a few words of its sentence that say what is open.

Method: an indirect question stands as it is; "this" and "the accusation" take what was said before; else the matter of
the clause as a noun phrase, else the clause as a headline, first of the clause with the cue, then of its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analyse.answerers import Cast
from briefing.analyse.condensed import complement, condensed, is_elliptic, leads_on, subordinate
from briefing.analyse.grammar import Clause, Range, is_human, subject
from briefing.analyse.insertions import without_insertions
from briefing.analyse.matters import matter, named
from briefing.analyse.phrases import NOUNS, nominative, phrases
from briefing.analyse.questions import capital, indirect_question, short, trimmed
from briefing.analyse.reference import antecedent
from briefing.analyse.stretches import is_frame, spaced
from briefing.languages import Language
from briefing.model import IssueKind, OpenIssue, Sentence, Token

_LONGEST = 11  # words of a headline
_VERBATIM = 13  # words of a clause that stands as it is
_LONGEST_PAIR = 14  # words of a condition with what depends on it
_ASKING = ("unknown", "undecided")  # kinds that any indirect question may belong to


def label(
    text: str,
    sentence: Sentence,
    clause: Clause,
    kind: IssueKind,
    earlier: Sequence[Sentence],
    issues: Sequence[OpenIssue],
    cast: Cast,
) -> str:
    """Words of the sentence, at most 14, that name what is open in ``clause``.

    Where it speaks of "the accusation" or "this", words of the few sentences before, ``earlier``, and of their issues.
    """
    language = cast.language
    tokens, found = without_insertions(sentence.tokens, clause, language)
    start = sentence.tokens[clause.first].start
    at = max((k for k, c in enumerate(found) if tokens[c.first].start <= start), default=0)
    at = _telling(tokens, found, at, language)
    opening = found[at - 1].opener if at and found[at].verb_first and not found[at].linked else ""
    asked = opening in language["labels"]["questions"] and opening != "wie"
    question = indirect_question(tokens, found, at, asked or kind in _ASKING, language)
    if words := question or _meant(text, tokens, found[at], earlier, issues, language):
        return words
    if kind == "conditional" and (words := _condition(tokens, found, at, language)):
        return capital(trimmed(words))
    if words := _fronted(tokens, found, at, language):
        return capital(words)
    ways = _ways(text, tokens, found, at, cast)
    return next((capital(trimmed(words)) for words in ways if words), "") or short(sentence.span.text(text), _LONGEST)


def _ways(text: str, tokens: Sequence[Token], found: Sequence[Clause], at: int, cast: Cast) -> Iterator[str | None]:
    """The labels that the clauses allow, the best one first."""
    language = cast.language

    def naming(place: Range) -> str | None:
        meant = antecedent(
            tokens[place[0]].start, tokens[place[1] - 1].end, cast.sentences, cast.entities, cast.language
        )
        return next((entity.name for entity in cast.entities if entity.id == meant), None)

    def headline(k: int, most: int = _LONGEST, *, bare: bool = False) -> str | None:
        return condensed(tokens, found, k, most, language, naming, bare=bare)

    piece = found[at]
    if at and (
        piece.kind == "relative" or (piece.kind == "fragment" and piece.opener in language["labels"]["definite"])
    ):
        yield named(text, tokens, found[at - 1], language)
    content = at + 1 if complement(tokens, found, at, language) else None
    if content is None:
        yield matter(text, tokens, found, at, language)
    elif found[content].kind == "infinitive":
        yield matter(text, tokens, found, content, language)
    yield headline(at)
    yield headline(at, _VERBATIM)
    yield _verbatim(tokens, found, at, language)
    telling = (*language["labels"]["content"], *language["labels"]["conditions"])
    inner = [k for k in (at, at + 1) if k < len(found) and found[k].opener in telling]
    yield from (subordinate(tokens, found, k, _VERBATIM, language) for k in inner)
    yield headline(at, _VERBATIM, bare=True)
    yield from (subordinate(tokens, found, k, _VERBATIM, language, bare=True) for k in inner)
    if all(clause.verb is None for clause in found):  # "Urteil noch nicht rechtskräftig."
        whole = spaced(tokens, 0, len(tokens))
        yield whole if len(whole.split()) <= _VERBATIM else None
    near = [k for k in (at + 1, at - 1) if 0 <= k < len(found) and not _tells(tokens, found[k], language)]
    yield from (matter(text, tokens, found, k, language) for k in near)
    yield from (headline(k) for k in near)
    yield from (_verbatim(tokens, found, k, language) for k in near)
    yield from (matter(text, tokens, found, k, language, loose=True) for k in (at, *near))
    yield _longest(text, tokens, language)


def _tells(tokens: Sequence[Token], clause: Clause, language: Language) -> bool:
    """Whether a clause only names who says so: "sagte sie weiter"."""
    return clause.verb is not None and tokens[clause.verb].lemma.lower() in language["labels"]["telling"]


def _longest(text: str, tokens: Sequence[Token], language: Language) -> str | None:
    """The longest noun phrase that names no person, in the nominative."""
    of_things = (
        p
        for p in phrases(tokens, 0, len(tokens), language)
        if not is_human(tokens, (p.first, p.last), language) and not is_frame(tokens, p.first, p.head, language)
    )
    longest = max(of_things, key=lambda p: p.last - p.first, default=None)
    return short(nominative(text, tokens, longest, language), _LONGEST) if longest else None


def _condition(tokens: Sequence[Token], found: Sequence[Clause], at: int, language: Language) -> str | None:
    """A condition and what depends on it, as they stand, when both are short."""
    for first in (at, at - 1):
        pair = found[max(first, 0) : first + 2]
        ifs = [c.opener in language["labels"]["conditions"] for c in pair]
        if len(pair) == 2 and any(ifs) and all(c.verb is not None and not c.linked for c in pair):
            words = spaced(tokens, pair[0].first, pair[1].last)
            return words if len(words.split()) <= _LONGEST_PAIR else None
    return None


def _fronted(tokens: Sequence[Token], found: Sequence[Clause], at: int, language: Language) -> str | None:
    """A "dass" and the clause that it opens, as they stand: "Dass der Damm hält, bezweifelt der Rat"."""
    if at != 1 or not found[at].verb_first or found[0].opener not in language["labels"]["content"]:
        return None
    words = spaced(tokens, found[at - 1].first, found[at].last)
    return words if found[at - 1].kind == "subordinate" and len(words.split()) <= _LONGEST_PAIR else None


def _verbatim(tokens: Sequence[Token], found: Sequence[Clause], k: int, language: Language) -> str | None:
    """Clause ``k`` as it stands with what belongs to it, when it is short and whole."""
    clause = found[k]
    place = subject(tokens, found, k, language)
    if clause.verb is None or clause.kind not in ("main", "subordinate") or clause.verb_first:
        return None
    if clause.kind == "subordinate" and clause.opener not in language["labels"]["content"]:
        return None
    inside = range(clause.first, clause.last)
    if place is not None and place[0] not in inside and not any(is_elliptic(tokens, i) for i in inside):
        return None
    tail = complement(tokens, found, k, language)
    outside = (i for i in inside if not (place and place[0] <= i < place[1]))
    if tail is None and leads_on(tokens, found, k) and all(tokens[i].tag not in NOUNS for i in outside):
        return None
    first, end = clause.first + clause.linked, tail[1] if tail else clause.last
    words = spaced(tokens, first, end)
    if place and clause.verb == first + 1 == place[0] - 1 and tokens[first].tag in ("PROAV", "ADV"):
        order = ((place[0], place[1]), (clause.verb, place[0]), (place[1], end))  # "Demnach solle der Rat gehen"
        words = " ".join(filter(None, (spaced(tokens, *part) for part in order)))
    return words if 2 < len(words.split()) <= _VERBATIM else None


def _telling(tokens: Sequence[Token], found: Sequence[Clause], at: int, language: Language) -> int:
    """The clause that says the matter where clause ``at`` only says that somebody spoke of it."""
    clause = found[at]
    if clause.verb is None or tokens[clause.verb].tag == "VMFIN":
        return at
    place = subject(tokens, found, at, language)
    others = [i for i in range(clause.first, clause.last) if not (place and place[0] <= i < place[1])]
    if not all(tokens[i].tag[0] == "V" or tokens[i].tag in ("PTKVZ", "ADV") for i in others):
        return at
    if at and found[at - 1].kind == "main" and clause.kind == "main" and clause.verb_first and not clause.linked:
        return at - 1  # "..., kündigte sie an"
    following = found[at + 1] if at + 1 < len(found) else None
    reported = following is not None and following.kind == "main" and following.mood in ("konjunktiv-1", "konjunktiv-2")
    return at + 1 if reported and clause.mood == "indicative" else at  # "sie warnte, die Kosten seien hoch"


def _meant(
    text: str,
    tokens: Sequence[Token],
    clause: Clause,
    earlier: Sequence[Sentence],
    issues: Sequence[OpenIssue],
    language: Language,
) -> str | None:
    """What "the accusation" or "this" stands for, where exactly one thing was named before."""
    refers = language["labels"]["refers"]
    bare = [
        phrase
        for phrase in phrases(tokens, clause.first, clause.last, language)
        if phrase.last == phrase.head + 1 == phrase.first + 2
        and tokens[phrase.first].text.lower() in language["labels"]["definite"]
    ]
    nouns = [noun for phrase in bare if (noun := tokens[phrase.head].text.lower()) in refers]
    if len(nouns) > 1:
        return None
    if nouns:
        named = {
            capital(short(nominative(text, before.tokens, phrase, language), _LONGEST))
            for before in earlier
            for phrase in phrases(before.tokens, 0, len(before.tokens), language)
            if before.tokens[phrase.head].text.lower() == nouns[0] and phrase.last > phrase.head + 1
        }
        named = named or {
            issue.label for issue in issues if issue.rule.endswith(f":{refers[nouns[0]]}") and " " in issue.label
        }
        return named.pop() if len(named) == 1 else None
    pointing = any(t.tag == "PDS" and t.text.lower() in ("das", "dies") for t in tokens[clause.first : clause.last])
    last = [
        issue
        for issue in issues
        if earlier and issue.span == earlier[-1].span and issue.kind in ("disputed", "demanded")
    ]
    return last[0].label if pointing and last else None
