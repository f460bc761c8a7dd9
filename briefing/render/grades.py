"""How well a finding is evidenced: a grade with its reasons, never a likelihood.

High: verbatim, speaker unambiguous, date explicit. Medium: reported or inferred. Low: anonymous or second-hand only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model import Analysis, Entity, Statement

Level = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Grade:
    """``reasons`` are keys of the label group ``grade_reasons``, in the order they are printed."""

    level: Level
    reasons: tuple[str, ...]


def of_article(analysis: Analysis) -> Grade:
    """How well an article's briefing is evidenced as a whole."""
    statements = analysis.statements
    named = [statement for statement in statements if _named(statement, analysis)]
    low = ["anonymous_only"] if statements and not named else []
    medium = [*_of_date(analysis), *(f"notice_{notice}" for notice in analysis.document.notices if notice == "ai")]
    if not statements:
        medium.append("no_statements")
    elif not any(statement.form == "direct" for statement in statements):
        medium.append("nothing_verbatim")
    central = [s for s in statements if analysis.main_event and s.span.overlaps(analysis.main_event.span)]
    if named and central and not any(_named(statement, analysis) for statement in central):
        medium.append("central_anonymous")
    return _grade(low, medium)


def of_statement(statement: Statement, analysis: Analysis) -> Grade:
    """How well one statement is evidenced."""
    low = [] if _named(statement, analysis) else ["speaker_unnamed"]
    if statement.nested_in is not None:
        low.append("second_hand")
    medium = [] if statement.form == "direct" else ["not_verbatim"]
    return _grade(low, medium + _of_date(analysis))


def _grade(low: list[str], medium: list[str]) -> Grade:
    if low:
        return Grade("low", (*low, *medium))
    return Grade("medium", tuple(medium)) if medium else Grade("high", ("verbatim_named_dated",))


def _of_date(analysis: Analysis) -> list[str]:
    return {"inferred": ["date_inferred"], "unknown": ["date_unknown"]}.get(analysis.published.basis, [])


def _named(statement: Statement, analysis: Analysis) -> bool:
    speaker: Entity | None = next((entity for entity in analysis.entities if entity.id == statement.entity), None)
    return speaker is not None and speaker.kind != "group"
