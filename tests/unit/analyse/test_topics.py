"""Topics by open-ended keywords."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from articles import cases, german, written

from briefing.analyse.topics import match_topics
from briefing.model import TopicDefinition, TopicMatch
from briefing.registry import load

ROOT = Path(__file__).parents[3]
TAXONOMY = load(ROOT / "registry").topics
FORMS = german()["topics"]["keywords"]


def matched(case: dict[str, Any]) -> tuple[TopicMatch, ...]:
    document, sentences = written(case["text"], title=case.get("title", ""))
    return match_topics(document, sentences, TAXONOMY, german())


@pytest.mark.parametrize("case", cases("topics", "in_the_wild", "synthetic", "negative"), ids=lambda case: case["id"])
def test_articles_get_their_topics(case: dict[str, Any]) -> None:
    found = {match.id for match in matched(case)}
    assert set(case["topics"]) <= found
    assert case["topics"] or not found
    assert not found & set(case.get("not", ()))


@pytest.mark.xfail(strict=True, reason="only words of the taxonomy speak for a topic")
@pytest.mark.parametrize("case", cases("topics", "known_failures"), ids=lambda case: case["id"])
def test_known_failures(case: dict[str, Any]) -> None:
    test_articles_get_their_topics(case)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["id"])
def test_forms_of_keywords(form: dict[str, Any]) -> None:
    taxonomy = (TopicDefinition("t", {}, {}, {"de": (form["keyword"],)}),)
    for text, wanted in [(t, True) for t in form["examples"]] + [(t, False) for t in form["not"]]:
        document, sentences = written("Nichts.", title=text)
        assert bool(match_topics(document, sentences, taxonomy, german())) is wanted, text


def test_evidence_is_the_words_of_the_article() -> None:
    document, sentences = written("Die Waffenruhe hält. Der Waffenstillstandsplan liegt vor.", title="Waffenruhe")
    match = match_topics(document, sentences, TAXONOMY, german())[0]
    assert match.id == "friedensverhandlungen"
    assert [span.text(document.text) for span in match.evidence] == [
        "Waffenruhe", "Waffenruhe", "Waffenstillstandsplan"
    ]  # fmt: skip


def test_the_taxonomy_has_two_levels_and_names_no_person() -> None:
    fields = {topic.id for topic in TAXONOMY if topic.parent is None}
    assert len(TAXONOMY) >= 60
    assert all(topic.parent in fields for topic in TAXONOMY if topic.parent)
    assert all(topic.labels.keys() == topic.definitions.keys() == {"de", "en"} for topic in TAXONOMY)
    assert all(topic.keywords["de"] for topic in TAXONOMY)


def test_long_words_and_long_lines_are_no_trouble() -> None:
    document, sentences = written("Streik" * 9000)
    assert match_topics(document, sentences, TAXONOMY, german()) == ()
