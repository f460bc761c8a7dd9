"""What is a reported act about: "forderte mehr Geld", "rechnet mit einem knappen Ausgang", "zeigte sich zufrieden"?"""

from __future__ import annotations

from dataclasses import replace

from briefing.analyse.grammar import Range, is_human, is_temporal, may_be_nominative, noun_phrase
from briefing.analyse.statements.cues import Cue
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language
from briefing.model import Span

STANCES = frozenset({"denies", "rejects", "contradicts", "claims-about"})
"""Acts that are told of what "das" points at, without repeating it."""
_NOUNS = frozenset({"NN", "NE", "FM", "XY"})
_MARKS = frozenset('„“«»"')
_CLOSING = frozenset({"PTKVZ", "VVPP", "VVINF", "APPR"})
_PREDICATES = frozenset({"ADJD", "VVPP"})


def reported_act(scene: Scene, cue: Cue, language: Language) -> tuple[Cue, tuple[Span, ...]] | None:
    """The cue, its speaker cut before an object right behind it, and what the act is about; None if it is no act."""
    if not _is_act(scene, cue):
        return None
    told = _parted(scene, cue, language)
    doubtful = cue.verb.human or scene.clauses[cue.k].kind == "relative"
    if doubtful and not (told.speaker and can_speak(scene, told.speaker, language)):
        return None
    parts = _passive(scene, told) if told.passive else _objects(scene, told, language)
    return (told, parts) if parts else None


def gap(scene: Scene, cue: Cue, j: int, language: Language) -> tuple[Range, Range] | None:
    """Another speaker and what he says in piece ``j``, which leaves the verb out: "..., die Polizei von 3000"."""
    clause = scene.clauses[j]
    if clause.kind != "fragment" or not may_be_nominative(scene.tokens, clause.first, clause.last, language):
        return None
    told = scene.clauses[cue.k]
    governed = {scene.tokens[i].text for i in range(told.first, told.last) if scene.is_one(i, "governed")}
    end = noun_phrase(scene.tokens, clause.first, clause.last)
    starts = next((i for i in range(clause.first + 1, clause.last) if scene.tokens[i].text in governed), None)
    if starts is None or starts + 1 >= clause.last or scene.tokens[starts].tag != "APPR" or end < starts:
        return None
    return (clause.first, starts), (starts, clause.last)


def has_object(scene: Scene, cue: Cue, language: Language) -> bool:
    """Whether the clause of the cue holds a noun that is neither its subject nor in a phrase of time or place."""
    clause = scene.clauses[cue.k]
    assert clause.verb is not None
    i = cue.speaker[1] if cue.speaker and cue.speaker[0] > clause.verb else clause.verb + 1
    while i < clause.last:
        if scene.tokens[i].tag in ("APPR", "APPRART"):
            i = max(noun_phrase(scene.tokens, i + 1, clause.last), i + 1)
        elif is_temporal(scene.tokens, i, clause.last, language):
            i += 1
        elif scene.tokens[i].tag in ("NN", "NE") and not _is_dative(scene, i, language):
            return True
        else:
            i += 1
    return False


def _is_dative(scene: Scene, i: int, language: Language) -> bool:
    """Whether the article before a noun makes it a dative; "den" does so for people ("den Journalisten")."""
    plural = scene.tokens[i - 1].text.lower() != "den" or is_human(scene.tokens, (i, i + 1), language)
    return plural and scene.is_one(i - 1, "datives")


def has_predicate(scene: Scene, field: Range, cue: Cue) -> bool:
    """Whether an adjective, or something quoted, tells how somebody shows himself."""
    return any(
        (t.tag in _PREDICATES and i != cue.token and not scene.is_one(i, "manners")) or t.text in _MARKS
        for i, t in enumerate(scene.tokens[field[0] : field[1]], field[0])
    )


def _is_act(scene: Scene, cue: Cue) -> bool:
    """Whether the cue by itself tells of an act: a fact with a speaker, neither wished, denied nor told by others."""
    clause = scene.clauses[cue.k]
    if not cue.verb.reported or cue.speaker is None or clause.verb is None:
        return False
    asks = clause.kind == "subordinate" and clause.opener in scene.lexicon.words["content_openers"]
    if asks and not _refers_back(scene, cue):
        return False
    here = scene.words((clause.first, clause.last))
    names = scene.tokens[cue.token].lemma in scene.lexicon.words["names"]
    if names and (clause.kind == "relative" or here & scene.lexicon.words["negations"]):
        return False
    if cue.passive and scene.is_one(max(cue.speaker[0] - 1, 0), "surfaces"):
        return False
    modal = scene.tokens[clause.verb].tag == "VMFIN"
    anybody = scene.is_one(cue.speaker[0], "anybody") and cue.verb.act == "says"
    nobody = scene.tokens[cue.speaker[0]].tag in ("PDS", "PWS", "PRELS") or anybody
    return not modal and clause.mood == "indicative" and not nobody


def _refers_back(scene: Scene, cue: Cue) -> bool:
    """Whether "was" stands for what was said before it: "..., was die Stadt bestreitet"."""
    return scene.clauses[cue.k].opener in scene.lexicon.words["what"] and cue.verb.act in STANCES


def can_speak(scene: Scene, speaker: Range, language: Language) -> bool:
    """A person, a body that the article names, or a noun for one."""
    place = scene.span(speaker)
    named = any(place.overlaps(name) for name in scene.names)
    pronoun = scene.tokens[speaker[0]].text.lower() in ("er", "sie")
    return named or pronoun or is_human(scene.tokens, speaker, language)


def _parted(scene: Scene, cue: Cue, language: Language) -> Cue:
    """The cue with its speaker cut before the object behind it: "die Opposition | Neuwahlen", "X | für den Plan"."""
    clause = scene.clauses[cue.k]
    if cue.speaker is None or clause.verb is None or cue.speaker[0] < clause.verb:
        return cue
    tokens = scene.tokens
    for i in range(cue.speaker[0] + 1, cue.speaker[1]):
        if tokens[i].tag == "APPR" and tokens[i].text in cue.verb.company:
            return replace(cue, speaker=(cue.speaker[0], i))
        behind_name = tokens[i - 1].tag == "NE" and i - cue.speaker[0] > 1
        behind_noun = tokens[i - 1].tag == "NN" and is_human(tokens, (i - 1, i), language)
        inside = any(name.start < tokens[i].start < name.end for name in scene.names)
        last = i + 1 >= len(tokens) or tokens[i + 1].tag != "NN" or behind_name
        thing = tokens[i].tag == "NN" and not inside and not is_human(tokens, (i, i + 1), language)
        chain = i - cue.speaker[0] > 1 and tokens[i - 1].tag == tokens[i - 2].tag == "NN"
        if thing and last and (behind_name or behind_noun or chain):
            return replace(cue, speaker=(cue.speaker[0], i))
    return cue


# --------------------------------------------------------------------------- what it is about


def _objects(scene: Scene, cue: Cue, language: Language) -> tuple[Span, ...] | None:
    """The clause without verb, speaker and leading circumstances."""
    clause = scene.clauses[cue.k]
    assert clause.verb is not None
    last = _trail(scene, cue, language)
    if clause.kind == "main":
        start = clause.verb + 1
        field = (cue.speaker[1], last) if cue.speaker and start <= cue.speaker[0] < clause.last else (start, last)
        vorfeld = (clause.first + clause.linked, clause.verb)
    else:
        start = cue.speaker[1] if cue.speaker and clause.first <= cue.speaker[0] else clause.first + clause.linked + 1
        field, vorfeld = (start, clause.verb), (0, 0)
        if _refers_back(scene, cue):
            return (scene.span((clause.first, clause.first + 1)),)
    if cue.field:
        field = (max(field[0], cue.field[0]), cue.field[1])
    closed = clause.kind == "main" and field[0] < cue.reach - 1 and scene.tokens[cue.reach - 1].tag in _CLOSING
    bracket = min(cue.reach, field[1]) if closed else field[1]
    tail = (bracket, field[1])
    field = _trimmed(scene, (field[0], bracket), cue)
    subject_first = cue.speaker and vorfeld[0] <= cue.speaker[0] < vorfeld[1]
    parts = []
    told = _has_noun(scene, vorfeld) or _points(scene, vorfeld, cue)
    if told and not subject_first and not _circumstantial(scene, vorfeld, field):
        parts.append(scene.content(vorfeld))
    if _has_content(scene, field, cue) and not (parts and _is_setting(scene, field, language)):
        parts.append(scene.content(field))
    if parts and _has_noun(scene, tail):
        parts.append(scene.content(tail))
    return tuple(parts) or None


def _passive(scene: Scene, cue: Cue) -> tuple[Span, ...] | None:
    """The clause of a passive without its verbs and the phrase that names who acts."""
    clause = scene.clauses[cue.k]
    assert clause.verb is not None
    assert cue.speaker is not None
    stop = cue.token if clause.kind == "main" else min(cue.token, clause.verb)
    edges = [clause.first + clause.linked + (clause.kind != "main"), stop]
    cuts = [(cue.speaker[0] - 1, cue.speaker[1])]
    if clause.kind == "main":
        cuts.append((clause.verb, clause.verb + 1))
    parts = []
    for start, end in sorted(cuts):
        if edges[0] <= start < stop:
            parts.append((edges[0], start))
            edges[0] = end
    parts.append((edges[0], stop))
    vorfeld = [p for p in parts if clause.kind == "main" and p[1] <= clause.verb and _circumstantial(scene, p, p)]
    kept = [_trimmed(scene, part, cue) for part in parts if part[0] < part[1] and part not in vorfeld]
    return tuple(scene.content(part) for part in kept if _has_content(scene, part, cue)) or None


def _trail(scene: Scene, cue: Cue, language: Language) -> int:
    """The token after the last piece that hangs on the clause of the cue."""
    last = cue.k
    for j in range(cue.k + 1, len(scene.clauses)):
        clause = scene.clauses[j]
        aside = clause.kind == "subordinate" and clause.opener in scene.lexicon.words["aside_openers"]
        if clause.kind in ("main", "quote") or aside or gap(scene, cue, j, language):
            break
        last = j
    return scene.clauses[last].last


def _trimmed(scene: Scene, field: Range, cue: Cue) -> Range:
    first, last = field
    tokens = scene.tokens
    while last > first and (
        last - 1 == cue.token
        or tokens[last - 1].tag in ("PTKVZ", "VVPP", "VAPP", "VAINF")
        or tokens[last - 1].text in ".!?"
    ):
        if last - 1 != cue.token and cue.verb.predicate and tokens[last - 1].tag == "VVPP":
            break
        last -= 1
    if last > first and tokens[last - 1].text.lower() + tokens[cue.token].lemma in scene.lexicon.verbs:
        last -= 1
    if last - 2 > first and tokens[last - 1].text.lower() in cue.verb.company and tokens[last - 2].tag == "ART":
        last -= 2
    while first < last and (after := _after_circumstance(scene, first, last, cue)) > first:
        first = after
    return first, last


def _after_circumstance(scene: Scene, first: int, last: int, cue: Cue) -> int:
    """The end of an adverb or a prepositional phrase at ``first`` that an object follows, else ``first``."""
    tokens = scene.tokens
    if tokens[first].tag in ("PRF", "ADV", "PTKNEG"):
        return first + 1 if _has_noun(scene, (first + 1, last)) or tokens[first].tag == "PRF" else first
    end = first
    while end < last and tokens[end].tag in ("APPR", "APPRART", "ADV"):
        if tokens[end].tag == "APPR" and tokens[end].text in cue.verb.company:
            return end
        governed = not scene.is_one(end, "circumstances") and not scene.is_one(end - 1, "references")
        if governed and end > first:
            break
        if governed and not _object_later(scene, noun_phrase(tokens, end + 1, last), last):
            return first
        phrase = max(noun_phrase(tokens, end + 1, last), end + 1)
        own = (i for i in range(end + 1, phrase) if tokens[i].tag == "APPR" and tokens[i].text in cue.verb.company)
        phrase = next(own, phrase)
        end = phrase if _object_later(scene, phrase, last) else _before_second_noun(scene, end + 1, phrase)
    return end if _has_noun(scene, (end, last)) else first


def _before_second_noun(scene: Scene, start: int, end: int) -> int:
    """Where a noun stands right behind another one, which is the object then: "in seinem Bericht | Morde"."""
    tags = [t.tag for t in scene.tokens[start:end]]
    return next((start + i for i in range(1, len(tags)) if tags[i - 1] == tags[i] == "NN"), end)


def _object_later(scene: Scene, start: int, last: int) -> bool:
    """Whether a noun phrase without a preposition follows after more prepositional phrases."""
    tokens = scene.tokens
    while start < last and tokens[start].tag in ("APPR", "APPRART", "ADV"):
        start = max(noun_phrase(tokens, start + 1, last), start + 1)
    if start < last - 1 and tokens[start].text in _MARKS:
        start += 1
    return start < last and tokens[start].tag in ("ART", "ADJA", "PPOSAT", "PIAT", "NN", "NE")


def _has_content(scene: Scene, field: Range, cue: Cue) -> bool:
    """A noun, an indefinite pronoun ("vieles"), or a judgement ("das für falsch", "als verfrüht", "sich zufrieden")."""
    if cue.verb.predicate:
        return has_predicate(scene, field, cue)
    tokens = scene.tokens[field[0] : field[1]]
    judged = len(tokens) > 1 and scene.is_one(field[1] - 2, "judging") and tokens[-1].tag in _PREDICATES
    pronoun = any(t.tag in ("PIS", "CARD") for t in tokens) or _points(scene, field, cue)
    return judged or pronoun or _has_noun(scene, field)


def _is_setting(scene: Scene, field: Range, language: Language) -> bool:
    """Whether words only tell when: "am Montag"."""
    if field[1] - field[0] < 2 or not scene.is_one(field[0], "circumstances"):
        return False
    end = noun_phrase(scene.tokens, field[0] + 1, field[1])
    return end == field[1] and is_temporal(scene.tokens, field[0] + 1, end, language)


def _points(scene: Scene, field: Range, cue: Cue) -> bool:
    """Whether a stance is taken on what "das" points at: "bestreitet das", "begrüßt dies"."""
    attitude = cue.verb.act in STANCES or scene.tokens[cue.token].lemma in scene.lexicon.words["attitudes"]
    return attitude and any(scene.is_one(i, "pointers") or scene.is_one(i, "impersonal") for i in range(*field))


def _has_noun(scene: Scene, field: Range) -> bool:
    """A noun, or anything in quotation marks."""
    tokens = scene.tokens[field[0] : field[1]]
    quoted = any(t.text in _MARKS for t in tokens) and any(t.text.isalpha() for t in tokens)
    return quoted or any(t.tag in _NOUNS for t in tokens)


def _circumstantial(scene: Scene, vorfeld: Range, field: Range) -> bool:
    if scene.is_one(vorfeld[1] - 1, "pointers"):
        return False
    token = scene.tokens[vorfeld[0]]
    held = scene.is_one(vorfeld[0], "governed") and not _has_noun(scene, field)
    return token.tag in ("APPR", "APPRART", "ADV", "PROAV", "KOUS") and not held
