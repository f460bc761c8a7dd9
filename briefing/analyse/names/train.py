"""Trains the names model: ``python -m briefing.analyse.names.train DATA [--clusters TABLE] [--output FOLDER]``.

DATA has one JSON object a line, ``tokens`` and IOB ``tags`` (GermEval 2014). The last 1,000 sentences are never
trained on: they are the report set whose figures go into ``names.json``. TABLE is spaCy's ``de_lexeme_cluster.json.gz``
(package spacy-lookups-data), needed only to make the cluster table anew. Same input, same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pycrfsuite

from briefing.analyse.names import WEIGHTS, Tagger, clusters, model_folder, spans
from briefing.analyse.names.features import features
from briefing.analyse.sentences import tag_words
from briefing.languages import Language, load

REPORT_SENTENCES = 1_000
LABELS = ("PER", "LOC", "ORG")
PARAMETERS = {"c1": 0.02, "c2": 0.4, "max_iterations": 120, "feature.possible_transitions": True}


class Example(NamedTuple):
    """A sentence of the training data: words, parts of speech (STTS), names (IOB2)."""

    words: list[str]
    tags: list[str]
    names: list[str]


def read(path: Path, language: Language) -> list[Example]:
    """The sentences of a file; labels other than PER, LOC, ORG (OTH, deriv, part) become O."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        names = [name if name[2:] in LABELS else "O" for name in row["tags"]]
        out.append(Example(row["tokens"], [tag for tag, _ in tag_words(row["tokens"], language)], names))
    return out


def train(examples: Iterable[Example], folder: Path) -> None:
    """Write the weights learned from examples into a folder that holds the cluster table."""
    table = clusters.load(folder)
    trainer = pycrfsuite.Trainer(verbose=False)
    for example in examples:
        trainer.append(features(example.words, example.tags, table), example.names)
    trainer.set_params(PARAMETERS)
    trainer.train(str(folder / WEIGHTS))


def score(examples: Iterable[Example], tagger: Tagger) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 by label and together (micro), a name counting only with its exact extent."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for example in examples:
        gold, got = set(spans(example.names)), set(tagger.names(example.words, example.tags))
        for counter, names in ((right, gold & got), (found, got), (wanted, gold)):
            for name in names:
                counter.update((name.label, "micro"))
    return {label: _figures(right[label], found[label], wanted[label]) for label in (*LABELS, "micro")}


def _figures(right: int, found: int, wanted: int) -> dict[str, float]:
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f1 = 2 * right / max(found + wanted, 1)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "names": wanted}


def _record(data: Path, sentences: int, scores: dict[str, dict[str, float]], folder: Path) -> dict[str, Any]:
    return {
        "data": {
            "source": "GermEval 2014 NER, development and test part, outer layer (PER, LOC, ORG)",
            "sha256": hashlib.sha256(data.read_bytes()).hexdigest(),
            "training_sentences": sentences - REPORT_SENTENCES,
            "report_sentences": f"the last {REPORT_SENTENCES}",
        },
        "trainer": {
            "program": "CRFsuite (python-crfsuite), L-BFGS",
            "parameters": PARAMETERS,
            "seed": None,
            "why_no_seed": "L-BFGS starts at zero and draws nothing at random",
        },
        "scores": scores,
        "weights_sha256": hashlib.sha256((folder / WEIGHTS).read_bytes()).hexdigest(),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m briefing.analyse.names.train", description=__doc__)
    parser.add_argument("data", type=Path, help="GermEval 2014 as JSON lines")
    parser.add_argument("--clusters", type=Path, help="de_lexeme_cluster.json.gz, to make the cluster table anew")
    parser.add_argument("--language", default="de")
    parser.add_argument("--output", type=Path, help="folder of the model, default: the language's own")
    options = parser.parse_args(arguments)
    folder = options.output or model_folder(options.language)
    folder.mkdir(parents=True, exist_ok=True)
    if options.clusters:
        clusters.write(json.loads(gzip.decompress(options.clusters.read_bytes())), folder)
    examples = read(options.data, load(options.language))
    train(examples[:-REPORT_SENTENCES], folder)
    scores = score(examples[-REPORT_SENTENCES:], Tagger(folder))
    record = _record(options.data, len(examples), scores, folder)
    (folder / "names.json").write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    for label, figures in scores.items():
        print(label, *(f"{name} {value}" for name, value in figures.items()))  # noqa: T201


if __name__ == "__main__":
    main()
