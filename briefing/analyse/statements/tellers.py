"""Who says it: the subject of a verb of saying, the agent of its passive, or where an impersonal phrase comes from."""

from __future__ import annotations

from briefing.analyse.grammar import Clause, Range, forms, is_human, may_be_nominative, noun_phrase, subject
from briefing.analyse.statements.lexicon import CueVerb
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language


def teller(scene: Scene, k: int, lemma: str, reading: CueVerb, language: Language) -> Range | None:
    """Who says it in the active: the subject, or where an impersonal phrase comes from."""
    clause = scene.clauses[k]
    speaker = subject(scene.tokens, scene.clauses, k, language)
    if speaker is not None and _points(scene, clause, speaker):
        speaker = _behind_verb(scene, clause, language) or speaker
    speaker = speaker or _named_behind(scene, clause)
    if speaker and _is_idiom(scene, speaker, reading):
        return origin(scene, k, None, scene.lexicon.words["of"])
    if speaker is None or _says_nobody(scene, speaker, lemma, reading):
        return origin(scene, k, None)
    return speaker


def without_idiom(scene: Scene, speaker: Range | None, reading: CueVerb) -> Range | None:
    """A speaker cut before the noun of the reading: "von Beobachtern | der Schluss gezogen"."""
    if speaker is None:
        return None
    for i in range(speaker[0] + 2, speaker[1]):
        if scene.tokens[i].text.lower() in reading.nouns and scene.tokens[i - 1].tag == "ART":
            return speaker[0], i - 1
    return speaker


def _named_behind(scene: Scene, clause: Clause) -> Range | None:
    """The name right behind the verb, even if it was taken for another sort of word: "sagte Klug"."""
    assert clause.verb is not None
    start = clause.verb + 1
    if start >= clause.last:
        return None
    name = next((n for n in scene.names if n.start == scene.tokens[start].start), None)
    end = next((i for i in range(start, clause.last) if name and scene.tokens[i].end >= name.end), None)
    return (start, end + 1) if end is not None else None


def _is_idiom(scene: Scene, speaker: Range, reading: CueVerb) -> bool:
    """Whether the subject is part of the reading: "von Verletzten ist die Rede"."""
    return scene.tokens[speaker[1] - 1].text.lower() in reading.company and speaker[1] - speaker[0] < 3


def _points(scene: Scene, clause: Clause, speaker: Range) -> bool:
    """Whether a clause begins with a bare "das": "Das teilte X mit"."""
    alone = speaker[1] == speaker[0] + 1 and clause.verb is not None and clause.verb - speaker[1] <= 1
    return alone and clause.kind == "main" and scene.is_one(speaker[0], "pointers")


def _behind_verb(scene: Scene, clause: Clause, language: Language) -> Range | None:
    """The noun phrase right behind the verb, if it can be a subject."""
    assert clause.verb is not None
    start = clause.verb + 1
    while start < clause.last and scene.tokens[start].tag == "ADV":
        start += 1
    end = noun_phrase(scene.tokens, start, clause.last)
    return (start, end) if end > start and may_be_nominative(scene.tokens, start, clause.last, language) else None


def _says_nobody(scene: Scene, speaker: Range, lemma: str, reading: CueVerb) -> bool:
    """Whether a subject only stands for what is said: "es hieß", "das geht aus ... hervor"."""
    impersonal = scene.is_one(speaker[0], "impersonal") and lemma in scene.lexicon.words["impersonal_verbs"]
    alone = speaker[1] == speaker[0] + 1
    return impersonal or (alone and scene.is_one(speaker[0], "pointers") and reading.act == "reports")


def speaks_here(scene: Scene, speaker: Range, language: Language) -> bool:
    """Whether the subject is the writer or the reader: "ich", "wir", a polite "Sie"."""
    text = scene.tokens[speaker[0]].text
    before = scene.tokens[speaker[0] - 1] if speaker[0] else None
    polite = text == "Sie" and before is not None and before.tag != "$(" and before.text != ":"
    return text.lower() in forms(language).first_person or polite


def agent(scene: Scene, clause: Clause, language: Language) -> Range | None:
    """The one who acts in a passive: "von" with its noun phrase, or the party meant by "seitens".

    Behind a noun, or with "durch", only somebody who can act: "der Ausbruch von Cholera" names nobody.
    """
    for i in range(clause.first, clause.last):
        if scene.is_one(i, "agents"):
            end = noun_phrase(scene.tokens, i + 1, clause.last)
            free = i > clause.first and scene.tokens[i - 1].tag not in ("NN", "CARD") and scene.is_one(i, "of")
            counted = any(t.tag == "CARD" for t in scene.tokens[i + 1 : end])
            if end > i + 1 and ((free and not counted) or is_human(scene.tokens, (i + 1, end), language)):
                return i + 1, end
    return None


def origin(scene: Scene, k: int, nouns: frozenset[str] | None, but: frozenset[str] = frozenset()) -> Range | None:
    """Where an impersonal "es heißt" comes from: "in dem Bericht", "aus dem Ministerium", "bei der Polizei".

    With ``nouns`` only a phrase that holds one of them counts; ``but`` are prepositions that do not lead to it.
    """
    pieces = [scene.clauses[k], *(c for c in scene.clauses[:k] if c.kind == "fragment")]
    for piece in pieces:
        for i in range(piece.first, piece.last if piece is scene.clauses[k] else piece.first + 1):
            if scene.is_one(i, "origins") and scene.tokens[i].text.lower() not in but:
                end = noun_phrase(scene.tokens, i + 1, piece.last)
                words = {t.text.rpartition("-")[2] for t in scene.tokens[i + 1 : end]}
                named = not words & scene.lexicon.words["enquiries"] if nouns is None else bool(words & nouns)
                if end > i + 1 and named:
                    return i + 1, end
    return None
