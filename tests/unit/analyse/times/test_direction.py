"""Tense tells on which side of the publication date an expression lies."""

from __future__ import annotations

import pytest
from timed import timed

from briefing.analyse.times.direction import is_preterite


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("reiste", "reisen"), ("ging", "gehen"), ("hielt", "halten"), ("war", "sein"), ("wurden", "werden"),
     ("hatte", "haben"), ("arbeitete", "arbeiten"),
     ("litt", "leiden"), ("bestritt", "bestreiten"), ("erhielt", "erhalten"), ("geriet", "geraten"),
     ("schrieb", "schreiben"), ("brachte", "bringen"), ("trat", "treten")],
)  # fmt: skip
def test_preterite(form: str, lemma: str) -> None:
    assert is_preterite(form, lemma)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("reist", "reisen"), ("gibt", "geben"), ("hält", "halten"), ("fährt", "fahren"), ("trifft", "treffen"),
     ("arbeitet", "arbeiten"), ("bietet", "bieten"), ("spricht", "sprechen"), ("betritt", "betreten"),
      ("läuft", "laufen"), ("reise", "reisen")],
)  # fmt: skip
def test_no_preterite(form: str, lemma: str) -> None:
    assert not is_preterite(form, lemma)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Der Rat tagte am Montag.", "past"),
        ("Der Rat hat am Montag getagt.", "past"),
        ("Der Rat wurde am Montag gewählt.", "past"),
        ("Der Rat wird am Montag tagen.", "future"),
        ("Der Rat soll am Montag gewählt werden.", "future"),
        ("Der Rat soll am Montag getagt haben.", "past"),
        ("Die Sitzung ist für Montag geplant.", "future"),
        ("Am Montag reist der Rat nach Nordby.", "present"),
        ("Die Wahl, sagte Brodersen, werde am Montag beginnen.", "future"),
        ("Seit Montag regnet es.", "past"),
        ("In Ulm ist am Montag ein Flugzeug vom Typ „Meise“ gelandet.", "past"),
        ("Der Rat wird am Montag, heißt es, tagen.", "present"),
        ("Der Preis sei hoch, so der Rat am Montag.", "past"),
        ("Die Fischer haben am Montag (Ortszeit) einen Streik begonnen.", "past"),
        ("Der Wert stieg in den vergangenen fünf Jahren.", "past"),
        ("Der Sender zeigt am Montag neue Folgen.", "present"),
        ("Der Sender zeigt ab Montag neue Folgen.", "future"),
        ("Die Regel gilt bis Montag.", "future"),
        ("Die Regel gilt seit Montag.", "past"),
        ("Am Montag war die Frist abgelaufen.", "past"),
        ("Die Frist endet am Montag.", "future"),
        ("Die Rätin soll am Montag zurückgetreten sein.", "past"),
        ("Der Wert steigt, wie am Montag aus einer Umfrage hervorgeht.", "past"),
        ("Sie kündigte an, am Montag zu reisen.", "future"),
        ("Sie gab an, am Montag gereist zu sein.", "past"),
        ("Sie soll am Montag gesehen worden sein.", "past"),
        ("Das Tor soll am Montag geöffnet sein.", "future"),
        ("Sie hätten am Montag davon erfahren.", "past"),
        ("Sie möchte am Montag reisen.", "future"),
        ("Sie müsste am Montag reisen.", "future"),
        ("Sie musste am Montag reisen.", "past"),
        ("Sie hat am Montag eine Reise angekündigt.", "past"),
        ("Sie hat für Montag eine Reise angekündigt.", "future"),
        ("Das Treffen ist am Montag geplant.", "future"),
        ("Nach dem Sturm in Nordby am Montag wird das Tor geprüft.", "past"),
        ("Die am Montag beginnende Messe ist neu.", "future"),
        ("Die am Montag verschwundene Frau ist da.", "past"),
    ],
)
def test_direction(text: str, direction: str) -> None:
    assert [time.direction for time in timed(text).times] == [direction]
