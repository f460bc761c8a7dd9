"""The register of open issues and the life of each as a dated list: an issue not mentioned rests, it never goes."""

from __future__ import annotations

from briefing.model import IssueThread, Page
from briefing.render import dates, lines, sitemap
from briefing.render.book import Book
from briefing.render.markdown import SafeMarkdown, join
from briefing.render.references import last_day


def issue_pages(book: Book) -> list[Page]:
    """The register, the question mentioned last first, and one page for each."""
    threads = sorted(book.references.edition.issues, key=lambda thread: thread.id)
    threads.sort(key=last_day, reverse=True)
    register = [_register(book, *part) for part in book.paged("open-issues", threads)]
    return register + [_thread(book, thread) for thread in threads]


def _register(book: Book, path: str, threads: list[IssueThread], turn: SafeMarkdown) -> Page:
    links, labels = book.links(path), book.labels
    rows = []
    for thread in threads:
        days = [state.day for state in thread.states if state.day]
        since = labels("open_since", day=dates.day(min(days), labels)) if days else labels["undated"]
        story = book.references.stories.get(thread.story or "")
        places: list[object] = [since, labels("mentions_n", n=len(thread.states))]
        if story:
            places.append(links.story(story))
        rows.append((lines.issue(book, links, thread), join(places, " · ")))
    return book.page(path, "open-issues.md.j2", labels["open_issues"], labels["issues_about"], rows=rows, turn=turn)


def _thread(book: Book, thread: IssueThread) -> Page:
    path = sitemap.page("open-issues", thread.id)
    links, references, labels = book.links(path), book.references, book.labels
    story = references.stories.get(thread.story or "")
    life = []
    for state in thread.states:
        raised = references.raised.get((state.article, state.anchor))
        if raised is None:
            continue
        day = dates.day(state.day, labels) if state.day else labels["undated"]
        quote = links.quote(references.quotes[state.article](raised.issue.span))
        where = links.briefing(raised.briefing, anchor=state.anchor)
        life.append((day, labels.word("issue_kinds", state.kind), quote, where))
    actors = [references.actors[id_] for id_ in thread.actors if id_ in references.actors]
    topics = [references.topics[id_] for id_ in thread.topics if id_ in references.topics]
    return book.page(
        path,
        "open-issue.md.j2",
        thread.label,
        labels("issue_about", kind=lines.state(book, thread)),
        {"facets": {labels["facet_type"]: [labels["open_issue"]]}},
        state=lines.state(book, thread),
        last=dates.day(last_day(thread) or None, labels),
        actors=join([links.actor(actor) for actor in actors], ", "),
        topics=join([links.topic(topic) for topic in topics], ", "),
        story=links.story(story) if story else "",
        life=life,
        data=links.to(sitemap.data("open-issues", thread.id), labels["findings_as_json"]),
    )
