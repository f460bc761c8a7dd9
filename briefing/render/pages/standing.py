"""Pages that stand by themselves: start, method, about, search, and what was withdrawn."""

from __future__ import annotations

from dataclasses import replace

from briefing import __version__
from briefing.model import Briefing, Page, Withdrawal
from briefing.render import dates, lines, sitemap
from briefing.render.book import Book
from briefing.render.markdown import SafeMarkdown, join, outward
from briefing.render.pages import timeline
from briefing.render.pages.stories import story_line
from briefing.render.references import openness
from briefing.render.snippets import SHORT

_NEW, _LIST, _SPEAKERS, _NAMED = 3, 7, 7, 2
_DISPUTED = ("denies", "contradicts", "disagrees")


def start_page(book: Book) -> Page:
    """What is new, what moves, what is open, what comes next."""
    path, labels, references = sitemap.HOME, book.labels, book.references
    links, briefings = book.links(path), list(references.briefings.values())
    newest = dates.sort_day(briefings[0].analysis) if briefings else ""
    fresh = [one for one in briefings if newest and dates.sort_day(one.analysis) == newest]
    before = briefings[len(fresh) :]
    dated = next((one for one in fresh if one.analysis.published.value), fresh[0] if fresh else None)
    day = lines.published(book, dated) if dated else ""
    stories = sorted(references.edition.stories, key=lambda story: story.id)
    stories.sort(key=lambda story: story.last or "", reverse=True)
    found = timeline.entries(book)
    ahead = [entry for entry in found if entry.kind == "announced" and entry.day >= newest[:10]]
    speakers = sorted(references.statements_by.items(), key=lambda item: (-len(item[1]), item[0]))[:_SPEAKERS]
    disputes = [one for one in references.edition.relations if one.kind in _DISPUTED]
    told = [text for one in disputes if (text := lines.relation(book, links, one))]
    return book.page(
        path,
        "start.md.j2",
        labels["start"],
        book.site.description or labels["start_about"],
        newest=day,
        count=labels("articles_n", n=len(briefings)),
        new_on=labels("new_on", day=day),
        fresh=[(_news(book, one), _changes(book, one)) for one in fresh[:_NEW]],
        fresh_rest=labels("more_of_the_day", n=len(fresh) - _NEW) if len(fresh) > _NEW else "",
        news=[_news(book, one) for one in before[:_LIST]],
        stories=[story_line(book, links, story) for story in stories[:_LIST]],
        issues=[lines.issue(book, links, thread) for thread in references.issues[:_LIST]],
        disputes=told[:_LIST],
        ahead=[timeline.line(book, links, entry) for entry in ahead[:_LIST]],
        speakers=[
            join([links.actor(references.actors[id_]), labels("statements_n", n=len(said))], " · ")
            for id_, said in speakers
        ],
        more={section: links.section(section, labels.word("all_of", section)) for section in sitemap.SECTIONS},
        search=links.to(sitemap.SEARCH, labels["search"]),
    )


def _news(book: Book, briefing: Briefing) -> object:
    links = book.links(sitemap.HOME)
    who = [book.references.actors.get(briefing.actors.get(e.id, "")) for e in briefing.analysis.entities if e.salient]
    names = join([links.actor(actor) for actor in who if actor][:3], ", ")
    line = lines.briefing(book, links, briefing)
    return join([line, names], " · ") if names else line


def _changes(book: Book, briefing: Briefing) -> list[SafeMarkdown]:
    """What an article adds to the edition: questions it opens or takes up again, statements of others it meets."""
    links, references, labels = book.links(sitemap.HOME), book.references, book.labels
    places = [(briefing.id, anchor) for anchor in briefing.issue_anchors]
    threads = list({t.id: t for place in places if (t := references.threads.get(place))}.values())
    opened = [thread for thread in threads if thread.states[0].article == briefing.id]
    opened.sort(key=lambda thread: (openness(thread.states[-1].kind), not thread.actors))
    told: list[SafeMarkdown] = []
    if opened:
        named: list[object] = [links.issue(thread) for thread in opened[:_NAMED]]
        if len(opened) > _NAMED:
            named.append(labels("more", n=len(opened) - _NAMED))
        told.append(book.say("newly_open", issues=join(named, "; ")))
    again = [links.issue(thread) for thread in threads if thread not in opened]
    if again:
        told.append(book.say("open_again", issues=join(again[:_NAMED], "; ")))
    said = [(briefing.id, anchor) for anchor in briefing.statement_anchors]
    met = {one for place in said for one in references.relations[place] if one.kind in _DISPUTED}
    if met:
        differing = links.briefing(briefing, labels("relations_n", n=len(met)), "differing")
        told.append(differing)
    return told


def method_page(book: Book) -> Page:
    """Rules, limits and the figures that this version is held to."""
    return book.page(
        sitemap.METHOD,
        "method.md.j2",
        book.labels["method"],
        book.labels["method_about"],
        scores=_figures(book),
        version=__version__,
        quotes=book.labels(
            "method_quotes", words=book.site.quote_words, share=round(100 * book.site.quote_share), least=SHORT
        ),
    )


def _figures(book: Book) -> list[tuple[str, list[tuple[str, str]]]]:
    """The figures worth a reader's time by what they are measured on: what is measured and the bound in words."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, (name, data, bound) in book.labels.texts["figures"].items():
        if key in book.scores:
            value = book.scores[key] * (100 if "%" in bound else 1)
            number = f"{round(value, 1):g}".replace(".", book.labels["decimal_mark"])
            groups.setdefault(data, []).append((name, bound.format(value=number)))
    return [(book.labels.word("measured_on", data), rows) for data, rows in groups.items()]


def about_page(book: Book) -> Page:
    """Who is responsible, what the site does with readers' data, and how to write in."""
    repository = book.site.repository
    return book.page(
        sitemap.ABOUT,
        "about.md.j2",
        book.labels["about"],
        book.labels["about_about"],
        version=__version__,
        repository=outward(repository, repository) if repository else "",
        edition=book.links(sitemap.ABOUT).to(sitemap.EDITION, "edition.json"),
    )


def search_page(book: Book) -> Page:
    """The container that the search fills; without JavaScript it leads to the indexes."""
    links = book.links(sitemap.SEARCH)
    indexes = [links.section(section, book.labels.word("all_of", section)) for section in sitemap.SECTIONS]
    meta = {"robots": "noindex"}
    return book.page(
        sitemap.SEARCH, "search.md.j2", book.labels["search"], book.labels["search_about"], meta, indexes=indexes
    )


def withdrawal_page(book: Book, gone: Withdrawal) -> Page:
    """What stands where a page was: where it went, or when and why it was withdrawn."""
    path, labels = sitemap.page(gone.section, gone.id), book.labels
    links = book.links(path)
    if gone.target is None:
        title = labels("withdrawn_title", id=gone.id)
        meta: dict[str, object] = {"page_status": "removed", "robots": "noindex"}
        target: object = ""
    else:
        title = labels["moved_title"]
        goal = sitemap.page(gone.section, gone.target)
        meta = {
            "page_status": "redirect",
            "robots": "noindex",
            "redirect": sitemap.served(path, goal),
        }
        target = links.to(goal, labels["moved_link"])
    day = dates.day(gone.on, labels) if gone.on else labels["date_unknown"]
    gone = replace(gone, why=labels.word("withdrawn_why", gone.why))
    return book.page(path, "withdrawn.md.j2", title, title, meta, gone=gone, day=day, target=target)
