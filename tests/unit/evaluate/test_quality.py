"""Floors: told from above and below, and only ever raised."""

import pytest
import yaml

from briefing.evaluate.quality import Figure, corpus_figures, data_digest, fewer_is_better, pin, read_floors, table_rows


def figure(name, value, floor=None):
    return Figure(name, value, floor, None, None)


@pytest.mark.parametrize(
    ("name", "value", "floor", "below"),
    [
        ("seeds statements.f1", 0.8, 0.8, False),
        ("seeds statements.f1", 0.79, 0.8, True),
        ("seeds statements.f1", None, 0.8, True),
        ("seeds statements.f1", 0.1, None, False),
        ("seeds actors.merges", 1, 0, True),
        ("seeds actors.merges", 0, 0, False),
        ("seeds boilerplate.body_cut", 0.02, 0.01, True),
        ("dates report wrong", 0.01, 0.02, False),
    ],
)
def test_below_the_floor(name, value, floor, below):
    assert figure(name, value, floor).below is below


def test_which_figures_should_be_low():
    assert fewer_is_better("seeds spans.errors") and fewer_is_better("seeds actors.leaks")
    assert not fewer_is_better("seeds actors.recall") and not fewer_is_better("dates report exact")


def test_pinning_raises_and_never_lowers(tmp_path):
    (tmp_path / "quality").mkdir()
    pin(tmp_path, [figure("a f1", 0.8), figure("a actors.merges", 0), figure("speed articles/CPU s", 9.0)], "d1")
    assert read_floors(tmp_path)["floors"] == {"a f1": 0.795, "a actors.merges": 0}
    pin(tmp_path, [figure("a f1", 0.7), figure("a actors.merges", 3)], "d2")
    assert read_floors(tmp_path)["floors"] == {"a f1": 0.795, "a actors.merges": 0}
    pin(tmp_path, [figure("a f1", 0.9)], "d3")
    pinned = read_floors(tmp_path)
    assert pinned["floors"]["a f1"] == 0.895 and pinned["data"] == "d3"


def test_pinning_keeps_aims_and_peers(tmp_path):
    (tmp_path / "quality").mkdir()
    kept = {"aims": {"a f1": 0.9}, "peers": {"a f1": "0.7 (somebody)"}}
    (tmp_path / "quality" / "floors.yml").write_text(yaml.safe_dump(kept), encoding="utf-8")
    pin(tmp_path, [figure("a f1", 0.8)], "d")
    [row] = table_rows(read_floors(tmp_path), {"a f1": 0.8})
    assert row == Figure("a f1", 0.8, 0.795, 0.9, "0.7 (somebody)")


def test_the_digest_follows_names_and_content(tmp_path):
    (tmp_path / "a.yml").write_bytes(b"x\r\n")
    first = data_digest([tmp_path])
    (tmp_path / "a.yml").write_bytes(b"x\n")
    assert data_digest([tmp_path]) == first
    (tmp_path / "a.yml").write_bytes(b"y\n")
    assert data_digest([tmp_path]) != first


def test_a_folder_without_corpora_is_named(tmp_path):
    with pytest.raises(ValueError, match="none of the corpora"):
        corpus_figures(tmp_path, None)
