"""Free indirect speech: sentences whose mood alone says that somebody else is speaking."""

from __future__ import annotations

from typing import NamedTuple

from briefing.analyse.grammar import Clause, is_human, subject
from briefing.analyse.statements.content import content_end
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language
from briefing.model import Span, Statement

_SOURCES = frozenset({"laut", "nach-angaben", "zufolge", "so", "wie", "wonach", "meinung-nach", "demnach", "aus-sicht"})


class Run(NamedTuple):
    """What a sentence in the Konjunktiv can go on from: the statement that named a speaker last, whether the sentence
    before said something, and that sentence if it stands in the same paragraph."""

    frame: Statement | None
    continues: bool
    before: Scene | None


def run_statement(scene: Scene, run: Run, language: Language) -> Statement | None:
    """What a sentence says in the Konjunktiv, as a statement of the frame's speaker.

    Konjunktiv I speaks for itself; Konjunktiv II needs a statement in the sentence before, because it may be a
    condition or a guess of the writer's. Behind a main clause in the indicative it is that clause's subject who
    speaks. Without a frame the speaker stays open.
    """
    mains = [(k, c) for k, c in enumerate(scene.clauses) if c.kind == "main"]
    reported = any(c.mood == "konjunktiv-1" for _, c in mains)
    told = run.continues and any(c.mood == "konjunktiv-2" and not _guesses(scene, c, run.before) for _, c in mains)
    if not reported and not told:
        return None
    rule = language.rule("statements", "konjunktiv-1" if reported else "konjunktiv-2")
    first = next(k for k, c in mains if c.mood != "indicative")
    leading = [k for k, c in mains if k < first and not (c.verb_first and k == 0)]
    if leading and not scene.clauses[first].linked:
        who = subject(scene.tokens, scene.clauses, leading[-1], language)
        parts = (scene.pieces((_opening(scene.clauses, first), content_end(scene, first))),)
        return Statement(parts, "indirect", "says", rule, None, scene.span(who) if who else None)
    quoted = next((c.first for c in scene.clauses if c.kind == "quote"), len(scene.tokens))
    if quoted <= scene.clauses[first].first:
        return None
    span = scene.sentence.span
    end = span.end - 1 if scene.tokens[-1].text in ".!?" else span.end
    if quoted < len(scene.tokens):
        end = scene.span((0, quoted)).end
    return Statement(
        (Span(span.start, end),), "free-indirect", "says", rule, None, run.frame.speaker if run.frame else None
    )


def _guesses(scene: Scene, clause: Clause, before: Scene | None) -> bool:
    """Whether "könnte", "wäre", "hätte Platz" is the writer's own guess: behind no Konjunktiv nobody's speech goes on.

    Speech takes the Konjunktiv II only where the Konjunktiv I sounds like the indicative ("hätten", "würden").
    """
    assert clause.verb is not None
    if scene.is_one(clause.first + clause.linked, "anybody"):
        return True
    doubtful = scene.is_one(clause.verb, "guesses")
    perfect = any(t.tag == "VVPP" for t in scene.tokens[clause.verb : clause.last])
    if not doubtful and (perfect or not scene.is_one(clause.verb, "guesses_of_state")):
        return False
    forbids = scene.tokens[clause.verb].lemma == "dürfen" and any(
        scene.is_one(i, "negations") for i in range(clause.first, clause.last)
    )
    worded = any(not quote.speech for quote in scene.quotes)
    told = any(c.mood == "konjunktiv-1" for c in scene.clauses)
    goes_on = before is not None and any(c.mood not in (None, "indicative") for c in before.clauses)
    return not (forbids or worded or told or goes_on)


def run_around(scene: Scene, explicit: list[Statement], run: Run, language: Language) -> Statement | None:
    """The run that a sentence belongs to although it has cues: they stand in the Konjunktiv and are told themselves.

    "Kiew gehe davon aus, dass ..." is said by the frame's speaker about Kiew.
    """
    first = next((c for c in scene.clauses if c.kind == "main"), None)
    if (
        not explicit
        or first is None
        or first.mood in (None, "indicative")
        or run.frame is None
        or first is not scene.clauses[0]
    ):
        return None
    by_source = any(s.speaker is not None and s.rule.rpartition(":")[2] in _SOURCES for s in explicit)
    before = any(s.parts[0].start <= scene.tokens[0].start + 1 for s in explicit)
    return None if by_source or before else run_statement(scene, run, language)


def is_aside(scene: Scene, explicit: list[Statement]) -> bool:
    """Whether all cues of a sentence stand in side clauses, so that its main clause can go on with what was said:
    "Obwohl sie damit rechnet, sei der Plan gut"."""
    sides = [scene.span((c.first, c.last)) for c in scene.clauses if c.kind in ("subordinate", "relative")]
    mains = [scene.span((c.first, c.last)) for c in scene.clauses if c.kind == "main"]
    told = [part for statement in explicit for part in statement.parts]
    asides = all(s.cue is not None and any(side.contains(s.cue) for side in sides) for s in explicit)
    return asides and not any(part.overlaps(main) for part in told for main in mains)


def implied_speaker(scene: Scene, language: Language) -> Span | None:
    """Who could go on speaking after a sentence without a statement: the known person or body that is its subject.

    Nobody counted or unnamed ("zwei Männer"), and nobody who is only talked about ("soll ... geflohen sein").
    """
    for k, clause in enumerate(scene.clauses):
        if clause.kind == "main" and clause.verb is not None:
            who = subject(scene.tokens, scene.clauses, k, language)
            talked_about = scene.is_one(clause.verb, "hearsay")
            known = who is not None and (
                any(t.tag == "NE" for t in scene.tokens[who[0] : who[1]]) or scene.is_one(who[0], "known")
            )
            human = who is not None and is_human(scene.tokens, who, language)
            return scene.span(who) if who and human and known and not talked_about else None
    return None


def _opening(found: tuple[Clause, ...], first: int) -> int:
    """The fragment that a clause beginning with its verb starts with."""
    while found[first].verb_first and first > 0 and found[first - 1].kind == "fragment":
        first -= 1
    return first
