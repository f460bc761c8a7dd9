"""The names model: clusters, features, training that gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from briefing.analyse.names import Name, clusters, model_folder, spans, tagger, train
from briefing.analyse.names.features import features

TABLE = {"Brodersen": 0b1011, "kam": 0b0110, "nach": 0b1110, "selten": 0}


def test_clusters_are_kept(tmp_path: Path) -> None:
    clusters.write(TABLE, tmp_path)
    table = clusters.Clusters(tmp_path)
    assert [table.get(word) for word in ("Brodersen", "kam", "nach")] == [0b1011, 0b0110, 0b1110]
    assert table.get("selten") is None
    assert table.get("Unbekannt") is None


def test_features_of_a_word_and_its_neighbours(tmp_path: Path) -> None:
    clusters.write(TABLE, tmp_path)
    first, second = features(["Brodersens", "kam"], ["NE", "VVFIN"], clusters.Clusters(tmp_path))
    assert {"first", "t=NE", "w=brodersens", "s=Xxx", "e1=s", "b=11", "1:w=kam", "1:t=VVFIN", ">kam|Xxx"} <= set(first)
    assert {"-1:w=brodersens", "-1:b4=11", "b=6"} <= set(second)
    assert "first" not in second


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ("B-PER I-PER O B-LOC", [Name(0, 2, "PER"), Name(3, 4, "LOC")]),
        ("B-PER B-PER", [Name(0, 1, "PER"), Name(1, 2, "PER")]),
        ("O I-ORG I-LOC", [Name(1, 2, "ORG"), Name(2, 3, "LOC")]),
        ("O O", []),
    ],
)
def test_names_of_tags(tags: str, names: list[Name]) -> None:
    assert spans(tags.split()) == names


def test_training_gives_the_same_bytes(tmp_path: Path) -> None:
    sentence = {
        "tokens": ["Hanne", "Brodersen", "kam", "nach", "Altenbrück", "."],
        "tags": ["B-PER", "I-PER", "O", "O", "B-LOC", "O"],
    }
    other = {"tokens": ["Sie", "kam", "."], "tags": ["O", "B-LOCderiv", "O"]}
    data = tmp_path / "data.jsonl"
    lines = [json.dumps(sentence), json.dumps(other)] * (train.REPORT_SENTENCES // 2 + 10)
    data.write_text("\n".join(lines), encoding="utf-8")
    digests = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        clusters.write(TABLE, folder)
        train.main([str(data), "--output", str(folder)])
        digests.append([(path.name, hashlib.sha256(path.read_bytes()).digest()) for path in sorted(folder.iterdir())])
    assert digests[0] == digests[1]
    record = json.loads((tmp_path / "one" / "names.json").read_text(encoding="utf-8"))
    assert record["data"]["training_sentences"] == 20
    assert record["scores"]["micro"]["f1"] == 1.0


def test_the_shipped_weights_are_those_of_their_record() -> None:
    folder = model_folder("de")
    record = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    assert record["weights_sha256"] == hashlib.sha256((folder / "names.crfsuite").read_bytes()).hexdigest()
    assert record["scores"]["micro"]["f1"] >= 0.76
    assert "GermEval 2014" in (folder / "ATTRIBUTION.md").read_text(encoding="utf-8")


def test_the_shipped_model_finds_names() -> None:
    words = "Ministerin Hanne Brodersen reiste nach Hamburg .".split()
    tags = ["NN", "NE", "NE", "VVFIN", "APPR", "NE", "$."]
    assert tagger("de").names(words, tags) == [Name(1, 3, "PER"), Name(5, 6, "LOC")]
    assert tagger("de").names([], []) == []
