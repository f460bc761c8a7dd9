"""Which tokens are names? A linear-chain conditional random field over form, cluster and context.

Method: CRFsuite (L-BFGS, elastic net) with Brown-cluster prefixes; trained on GermEval 2014 by
``python -m briefing.analyse.names.train``. The figures of the shipped weights stand in ``names.json`` beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

import pycrfsuite

from briefing.analyse.names import clusters
from briefing.analyse.names.features import features

__all__ = ["Name", "Tagger", "model_folder", "tagger"]

NameLabel = Literal["PER", "LOC", "ORG"]
WEIGHTS = "names.crfsuite"


class Name(NamedTuple):
    """A name in a sentence: token indices, half-open, and the kind the model gives it."""

    start: int
    end: int
    label: NameLabel


class Tagger:
    """The names model of one language, loaded."""

    def __init__(self, folder: Path) -> None:
        self._clusters = clusters.load(folder)
        self._crf = pycrfsuite.Tagger()
        self._crf.open(str(folder / WEIGHTS))

    def names(self, words: Sequence[str], tags: Sequence[str]) -> list[Name]:
        """The names in one sentence, in order; they do not overlap. ``tags`` are parts of speech (STTS)."""
        return spans(self._crf.tag(features(words, tags, self._clusters))) if words else []


@cache
def tagger(code: str) -> Tagger:
    """The names model of a language, loaded once."""
    return Tagger(model_folder(code))


def model_folder(code: str) -> Path:
    """Where the weights and clusters of a language lie."""
    return Path(str(files("briefing.languages"))) / code / "model"


def spans(tags: Sequence[str]) -> list[Name]:
    """Names from IOB2 tags; an I- after another kind begins a name."""
    out: list[Name] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        label: NameLabel = tag[2:]  # type: ignore[assignment]
        if tag[0] == "I" and out and out[-1].end == i and out[-1].label == label:
            out[-1] = Name(out[-1].start, i + 1, label)
        else:
            out.append(Name(i, i + 1, label))
    return out
