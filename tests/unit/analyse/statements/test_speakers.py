"""Whom the naming phrase stands for, and how it is printed."""

from __future__ import annotations

from spoken import statements

from briefing.model import Entity, EntityKind, Mention, Role, Span


def known(text: str, **names: EntityKind) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Every occurrence of the names (spaces as underscores) as mentions of one entity each."""
    entities = []
    for name, kind in names.items():
        words = name.replace("_", " ")
        places = [i for i in range(len(text)) if text.startswith(words, i)]
        mentions = tuple(Mention(Span(i, i + len(words)), words, kind, "test", name) for i in places)
        roles = (Role(Span(0, 1), "Ministerin", "test"),) if kind == "person" else ()
        entities.append(Entity(name, words, kind, mentions, "test", roles))
    found = sorted((m for e in entities for m in e.mentions), key=lambda m: m.span)
    return tuple(found), tuple(entities)


def speakers(text: str, **names: EntityKind) -> list[tuple[str | None, str | None]]:
    return [(s.entity, s.speaker_name) for s in statements(text, *known(text, **names))]


def test_person_with_office_and_country() -> None:
    text = "Norwegens Ministerin Hanne Brodersen sagte, der Plan sei gut."
    assert speakers(text, Norwegen="country", Hanne_Brodersen="person") == [("Hanne_Brodersen", "Hanne Brodersen")]


def test_spokesman_stands_for_the_body_he_speaks_for() -> None:
    text = "Ein Sprecher der Hafenbehörde sagte, der Plan sei gut."
    assert speakers(text, Hafenbehörde="organisation") == [("Hafenbehörde", "Hafenbehörde")]


def test_employee_does_not() -> None:
    text = "Ein Mitarbeiter der Hafenbehörde sagte, der Plan sei gut."
    assert speakers(text, Hafenbehörde="organisation") == [(None, "Mitarbeiter der Hafenbehörde")]


def test_head_noun_is_the_body() -> None:
    text = "Die Hafenbehörde teilte mit, der Plan sei gut."
    assert speakers(text, Hafenbehörde="organisation") == [("Hafenbehörde", "Hafenbehörde")]


def test_source_belongs_to_the_name_behind_it() -> None:
    text = "Einem Bericht der Nordpost zufolge ist der Plan gut."
    assert speakers(text, Nordpost="organisation") == [("Nordpost", "Nordpost")]


def test_adjective_of_a_country() -> None:
    text = "Norwegen schweigt nicht. Nach norwegischen Angaben ist der Plan gut."
    assert speakers(text, Norwegen="country") == [("Norwegen", "Norwegen")]


def test_pronoun_goes_on_with_the_person_before() -> None:
    text = "Hanne Brodersen sagte, der Plan sei gut. Sie betonte, dass er billig sei."
    assert {entity for entity, _ in speakers(text, Hanne_Brodersen="person")} == {"Hanne_Brodersen"}


def test_es_is_no_person() -> None:
    text = "Hanne Brodersen sagte, der Plan sei gut. Es forderte mehr Geld."
    assert speakers(text, Hanne_Brodersen="person")[1][0] is None


def test_oblique_adjective_is_printed_in_the_nominative() -> None:
    assert speakers("Laut der norwegischen Regierung ist der Plan gut.") == [(None, "norwegische Regierung")]


def test_own_statement_belongs_to_the_only_one_named() -> None:
    text = "Nach eigenen Angaben hat die Hafenbehörde zwei Boote verkauft."
    assert speakers(text, Hafenbehörde="organisation") == [("Hafenbehörde", "Hafenbehörde")]


def test_one_of_a_group() -> None:
    text = "US-Vertreter sprachen von Fortschritten. Ein Vertreter sagte, der Plan sei gut."
    assert speakers(text, **{"US-Vertreter": "group"})[1] == ("US-Vertreter", "US-Vertreter")
