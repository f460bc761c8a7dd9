"""Which verb of a clause is a word of saying?"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analyse.grammar import Clause, Range, forms, noun_phrase, subject
from briefing.analyse.statements.lexicon import CueVerb, lexicon
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language


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
    token, particle, reach = _lexical(scene, k, language)
    if token is None:
        return None
    lemma = scene.tokens[token].lemma
    near = _company(scene, k)
    words = scene.lexicon.words
    reading = _reading(lemma, particle, near, language)
    if reading is None:
        return None
    passive = scene.tokens[token].tag == "VVPP" and bool(near & words["passive"])
    if passive and lemma not in words["quoted_subject"]:
        speaker = _agent(scene, clause) or _origin(scene, k, scene.lexicon.media)
    else:
        speaker = subject(scene.tokens, scene.clauses, k, language)
        if speaker is None or _says_nobody(scene, speaker, lemma, reading):
            speaker = _origin(scene, k, None)
    speaker = _with_apposition(scene, k, speaker)
    factual = reading.act == "reports" and not reading.reported and scene.tokens[clause.verb].tag == "VMFIN"
    if factual or (speaker and _speaks_here(scene, speaker, language)):
        return None
    return Cue(k, reading, token, speaker, passive, reach)


def _says_nobody(scene: Scene, speaker: Range, lemma: str, reading: CueVerb) -> bool:
    """Whether a subject only stands for what is said: "es hieß", "das geht aus ... hervor"."""
    impersonal = scene.is_one(speaker[0], "impersonal") and lemma in scene.lexicon.words["impersonal_verbs"]
    alone = speaker[1] == speaker[0] + 1
    return impersonal or (alone and scene.is_one(speaker[0], "pointers") and reading.act == "reports")


def _with_apposition(scene: Scene, k: int, speaker: Range | None) -> Range | None:
    """A speaker at the end of its clause together with the name behind the comma: "der Vorsitzende, Ole Kruse"."""
    if speaker is None or speaker[1] != scene.clauses[k].last or k + 1 >= len(scene.clauses):
        return speaker
    piece = scene.clauses[k + 1]
    named = piece.kind == "fragment" and any(t.tag == "NE" for t in scene.tokens[piece.first : piece.last])
    whole = named and noun_phrase(scene.tokens, piece.first, piece.last) == piece.last
    return (speaker[0], piece.last) if whole else speaker


def _speaks_here(scene: Scene, speaker: Range, language: Language) -> bool:
    """Whether the subject is the writer or the reader: "ich", "wir", a polite "Sie"."""
    text = scene.tokens[speaker[0]].text
    polite = text == "Sie" and speaker[0] > 0 and scene.tokens[speaker[0] - 1].tag != "$("
    return text.lower() in forms(language).first_person or polite


def _company(scene: Scene, k: int) -> frozenset[str]:
    """The words of a clause and of the fragments behind it."""
    words = set(scene.words((scene.clauses[k].first, scene.clauses[k].last)))
    for clause in scene.clauses[k + 1 : k + 4]:
        if clause.kind not in ("fragment", "relative"):
            break
        if clause.kind == "fragment":
            words |= scene.words((clause.first, clause.last))
    return frozenset(words)


def _lexical(scene: Scene, k: int, language: Language) -> tuple[int | None, str, int]:
    """The verb that carries the meaning, its separated particle, and where the clause's bracket closes."""
    clause = scene.clauses[k]
    assert clause.verb is not None
    tokens = scene.tokens
    if tokens[clause.verb].tag == "VVFIN":
        if clause.kind != "main":
            return clause.verb, "", clause.last
        known = {cue.particle for cue in lexicon(language).verbs.get(tokens[clause.verb].lemma, ())}
        for j in range(clause.last - 1, clause.verb, -1):
            if scene.is_one(j, "particle_like") and tokens[j].text not in known:
                continue
            stranded = tokens[j].tag == "APPR" and j == clause.last - 1
            if tokens[j].tag == "PTKVZ" or stranded or (j == clause.last - 1 and tokens[j].text in known):
                return clause.verb, tokens[j].text.lower(), j + 1
        late = _late_particle(scene, k)
        if late is not None:
            return clause.verb, tokens[late].text.lower(), late + 1
        return clause.verb, "", clause.last
    verbs = [i for i in range(clause.first, clause.last) if tokens[i].tag in ("VVPP", "VVINF", "VVIZU")]
    if not verbs and tokens[clause.last - 1].tag in ("VVFIN", "VAPP") and clause.last - 1 > clause.verb:
        verbs = [clause.last - 1]
    if not verbs and (late := _late_verb(scene, k)) is not None:
        return late, "", late + 1
    if not verbs:
        copula = tokens[clause.verb].tag == "VAFIN"
        return (clause.verb if copula else None), "", clause.last
    necessary = tokens[verbs[-1]].tag == "VVIZU" and tokens[clause.verb].lemma == "sein"
    return (None if necessary else verbs[-1]), "", verbs[-1] + 1


def _late_verb(scene: Scene, k: int) -> int | None:
    """A participle or infinitive after an insertion: "hat am Montag, dem ersten Tag, erklärt"."""
    for clause in scene.clauses[k + 1 : k + 4]:
        if clause.kind == "fragment" and scene.tokens[clause.last - 1].tag in ("VVPP", "VVINF"):
            return clause.last - 1
        if clause.kind not in ("relative", "fragment"):
            return None
    return None


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
    for cue in lexicon(language).verbs.get(lemma, ()):
        whole = not particle and (not cue.particle or lemma.startswith(cue.particle))
        if cue.company <= near and (cue.particle == particle or whole or particle in cue.company):
            return cue
    return None


def _agent(scene: Scene, clause: Clause) -> Range | None:
    """The one who acts in a passive: "von" with its noun phrase, or the party meant by "seitens"."""
    for i in range(clause.first, clause.last):
        if scene.is_one(i, "agents"):
            end = noun_phrase(scene.tokens, i + 1, clause.last)
            if end > i + 1:
                return i + 1, end
    return None


def _origin(scene: Scene, k: int, nouns: frozenset[str] | None) -> Range | None:
    """Where an impersonal "es heißt" comes from: "in dem Bericht", "aus dem Ministerium", "bei der Polizei".

    With ``nouns`` only a phrase that holds one of them counts, and the preposition "in" must lead to it.
    """
    pieces = [scene.clauses[k], *(c for c in scene.clauses[:k] if c.kind == "fragment")]
    for piece in pieces:
        for i in range(piece.first, piece.last if piece is scene.clauses[k] else piece.first + 1):
            if scene.is_one(i, "origins"):
                end = noun_phrase(scene.tokens, i + 1, piece.last)
                words = {t.text.rpartition("-")[2] for t in scene.tokens[i + 1 : end]}
                named = not words & scene.lexicon.words["enquiries"] if nouns is None else bool(words & nouns)
                if end > i + 1 and named:
                    return i + 1, end
    return None
