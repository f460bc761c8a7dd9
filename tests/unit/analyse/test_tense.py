"""What a clause tells of: past, present, plan, future."""

from __future__ import annotations

import pytest
from articles import german, written

from briefing.analyse.tense import future, intended, looks_back, needed, planned, pluperfect, present


def shapes(text: str) -> set[str]:
    _, sentences = written(text)
    tokens = sentences[0].tokens
    finders = {
        "future": future, "planned": planned, "intended": intended, "needed": needed,
        "pluperfect": pluperfect, "looks back": looks_back,
    }  # fmt: skip
    return {name for name, find in finders.items() if find(tokens, german())}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Der Rat wird den Bau prüfen.", {"future"}),
        ("Der Bau wird geprüft.", set()),
        ("dass der Rat den Bau prüfen wird", {"future"}),
        ("Der Deich soll erhöht werden.", {"planned"}),
        ("Der Rat soll davon gewusst haben.", set()),
        ("Die Feier sollte im Mai beginnen.", set()),
        ("Die Partei will im Herbst abstimmen.", {"intended"}),
        ("Die Partei wollte im Herbst abstimmen.", set()),
        ("Der Deich muss erhöht werden.", {"needed"}),
        ("Der Rat muss gehen.", set()),
        ("Der Rat hatte den Bau beschlossen.", {"pluperfect", "looks back"}),
        ("Der Rat prüft, was die Werft beschlossen hatte.", {"pluperfect"}),
        ("Ein Boot.", set()),
    ],
)
def test_shapes(text: str, wanted: set[str]) -> None:
    assert shapes(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Der Rat tagt am Freitag.", True),
        ("Die Ministerin reist nach Nordby.", True),
        ("Die Ministerin reiste nach Nordby.", False),
        ("Der Rat trat zurück.", False),
        ("Der Rat ist groß.", True),
        ("Ein Boot.", False),
    ],
)
def test_present(text: str, wanted: bool) -> None:
    _, sentences = written(text)
    assert present(sentences[0].tokens, german()) is wanted
