"""The floors of quality/floors.yml hold on the annotated articles of this repository."""

import json
from pathlib import Path

import pytest
from rich.console import Console

from briefing import measure, pipeline
from briefing.evaluate.quality import data_digest, read_floors

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def run():
    return pipeline.open_run(ROOT, cache=False)


def test_no_figure_lies_under_its_floor(run):
    console = Console(record=True, quiet=True, width=120)
    assert measure.quality(run, None, console, pin=False) == []


def test_the_floors_were_reached_on_this_data():
    folders = [ROOT / "quality" / name for name in measure.GOLD]
    assert read_floors(ROOT)["data"] == data_digest(folders), "annotated data changed: run `briefing quality --pin`"


def test_predictions_from_a_folder_score_like_those_made_now(run, tmp_path):
    gold = ROOT / "quality" / "seeds"
    for source, record in pipeline.public_json(run, [ROOT / "seeds"]).items():
        (tmp_path / source).with_suffix(".json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "index.json").write_text("[]", encoding="utf-8")
    assert measure.score(run, gold, tmp_path, None) == measure.score(run, gold, None, None)


def test_names_are_measured_on_tagged_words(run):
    program = measure._program(run)
    assert list(program.names(["Ministerin", "Hanne", "Brodersen", "kam", "."])) == [(1, 3, "PER")]
