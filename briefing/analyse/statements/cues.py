"""Which verb of a clause is a word of saying?"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from briefing.analyse.grammar import Clause, Range, noun_phrase
from briefing.analyse.statements.lexicon import CueVerb, lexicon
from briefing.analyse.statements.scene import Scene
from briefing.analyse.statements.tellers import agent, origin, speaks_here, teller, without_idiom
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
        speaker = agent(scene, clause, language) or origin(scene, k, scene.lexicon.media)
    else:
        speaker = teller(scene, k, lemma, reading, language)
    speaker = with_apposition(scene, k, without_idiom(scene, speaker, reading))
    if _tells_nothing(scene, clause, reading, speaker, passive) or (speaker and speaks_here(scene, speaker, language)):
        return None
    return Cue(k, reading, token, speaker, passive, reach, field)


def _tells_nothing(scene: Scene, clause: Clause, reading: CueVerb, speaker: Range | None, passive: bool) -> bool:
    """Whether something is only possible or advised ("lässt sich sagen", "muss gesagt werden"), or thought by all."""
    modal = clause.verb is not None and scene.tokens[clause.verb].tag == "VMFIN"
    if modal and ((reading.act == "reports" and not reading.reported) or (passive and speaker is None)):
        return True
    general = speaker is not None and speaker[1] == speaker[0] + 1 and scene.is_one(speaker[0], "everybody")
    return general and reading.rule.endswith(_OPINIONS)


def _joined_participles(scene: Scene, clause: Clause, token: int) -> list[int]:
    """The participles before the last one that share its auxiliary: "hat gelobt und gefordert"."""
    tokens = scene.tokens
    if tokens[token].tag != "VVPP" or clause.verb is None or clause.kind != "main":
        return []
    found = [i for i in range(clause.verb + 1, token) if tokens[i].tag == "VVPP"]
    return [i for i in found if i + 1 < token and tokens[i + 1].tag == "KON"]


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


def with_apposition(scene: Scene, k: int, speaker: Range | None) -> Range | None:
    """A speaker at the end of its clause together with the name behind the comma: "der Vorsitzende, Ole Kruse"."""
    if speaker is None or speaker[1] != scene.clauses[k].last or k + 1 >= len(scene.clauses):
        return speaker
    piece = scene.clauses[k + 1]
    named = piece.kind == "fragment" and any(t.tag == "NE" for t in scene.tokens[piece.first : piece.last])
    whole = named and noun_phrase(scene.tokens, piece.first, piece.last) == piece.last
    return (speaker[0], piece.last) if whole else speaker


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
