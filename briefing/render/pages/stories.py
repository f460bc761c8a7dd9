"""Stories: articles that tell the same affair, what they agree on, where they differ, who says what."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Briefing, Page, Relation, Story
from briefing.render import dates, grades, lines, sitemap
from briefing.render.book import Book, Links
from briefing.render.markdown import SafeMarkdown, join
from briefing.render.pages import timeline
from briefing.render.references import References, Said

_COLUMNS, _SPEAKERS = 6, 12


def story_pages(book: Book) -> list[Page]:
    """The index and one page for each story, the one that moved last first."""
    stories = sorted(book.references.edition.stories, key=lambda story: story.id)
    stories.sort(key=lambda story: story.last or "", reverse=True)
    return [*(_index(book, *part) for part in book.paged("stories", stories)), *(_story(book, one) for one in stories)]


def story_line(book: Book, links: Links, story: Story) -> SafeMarkdown:
    """A story with its counting line and the day of its last article."""
    last = book.labels("last_change", day=dates.day(story.last, book.labels)) if story.last else book.labels["undated"]
    return join([links.story(story), _counted(book, story), last], " · ")


def _index(book: Book, path: str, stories: list[Story], turn: SafeMarkdown) -> Page:
    rows = [story_line(book, book.links(path), story) for story in stories]
    return book.page(path, "stories.md.j2", book.labels["stories"], book.labels["stories_about"], rows=rows, turn=turn)


def _story(book: Book, story: Story) -> Page:
    path = sitemap.page("stories", story.id)
    links, references, labels = book.links(path), book.references, book.labels
    briefings = references.newest(story.articles)
    said = [references.said[(one.id, anchor)] for one in briefings for anchor in one.statement_anchors]
    found = _relations(references, said)
    return book.page(
        path,
        "story.md.j2",
        story.title,
        _counted(book, story),
        {"facets": {labels["facet_type"]: [labels["story"]]}},
        counted=_counted(book, story),
        span=_span(book, story),
        basis=story.basis,
        points=[_point(book, links, briefing.id) for briefing in briefings if briefing.analysis.main_event],
        agreed=[line for one in found if one.kind == "repeats" and (line := lines.agreement(book, links, one))],
        differing=[line for one in found if one.kind != "repeats" and (line := lines.relation(book, links, one))],
        dated=[timeline.line(book, links, entry) for entry in timeline.entries_of(briefings)[-book.site.page_size :]],
        said=lines.statements(book, links, said[: book.site.page_size]),
        rest=max(0, len(said) - book.site.page_size),
        compared=_compared(book, links, briefings),
        issues=lines.issues_by_kind(book, links, references.issues_of_story[story.id]),
        briefings=[lines.briefing(book, links, briefing) for briefing in briefings],
        data=links.to(sitemap.data("stories", story.id), labels["findings_as_json"]),
    )


def _compared(book: Book, links: Links, briefings: Sequence[Briefing]) -> tuple[list[SafeMarkdown], list[list[object]]]:
    """Who speaks in which article: head and rows of a table, those first who speak in most of them; empty when it
    would be too wide to read."""
    if not 1 < len(briefings) <= _COLUMNS:
        return [], []
    spoken: dict[str, dict[str, list[SafeMarkdown]]] = {}
    for briefing in reversed(briefings):
        for index in range(len(briefing.analysis.statements)):
            said = Said(briefing, index)
            if said.actor in book.references.actors:
                cells = spoken.setdefault(said.actor, {}).setdefault(briefing.id, [])
                cells.append(links.briefing(briefing, said.anchor, said.anchor))
    ordered = sorted(spoken.items(), key=lambda item: (-len(item[1]), -sum(map(len, item[1].values())), item[0]))
    order = list(reversed(briefings))
    rows: list[list[object]] = [
        [
            links.actor(book.references.actors[id_]),
            *(join(cells[one.id], ", ") if one.id in cells else "–" for one in order),
        ]
        for id_, cells in ordered[:_SPEAKERS]
    ]
    return [links.reference(one) for one in order], rows


def _counted(book: Book, story: Story) -> str:
    """How many articles, and how many outlets or agencies can be told apart among them."""
    known = (
        book.references.briefings[id_].analysis.document for id_ in story.articles if id_ in book.references.briefings
    )
    origins = {document.agency or document.outlet or document.article.outlet for document in known} - {None}
    articles = book.labels("articles_n", n=len(story.articles))
    return book.labels("counting_line", articles=articles, origins=book.labels("origins_n", n=len(origins)))


def _span(book: Book, story: Story) -> str:
    if not story.first or not story.last:
        return book.labels["undated"]
    if story.first == story.last:
        return dates.day(story.first, book.labels)
    return book.labels("from_to", start=dates.day(story.first, book.labels), end=dates.day(story.last, book.labels))


def _point(book: Book, links: Links, article: str) -> tuple[SafeMarkdown, str, SafeMarkdown]:
    """The main event of one article with its grade and where it stands."""
    briefing = book.references.briefings[article]
    event = briefing.analysis.main_event
    assert event is not None
    quote = links.quote(book.references.quotes[article](event.span))
    where = join([lines.published(book, briefing), links.briefing(briefing, anchor="what")], " · ")
    return quote, lines.grade(book, grades.of_article(briefing.analysis)), where


def _relations(references: References, said: list[Said]) -> list[Relation]:
    """Relations of which both statements belong to the story."""
    places = dict.fromkeys((one.briefing.id, one.anchor) for one in said)
    found = dict.fromkeys(relation for place in places for relation in references.relations[place])
    return [relation for relation in found if relation.first in places and relation.second in places]
