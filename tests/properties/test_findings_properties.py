"""Events, open issues and topics of any text: no finder raises, and what it finds lies where it says."""

from __future__ import annotations

from pathlib import Path

from articles import german, written
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analyse.events import find_events
from briefing.analyse.open_issues import find_open_issues
from briefing.analyse.topics import match_topics
from briefing.model import PublicationDate
from briefing.registry import load

TAXONOMY = load(Path(__file__).parents[2] / "registry").topics
UNDATED = PublicationDate(None, None, None, "unknown", "")
WORDS = st.sampled_from(
    "Der die Rat will soll wird ob nicht keine Angaben unklar ist, falls Minister : „ “ » « ? ! . – ( ) 3. Mai zu dem "
    "Streik fordert Einigung müssen geprüft werden dass und hatte Nordby Brodersen Wahl Krieg".split()
)
TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=80),
    st.lists(WORDS, min_size=1, max_size=25).map(" ".join),
).filter(lambda text: bool(text.strip()))


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.one_of(st.just(""), TEXTS))
def test_findings_lie_in_the_text(body: list[str], title: str) -> None:
    document, sentences = written(*body, title=title)
    spans = {sentence.span for sentence in sentences if sentence.section == "body"}
    main, events = find_events(document, sentences, (), (), (), (), UNDATED, german())
    assert main is None or main.span in spans
    assert all(event.span in spans and event != main for event in events)
    for issue in find_open_issues(document, sentences, (), (), (), german()):
        assert issue.span in spans
        assert issue.label == issue.label.strip()
        assert len(issue.label.split()) <= 14
    for match in match_topics(document, sentences, TAXONOMY, german()):
        assert all(span.text(document.text).strip() for span in match.evidence)
