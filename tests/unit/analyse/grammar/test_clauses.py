"""Clauses with their kind, mood and subject."""

from __future__ import annotations

import pytest
from spoken import GERMAN, sentences

from briefing.analyse.grammar import clauses, mood, subject


def parsed(text: str) -> list[tuple[str, str, str | None]]:
    """Kind, words and subject of every clause."""
    (sentence,) = sentences(text)
    found = clauses(sentence.tokens, frozenset(), GERMAN)
    out = []
    for k, clause in enumerate(found):
        who = subject(sentence.tokens, found, k, GERMAN)
        name = text[sentence.tokens[who[0]].start : sentence.tokens[who[1] - 1].end] if who else None
        words = text[sentence.tokens[clause.first].start : sentence.tokens[clause.last - 1].end]
        out.append((clause.kind, words, name))
    return out


def test_main_and_subordinate() -> None:
    assert parsed("Der Minister sagte am Montag, dass die Brücke fertig sei.") == [
        ("main", "Der Minister sagte am Montag", "Der Minister"),
        ("subordinate", "dass die Brücke fertig sei", "die Brücke"),
    ]


def test_subject_behind_the_verb() -> None:
    assert parsed("Am Montag sagte der Minister kein Wort.")[0][2] == "der Minister"
    assert parsed("Den Plan lehnte der Minister ab.")[0][2] == "der Minister"
    assert parsed("Andere Wege schloss Lund aus.")[0][2] == "Lund"


def test_number_decides() -> None:
    assert parsed("Die alten Boote beschrieb die Zeitung als Schrott.")[0][2] == "die Zeitung"


def test_relative_clause_and_its_antecedent() -> None:
    assert parsed("Der Sprecher, der gestern kam, sagte nichts.") == [
        ("fragment", "Der Sprecher", None),
        ("relative", "der gestern kam", "Der Sprecher"),
        ("main", "sagte nichts", "Der Sprecher"),
    ]


def test_main_clause_is_no_relative_clause() -> None:
    assert parsed("Sie sagte, der Plan sei gut.")[1] == ("main", "der Plan sei gut", "der Plan")


def test_coordinated_clause_inherits_its_subject() -> None:
    assert parsed("Der Verband forderte Geld und warnte vor Lücken.")[1] == (
        "main", "und warnte vor Lücken", "Der Verband"
    )  # fmt: skip


def test_infinitive() -> None:
    assert [kind for kind, *_ in parsed("Sie versprach, das Gesetz zu ändern.")] == ["main", "infinitive"]


def test_subordinate_clause_cut_by_an_enumeration() -> None:
    kinds = [kind for kind, *_ in parsed("Er sagte, dass Kohle, Gas und Öl teuer sind.")]
    assert kinds == ["main", "subordinate", "subordinate"]


def test_party_in_brackets_does_not_cut() -> None:
    assert parsed("Hanne Brodersen (FPN) sagte nichts.")[0][1] == "Hanne Brodersen (FPN) sagte nichts"


def test_weekday_is_no_subject() -> None:
    assert parsed("Heute Abend sagte die Ministerin nichts.")[0][2] == "die Ministerin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er sagte, sie sei krank.", "konjunktiv-1"),
        ("Er sagte, sie gehe heim.", "konjunktiv-1"),
        ("Er sagte, sie erwarte Regen.", "konjunktiv-1"),
        ("Er sagte, sie hätten Zeit.", "konjunktiv-2"),
        ("Er sagte, es gäbe Regen.", "konjunktiv-2"),
        ("Er sagte, sie ist krank.", "indicative"),
        ("Er sagte, sie wollte heim.", "indicative"),
        ("Er sagte, sie machte Pause.", "indicative"),
    ],
)
def test_mood(text: str, expected: str) -> None:
    (sentence,) = sentences(text)
    finite = [token for token in sentence.tokens if token.tag.endswith("FIN")]
    assert mood(finite[-1], GERMAN) == expected
