"""The corpus scorers against predictions whose figures can be counted by hand."""

import json

import pytest

from briefing.evaluate.corpora import half, read_rows, score_dates, score_names, score_statements, score_times

TEXT = "Am Montag sagte sie: Es regnet. Morgen nicht."
TIMES = [
    {"start": 3, "end": 9, "type": "DATE", "value": "2024-01-01"},
    {"start": 32, "end": 38, "type": "DATE", "value": "2024-01-02"},
]


def test_times_count_overlap_extent_value_and_type():
    guesses = [
        {"start": 0, "end": 9, "type": "DATE", "value": "2024-01-01"},
        {"start": 32, "end": 38, "type": "SET", "value": "2024-01-09"},
    ]
    figures = score_times([{"id": "a", "text": TEXT, "times": TIMES}], {"a": guesses})
    assert figures == {"value": 0.5, "relaxed": 1.0, "strict": 0.5, "type": 0.5}


def test_missing_predictions_score_nothing():
    assert score_times([{"id": "a", "text": TEXT, "times": TIMES}], {})["relaxed"] == 0


def test_statements_are_paired_best_first_and_speakers_need_overlap():
    statement = {"type": "Indirect", "quote": [[21, 30]], "speaker": [[16, 19]]}
    rows = [{"id": "a", "text": TEXT, "statements": [statement]}]
    right = score_statements(rows, {"a": [{"quote": [(21, 30)], "speaker": [(16, 19)]}]})
    assert (right["f1"], right["speaker"], right["recall Indirect"]) == (1, 1, 1)
    wrong = score_statements(
        rows, {"a": [{"quote": [(21, 30)], "speaker": None}, {"quote": [(0, 9)], "speaker": None}]}
    )
    assert (wrong["precision"], wrong["recall"], wrong["speaker"]) == (0.5, 1, 0)


def test_names_count_type_and_extent_and_leave_other_types_out():
    tags = [["B-PER", "I-PER", "O", "B-LOC", "B-OTH", "B-LOCderiv"]]
    assert score_names(tags, [[(0, 2, "PER"), (3, 4, "LOC")]])["f1"] == 1
    assert score_names(tags, [[(0, 1, "PER"), (3, 4, "ORG")]])["f1"] == 0


@pytest.mark.parametrize(
    ("predicted", "verdict"),
    [
        (("2024-01-05", None, None), "exact"),
        (("2024-01-06", None, None), "wrong"),
        ((None, "2024-01-01", "2024-01-07"), "contained"),
        ((None, "2024-01-06", None), "wrong"),
        ((None, None, None), "open"),
    ],
)
def test_dates(predicted, verdict):
    figures = score_dates([{"id": "a", "published": "2024-01-05"}], {"a": predicted})
    assert figures[verdict] == 1 and sum(figures.values()) == 1


def test_halves_depend_on_the_id_only():
    halves = [half({"id": str(number)}) for number in range(200)]
    assert halves == [half({"id": number}) for number in range(200)]
    assert 70 < halves.count("report") < 130


def test_a_file_that_is_no_corpus_is_named(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text("{nonsense", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.jsonl"):
        read_rows(path)
    path.write_text(json.dumps({"id": 1}) + "\n\n", encoding="utf-8")
    assert read_rows(path) == [{"id": 1}]
