"""The scorer against predictions made from an annotation, empty ones, and ones with a planted fault."""

import copy
from pathlib import Path

import pytest
import yaml

from briefing.evaluate import score_all, score_article
from briefing.evaluate.annotated import Article
from briefing.evaluate.assignment import assign
from briefing.evaluate.metrics import COUNTS, F1, RATES, metrics
from briefing.evaluate.score_form import KEYS
from briefing.evaluate.wording import likeness, occurrences, same_form, same_role

TEXT = """Politik
Minister Kern kündigt Wahl an
Von Eva Stift | 03.05.2024

Neustadt (xyz) - Innenminister Paul Kern hat am Donnerstag die Wahl verschoben. Das teilte die \
Wahlbehörde mit.

Kern sagte: „Wir brauchen mehr Zeit. Das ist nicht schön.“ Die Liste Nord warf Kern im März 2024 \
Untätigkeit vor. Nordlands Regierung bestreitet das. Ob im Herbst gewählt wird, ist offen. \
Die Beobachterin Rosa Lind war seit Monaten im Land, wie sie gestern sagte.

Das Gericht entscheidet in der kommenden Woche über die Klage. Die Verhandlung in Altdorf hatte \
2023 begonnen. Einst war es anders.

Mehr zum Thema
Kanzlerin Beate Fremd reist ab
"""

GOLD = {
    "source": "900_test.txt",
    "language": "de",
    "published": "2024-05-03",
    "title": "Minister Kern kündigt Wahl an",
    "header_lines": ["Politik", "Von Eva Stift"],
    "boilerplate": ["Mehr zum Thema", "Kanzlerin Beate Fremd"],
    "boilerplate_inline": ["Neustadt (xyz) -"],
    "boilerplate_actors": ["Beate Fremd"],
    "actors": [
        {"name": "Paul Kern", "kind": "person", "variants": ["Paul Kern", "Kern"],
         "role": "Innenminister", "affiliation": None, "salient": True},
        {"name": "Wahlbehörde", "kind": "organisation", "variants": ["Wahlbehörde"],
         "role": None, "affiliation": None, "salient": True},
        {"name": "Liste Nord", "kind": "organisation", "variants": ["Liste Nord"],
         "role": None, "affiliation": None, "salient": True},
        {"name": "Nordland", "kind": "country", "variants": ["Nordlands"],
         "role": None, "affiliation": None, "salient": True},
        {"name": "Gericht", "kind": "organisation", "variants": ["Gericht"],
         "role": None, "affiliation": None, "salient": True},
        {"name": "Rosa Lind", "kind": "person", "variants": ["Rosa Lind"],
         "role": "Beobachterin", "affiliation": None, "salient": False},
    ],
    "places": ["Altdorf"],
    "times": [
        {"text": "am Donnerstag", "value": "2024-05-02"},
        {"text": "im März 2024", "value": "2024-03"},
        {"text": "im Herbst", "value": "2024-FA"},
        {"text": "gestern", "value": None, "value_if_dated": "2024-05-02"},
        {"text": "in der kommenden Woche", "value": "2024-W19"},
        {"text": "2023", "value": "2023"},
        {"text": "Einst", "value": None, "uncertain": True},
    ],
    "main_event": "Innenminister Paul Kern hat am Donnerstag die Wahl verschoben.",
    "main_event_alternatives": ["Das teilte die Wahlbehörde mit."],
    "statements": [
        {"speaker": "Wahlbehörde", "kind": "indirect", "cue": "teilte … mit",
         "text": "Innenminister Paul Kern hat am Donnerstag die Wahl verschoben"},
        {"speaker": "Paul Kern", "kind": "direct", "cue": "sagte", "text": "Wir brauchen mehr Zeit."},
        {"speaker": "Liste Nord", "kind": "indirect", "cue": "warf … vor", "text": "Untätigkeit",
         "speaker_alternatives": ["Gericht"]},
        {"speaker": "Nordland", "kind": "indirect", "cue": "bestreitet", "text": "bestreitet das"},
        {"speaker": "Rosa Lind", "kind": "indirect", "cue": "sagte", "text": "war seit Monaten im Land",
         "uncertain": True},
    ],
    "open_issues": [
        {"text": "Ob im Herbst gewählt wird, ist offen.", "label": "Wahltermin"},
        {"text": "Innenminister Paul Kern hat am Donnerstag die Wahl verschoben.", "label": "Wahltermin"},
        {"text": "Das Gericht entscheidet in der kommenden Woche über die Klage.", "label": "Klage"},
        {"text": "Das teilte die Wahlbehörde mit.", "label": "Mitteilung", "uncertain": True},
    ],
    "topics": ["Wahl", "Nordland"],
}  # fmt: skip


def span(text, words, **more):
    start, end = occurrences(text, words)[0]
    return {"start": start, "end": end, "text": text[start:end], **more}


def perfect(gold, text):
    """The prediction that says what the gold says."""
    article = Article(gold, text)

    def spot(words, **more):
        return {
            **span(text, words, **more),
            **dict(zip(("start", "end"), (article.places_of(words) or [(0, 0)])[0], strict=False)),
        }

    ids = {actor["name"]: f"a{i}" for i, actor in enumerate(gold["actors"])}
    stated, inferred, given = (gold.get(key) for key in ("published", "published_inferred", "published_source"))
    return {
        "id": "x",
        "source": gold.get("source", "x.txt"),
        "language": "de",
        "title": {"text": gold["title"], "basis": "source"} if gold["title"] else None,
        "published": {
            "value": str(stated or inferred or given),
            "earliest": None,
            "latest": None,
            "basis": "stated" if stated else "inferred" if inferred else "given",
            "reason": "",
        },
        "boilerplate": [
            {"start": s, "end": e, "text": text[s:e], "reason": ""}
            for s, e in article.spans["boilerplate"] + article.spans["inline"]
        ],
        "actors": [
            {
                "id": ids[actor["name"]],
                "name": actor["name"],
                "kind": actor["kind"],
                "role": actor["role"],
                "affiliation": actor["affiliation"],
                "salient": actor["salient"],
                "mentions": [span(text, form) for form in actor["variants"]],
            }
            for actor in gold["actors"]
        ],
        "places": [{"name": name, "mentions": [span(text, name)]} for name in gold["places"]],
        "times": [
            spot(time["text"], type="DATE", value=time["value"] and str(time["value"])) for time in gold["times"]
        ],
        "main_event": spot(gold["main_event"]),
        "statements": [
            spot(
                item["text"],
                speaker=ids[item["speaker"]],
                speaker_name=item["speaker"],
                kind=item["kind"],
                cue=item["cue"],
            )
            for item in gold["statements"]
        ],
        "open_issues": [spot(item["text"], kind="pending", label=item["label"]) for item in gold["open_issues"]],
        "topics": [{"id": topic, "label": topic} for topic in gold["topics"]],
    }


def run(predicted, text=TEXT, gold=GOLD):
    return metrics(score_article(gold, predicted, text).counts)


def changed(fault, text=TEXT, gold=GOLD):
    """The names of the metrics that a fault in a perfect prediction changes."""
    before = perfect(gold, TEXT)
    after = copy.deepcopy(before)
    fault(after)
    one, other = run(before, text, gold), run(after, text, gold)
    return {name for name in one if one[name] != other[name] and name != "spans.checked"}


def assert_perfect(result):
    for name in (*RATES, *F1):
        wanted = 0.0 if name == "boilerplate.body_cut" else 1.0
        assert result[name] in (wanted, None), name
    for name in COUNTS:
        assert name == "spans.checked" or result[name] == 0, name


@pytest.mark.parametrize("text", [TEXT, None], ids=["with text", "without"])
def test_gold_itself_is_perfect(text):
    result = run(perfect(GOLD, TEXT), text)
    assert_perfect(result)
    nothing = {"published.given_exact"} | (set() if text else {"boilerplate.inline_recall", "boilerplate.body_cut"})
    assert {name for name, value in result.items() if value is None} == nothing


@pytest.mark.parametrize("text", [TEXT, None], ids=["with text", "without"])
@pytest.mark.parametrize(
    "predicted",
    [{}, dict.fromkeys(KEYS), {"actors": [], "published": {"value": None}, "statements": []}],
    ids=["missing", "null", "empty"],
)
def test_nothing_is_zero(predicted, text):
    result = run(predicted, text)
    assert all(result[name] in (0.0, None) for name in (*RATES, *F1))
    assert result["published.abstained"] == 1 and result["published.wrong"] == 0


def actor(predicted, name):
    return next(a for a in predicted["actors"] if a["name"] == name)


def drop(predicted, key, text):
    (gone,) = [item for item in predicted[key] if text in (item.get("text"), item.get("name"))]
    predicted[key].remove(gone)
    for statement in predicted["statements"]:
        if key == "actors" and statement["speaker"] == gone["id"]:
            statement["speaker"] = None


def put(key, words, **more):
    return lambda p: p[key].append(span(TEXT, words, **more))


def new_actor(*names, kind="person"):
    mentions = [span(TEXT, name) for name in names]
    return lambda p: p["actors"].append({"id": "n", "name": names[0], "kind": kind, "role": None, "mentions": mentions})


def set_in(path, value):
    def fault(predicted):
        place = predicted
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return fault


def merge(predicted):
    one, other = actor(predicted, "Paul Kern"), actor(predicted, "Liste Nord")
    one["mentions"] += other["mentions"]
    predicted["actors"].remove(other)
    for statement in predicted["statements"]:
        if statement["speaker"] == other["id"]:
            statement.update(speaker=one["id"], speaker_name=one["name"])


def split(predicted):
    whole = actor(predicted, "Paul Kern")
    part = {**whole, "id": "part", "name": "Kern", "mentions": whole["mentions"][1:]}
    whole["mentions"] = whole["mentions"][:1]
    predicted["actors"].append(part)


def shift(predicted):
    predicted["times"][0]["start"] += 1


TIME = {"times.recall", "times.f1", "times.value_recall", "times.value_f1"}
FALSE_TIME = {"times.precision", "times.f1", "times.value_precision", "times.value_f1"}
FAULTS = {
    "wrong speaker": (set_in(["statements", 1, "speaker"], "a3"), {"statements.speaker"}),
    "no speaker": (
        lambda p: p["statements"][1].update(speaker=None, speaker_name=None),
        {"statements.speaker"},
    ),
    "wrong kind of speech": (set_in(["statements", 1, "kind"], "indirect"), {"statements.kind"}),
    "statement missed": (
        lambda p: drop(p, "statements", "bestreitet das"),
        {"statements.recall", "statements.f1"},
    ),
    "statement made up": (
        put("statements", "Die Verhandlung in Altdorf", kind="indirect", speaker="a0"),
        {"statements.precision", "statements.f1"},
    ),
    "actors merged": (merge, {"actors.merges"}),
    "actor split": (split, {"actors.splits"}),
    "leak": (new_actor("Beate Fremd"), {"actors.leaks"}),
    "leak under another name": (new_actor("Kanzlerin Beate Fremd"), {"actors.leaks"}),
    "actor made up": (new_actor("Klage"), {"actors.precision", "actors.f1"}),
    "salient actor missed": (
        lambda p: drop(p, "actors", "Gericht"),
        {"actors.salient_recall", "actors.recall", "actors.f1", "actors.mention_recall"},
    ),
    "other actor missed": (lambda p: drop(p, "actors", "Rosa Lind"), {"actors.recall"}),
    "wrong role": (set_in(["actors", 0, "role"], "Sprecher"), {"actors.role"}),
    "wrong kind of actor": (set_in(["actors", 1, "kind"], "person"), {"actors.kind"}),
    "name form missed": (lambda p: p["actors"][0]["mentions"].pop(), {"actors.mention_recall"}),
    "wrong value": (
        set_in(["times", 0, "value"], "2024-05-01"),
        {"times.value_accuracy", "times.value_recall", "times.value_precision", "times.value_f1"},
    ),
    "time missed": (lambda p: drop(p, "times", "2023"), TIME),
    "time made up": (put("times", "die Wahl", type="DATE", value="2024"), FALSE_TIME),
    "wrong date": (
        set_in(["published", "value"], "2024-05-02"),
        {"published.exact", "published.within", "published.wrong"},
    ),
    "no date": (
        set_in(["published", "value"], None),
        {"published.exact", "published.within", "published.abstained"},
    ),
    "interval with the date": (
        set_in(["published"], {"value": None, "earliest": "2024-05-01", "basis": "inferred"}),
        {"published.exact", "published.interval"},
    ),
    "interval without it": (
        set_in(["published"], {"value": None, "latest": "2024-05-01", "basis": "inferred"}),
        {"published.exact", "published.within", "published.wrong"},
    ),
    "wrong title": (set_in(["title", "text"], "Wahl"), {"title.right"}),
    "title only derived": (set_in(["title"], None), {"title.right"}),
    "wrong main event": (
        lambda p: p.update(main_event=span(TEXT, "Die Verhandlung in Altdorf hatte 2023 begonnen.")),
        {"main_event.hit"},
    ),
    "boilerplate line kept": (lambda p: p["boilerplate"].pop(0), {"boilerplate.line_recall"}),
    "inline junk kept": (lambda p: p["boilerplate"].pop(2), {"boilerplate.inline_recall"}),
    "body cut": (put("boilerplate", "Das teilte die Wahlbehörde mit."), {"boilerplate.body_cut"}),
    "issue missed": (
        lambda p: p["open_issues"].pop(2),
        {"open_issues.recall", "open_issues.f1"},
    ),
    "issue made up": (
        put("open_issues", "Die Verhandlung in Altdorf hatte 2023 begonnen."),
        {"open_issues.precision", "open_issues.f1"},
    ),
    "place missed": (lambda p: p["places"].pop(), {"places.recall", "places.f1", "places.precision"}),
    "place made up": (
        lambda p: p["places"].append({"name": "Land", "mentions": [span(TEXT, "Land")]}),
        {"places.precision", "places.f1"},
    ),
    "offset off by one": (shift, {"spans.errors"}),
    "unknown kind of time": (set_in(["times", 0, "type"], "date"), {"schema.problems"}),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_shows_in_its_own_metric_only(fault):
    change, metrics = FAULTS[fault]
    assert changed(change) == metrics


NO_FAULT = {
    "salient actor with its title": set_in(["actors", 0, "name"], "Innenminister Paul Kern"),
    "nominative": set_in(["actors", 3, "name"], "Nordland"),
    "author of the header": new_actor("Eva Stift"),
    "other speaker that is as right": set_in(["statements", 2, "speaker"], "a4"),
    "longer role": set_in(["actors", 0, "role"], "Nordlands Innenminister"),
    "uncertain time left out": lambda p: drop(p, "times", "Einst"),
    "uncertain time with a value": set_in(["times", 6, "value"], "2020"),
    "value that needs the date": set_in(["times", 3, "value"], "2024-05-02"),
    "narrower extent": lambda p: p["times"].__setitem__(0, span(TEXT, "Donnerstag", type="DATE", value="2024-05-02")),
    "duration": put("times", "seit Monaten", type="DURATION", value="PXM"),
    "stamp in the header": put("times", "03.05.2024", type="DATE", value="2024-05-03"),
    "statement of the headline": put("statements", "Kern kündigt Wahl an", kind="indirect"),
    "rest of a quote": put("statements", "Das ist nicht schön.", kind="direct", speaker="a0"),
    "uncertain statement left out": lambda p: drop(p, "statements", "war seit Monaten im Land"),
    "whole sentence as statement": lambda p: p["statements"][2].update(
        span(TEXT, "Die Liste Nord warf Kern im März 2024 Untätigkeit vor.")
    ),
    "other main event": lambda p: p.update(main_event=span(TEXT, "Das teilte die Wahlbehörde mit.")),
    "one sentence per label": lambda p: p["open_issues"].pop(1),
    "uncertain issue left out": lambda p: p["open_issues"].pop(3),
    "header lines cut": put("boilerplate", "Von Eva Stift | 03.05.2024"),
    "place of the dateline": lambda p: p["places"].append({"name": "Neustadt", "mentions": [span(TEXT, "Neustadt")]}),
}


NEEDS_TEXT = ("stamp in the header",)  # the gold has only the first words of that line


@pytest.mark.parametrize(
    ("case", "text"),
    [(case, TEXT) for case in NO_FAULT] + [(case, None) for case in NO_FAULT if case not in NEEDS_TEXT],
)
def test_what_the_conventions_leave_open_costs_nothing(case, text):
    assert changed(NO_FAULT[case], text) - {"schema.problems"} == set()


def test_a_title_where_the_text_has_none():
    gold = {**GOLD, "title": None}
    result = run(perfect(GOLD, TEXT), TEXT, gold)
    assert result["title.right"] is None and result["title.invented"] == 1
    derived = {**perfect(GOLD, TEXT), "title": {"text": "Wahl verschoben", "basis": "derived"}}
    assert run(derived, TEXT, gold)["title.invented"] == 0


def test_place_matters_when_the_text_is_there():
    """The same words elsewhere in the text are not the gold's time."""
    text = TEXT + "Am Donnerstag und im Jahr 2023 gab es Kuchen.\n"
    gold = {**GOLD, "boilerplate": [*GOLD["boilerplate"], "Am Donnerstag und im Jahr"]}
    predicted = perfect(GOLD, TEXT)
    start = text.rindex("Donnerstag")
    predicted["times"][0].update(start=start, end=start + 10, text="Donnerstag")
    assert run(predicted, text, gold)["times.recall"] == 5 / 6
    assert run(predicted, None, gold)["times.recall"] == 1.0


def test_a_number_within_a_longer_time_is_not_the_shorter_one():
    gold = {
        **GOLD,
        "times": [{"text": "im März 2024", "value": "2024-03"}, {"text": "2024", "value": "2024"}],
    }
    text = TEXT + "\nDas gilt auch 2024.\n"
    predicted = {"times": [span(text, "März 2024", type="DATE", value="2024-03")]}
    result = run(predicted, text, gold)
    assert result["times.recall"] == 0.5 and result["times.value_accuracy"] == 1.0


def test_statements_are_matched_one_to_one():
    predicted = perfect(GOLD, TEXT)
    predicted["statements"] = [span(TEXT, TEXT.strip(), speaker="a0", speaker_name="Paul Kern", kind="direct")]
    result = run(predicted)
    assert result["statements.recall"] == 0.25


def test_a_whole_page_is_no_open_issue():
    predicted = {**perfect(GOLD, TEXT), "open_issues": [span(TEXT, TEXT.strip())]}
    assert run(predicted)["open_issues.recall"] == 0


def test_assignment_is_the_best_one():
    assert assign([[0.9, 0.8], [0.85, 0]]) == {0: 1, 1: 0}
    assert assign([[0.5], [0.7], [0]]) == {1: 0}
    assert assign([[0, 0.4, 0.3]]) == {0: 1}
    assert assign([[0, 0]]) == {}


@pytest.mark.parametrize(
    "predicted, gold, person, same",
    [
        ("die Ukraine", "Ukraine", False, True),
        ("Weißes Haus", "Weiße Haus", False, True),
        ("ukrainisches Parlament", "ukrainischen Parlament", False, True),
        ("Selenskij", "Selenskijs", True, True),
        ("Bundeskanzler Friedrich Merz", "Friedrich Merz", True, True),
        ("Präsident der Ukraine", "Ukraine", False, False),
        ("Regierung von Donald Trump", "Donald Trump", True, False),
        ("Trump-Stiftung", "Trump", True, False),
        ("Iraner", "Iran", False, False),
        ("", "Iran", False, False),
    ],
)
def test_name_forms(predicted, gold, person, same):
    assert same_form(predicted, gold, person) is same


@pytest.mark.parametrize(
    "predicted, gold, same",
    [
        ("Bundeskanzler", "Kanzler", True),
        ("US-Präsident", "Präsident", True),
        ("ukrainischer Präsident", "ukrainische Präsident", True),
        ("US-Sondergesandter", "US-Sondergesandte", True),
        ("Präsident", "Präsidenten", True),
        ("Vorsitzende der Gewerkschaft", "Vorsitzende", True),
        ("Vizekanzler", "Kanzler", False),
        ("Vorsitzende", "stellvertretende Vorsitzende", False),
        ("Ex-Minister", "Minister", False),
        ("Minister", "Ministerpräsident", False),
        ("", "Präsident", False),
    ],
)
def test_roles(predicted, gold, same):
    assert same_role(predicted, gold) is same


@pytest.mark.parametrize(
    "gold, predicted, like",
    [
        ("Das Papier sei nun im Grunde bereit", "Das Papier sei nun «im Grunde bereit» für alle", 1.0),
        ("Untätigkeit", "warf ihm Untätigkeit vor", 1.0),
        ("Das Papier sei nun im Grunde bereit", "Das Papier", 0.0),
        ("eins zwei drei vier", "null drei vier fünf", 0.5),
        ("", "Das Papier", 0.0),
    ],
)
def test_likeness(gold, predicted, like):
    assert likeness(gold, predicted) == like


# ------------------------------------------------------------------------ folders of annotations


def write(folder: Path, gold: dict) -> Path:
    (folder / "900.yml").write_text(yaml.dump(gold, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("name", "source"), [("900", "x.txt"), ("900_test", "x.txt"), ("wahl", "900_test.txt")])
def test_predictions_are_found_by_stem_or_source(tmp_path, name, source):
    predicted = {**perfect(GOLD, TEXT), "source": source}
    result, _ = score_all(write(tmp_path, GOLD), {name: predicted}, {"900_test": TEXT})
    assert_perfect(result["micro"])
    assert_perfect(result["articles"]["900"]["metrics"])
    assert result["missing"] == [] and result["unused"] == []


def test_missing_and_unused_predictions_are_named(tmp_path):
    other = perfect(GOLD, TEXT) | {"source": "901_else.txt"}
    result, errors = score_all(write(tmp_path, GOLD), {"901_else": other}, {"900_test": TEXT})
    assert result["missing"] == ["900"] and result["unused"] == ["901_else"]
    assert len(errors["900"]["actors: missed"]) == 5 and len(errors["900"]["open issues: missed"]) == 2


def test_two_predictions_for_one_article_stop_it(tmp_path):
    with pytest.raises(ValueError, match="several predictions"):
        score_all(write(tmp_path, GOLD), {"900": perfect(GOLD, TEXT), "b": perfect(GOLD, TEXT)}, {})


def test_an_annotation_of_another_text_stops_it(tmp_path):
    with pytest.raises(ValueError, match="another text"):
        score_all(write(tmp_path, GOLD), {}, {"900_test": "Ein anderer Text.\n"})


def test_a_folder_without_annotations_stops_it(tmp_path):
    with pytest.raises(ValueError, match="no annotation"):
        score_all(tmp_path, {}, {})
