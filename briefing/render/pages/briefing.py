"""The page of one article: what happened, who says so, how well it is evidenced, what is open; then how to cite it."""

from __future__ import annotations

from briefing.model import Briefing, Page, TopicDefinition
from briefing.render import dates, grades, lines
from briefing.render.book import Book
from briefing.render.markdown import QUOTE, SafeMarkdown, clean, join
from briefing.render.pages import findings
from briefing.render.pages.in_brief import in_brief
from briefing.render.pages.sheet import Sheet, evidence_rows, sheet
from briefing.render.pages.source import not_stated, source_values
from briefing.render.pages.topics import keywords
from briefing.render.references import topics_of


def briefing_page(book: Book, briefing: Briefing) -> Page:
    """The page of one article."""
    page, analysis = sheet(book, briefing), briefing.analysis
    story = book.references.stories.get(briefing.story or "")
    return book.page(
        page.links.path,
        "briefing.md.j2",
        page.links.title(briefing),
        _description(page),
        _meta(page),
        byline=_byline(page),
        notices=[book.labels.word("notices", n) for n in analysis.document.notices if n != "agency"],
        analysed=bool(analysis.sentences),
        brief=in_brief(page),
        grade=lines.grade(book, grades.of_article(analysis)),
        who=findings.who(page),
        also_named=findings.also_named(page),
        main_event=_main_event(page),
        statements=findings.statements(page),
        retired=briefing.retired_anchors,
        phases=findings.when(page),
        months=findings.months(page),
        other_times=findings.other_times(page),
        issues=findings.open_issues(page),
        relations=findings.relations(page),
        not_stated=not_stated(page),
        where=", ".join(place.name for place in analysis.places),
        topics=join([page.links.topic(topic) for topic in _topics(page)], ", "),
        story=page.links.story(story) if story else "",
        evidence=evidence_rows(page),
        **source_values(page),
    )


def _topics(sheet: Sheet) -> list[TopicDefinition]:
    known = sheet.book.references.topics
    return [known[id_] for id_ in topics_of(sheet.briefing, known)]


def _meta(sheet: Sheet) -> dict[str, object]:
    labels, known = sheet.labels, sheet.book.references.actors
    actors = [known[id_] for id_ in dict.fromkeys(sheet.briefing.actors.values()) if id_ in known]
    names = [name for actor in actors for name in (actor.name, *(variant for variant, _ in actor.variants))]
    words = [word for topic in _topics(sheet) for word in keywords(topic)]
    day = dates.sort_day(sheet.analysis)
    return {
        "briefing_id": sheet.briefing.id,
        "date": sheet.analysis.published.value or "",
        "search_names": list(dict.fromkeys([*names, *words])),
        "facets": {
            labels["facet_type"]: [labels["briefing"]],
            labels["facet_topic"]: [sheet.links.topic_name(topic) for topic in _topics(sheet)],
            labels["facet_outlet"]: [lines.outlet(sheet.book, sheet.briefing)],
            labels["facet_year"]: [day[:4] or labels["date_unknown"]],
        },
    }


def _description(sheet: Sheet) -> str:
    event = sheet.analysis.main_event
    what = sheet.book.references.quotes[sheet.briefing.id](event.span).text if event else ""
    parts = (lines.outlet(sheet.book, sheet.briefing), lines.published(sheet.book, sheet.briefing), clean(what, QUOTE))
    return " · ".join(part for part in parts if part)


def _byline(sheet: Sheet) -> SafeMarkdown:
    labels, published, document = sheet.labels, sheet.analysis.published, sheet.analysis.document
    basis: object = labels.word("date_basis", published.basis)
    if published.basis == "inferred":
        basis = sheet.book.say("inferred_see", why=sheet.links.here("source", labels["why"]))
    date = sheet.book.say("published_line", date=dates.publication(published, labels), basis=basis)
    parts: list[object] = [lines.outlet(sheet.book, sheet.briefing), date]
    if document.agency:
        parts.append(labels("agency_label", name=document.agency))
    if document.article.access == "internal":
        parts.append(labels["internal_source"])
    if sheet.analysis.title is None or sheet.analysis.title.basis == "derived":
        parts.append(labels["untitled_note"])
    return join(parts, " · ")


def _main_event(sheet: Sheet) -> SafeMarkdown | None:
    event = sheet.analysis.main_event
    return join([sheet.quote(event.span), sheet.proof("main")], " · ") if event else None
