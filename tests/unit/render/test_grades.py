"""Evidence grades and the time of a statement."""

from __future__ import annotations

from dataclasses import replace

from ferry import FIRST, first, place, second
from invented import Said, Who, invent

from briefing.model import Analysis, PublicationDate, Statement
from briefing.render import grades, moments

TEXT = "Hanne Brodersen sagte „Wir kommen“. Beamte sagten, der Plan sei fertig."


def analysis(*said: Said, day: str | None = "2031-03-12") -> Analysis:
    return invent("a.txt", TEXT, day=day, who=[Who("Hanne Brodersen"), Who("Beamte", "group")], said=said)


VERBATIM = Said("Wir kommen", "Hanne Brodersen", form="direct")
ANONYMOUS = Said("der Plan sei fertig", "Beamte")


def test_verbatim_named_and_dated_is_high() -> None:
    assert grades.of_article(analysis(VERBATIM)) == grades.Grade("high", ("verbatim_named_dated",))


def test_reported_undated_or_made_with_ai_is_medium() -> None:
    assert grades.of_article(analysis(VERBATIM, day=None)).reasons == ("date_unknown",)
    assert grades.of_article(analysis()).reasons == ("no_statements",)
    assert grades.of_article(replace(first(), statements=first().statements[:1])).reasons == (
        "notice_ai",
        "nothing_verbatim",
    )
    assert grades.of_article(second()).level == "medium"


def test_unnamed_speakers_only_is_low() -> None:
    assert grades.of_article(analysis(ANONYMOUS)) == grades.Grade("low", ("anonymous_only", "nothing_verbatim"))


def test_grades_of_statements() -> None:
    found = analysis(VERBATIM, ANONYMOUS)
    assert [grades.of_statement(s, found).level for s in found.statements] == ["high", "low"]
    nested = replace(found.statements[0], nested_in=1)
    assert grades.of_statement(nested, found).reasons == ("second_hand",)


def test_a_statement_has_the_one_date_beside_its_cue() -> None:
    found = first()
    sentence = replace(found.sentences[0], span=place(FIRST, FIRST[: FIRST.index("„")]))
    announced = replace(found.statements[0], cue=place(FIRST, "angekündigt"))
    one = moments.of_statement(announced, replace(found, sentences=(sentence,)))
    assert one and one.value == "2031-03-12"


def test_of_two_dates_none_is_taken() -> None:
    found = first()
    announced: Statement = replace(found.statements[0], cue=place(FIRST, "angekündigt"))
    assert moments.of_statement(announced, found) is None
    assert (
        moments.of_statement(
            announced, replace(found, published=PublicationDate(None, None, None, "unknown", ""), sentences=())
        )
        is None
    )
