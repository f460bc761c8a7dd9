"""Edition -> Pages: Markdown for any site generator, JSON and a calendar for machines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefing.model import Edition, Page, Site
from briefing.render import labels, markdown
from briefing.render.book import Book
from briefing.render.calendar import calendar
from briefing.render.exports import article_json
from briefing.render.files import data_pages
from briefing.render.pages.actors import actor_pages
from briefing.render.pages.briefing import briefing_page
from briefing.render.pages.briefings import briefing_index
from briefing.render.pages.open_issues import issue_pages
from briefing.render.pages.sources import source_pages
from briefing.render.pages.standing import about_page, method_page, search_page, start_page, withdrawal_page
from briefing.render.pages.stories import story_pages
from briefing.render.pages.timeline import timeline_pages
from briefing.render.pages.topics import topic_pages
from briefing.render.references import references

__all__ = ["article_json", "render"]


def render(
    edition: Edition,
    site: Site,
    scores: Mapping[str, float] | None = None,
    *,
    template_folder: Path | None = None,
) -> tuple[Page, ...]:
    """Every page and file of the site, sorted by path.

    ``scores`` are the figures of the method page. A template in ``template_folder`` replaces the packaged one of the
    same name. Raises ConfigError when the site's language has no labels.
    """
    book = Book(
        references(edition, site.quote_words, site.quote_share),
        labels.load(site.language),
        site,
        markdown.environment(*([template_folder] if template_folder else []), _packaged_templates()),
        scores or {},
    )
    pages = [start_page(book), method_page(book), about_page(book), search_page(book)]
    pages += [briefing_page(book, briefing) for briefing in book.references.briefings.values()]
    for section in (briefing_index, actor_pages, topic_pages, story_pages, issue_pages, timeline_pages, source_pages):
        pages += section(book)
    taken = {page.path for page in pages}
    withdrawn = [withdrawal_page(book, gone) for gone in edition.withdrawals]
    pages += [page for page in withdrawn if page.path not in taken]
    pages += [*data_pages(book), calendar(book)]
    return tuple(sorted(pages, key=lambda page: page.path))


def _packaged_templates() -> Path:
    """The templates inside the wheel, in a checkout those beside the package."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
