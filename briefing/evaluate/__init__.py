"""Annotations -> scores: the same code in tests, in CI and for users.

How things are counted (all comparisons modulo white space and case):

published    exact: value equals the truth. within: exact, or no value and the interval contains the truth. wrong:
             another value, or an interval without the truth. Dates that only the archive knows (published_source)
             are counted apart, as `given`.
title        right: the same words as the annotated headline. invented: a title said to be the source's where the
             annotation has none (null and derived ones are fine there).
boilerplate  an annotated line is found when half of its characters are marked. body_cut: share of the characters of
             title and body that are marked as boilerplate. Header lines and inline junk may be marked or not.
actors       a predicted actor covers an annotated one when a name form of both is the same (leading articles, case
             endings, titles before a person's name do not matter). recall: covered actors. precision: predicted actors
             that cover one. f1: of precision and salient_recall. merges: actors covered on top of the first by one
             predicted actor. splits: predicted actors on top of the first for one actor. leaks: predicted actors that
             stand in boilerplate only; they count in neither precision nor recall. role, kind: over covered actors, a
             swallowed one left out (Kanzler is Bundeskanzler, but not Vizekanzler). mention_recall: surface forms.
times        matched when the extents overlap; value_accuracy over matched times, value_f1 over all. Unmatched
             durations, sets, *_REF values and date stamps in header lines are no false alarms. A null with
             value_if_dated takes both.
main_event   hit when token F1 with the sentence or an alternative is at least 0.6.
statements   one to one; matched when the annotated words are contained in the prediction or half of the shorter one's
             tokens agree. speaker, kind: over matched ones. Unmatched: sentences of headline and header lines, and the
             rest of a quote whose beginning was matched, are no false alarms.
open_issues  recall over labels (one of its sentences is enough), precision over predictions.
places       by name form.

`uncertain: true` on an entry: neither a miss nor a false alarm. A rate with nothing to judge is None; one where nothing
was predicted or matched is 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing.evaluate.annotated import Article, Record, read_annotations
from briefing.evaluate.metrics import summary
from briefing.evaluate.score_actors import covers, score_actors_found, score_actors_predicted, score_places
from briefing.evaluate.score_content import score_main_event, score_open_issues, score_statements
from briefing.evaluate.score_form import check_schema, score_spans
from briefing.evaluate.score_source import score_boilerplate, score_published, score_title
from briefing.evaluate.score_times import score_times
from briefing.evaluate.tally import Score
from briefing.evaluate.wording import occurrences

__all__ = ["belongs", "score_all", "score_article"]


def score_article(gold: Record, predicted: Record, text: str | None = None) -> Score:
    """The Score of one prediction (public JSON of one article; {} when there is none)."""
    score = Score()
    article = Article(gold, text)
    table = covers(gold, predicted)
    if predicted:
        check_schema(score, predicted)
    score_published(score, gold, predicted)
    score_title(score, gold, predicted)
    score_boilerplate(score, article, predicted)
    score_actors_found(score, gold, article, predicted, table)
    score_actors_predicted(score, gold, article, predicted, table)
    score_places(score, gold, article, predicted)
    score_times(score, gold, article, predicted)
    score_main_event(score, gold, predicted)
    score_statements(score, gold, article, predicted, table)
    score_open_issues(score, gold, article, predicted)
    if text is not None:
        score_spans(score, text, predicted)
    return score


def belongs(stem: str, gold: Record, name: str) -> bool:
    """Does a file of this name (without suffix) belong to the annotation file ``stem``.yml?"""
    own = Path(str(gold["source"])).stem if gold.get("source") else None
    return name in (stem, own) or name.startswith(stem + "_")


def _is_for(stem: str, gold: Record, name: str, predicted: Record) -> bool:
    return belongs(stem, gold, name) or belongs(stem, gold, Path(str(predicted.get("source") or name)).stem)


def score_all(
    annotations: Path, predictions: Mapping[str, Record], texts: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, dict[str, list[str]]]]:
    """Figures and errors per article of a file or folder of annotations.

    ``predictions`` (found by their ``source`` too) and ``texts`` (line ends normalised) are keyed by the article's name
    without suffix; a missing prediction counts as an empty one, a missing text means that spans are not checked. Raises
    ValueError when there are no annotations, two predictions for one article, or annotations of another text.
    """
    scores, missing, used = {}, [], set()
    for stem, gold in read_annotations(annotations).items():
        mine = [name for name in sorted(predictions) if _is_for(stem, gold, name, predictions[name])]
        if len(mine) > 1:
            raise ValueError(f"{annotations}: {stem} has several predictions: {', '.join(mine)}")
        text = next((texts[name] for name in sorted(texts) if belongs(stem, gold, name)), None)
        event = gold.get("main_event")
        if text is not None and event and not occurrences(text, event):
            raise ValueError(f"{annotations}: {stem} was made from another text: its main event does not stand there")
        scores[stem] = score_article(gold, predictions[mine[0]] if mine else {}, text)
        used.update(mine)
        if not mine:
            missing.append(stem)
    result = summary(scores)
    result["missing"] = missing
    result["unused"] = sorted(set(predictions) - used)
    return result, {stem: score.errors for stem, score in scores.items()}
