"""Scores of actors and places."""

from __future__ import annotations

from typing import Any

from briefing.evaluate.annotated import Article, Record
from briefing.evaluate.tally import Score
from briefing.evaluate.wording import name_key, same_form, same_role

Table = list[dict[int, int]]


def forms(actor: Record) -> list[Any]:
    """Name forms of a predicted actor or place."""
    return [actor.get("name")] + [m.get("text") for m in actor.get("mentions") or []]


def is_actor(name: object, gold_actor: Record) -> bool:
    """Is this one of the gold actor's name forms?"""
    person = gold_actor["kind"] == "person"
    return any(same_form(name, form, person) for form in [gold_actor["name"], *(gold_actor.get("variants") or [])])


def form_seen(mention: object, gold_actor: Record) -> str | None:
    """The one of the gold actor's variants that a mention shows, as name_key; a title before the
    name is left aside, and "Paul Kern" is no mention of "Kern"."""
    person = gold_actor["kind"] == "person"
    fitting = [v for v in gold_actor["variants"] if same_form(mention, v, person, exact=True)]
    return max(map(name_key, fitting), key=len, default=None)


def covers(gold: Record, predicted: Record) -> Table:
    """For every predicted actor: gold index -> how well it fits."""
    table = []
    for actor in predicted.get("actors") or []:
        row = {}
        for index, other in enumerate(gold["actors"]):
            fit = sum(is_actor(form, other) for form in set(map(str, filter(None, forms(actor)))))
            if fit:
                row[index] = fit + 100 * is_actor(actor.get("name"), other)
        table.append(row)
    return table


def score_actors_found(score: Score, gold: Record, article: Article, predicted: Record, table: Table) -> None:
    """Recall, splits, kind, role and name forms: one gold actor after the other."""
    actors = predicted.get("actors") or []
    sure = [i for i, actor in enumerate(gold["actors"]) if not actor.get("uncertain")]
    first = [max(row, key=row.__getitem__) if row else None for row in table]  # of those it covers
    for index in sure:
        actor = gold["actors"][index]
        by = [p for p, row in enumerate(table) if index in row]
        found = bool(by)
        score.add(actor_n=1, actor_found=found)
        if actor["salient"]:
            score.add(salient_n=1, salient_found=found)
            if not found:
                score.note("actors: missed", actor["name"])
        if len(by) > 1:
            score.add(splits=len(by) - 1)
            names = " / ".join(str(actors[p].get("name")) for p in by)
            score.note("actors: split", actor["name"], "=", names)
        own = [p for p in by if first[p] == index]
        score.add(role_all=bool(actor["role"] and (own or not by)))
        if own:
            best = actors[max(own, key=lambda p: table[p][index])]
            right = best.get("kind") == actor["kind"]
            score.add(kind_n=1, kind_right=right)
            if not right:
                words = f"{best.get('kind')}, not {actor['kind']}"
                score.note("actors: kind", actor["name"], words)
            if actor["role"]:
                right = bool(best.get("role")) and same_role(best["role"], actor["role"])
                score.add(role_n=1, role_right=right)
                if not right:
                    words = f"{best.get('role')}, not {actor['role']}"
                    score.note("actors: role", actor["name"], words)
        if found or actor["salient"]:
            seen = {form_seen(mention.get("text"), actor) for p in by for mention in actors[p].get("mentions") or []}
            for form in actor["variants"]:
                if article.only_in(form, "boilerplate", "header", "inline"):
                    continue
                score.add(form_n=1, form_found=name_key(form) in seen)
                if found and name_key(form) not in seen:
                    score.note("actors: form not found", actor["name"], "=", form)


def score_actors_predicted(score: Score, gold: Record, article: Article, predicted: Record, table: Table) -> None:
    """Precision, merges and leaks: one predicted actor after the other."""
    for actor, row in zip(predicted.get("actors") or [], table, strict=False):
        score.add(actor_predicted_all=1)
        covered = [i for i in row if not gold["actors"][i].get("uncertain")]
        if covered:
            score.add(actor_predicted=1, actor_right=1, merges=len(covered) - 1)
        if len(covered) > 1:
            merged = " + ".join(gold["actors"][i]["name"] for i in covered)
            score.note("actors: merged", actor.get("name"), "=", merged)
        if row:
            continue
        names = [name for name in forms(actor) if name]
        mentions = actor.get("mentions") or []
        leaks = gold.get("boilerplate_actors") or []
        junk = any(same_form(name, leak, person=True) for name in names for leak in leaks)
        if not junk and mentions and article.text is not None:
            junk = all(article.lies_in(m, "boilerplate", "inline") for m in mentions)
        if junk:
            score.add(leaks=1)
            score.note("actors: leak from boilerplate", actor.get("name"))
            continue
        where = mentions or [{"text": actor.get("name")}]
        if not all(article.lies_in(mention, "header") for mention in where):
            score.add(actor_predicted=1)
            score.note("actors: false alarm", actor.get("name"), f"({actor.get('kind')})")


def score_places(score: Score, gold: Record, article: Article, predicted: Record) -> None:
    golds, got = gold["places"], predicted.get("places") or []
    hits = [[i for i, name in enumerate(golds) if any(same_form(form, name) for form in forms(place))] for place in got]
    found = {i for row in hits for i in row}
    for i, name in enumerate(golds):
        score.add(place_n=1, place_found=i in found)
        if i not in found:
            score.note("places: missed", name)
    for place, row in zip(got, hits, strict=False):
        score.add(place_predicted_all=1)
        mentions = place.get("mentions") or [{"text": place.get("name")}]
        if row or not all(article.lies_in(m, "header", "inline") for m in mentions):
            score.add(place_predicted=1, place_right=bool(row))
            if not row:
                score.note("places: false alarm", str(place.get("name")))
