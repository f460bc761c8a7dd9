"""What does the article leave open?"""

from __future__ import annotations

from briefing.languages import Language
from briefing.model import Document, Entity, OpenIssue, Sentence, Statement, TimeExpression


def find_open_issues(
    document: Document,
    sentences: tuple[Sentence, ...],
    entities: tuple[Entity, ...],
    statements: tuple[Statement, ...],
    times: tuple[TimeExpression, ...],
    language: Language,
) -> tuple[OpenIssue, ...]:
    """Sentences that show something unresolved, with kind, label and who could answer."""
    return ()
