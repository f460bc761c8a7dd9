"""A collection of two short articles of our own invention."""

from pathlib import Path

ARTICLES = {
    "a.txt": """Ministerin Brodersen kündigt Fährverbindung an

12.03.2024, 10:15 Uhr

Verkehrsministerin Hanne Brodersen hat am Dienstag in Altenbrück eine neue Fährverbindung angekündigt.
"Wir beginnen im Mai", sagte Brodersen. Wann die Schiffe geliefert werden, ist noch unklar.

Der Verband der Inselgemeinden kritisierte den Plan. Die Preise seien zu hoch, sagte Sprecher Ole Kruse.
""",
    "b.txt": """Streit über Fährpreise dauert an

14.03.2024, 18:00 Uhr

Im Streit über die Fährpreise hat Verkehrsministerin Hanne Brodersen am Donnerstag Gespräche angeboten.
Ole Kruse, Sprecher des Verbands der Inselgemeinden, forderte einen Nachlass für Einheimische.
Eine Entscheidung steht noch aus.
""",
}


def write_collection(folder: Path) -> Path:
    """Writes the articles to ``folder``/seeds and gives the folder back."""
    (folder / "seeds").mkdir()
    for name, text in ARTICLES.items():
        (folder / "seeds" / name).write_text(text, encoding="utf-8")
    return folder
