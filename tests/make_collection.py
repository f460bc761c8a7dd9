"""Writes N invented German articles, varied and always the same: ``python tests/make_collection.py 1000 DIR``.

DIR becomes a collection: ``seeds/`` with the articles, ``briefing.yml`` and our topics. Nobody in them exists.
"""

from __future__ import annotations

import datetime
import random
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

FIRST = (
    "Hanne Anders Mareike Torben Edda Jost Wiebke Ronja Ole Silke Henrik Frauke Lasse Merle Tjark Insa Folkert Gesa "
    "Helge Maren Eike Birte Keno Antje Sönke Levke Momme Tomma Hauke Neele"
).split()
LAST_BEGIN = (
    "Broder Kjaer Tols Aas Falken Wieben Ahrens Hell Tang Lind Mohr Stein Hols Brun Ever Giesel Rade Ost".split()
)
LAST_END = "sen holm dorf vik ried ga feld wege stad berg bach hagen tveit kamp mann".split()
PLACES = (
    "Falkental Nordhaven Lindau Skagen Larvik Brunnstedt Oslo Aarhus Wien Bern Hamburg Bremen Prag Turin Kiel Malmö"
).split()
COUNTRIES = "Norwegen Dänemark Schweden Finnland Estland Lettland Polen Tschechien Österreich Italien".split()
OFFICES = (
    "Verkehrsministerin Finanzminister Bürgermeisterin Außenminister Innenministerin Gewerkschafter Kämmerin "
    "Regierungssprecherin Umweltministerin Abgeordneter"
).split()
ASSEMBLIES = ("Stadtrat", "Landtag", "Kreistag", "Aufsichtsrat")
BODIES = "Hafenbehörde Reederei Bahngesellschaft Elterninitiative Handwerkskammer Gewerkschaft".split()
OUTLETS = ("Küstenblatt", "Falkentaler Bote", "Hafenkurier")
AFFAIRS = (
    ("Fährlinie", "die Kosten der Fährlinie", "der Vertrag über die Fährlinie"),
    ("Stromtrasse", "den Verlauf der Stromtrasse", "der Bau der Stromtrasse"),
    ("Gesamtschule", "den Neubau der Gesamtschule", "der Neubau der Gesamtschule"),
    ("Grenzbahn", "den Fahrplan der Grenzbahn", "die Sanierung der Grenzbahn"),
    ("Fischereiabkommen", "die Quoten im Fischereiabkommen", "das neue Fischereiabkommen"),
    ("Hafenausbau", "den Ausbau des Hafens", "der Ausbau des Hafens"),
    ("Klinikschließung", "die Schließung der Klinik", "die Zukunft der Klinik"),
    ("Wasserabgabe", "die Höhe der Wasserabgabe", "die neue Wasserabgabe"),
)
WEEKDAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
START = datetime.date(2031, 1, 6)

OPENINGS = (
    "{country} und {other} haben am {weekday} über {matter} verhandelt. {office} {name} sprach in {place} von "
    "einem schwierigen Tag.",
    "Im Streit um {matter} hat {office} {name} am {weekday} neue Gespräche angekündigt. Sie sollen am {soon} in "
    "{place} beginnen.",
    "Der {body} von {place} hat am {weekday} über {matter} beraten. {office} {name} verließ die Sitzung vorzeitig.",
)
SAYINGS = (
    "»{subject} kommt, wenn das Geld reicht«, sagte {surname} am {weekday}.",
    "{subject} sei nicht gesichert, sagte {surname} dem »{outlet}«. Man werde höchstens {number} Millionen Euro "
    "zahlen.",
    "Laut {surname} wird {country} {number} Prozent der Kosten übernehmen.",
    "{surname} forderte {country} auf, bis zum {soon} eine Antwort zu geben.",
    "{second_office} {second} widersprach. »Davon war nie die Rede«, sagte {second_surname}.",
    "{second_office} {second} warnte vor einem Scheitern der Gespräche.",
    "Nach Angaben der {body_of} sind {number} Beschäftigte betroffen.",
    "Ein Sprecher des Ministeriums lehnte eine Stellungnahme ab.",
)
OPEN = (
    "Unklar ist, ob {subject_in} noch in diesem Jahr beschlossen wird.",
    "Wann {subject_in} abgeschlossen wird, steht noch nicht fest.",
    "Über die Höhe der Zuschüsse wollen beide Seiten am {soon} entscheiden.",
    "Ob {country} zustimmt, ist offen.",
)
FILLERS = (
    "In {place} leben rund {number} Tausend Menschen, viele arbeiten im Hafen oder bei der Bahn.",
    "Schon vor {few} Jahren war {subject_in} ein Thema gewesen, damals ohne Ergebnis.",
    "Beobachter in {place} rechnen mit langen Verhandlungen, auch weil in {country} im Herbst gewählt wird.",
    "Die Kosten waren zuletzt um {number} Prozent gestiegen.",
)
ENDS = ("Lesen Sie auch: Was {place} von {country} lernt", "(npa)", "Jetzt den Newsletter abonnieren", "")


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    office: str

    @property
    def surname(self) -> str:
        return self.name.split()[-1]


def people(count: int) -> list[Person]:
    """Invented office holders; there are as many as a collection of that size would quote."""
    pick = random.Random(7)
    names = [f"{first} {begin}{end}" for first in FIRST for begin in LAST_BEGIN for end in LAST_END]
    return [Person(name, pick.choice(OFFICES)) for name in pick.sample(names, min(count, len(names)))]


def article(number: int, cast: Sequence[Person]) -> str:
    """The text of the article with this number."""
    pick = random.Random(number)
    affair = pick.choice(AFFAIRS)
    day = START + datetime.timedelta(days=number // 3)
    countries, place = pick.sample(COUNTRIES, 2), pick.choice(PLACES)
    speakers = pick.sample(cast, 4)
    paragraphs = [f"{affair[0]}: {place} wartet auf {countries[0]}"]
    if pick.random() < 0.8:
        minute = pick.randint(10, 59)
        paragraphs.append(f"Stand: {_written(day)} {day.year}, {pick.randint(6, 22)}:{minute} Uhr")
    first = _slots(pick, affair, day, countries, place, speakers[:2])
    paragraphs.append(pick.choice(OPENINGS).format(**first))
    for pair in (speakers[:2], speakers[2:]):
        sentences = pick.sample([*SAYINGS, *FILLERS], pick.randint(5, 11))
        for start in range(0, len(sentences), 3):
            part = " ".join(sentences[start : start + 3])
            paragraphs.append(part.format(**_slots(pick, affair, day, countries, place, pair)))
    paragraphs += [pick.choice(OPEN).format(**first), pick.choice(ENDS).format(**first)]
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _slots(
    pick: random.Random,
    affair: tuple[str, str, str],
    day: datetime.date,
    countries: Sequence[str],
    place: str,
    pair: Sequence[Person],
) -> dict[str, object]:
    _, matter, subject = affair
    return {
        "matter": matter,
        "subject": subject[0].upper() + subject[1:],
        "subject_in": subject,
        "country": countries[0],
        "other": countries[1],
        "place": place,
        "office": pair[0].office,
        "name": pair[0].name,
        "surname": pair[0].surname,
        "second": pair[1].name,
        "second_office": pair[1].office,
        "second_surname": pair[1].surname,
        "body": pick.choice(ASSEMBLIES),
        "body_of": pick.choice(BODIES),
        "outlet": pick.choice(OUTLETS),
        "weekday": WEEKDAYS[day.weekday()],
        "soon": _written(day + datetime.timedelta(days=pick.randint(5, 40))),
        "number": pick.randint(3, 90),
        "few": pick.choice(("zwei", "drei", "fünf", "zehn")),
    }


def _written(day: datetime.date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]}"


def write_collection(count: int, folder: Path) -> None:
    """A collection of that many articles in an empty or new folder."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    cast = people(max(20, count // 4))
    for number in range(count):
        (seeds / f"{number:05}.txt").write_text(article(number, cast), encoding="utf-8", newline="\n")
    topics = Path(__file__).parent.parent / "registry/topics.yml"
    (folder / "registry").mkdir(exist_ok=True)
    shutil.copyfile(topics, folder / "registry/topics.yml")
    settings = "site_name: Probe\nsite_url: https://briefings.example/probe/\n"
    (folder / "briefing.yml").write_text(settings, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    write_collection(int(sys.argv[1]), Path(sys.argv[2]))
