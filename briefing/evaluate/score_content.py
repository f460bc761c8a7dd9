"""Scores of what the article says: main event, statements, open issues."""

from __future__ import annotations

from briefing.evaluate.annotated import Article, Record, is_offset, overlap
from briefing.evaluate.assignment import assign
from briefing.evaluate.score_actors import Table, is_actor
from briefing.evaluate.tally import Score
from briefing.evaluate.wording import SAME_SENTENCE, SAME_STATEMENT, likeness, token_f1, tokens


def score_main_event(score: Score, gold: Record, predicted: Record) -> None:
    if not gold.get("main_event"):
        return
    got = (predicted.get("main_event") or {}).get("text")
    wanted = [gold["main_event"], *(gold.get("main_event_alternatives") or [])]
    hit = max(token_f1(got, sentence) for sentence in wanted) >= SAME_SENTENCE
    score.add(event_n=1, event_hit=hit)
    if not hit:
        score.note("main event", f"{got!r}, not", repr(gold["main_event"]))


def speaker_right(statement: Record, gold: Record, predicted: Record, table: Table, wanted: Record) -> bool:
    """Is the predicted speaker the gold one, or as right, through any of its name forms?"""
    names = [wanted["speaker"], *(wanted.get("speaker_alternatives") or [])]
    indices = [i for i, actor in enumerate(gold["actors"]) if actor["name"] in names]
    for actor, row in zip(predicted.get("actors") or [], table, strict=False):
        if statement.get("speaker") is not None and actor.get("id") == statement["speaker"]:
            return any(i in row for i in indices)
    name = statement.get("speaker_name")
    return bool(name) and any(is_actor(name, gold["actors"][i]) for i in indices)


def score_statements(score: Score, gold: Record, article: Article, predicted: Record, table: Table) -> None:
    """Recall, speaker and kind, then precision."""
    golds, got = gold["statements"], predicted.get("statements") or []

    def right_speaker(statement: Record, wanted: Record) -> bool:
        return speaker_right(statement, gold, predicted, table, wanted)

    weights = []
    for wanted in golds:
        where, row = article.places_of(wanted["text"]), []
        for statement in got:
            place = article.locate(statement)
            weight = likeness(wanted["text"], statement.get("text"))
            if weight < SAME_STATEMENT or (where and place and not any(overlap(place, other) for other in where)):
                weight = 0
            if weight:
                weight += 0.02 * right_speaker(statement, wanted)
                weight += 0.01 * (statement.get("kind") == wanted["kind"])
            row.append(weight)
        weights.append(row)
    pairs = assign(weights) if golds and got else {}
    for index, wanted in enumerate(golds):
        if wanted.get("uncertain"):
            continue
        score.add(statement_n=1, statement_found=index in pairs)
        label = f"{wanted['speaker']}: {wanted['text']}"
        if index not in pairs:
            score.note("statements: missed", label)
            continue
        statement = got[pairs[index]]
        right = right_speaker(statement, wanted)
        score.add(speaker_n=1, speaker_right=right)
        if not right:
            who = statement.get("speaker_name") or statement.get("speaker")
            score.note("statements: wrong speaker", label, f"-- {who}")
        right = statement.get("kind") == wanted["kind"]
        score.add(speech_n=1, speech_right=right)
        if not right:
            score.note("statements: wrong kind", label, f"-- {statement.get('kind')}")
    neutral = {pairs[i] for i, wanted in enumerate(golds) if wanted.get("uncertain") and i in pairs}
    _score_predicted(score, article, got, set(pairs.values()), neutral)


def _score_predicted(score: Score, article: Article, got: list[Record], matched: set[int], neutral: set[int]) -> None:
    quoted = {i for i in matched if got[i].get("kind") == "direct"}  # and what goes on from them
    for i in sorted(range(len(got)), key=lambda i: (got[i].get("start") or 0, i)):
        score.add(statement_predicted_all=1)
        if i in matched:
            if i not in neutral:
                score.add(statement_predicted=1, statement_right=1)
            continue
        statement = got[i]
        if any(_goes_on(got[q], statement) for q in quoted):
            quoted.add(i)
        elif not article.lies_in(statement, "title", "header"):
            score.add(statement_predicted=1)
            words = f"{statement.get('speaker_name')}: {statement.get('text')}"
            score.note("statements: false alarm", words)


def _goes_on(quote: Record, statement: Record) -> bool:
    """Is the statement the rest of this quote?"""
    start, end = statement.get("start"), quote.get("end")
    return (
        statement.get("kind") == "direct"
        and is_offset(start)
        and is_offset(end)
        and 0 <= start - end <= 2
        and statement.get("speaker") == quote.get("speaker")
    )


def score_open_issues(score: Score, gold: Record, article: Article, predicted: Record) -> None:
    golds, got = gold["open_issues"], predicted.get("open_issues") or []

    def same(issue: Record, wanted: Record) -> bool:
        size, limit = len(tokens(issue.get("text"))), max(40, 3 * len(tokens(wanted["text"])))
        if size > limit or likeness(wanted["text"], issue.get("text")) < SAME_SENTENCE:
            return False  # a whole page does not answer for every sentence on it
        place, where = article.locate(issue), article.places_of(wanted["text"])
        return not (place and where) or any(overlap(place, other) for other in where)

    hits = [[i for i, wanted in enumerate(golds) if same(issue, wanted)] for issue in got]
    found = {i for row in hits for i in row}
    labels: dict[str, bool] = {}
    for i, wanted in enumerate(golds):
        if not wanted.get("uncertain"):
            labels[wanted["label"]] = labels.get(wanted["label"], False) or i in found
    for label, seen in labels.items():
        score.add(issue_n=1, issue_found=seen)
        if not seen:
            score.note("open issues: missed", label)
    for issue, row in zip(got, hits, strict=False):
        score.add(issue_predicted_all=1)
        if any(not golds[i].get("uncertain") for i in row):
            score.add(issue_predicted=1, issue_right=1)
        elif not row and not article.lies_in(issue, "title", "header"):
            score.add(issue_predicted=1)
            score.note("open issues: false alarm", f"{issue.get('label')}: {issue.get('text')}")
