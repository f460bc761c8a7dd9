from __future__ import annotations

from briefing.model import Page
from briefing.publish.front_matter import front_matter, newest_date

TEXT = (
    '---\ntitle: "A &#60;b&#62;"\ndate: "2031&#45;03&#45;12"\nfacets: {"A": ["Verkehr"]}\n---\n\ndate: "2040-01-01"\n'
)


def test_values_are_read_as_a_reader_sees_them() -> None:
    assert front_matter(TEXT) == {"title": "A <b>", "date": "2031-03-12", "facets": {"A": ["Verkehr"]}}


def test_a_page_without_front_matter_has_no_values() -> None:
    assert front_matter('# Titel\n\ndate: "2031-01-01"\n') == {}


def test_the_newest_date_is_that_of_a_page_and_not_of_a_text() -> None:
    older = Page("a.md", TEXT.replace("2031", "2030"))
    assert newest_date([older, Page("b.md", TEXT), Page("c.md", '---\ndate: ""\n---\n')]) == "2031-03-12"
    assert newest_date([Page("d.json", TEXT)]) is None
