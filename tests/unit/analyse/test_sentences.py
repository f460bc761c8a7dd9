"""Sentences, tokens and tags."""

from __future__ import annotations

import pytest
from spoken import GERMAN, document, sentences

from briefing.analyse.sentences import sentence_spans, tokens
from briefing.model import Span


def split(text: str) -> list[str]:
    return [span.text(text) for span in sentence_spans(text, Span(0, len(text)), GERMAN)]


@pytest.mark.parametrize(
    "text",
    [
        "Am 1. Februar kam Dr. Huber z. B. nach St. Pölten.",
        "Das US-Militär zahlt 1.000,50 Euro bzw. 3,5 % an Lunds Partei.",
        "George W. Lund traf Elisabeth II. im Schloss.",
        "Im 2. Senat saßen drei Richter.",
        "Die Stadt wurde 333 v. Chr. zerstört.",
        "Zu ihrem 100. Geburtstag kam C.Y. Lund.",
        "„Wir kommen.“, sagte er um 15.30 Uhr.",
        "Er rief „Halt!“ und lief.",
        "Der Preis lag bei 3,5 Mio. Euro.",
        "Die Gruppe nord.wind tagte.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Er kam. Sie ging.", ["Er kam.", "Sie ging."]),
        ("Er rief: „Nein. Das ist falsch!“ Dann ging er.", ["Er rief: „Nein.", "Das ist falsch!“", "Dann ging er."]),
        ("Das war 2005. Danach kam nichts.", ["Das war 2005.", "Danach kam nichts."]),
        ("Wir trafen uns am 3. Danach ging es los.", ["Wir trafen uns am 3.", "Danach ging es los."]),
        ("Es waren 5.000. Lund sprach.", ["Es waren 5.000.", "Lund sprach."]),
        ("Der Wert sank auf 3,5. Lund sprach.", ["Der Wert sank auf 3,5.", "Lund sprach."]),
        ("Eins\nzwei", ["Eins", "zwei"]),
        ("Das schrieb er auf X. Lund widersprach.", ["Das schrieb er auf X.", "Lund widersprach."]),
        ("Kommt er? «Ja.» Gut …  Weiter!", ["Kommt er?", "«Ja.»", "Gut …", "Weiter!"]),
    ],
)
def test_several_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def words(text: str) -> list[str]:
    return [token.text for token in tokens(text, Span(0, len(text)), GERMAN)]


def test_words_keep_their_marks() -> None:
    assert words("Innen- und Außenminister*innen (CDU/CSU) zahlten 1.000,50 Euro.") == [
        "Innen-", "und", "Außenminister*innen", "(", "CDU/CSU", ")", "zahlten", "1.000,50", "Euro", "."
    ]  # fmt: skip
    assert words("Dr. Lund kam am 3. Mai 2005.") == ["Dr.", "Lund", "kam", "am", "3.", "Mai", "2005", "."]
    assert words("Siehe www.nordpost.example/a?b=1, dort.") == ["Siehe", "www.nordpost.example/a?b=1,", "dort", "."]


def test_tags_are_stts() -> None:
    (sentence,) = sentences("Er sagte am Montag, dass «Faust» gut sei.")
    assert [token.tag for token in sentence.tokens] == [
        "PPER", "VVFIN", "APPRART", "NN", "$,", "KOUS", "$(", "NN", "$(", "ADJD", "VAFIN", "$."
    ]  # fmt: skip
    assert sentence.tokens[1].lemma == "sagen"


def test_offsets_and_paragraphs() -> None:
    text = "Eine Zeile.\n\nZwei Sätze stehen hier. Und noch einer."
    found = sentences(text)
    assert [sentence.paragraph for sentence in found] == [0, 1, 1]
    assert all(token.text == text[token.start : token.end] for s in found for token in s.tokens)


def test_overlong_sentence_is_cut() -> None:
    text = "Wort " * 400
    assert [len(sentence.tokens) for sentence in sentences(text)] == [150, 150, 100]
    assert document(text).text == text


def test_a_full_stop_before_a_small_letter_stays_in_the_word() -> None:
    text = "Die Gruppe nord.wind tagte."
    assert [token.text for token in tokens(text, Span(0, len(text)), GERMAN)][2] == "nord.wind"
