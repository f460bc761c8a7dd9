"""Free indirect speech: sentences whose mood alone says that somebody else is speaking."""

from __future__ import annotations

from briefing.analyse.statements.scene import Scene
from briefing.languages import Language
from briefing.model import Span, Statement

_CONDITION = frozenset({"wenn", "falls", "sofern", "ohne", "sonst", "andernfalls", "ansonsten", "dann"})


def run_statement(scene: Scene, frame: Statement | None, continues: bool, language: Language) -> Statement | None:
    """The sentence as a statement of the frame's speaker.

    Konjunktiv I speaks for itself; Konjunktiv II needs a statement in the sentence before (``continues``), because it
    may be a condition. Without a frame the speaker stays open.
    """
    mains = [c for c in scene.clauses if c.kind == "main"]
    moods = {c.mood for c in mains}
    reported = "konjunktiv-1" in moods
    if not reported and not (continues and "konjunktiv-2" in moods):
        return None
    if scene.words((0, len(scene.tokens))) & {"es lebe", "möge", "mögen"} and not continues:
        return None
    span = scene.sentence.span
    end = span.end - 1 if scene.tokens[-1].text in ".!?" else span.end
    return Statement(
        parts=(Span(span.start, end),),
        form="free-indirect",
        act=frame.act if frame and frame.form == "free-indirect" else "says",
        rule=language.rule("statements", "konjunktiv-1" if reported else "konjunktiv-2"),
        cue=None,
        speaker=frame.speaker if frame else None,
    )
