"""The register of open issues and the life of each as a dated list: an issue not mentioned rests, it never goes."""

from __future__ import annotations

from collections import Counter

from briefing.model import IssueState, IssueThread, Page
from briefing.render import dates, lines, sitemap
from briefing.render.book import Book, Links
from briefing.render.markdown import SafeMarkdown, join
from briefing.render.references import Raised


def issue_pages(book: Book) -> list[Page]:
    """The register, the question mentioned last first, and one page for each."""
    threads = list(book.references.issues)
    register = [_register(book, *part) for part in book.paged("open-issues", threads)]
    return register + [_thread(book, thread) for thread in threads]


def _register(book: Book, path: str, threads: list[IssueThread], turn: SafeMarkdown) -> Page:
    links, labels = book.links(path), book.labels
    rows = [(lines.issue(book, links, thread), _last(book, links, thread)) for thread in threads]
    return book.page(path, "open-issues.md.j2", labels["open_issues"], labels["issues_about"], rows=rows, turn=turn)


def _last(book: Book, links: Links, thread: IssueThread) -> SafeMarkdown:
    """The words of the newest mention and where they stand."""
    raised = next(one for state in reversed(thread.states) if (one := _raised(book, state)))
    words = lines.passage(book, links, raised.briefing, raised.issue.span)
    return join([words, links.reference(raised.briefing, raised.anchor)], " · ")


def _raised(book: Book, state: IssueState) -> Raised | None:
    return book.references.raised.get((state.article, state.anchor))


def _outlets(book: Book, thread: IssueThread) -> list[str]:
    """Where the question was mentioned, each outlet once with the number of its articles."""
    known = book.references.briefings
    articles = dict.fromkeys(state.article for state in thread.states if state.article in known)
    found = Counter(lines.outlet(book, known[article]) for article in articles)
    return [
        book.labels("outlet_heading", outlet=name, articles=book.labels("articles_n", n=count))
        for name, count in found.items()
    ]


def _thread(book: Book, thread: IssueThread) -> Page:
    path = sitemap.page("open-issues", thread.id)
    links, references, labels = book.links(path), book.references, book.labels
    story = references.stories.get(thread.story or "")
    life = []
    for state in thread.states:
        raised = _raised(book, state)
        if raised is None:
            continue
        day = dates.day(state.day, labels) if state.day else lines.published(book, raised.briefing)
        quote = lines.passage(book, links, raised.briefing, raised.issue.span)
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
        explained=labels.word("issue_states", thread.states[-1].kind),
        since=life[0][0] if life else labels["date_unknown"],
        last=life[-1][0] if life else labels["date_unknown"],
        actors=join([links.actor(actor) for actor in actors], ", "),
        topics=join([links.topic(topic) for topic in topics], ", "),
        story=links.story(story) if story else "",
        outlets=", ".join(_outlets(book, thread)),
        life=life,
        data=links.to(sitemap.data("open-issues", thread.id), labels["findings_as_json"]),
    )
