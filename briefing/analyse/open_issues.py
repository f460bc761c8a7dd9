"""What does the article leave open?

Method: constructions of open_issues.yml over the clauses of a sentence, beside the tense shapes of `tense`; the first
rule in the order of the file gives the kind. Questions, sport, weather and service are left out. Figures: of 72
sentences found in 50 Wikinews and newspaper articles before any of them led to a rule, 55 showed something open when
read (76 %), and 49 labels told what (68 %).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from briefing.analyse.answerers import answerers, cast_of
from briefing.analyse.grammar import Clause, clauses
from briefing.analyse.labels import label
from briefing.analyse.tense import future, intended, looks_back, needed, planned, possible, present
from briefing.languages import Language
from briefing.model import Act, Document, Entity, IssueKind, OpenIssue, Sentence, Span, Statement, TimeExpression, Token

_QUOTES = "„“”\"»«‚‘›‹' "
_SHAPES = {
    "future": future,
    "planned": planned,
    "intended": intended,
    "possible": possible,
    "present": present,
    "passive-need": needed,
}
_EXCLUDED = {"planned": "purposes", "intended": "wishes", "future": "values", "present": "reporting"}
_REACH = 3  # sentences in which "the accusation" is looked for
_PIECES = 6  # fragments that a main clause may be cut into
_OUT_OF_SCOPE_SHARE = 0.34  # of an article's sentences; then the whole article is sport, weather or service


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    kind: IssueKind
    all: tuple[re.Pattern[str], ...]
    none: re.Pattern[str] | None
    whole: bool
    main: bool
    relative: bool
    shape: str | None
    time: str | None
    act: str | None
    aimed: bool
    listed: bool


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: tuple[_Rule, ...]
    out_of_scope: re.Pattern[str]
    settled: re.Pattern[str]
    steps: re.Pattern[str]
    ahead: re.Pattern[str]
    excluded: dict[str, frozenset[str]]


def find_open_issues(
    document: Document,
    sentences: tuple[Sentence, ...],
    entities: tuple[Entity, ...],
    statements: tuple[Statement, ...],
    times: tuple[TimeExpression, ...],
    language: Language,
) -> tuple[OpenIssue, ...]:
    """Sentences that show something unresolved, with kind, label and who could answer."""
    rules = _rules(language)
    body = [s for s in sentences if s.section in ("lead", "body")]
    outside = [bool(rules.out_of_scope.search(s.span.text(document.text))) for s in body]
    if sum(outside) > _OUT_OF_SCOPE_SHARE * len(body):
        return ()
    coming = [time.span for time in times if _is_ahead(time)]
    near = coming + [time.span for time in times if time.direction == "present" and not time.value]
    ahead = {"future": coming, "step": near, "near": near}
    said, cast = _said(body, statements), cast_of(sentences, entities, language)
    out: list[OpenIssue] = []
    unlisted: set[Span] = set()
    for number, (sentence, foreign) in enumerate(zip(body, outside, strict=True)):
        text = sentence.span.text(document.text)
        if (foreign and sum(outside) > 1) or text.rstrip(_QUOTES).endswith("?") or rules.settled.search(text):
            continue
        if looks_back(sentence.tokens, language):
            continue
        cues = {s.act: s.cue for s in said[number] if s.cue and sentence.span.contains(s.cue)}
        found = _find(document.text, sentence, ahead, cues, rules, language)
        if found:
            rule, clause = found
            earlier = body[max(0, number - _REACH) : number]
            lately = [issue for issue in out[-_REACH:] if earlier and issue.span.start >= earlier[0].span.start]
            unlisted |= set() if rule.listed else {sentence.span}
            out.append(
                OpenIssue(
                    span=sentence.span,
                    kind=rule.kind,
                    label=label(document.text, sentence, clause, rule.kind, earlier, lately, cast),
                    rule=language.rule("open_issues", rule.id),
                    answerers=answerers(sentence, clause, rule.aimed, said[number], cast),
                )
            )
    return tuple(issue for issue in out if issue.span not in unlisted)


def _said(body: Sequence[Sentence], statements: Sequence[Statement]) -> list[list[Statement]]:
    """For each sentence the statements whose words or cue stand in it."""
    out: list[list[Statement]] = [[] for _ in body]
    starts = [sentence.span.start for sentence in body]
    for statement in statements:
        numbers: set[int] = set()
        for span in (*statement.parts, *filter(None, [statement.cue])):
            numbers |= set(range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)))
        for number in sorted(numbers):
            out[number].append(statement)
    return out


def _find(
    text: str,
    sentence: Sentence,
    ahead: dict[str, list[Span]],
    cues: dict[Act, Span],
    rules: _Rules,
    language: Language,
) -> tuple[_Rule, Clause] | None:
    """The first rule that holds and the clause it holds in; ``cues`` are those of the statements in the sentence."""
    found = clauses(sentence.tokens, frozenset(), language)
    if not found:
        return None
    pieces = [(c, _whole(sentence.tokens, found, k)) for k, c in enumerate(found)]
    pieces = [(c, tokens) for c, tokens in pieces if not looks_back(tokens, language)]
    texts = [_joined(text, tokens) for _, tokens in pieces]
    whole = sentence.span.text(text)
    for rule in rules.rules:
        if rule.act:
            cue = next((cue for act, cue in cues.items() if act == rule.act), None)
            place = cue and next((c for c, tokens in pieces if tokens[-1].end >= cue.end), found[-1])
            if place:
                return rule, place
            continue
        if rule.whole:
            if _matches(rule, whole):
                place = next((c for (c, _), t in zip(pieces, texts, strict=True) if rule.all[0].search(t)), found[0])
                return rule, place
            continue
        for (clause, tokens), piece in zip(pieces, texts, strict=True):
            if (clause.kind == "relative" and not rule.relative) or (rule.main and clause.kind != "main"):
                continue
            if _matches(rule, piece) and _has_shape(rule, tokens, ahead, piece, rules, language):
                return rule, clause
    return None


def _is_ahead(time: TimeExpression) -> bool:
    """Whether a time lies after the day it was resolved against, by its value or by what its words say."""
    if time.direction == "future":
        return True
    value = (time.value or "").partition("/")[0][:10]
    day = time.type in ("DATE", "TIME") and value.replace("-", "").isdigit()
    return time.anchor is not None and day and value > time.anchor[: len(value)]


def _whole(tokens: tuple[Token, ...], found: tuple[Clause, ...], k: int) -> tuple[Token, ...]:
    """The tokens of clause ``k``; a main clause takes the fragments that follow it ("am Montag, den 3. Mai, tagen")."""
    out = tokens[found[k].first : found[k].last]
    for other in found[k + 1 : k + 1 + _PIECES] if found[k].kind == "main" else ():
        if other.kind == "main":
            break
        if other.kind == "fragment":
            out += tokens[other.first : other.last]
    return out


def _joined(text: str, tokens: tuple[Token, ...]) -> str:
    """The words of the tokens with what stands between neighbours."""
    out = ""
    for before, token in pairwise((None, *tokens)):
        assert token is not None
        near = before is None or token.start - before.end <= 1
        out += (text[before.end : token.start] if before and near else " " if before else "") + token.text
    return out


def _matches(rule: _Rule, text: str) -> bool:
    return all(pattern.search(text) for pattern in rule.all) and not (rule.none and rule.none.search(text))


def _has_shape(
    rule: _Rule, tokens: tuple[Token, ...], ahead: dict[str, list[Span]], text: str, rules: _Rules, language: Language
) -> bool:
    if rule.shape is None:
        return True
    if not _SHAPES[rule.shape](tokens, language):
        return False
    verbs = {t.lemma.lower() for t in tokens if t.tag[0] == "V"}
    if not rule.all and not verbs.isdisjoint(rules.excluded.get(rule.shape, frozenset())):
        return False
    if not rule.time or (rule.time == "step" and rules.steps.search(text)):
        return True
    span = Span(tokens[0].start, tokens[-1].end)
    return bool(rules.ahead.search(text)) or any(span.contains(time) for time in ahead[rule.time])


@cache
def _rules(language: Language) -> _Rules:
    words = language["open_issues"]
    return _Rules(
        rules=tuple(_rule(entry) for entry in words["rules"]),
        out_of_scope=_pattern(words["out_of_scope"]),
        settled=_pattern(words["settled"]),
        steps=_pattern(words["steps"]),
        ahead=_pattern([words["ahead"]]),
        excluded={shape: frozenset(words[words_of]) for shape, words_of in _EXCLUDED.items()},
    )


def _rule(entry: dict[str, Any]) -> _Rule:
    none = entry.get("none")
    return _Rule(
        id=entry["id"],
        kind=entry["kind"],
        all=tuple(_pattern([pattern]) for pattern in entry.get("all", ())),
        none=_pattern(none) if none else None,
        whole=entry.get("in") == "sentence",
        main=entry.get("in") == "main",
        relative=entry.get("relative", "shape" not in entry),
        shape=entry.get("shape"),
        time=entry.get("time"),
        act=entry.get("act"),
        aimed=entry["kind"] == "demanded" or "aimed" in entry,
        listed=entry.get("listed", True),
    )


def _pattern(alternatives: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)
