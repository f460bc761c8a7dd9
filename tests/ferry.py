"""A small edition made by hand: two articles on a ferry, invented, with every kind of finding."""

from __future__ import annotations

from dataclasses import replace

from invented import Open, Said, Who, invent

from briefing.model import (
    Actor,
    Analysis,
    Briefing,
    Correction,
    Edition,
    EntityKind,
    Event,
    IssueState,
    IssueThread,
    Place,
    PublicationDate,
    Relation,
    Section,
    Site,
    Span,
    Story,
    TimeExpression,
    Title,
    TopicDefinition,
    TopicMatch,
    Withdrawal,
)

QUESTION = "Welche Reederei die Linie betreibt"
SITE = Site("Fährblick", "de", url="https://faehren.example/", publisher="Kontor Brodersen", quote_share=1.0)

FIRST = (
    "Ministerin Hanne Brodersen hat am Mittwoch Gespräche über eine Fährlinie nach Lindau angekündigt. "
    "„Wir wollen bis zum Sommer einen Vertrag“, sagte Brodersen der Zeitung Kystavisen. "
    "Die Finanzierung sei nicht gesichert, erklärte Anders Kjaerholm. "
    "Am 20. März sollen die Verhandlungen in Larvik beginnen. "
    "Unklar ist, welche Reederei die Linie betreiben soll. Newsletter bestellen!"
)
SECOND = (
    "Die Reederei Falken wies die Darstellung zurück. Man habe kein Angebot gemacht, hieß es aus der Reederei. "
    "Hanne Brodersen wollte sich nicht äußern. Welche Reederei die Linie betreiben soll, bleibt offen."
)


def place(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def first() -> Analysis:
    """An article of 12 March 2031 with a headline, four statements, three dates, one open issue and junk at its end."""
    analysis = invent(
        "01-faehre.txt",
        FIRST,
        day="2031-03-12",
        title="Gespräche über Fährlinie",
        who=[
            Who("Hanne Brodersen", forms=["Hanne Brodersen", "Brodersen"], role="Ministerin", side="Norwegen"),
            Who("Anders Kjaerholm", side="Dänemark"),
        ],
        said=[
            Said("Gespräche über eine Fährlinie nach Lindau", "Hanne Brodersen", "announces", "reported"),
            Said("Wir wollen bis zum Sommer einen Vertrag", "Hanne Brodersen", "says", "direct"),
            Said("Die Finanzierung sei nicht gesichert", "Anders Kjaerholm"),
        ],
        open_issues=[
            Open("Unklar ist, welche Reederei die Linie betreiben soll.", "unknown", QUESTION, ["Hanne Brodersen"])
        ],
        topics=["verkehr"],
    )
    text, body = FIRST, FIRST.index("Newsletter")
    times = (
        TimeExpression(place(text, "Mittwoch"), "DATE", "2031-03-12", "XXXX-WXX-3", "de/times:weekday"),
        TimeExpression(place(text, "20. März"), "DATE", "2031-03-20", "XXXX-03-20", "de/times:day"),
        TimeExpression(place(text, "bis zum Sommer"), "DATE", None, "XXXX-SU", "de/times:season"),
    )
    lead = place(
        text, "Ministerin Hanne Brodersen hat am Mittwoch Gespräche über eine Fährlinie nach Lindau angekündigt."
    )
    spoken = analysis.statements[1]
    return replace(
        analysis,
        document=replace(
            analysis.document,
            sections=(
                Section(Span(0, body), "body", "invented"),
                Section(Span(body, len(text)), "boilerplate", "de/clean:newsletter", "newsletter"),
            ),
            outlet="Kystavisen",
            agency="dpa",
            notices=("ai",),
        ),
        places=(Place("Larvik", ()), Place("Lindau", ())),
        times=times,
        statements=(
            analysis.statements[0],
            replace(
                spoken,
                speaker=place(text, "Brodersen der"),
                cue=place(text, "sagte"),
                addressee=place(text, "der Zeitung Kystavisen"),
            ),
            analysis.statements[2],
        ),
        main_event=Event(lead, "past", "de/events:lead", times=(0,)),
        events=(
            Event(lead, "past", "de/events:lead", times=(0,)),
            Event(
                place(text, "Am 20. März sollen die Verhandlungen in Larvik beginnen."),
                "announced",
                "de/events:dated",
                times=(1,),
            ),
        ),
    )


def second() -> Analysis:
    """A later article without headline, its day inferred; the company denies, the minister gives no details."""
    analysis = invent(
        "02-streit.txt",
        SECOND,
        who=[Who("Reederei Falken", "organisation", forms=["Reederei Falken"]), Who("Hanne Brodersen")],
        said=[
            Said("die Darstellung", "Reederei Falken", "denies", "reported"),
            Said("Man habe kein Angebot gemacht", "Reederei Falken"),
            Said("Hanne Brodersen wollte sich nicht äußern", "Hanne Brodersen", "withholds", "reported"),
        ],
        open_issues=[Open("Welche Reederei die Linie betreiben soll, bleibt offen.", "unknown", QUESTION)],
    )
    lead = place(SECOND, "Die Reederei Falken wies die Darstellung zurück.")
    return replace(
        analysis,
        title=Title("Die Reederei Falken wies die Darstellung zurück.", "derived", lead),
        published=PublicationDate("2031-03-14", "2031-03-14", "2031-03-16", "inferred", 'weekday: "Freitag"', (), 5),
        topics=(TopicMatch("verkehr", 1.0, ()),),
        main_event=Event(lead, "past", "de/events:lead"),
    )


def _once(id_: str, name: str, kind: EntityKind, member: tuple[str, str]) -> Actor:
    return Actor(id_, name, kind, ((name, 1),), (member,), "ein Artikel")


def edition() -> Edition:
    """Both articles with their actors, a topic, a story, one thread of open issues, a relation, and pages that went."""
    one = Briefing(
        "k7f3q9aa",
        first(),
        {"e1": "hanne-brodersen", "e2": "anders-kjaerholm"},
        ("s1", "s2", "s4"),
        ("o1",),
        retired_anchors=("s3",),
        corrections=(Correction("k7f3q9aa", "outlet", "Impressum der Zeitung", by="ok", on="2031-03-13"),),
        story="k7f3q9aa",
    )
    two = Briefing(
        "m2p8w4bb",
        second(),
        {"e1": "reederei-falken", "e2": "hanne-brodersen"},
        ("s1", "s2", "s3"),
        ("o1",),
        story="k7f3q9aa",
    )

    story = Story(one.id, "Gespräche über Fährlinie", (one.id, two.id), "2031-03-12", "2031-03-14", "Fährlinie")
    states = (
        IssueState("k7f3q9aa", "o1", "unknown", "2031-03-12"),
        IssueState("m2p8w4bb", "o1", "unknown", "2031-03-14"),
    )
    return Edition(
        briefings=(one, two),
        actors=(
            _once("anders-kjaerholm", "Anders Kjaerholm", "person", ("k7f3q9aa", "e2")),
            Actor(
                "hanne-brodersen",
                "Hanne Brodersen",
                "person",
                (("Brodersen", 1), ("Hanne Brodersen", 2)),
                (("k7f3q9aa", "e1"), ("m2p8w4bb", "e2")),
                "gleicher Name",
                "Norwegen",
                not_same=("reederei-falken",),
                note="nicht die Bürgermeisterin",
            ),
            _once("reederei-falken", "Reederei Falken", "organisation", ("m2p8w4bb", "e1")),
        ),
        topics=(
            TopicDefinition(
                "verkehr",
                {"de": "Verkehr", "en": "Transport"},
                {"de": "Wege und Fahrzeuge", "en": "Ways and vehicles"},
                {"de": ("Fähr*", '"*verkehr"', "Linie & Vertrag")},
                iptc="medtop:20000337",
            ),
        ),
        stories=(story,),
        issues=(IssueThread("o-1", QUESTION, states, ("hanne-brodersen",), ("verkehr",), "k7f3q9aa"),),
        relations=(Relation("denies", ("m2p8w4bb", "s1"), ("k7f3q9aa", "s1"), "invented"),),
        withdrawals=(
            Withdrawal("weg", "briefings", None, "auf Wunsch der Zeitung", "2031-04-01"),
            Withdrawal("h-brodersen", "actors", "hanne-brodersen", "zusammengeführt"),
        ),
    )
