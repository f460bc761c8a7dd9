"""Which verb of a clause is a word of saying?"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from briefing.analyse.grammar import Clause, Range, forms, is_human, may_be_nominative, noun_phrase, subject
from briefing.analyse.statements.lexicon import CueVerb, lexicon
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language

_OPINIONS = (":think", ":expect", ":stance")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in clause ``k``: its reading, the index of its token, and the tokens that name the speaker.

    ``reach`` is the end of the clause's bracket, which may lie in a later piece ("teilte X, der ..., mit"). ``field``
    are the tokens of one of several participles with one auxiliary, None when the verb stands alone.
    """

    k: int
    verb: CueVerb
    token: int
    speaker: Range | None
    passive: bool
    reach: int
    field: Range | None = None


def find_cues(scene: Scene, k: int, language: Language) -> Iterator[Cue]:
    """The cues of clause ``k``: of its verb, and of participles joined to it ("hat ihn gelobt und betont, ...")."""
    clause = scene.clauses[k]
    if clause.verb is None:
        return
    token, particle, reach = _lexical(scene, k, language)
    if token is None:
        return
    start = clause.verb + 1
    for i in _joined_participles(scene, clause, token):
        if cue := _cue(scene, k, (i, "", i + 1), (start, i), language):
            yield cue
        start = i + 1
    field = (start, token) if start > clause.verb + 1 else None
    if cue := _cue(scene, k, (token, particle, reach), field, language):
        yield cue


def _cue(scene: Scene, k: int, lexical: tuple[int, str, int], field: Range | None, language: Language) -> Cue | None:
    """The cue of one verb of clause ``k``, None when it says nothing."""
    token, particle, reach = lexical
    clause = scene.clauses[k]
    assert clause.verb is not None
    lemma = _lemma(scene, clause.verb, token)
    reading = _reading(lemma, particle, _company(scene, k, field), language)
    if reading is None or not reading.rule or ("zu" not in reading.company and _is_due(scene, clause.verb, token)):
        return None
    passive = _is_passive(scene, clause, token, lemma)
    if passive and lemma not in scene.lexicon.words["quoted_subject"]:
        speaker = _agent(scene, clause, language) or _origin(scene, k, scene.lexicon.media)
    else:
        speaker = _teller(scene, k, lemma, reading, language)
    speaker = with_apposition(scene, k, _without_idiom(scene, speaker, reading))
    factual = reading.act == "reports" and not reading.reported and scene.tokens[clause.verb].tag == "VMFIN"
    advised = passive and speaker is None and scene.tokens[clause.verb].tag == "VMFIN"
    general = speaker is not None and speaker[1] == speaker[0] + 1 and scene.is_one(speaker[0], "everybody")
    if (
        factual
        or (general and reading.rule.endswith(_OPINIONS))
        or (speaker and _speaks_here(scene, speaker, language))
    ):
        return None
    return Cue(k, reading, token, speaker, passive, reach, field)


def _joined_participles(scene: Scene, clause: Clause, token: int) -> list[int]:
    """The participles before the last one that share its auxiliary: "hat gelobt und gefordert"."""
    tokens = scene.tokens
    if tokens[token].tag != "VVPP" or clause.verb is None or clause.kind != "main":
        return []
    found = [i for i in range(clause.verb + 1, token) if tokens[i].tag == "VVPP"]
    return [i for i in found if i + 1 < token and tokens[i + 1].tag == "KON"]


def _teller(scene: Scene, k: int, lemma: str, reading: CueVerb, language: Language) -> Range | None:
    """Who says it in the active: the subject, or where an impersonal phrase comes from."""
    clause = scene.clauses[k]
    speaker = subject(scene.tokens, scene.clauses, k, language)
    if speaker is not None and _points(scene, clause, speaker):
        speaker = _behind_verb(scene, clause, language) or speaker
    speaker = speaker or _named_behind(scene, clause)
    if speaker and _is_idiom(scene, speaker, reading):
        return _origin(scene, k, None, scene.lexicon.words["of"])
    if speaker is None or _says_nobody(scene, speaker, lemma, reading):
        return _origin(scene, k, None)
    return speaker


def _without_idiom(scene: Scene, speaker: Range | None, reading: CueVerb) -> Range | None:
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


def _lemma(scene: Scene, verb: int, token: int) -> str:
    """The lemma of a verb; of a participle that two verbs share ("gestanden") the one that fits its auxiliary."""
    found = scene.lexicon.participles.get(scene.tokens[token].text.lower())
    return found[1] if found and found[0] == scene.tokens[verb].lemma else scene.tokens[token].lemma


def _is_due(scene: Scene, verb: int, token: int) -> bool:
    """Whether something is only to be said: "es ist anzumerken", "zu bemerken ist"."""
    with_zu = scene.tokens[token].tag == "VVIZU" or scene.tokens[token - 1].tag == "PTKZU"
    return with_zu and scene.tokens[verb].lemma == "sein"


def _is_passive(scene: Scene, clause: Clause, token: int, lemma: str) -> bool:
    """Whether a participle is told of something: "wurde gefordert", "ist geplant", but not "ist gekommen"."""
    assert clause.verb is not None
    if scene.tokens[token].tag != "VVPP":
        return False
    moved = lemma.endswith(tuple(sorted(scene.lexicon.words["perfect_with_sein"])))
    state = scene.tokens[clause.verb].lemma == "sein" and clause.verb != token and not moved
    aux = {scene.tokens[clause.verb].text.lower(), *(t.text.lower() for t in scene.tokens[token + 1 : token + 2])}
    return state or bool(aux & scene.lexicon.words["passive"])


def _says_nobody(scene: Scene, speaker: Range, lemma: str, reading: CueVerb) -> bool:
    """Whether a subject only stands for what is said: "es hieß", "das geht aus ... hervor"."""
    impersonal = scene.is_one(speaker[0], "impersonal") and lemma in scene.lexicon.words["impersonal_verbs"]
    alone = speaker[1] == speaker[0] + 1
    return impersonal or (alone and scene.is_one(speaker[0], "pointers") and reading.act == "reports")


def with_apposition(scene: Scene, k: int, speaker: Range | None) -> Range | None:
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
    before = scene.tokens[speaker[0] - 1] if speaker[0] else None
    polite = text == "Sie" and before is not None and before.tag != "$(" and before.text != ":"
    return text.lower() in forms(language).first_person or polite


def _company(scene: Scene, k: int, field: Range | None) -> frozenset[str]:
    """The words of a clause and of the fragments behind it; a preposition drawn together with an article counts too."""
    clause = scene.clauses[k]
    if field:
        return scene.words((clause.first, clause.verb or clause.first)) | scene.words(field)
    compared = clause.kind == "subordinate" and clause.opener in scene.lexicon.words["time_openers"]
    first = clause.first + clause.linked + compared
    words = set(scene.words((first, clause.last)))
    words |= {t.lemma for t in scene.tokens[first : clause.last] if t.tag == "APPRART"}
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
        if tokens[clause.last - 1].tag == "VVINF" and scene.is_one(clause.verb, "lets"):
            idiom = _reading(tokens[clause.verb].lemma, "", _company(scene, k, None), language)
            return (clause.verb if idiom else clause.last - 1), "", clause.last  # "ließ der Minister mitteilen"
        known = {cue.particle for cue in lexicon(language).verbs.get(tokens[clause.verb].lemma, ())}
        for j in range(clause.last - 1, clause.verb, -1):
            if scene.is_one(j, "particle_like") and tokens[j].text not in known:
                continue
            stranded = tokens[j].tag == "APPR" and j == clause.last - 1
            if tokens[j].tag == "PTKVZ" or stranded or (j == clause.last - 1 and tokens[j].text in known):
                return clause.verb, tokens[j].text.lower(), j + 1
        late = _late_particle(scene, k, known)
        if late is not None:
            return clause.verb, tokens[late].text.lower(), late + 1
        return clause.verb, "", clause.last
    verbs = [i for i in range(clause.first, clause.last) if tokens[i].tag in ("VVPP", "VVINF", "VVIZU")]
    if not verbs and tokens[clause.last - 1].tag in ("VVFIN", "VAPP") and clause.last - 1 > clause.verb:
        verbs = [clause.last - 1]
    if not verbs and (late := _late_verb(scene, k)) is not None:
        return late, "", late + 1
    last = scene.lexicon.participles.get(tokens[clause.last - 1].text.lower())
    if not verbs and last and last[0] == tokens[clause.verb].lemma:
        verbs = [clause.last - 1]
    if not verbs:
        copula = tokens[clause.verb].tag == "VAFIN"
        return (clause.verb if copula else None), "", clause.last
    return verbs[-1], "", verbs[-1] + 1


def _late_verb(scene: Scene, k: int) -> int | None:
    """A participle or infinitive after an insertion: "hat am Montag, dem ersten Tag, erklärt"."""
    for clause in scene.clauses[k + 1 : k + 4]:
        if clause.kind == "fragment" and scene.tokens[clause.last - 1].tag in ("VVPP", "VVINF"):
            return clause.last - 1
        if clause.kind not in ("relative", "fragment"):
            return None
    return None


def _late_particle(scene: Scene, k: int, known: Set[str]) -> int | None:
    """A particle after an insertion: "teilte der Sprecher, der in Genf war, mit"."""
    for clause in scene.clauses[k + 1 : k + 4]:
        last = scene.tokens[clause.last - 1]
        near = clause.last - clause.first <= 3 or last.text.lower() in known
        if clause.kind == "fragment" and last.tag == "PTKVZ" and near:
            return clause.last - 1
        if clause.kind not in ("relative", "fragment"):
            return None
    return None


def _reading(lemma: str, particle: str, near: frozenset[str], language: Language) -> CueVerb | None:
    for cue in lexicon(language).verbs.get(lemma, ()):
        whole = not particle and (not cue.particle or lemma.startswith(cue.particle))
        in_company = not cue.particle and particle in cue.company
        missing = cue.company - near
        if missing and not (missing <= cue.nouns and all(any(word.endswith(n) for word in near) for n in missing)):
            continue
        if cue.particle == particle or whole or in_company:
            return cue
    return None


def _agent(scene: Scene, clause: Clause, language: Language) -> Range | None:
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


def _origin(scene: Scene, k: int, nouns: frozenset[str] | None, but: frozenset[str] = frozenset()) -> Range | None:
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
