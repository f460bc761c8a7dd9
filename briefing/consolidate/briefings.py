"""One briefing per article: its lasting id and anchors, its actors, what people corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.consolidate.actor_records import Cast
from briefing.consolidate.permalinks import anchor
from briefing.model import Analysis, Briefing, Correction, Story
from briefing.registry import Ledger, LedgerArticle


def make_briefings(
    articles: Mapping[str, Analysis],
    entries: Mapping[str, LedgerArticle],
    cast: Cast,
    stories: Iterable[Story],
    corrections: Mapping[str, Sequence[Correction]],
    ledger: Ledger,
) -> tuple[dict[str, Briefing], tuple[LedgerArticle, ...]]:
    """The briefings by id in the order of ``articles``, and all articles of the ledger with the anchors they now have.

    ``entries`` and ``corrections`` by article id; ``ledger`` is that of the last build.
    """
    story_of = {article: story.id for story in stories for article in story.articles}
    last = {entry.id: entry for entry in ledger.articles}
    known = last | dict(entries)
    briefings = {}
    for identifier, analysis in articles.items():
        entry = entries[identifier]
        same_text = identifier in last and last[identifier].digests[-1] == entry.digests[-1]
        text = analysis.document.text
        said = [(s.span, " ".join(part.text(text) for part in s.parts)) for s in analysis.statements]
        asked = [(issue.span, issue.span.text(text)) for issue in analysis.open_issues]
        statements = anchor("s", said, entry.statements, same_text=same_text)
        issues = anchor("o", asked, entry.issues, same_text=same_text)
        briefings[identifier] = Briefing(
            id=identifier,
            analysis=analysis,
            actors=cast.of_article(analysis, identifier),
            statement_anchors=statements.anchors,
            issue_anchors=issues.anchors,
            retired_anchors=(*statements.retired, *issues.retired),
            corrections=tuple(corrections.get(identifier, ())),
            story=story_of.get(identifier),
        )
        known[identifier] = replace(entry, statements=statements.ledger, issues=issues.ledger)
    return briefings, tuple(known[identifier] for identifier in sorted(known))
