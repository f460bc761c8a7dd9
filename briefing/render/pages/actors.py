"""Actors: an index by kind and letter, and a page for each with everything that leads to them."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from briefing.model import Actor, EntityKind, Page
from briefing.render import dates, lines, sitemap
from briefing.render.book import Book, Links
from briefing.render.markdown import SafeMarkdown, clean, join
from briefing.render.pages.source import corrected

_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "country", "group")
_LETTERS_FROM = 30
_TOGETHER = 20
_ENDING = re.compile(r"(?<=\w{4})(?:e[nrms]?|n|s)$")


def actor_pages(book: Book) -> list[Page]:
    """The index and one page for each actor."""
    actors = sorted(book.references.edition.actors, key=lambda actor: (_KINDS.index(actor.kind), *_order(actor)))
    pages = [_index(book, *part) for part in book.paged("actors", actors)]
    return pages + [_actor(book, actor) for actor in actors]


def _order(actor: Actor) -> tuple[str, str, str]:
    """People by their last name, everything else by its first word; accents do not count."""
    name = unicodedata.normalize("NFKD", actor.name.casefold())
    plain = "".join(c for c in name if not unicodedata.combining(c))
    return (plain.split() or [""])[-1 if actor.kind == "person" else 0], plain, actor.id


def _index(book: Book, path: str, actors: list[Actor], turn: SafeMarkdown) -> Page:
    links = book.links(path)
    groups = []
    for kind, members in groupby(actors, key=lambda actor: actor.kind):
        found = list(members)
        letters = groupby(found, key=lambda actor: _order(actor)[0][:1].upper() if len(found) > _LETTERS_FROM else "")
        listed = [(letter, [_line(book, links, actor) for actor in those]) for letter, those in letters]
        groups.append((book.labels.word("entity_kinds_plural", kind), kind, listed))
    return book.page(path, "actors.md.j2", book.labels["actors"], book.labels["actors_about"], groups=groups, turn=turn)


def _line(book: Book, links: Links, actor: Actor) -> SafeMarkdown:
    references = book.references
    parts: list[object] = [_told_apart(book, links, actor)]
    if actor.affiliation:
        parts.append(actor.affiliation)
    parts.append(book.labels("briefings_n", n=len(references.briefings_of_actor[actor.id])))
    said = len(references.statements_by[actor.id])
    if said:
        parts.append(book.labels("statements_n", n=said))
    return join(parts, " · ")


def _told_apart(book: Book, links: Links, actor: Actor) -> SafeMarkdown:
    """A link to an actor; where others have the same name, with the title of the newest article that names this one."""
    where = book.references.briefings_of_actor[actor.id][:1]
    if len(book.references.namesakes[actor.name]) == 1 or not where:
        return links.actor(actor)
    return book.say("namesake", actor=links.actor(actor), source=links.title(where[0]))


def _actor(book: Book, actor: Actor) -> Page:
    path = sitemap.page("actors", actor.id)
    links, references, limit = book.links(path), book.references, book.site.page_size
    by, about = references.statements_by[actor.id], references.statements_about[actor.id]
    briefings = references.briefings_of_actor[actor.id]
    stories = dict.fromkeys(briefing.story for briefing in briefings if briefing.story in references.stories)
    others = dict.fromkeys(references.actors[id_] for id_ in actor.not_same if id_ in references.actors)
    others |= dict.fromkeys(other for other in references.namesakes[actor.name] if other is not actor)
    kind = book.labels.word("entity_kinds", actor.kind)
    about_line = join([kind, *([actor.affiliation] if actor.affiliation else [])], " · ")
    return book.page(
        path,
        "actor.md.j2",
        actor.name,
        book.labels("actor_about", name=actor.name, briefings=book.labels("briefings_n", n=len(briefings))),
        _meta(book, actor),
        byline=about_line,
        counts=book.labels("actor_counts", statements=len(by), about=len(about), briefings=len(briefings)),
        spellings=_spellings(book, actor),
        roles=_roles(book, links, actor),
        by=lines.statements(book, links, by[:limit], named=False),
        by_rest=max(0, len(by) - limit),
        about=lines.statements(book, links, about[:limit]),
        about_rest=max(0, len(about) - limit),
        issues=[
            lines.issue(book, links, thread, answerers=False) for thread in references.issues_of_actor[actor.id][:limit]
        ],
        together=_together(book, links, actor),
        briefings=[lines.briefing(book, links, briefing) for briefing in briefings[:limit]],
        stories=[links.story(references.stories[story]) for story in stories if story],
        not_same=join([_told_apart(book, links, other) for other in list(others)[:_TOGETHER]], ", "),
        basis=_basis(book, actor),
        corrections=_corrections(book, links, actor),
        note=actor.note or "",
        data=links.to(sitemap.data("actors", actor.id), book.labels["findings_as_json"]),
    )


def _meta(book: Book, actor: Actor) -> dict[str, object]:
    labels = book.labels
    return {
        "search_names": [variant for variant, _ in actor.variants],
        "facets": {labels["facet_type"]: [labels.word("entity_kinds", actor.kind)]},
    }


def _spellings(book: Book, actor: Actor) -> list[SafeMarkdown]:
    """Every name form with its count, the most frequent first."""
    ordered = sorted(actor.variants, key=lambda variant: (-variant[1], variant[0]))
    return [book.say("spelling", name=name, count=book.labels("times_n", n=count)) for name, count in ordered]


def _roles(book: Book, links: Links, actor: Actor) -> list[SafeMarkdown]:
    """Roles as the sources word them, with the first and the last briefing that does."""
    seen: dict[str, list[tuple[str, str]]] = {}
    for article, entity in actor.members:
        known = book.references.entities.get(article, {}).get(entity)
        for role in known.roles if known else ():
            words = clean(role.text)
            seen.setdefault(_stems(words), []).append((words, article))
    ranked = sorted(seen.values(), key=lambda found: -len({article for _, article in found}))
    return [
        _role(book, links, min((words for words, _ in found), key=lambda words: (len(words), words)), found)
        for found in ranked
    ]


def _stems(role: str) -> str:
    """A role without the endings of case, so that "Präsident" and "Präsidenten" are one."""
    return " ".join(_ENDING.sub("", word) for word in role.casefold().split())


def _role(book: Book, links: Links, role: str, found: list[tuple[str, str]]) -> SafeMarkdown:
    briefings = book.references.newest(dict.fromkeys(article for _, article in found))
    ends = [briefings[-1]] if len(briefings) == 1 else [briefings[-1], briefings[0]]
    places = [links.briefing(one, _day(book, dates.sort_day(one.analysis)), anchor="who") for one in ends]
    return book.say("role_line", role=role, places=join(places, " – "))


def _together(book: Book, links: Links, actor: Actor) -> SafeMarkdown:
    """Who is named in the same briefings, with the number of them."""
    found = book.references.named_with(actor.id)[:_TOGETHER]
    return join([book.say("spelling", name=links.actor(other), count=count) for other, count in found], ", ")


def _basis(book: Book, actor: Actor) -> str:
    words = book.labels.word("merge_bases", actor.basis)
    return book.labels("decided_because", basis=words, why=actor.why) if actor.why else words


def _corrections(book: Book, links: Links, actor: Actor) -> list[SafeMarkdown]:
    """What the editors corrected about this actor, and in which briefing."""
    names = {actor.name, *(name for name, _ in actor.variants)}
    return [
        join([corrected(book, correction), links.briefing(briefing)], " · ")
        for briefing in book.references.briefings_of_actor[actor.id]
        for correction in briefing.corrections
        if correction.field == "actor" and names & {correction.quote, (correction.set or {}).get("name")}
    ]


def _day(book: Book, day: str) -> str:
    return dates.day(day, book.labels) if day else book.labels["undated"]
