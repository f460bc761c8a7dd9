"""Which verb of a clause is a word of saying?"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analyse.grammar import Clause, Range, noun_phrase, subject
from briefing.analyse.statements.lexicon import CueVerb, lexicon
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language

_PASSIVE = frozenset({"wird", "wurde", "werden", "wurden", "worden", "werde", "würde", "würden"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in clause ``k``: its reading, the index of its token, and the tokens that name the speaker.

    ``reach`` is the end of the clause's bracket, which may lie in a later piece ("teilte X, der ..., mit").
    """

    k: int
    verb: CueVerb
    token: int
    speaker: Range | None
    passive: bool
    reach: int


def find_cue(scene: Scene, k: int, language: Language) -> Cue | None:
    """The cue of clause ``k``, None when its verb says nothing."""
    clause = scene.clauses[k]
    if clause.verb is None:
        return None
    token, particle, reach = _lexical(scene, k)
    if token is None:
        return None
    lemma = scene.tokens[token].lemma
    near = scene.words((clause.first, clause.last))
    reading = _reading(lemma, particle, near, language)
    if reading is None:
        return None
    passive = scene.tokens[token].tag == "VVPP" and bool(near & _PASSIVE) and scene.tokens[token - 1].text != "haben"
    speaker = _agent(scene, clause) if passive else subject(scene.tokens, scene.clauses, k, language)
    if not passive and (speaker is None or scene.tokens[speaker[0]].text.lower() == "es"):
        speaker = _origin(scene, clause)
    return Cue(k, reading, token, speaker, passive, reach)


def _lexical(scene: Scene, k: int) -> tuple[int | None, str, int]:
    """The verb that carries the meaning, its separated particle, and where the clause's bracket closes."""
    clause = scene.clauses[k]
    assert clause.verb is not None
    tokens = scene.tokens
    if tokens[clause.verb].tag == "VVFIN":
        if clause.kind != "main":
            return clause.verb, "", clause.last
        for j in range(clause.last - 1, clause.verb, -1):
            if tokens[j].tag == "PTKVZ" or (j == clause.last - 1 and tokens[j].tag in ("APPR", "ADV")):
                return clause.verb, tokens[j].text.lower(), clause.last
        late = _late_particle(scene, k)
        if late is not None:
            return clause.verb, tokens[late].text.lower(), late + 1
        return clause.verb, "", clause.last
    verbs = [i for i in range(clause.first, clause.last) if tokens[i].tag in ("VVPP", "VVINF", "VVIZU")]
    if not verbs:
        copula = tokens[clause.verb].tag == "VAFIN"
        return (clause.verb if copula else None), "", clause.last
    return verbs[-1], "", clause.last


def _late_particle(scene: Scene, k: int) -> int | None:
    """A particle after an insertion: "teilte der Sprecher, der in Genf war, mit"."""
    for clause in scene.clauses[k + 1 : k + 4]:
        if (
            clause.kind == "fragment"
            and scene.tokens[clause.last - 1].tag == "PTKVZ"
            and clause.last - clause.first <= 3
        ):
            return clause.last - 1
        if clause.kind not in ("relative", "fragment"):
            return None
    return None


def _reading(lemma: str, particle: str, near: frozenset[str], language: Language) -> CueVerb | None:
    readings = lexicon(language).verbs
    if particle:
        for cue in readings.get(lemma, ()):
            if cue.particle == particle and cue.company <= near:
                return cue
        if particle in _ANY_PREPOSITION:
            particle = ""
    if not particle:
        for cue in readings.get(lemma, ()):
            if cue.company <= near and (not cue.particle or lemma.startswith(cue.particle)):
                return cue
    return None


_ANY_PREPOSITION = frozenset({"am", "im", "so", "auch", "weiter", "nun", "heute", "gestern", "dazu", "dagegen"})


def _agent(scene: Scene, clause: Clause) -> Range | None:
    """The one who acts in a passive: "von" with its noun phrase, or the party meant by "seitens"."""
    for i in range(clause.first, clause.last):
        if scene.tokens[i].text.lower() in ("von", "vom", "durch", "seitens"):
            end = noun_phrase(scene.tokens, i + 1, clause.last)
            if end > i + 1:
                return i + 1, end
    return None


def _origin(scene: Scene, clause: Clause) -> Range | None:
    """Where an impersonal "es heißt" comes from: "in dem Bericht", "aus dem Ministerium", "bei der Polizei"."""
    for i in range(clause.first, clause.last):
        if scene.tokens[i].text.lower() in ("aus", "in", "im", "von", "vom", "bei", "beim", "seitens"):
            end = noun_phrase(scene.tokens, i + 1, clause.last)
            if end > i + 1:
                return i + 1, end
    return None
