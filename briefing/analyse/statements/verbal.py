"""Statements made by a verb of saying: quoted, in a clause of content, or reported as an act."""

from __future__ import annotations

from dataclasses import replace

from briefing.analyse.grammar import Range, is_human, is_joined, noun_phrase
from briefing.analyse.statements.circumstances import addressee, medium
from briefing.analyse.statements.content import content_after, content_before, content_end, reported_main
from briefing.analyse.statements.cues import Cue
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language
from briefing.model import Span, Statement, StatementForm

_BETWEEN = frozenset({"ADV", "PRF", "PTKNEG", "PROAV", "APPRART", "NN", "CARD", "ADJD", "ADJA", "APPR", "ART", "XY"})


def verbal_statement(scene: Scene, cue: Cue, previous: Span | None, language: Language) -> Statement | None:
    """The statement of one cue, None when nothing near it can be its content.

    ``previous`` is the sentence before in the same paragraph, which "Das sagte X" points at.
    """
    if cue.verb.act == "withholds":
        return _withheld(scene, cue, language)
    if content := _quoted(scene, cue):
        return _statement(scene, cue, content, "direct", language)
    if content := _clausal(scene, cue, language):
        if _leaves_open(scene, cue, content[0]):
            return None
        return _statement(scene, cue, content, "indirect", language)
    if content := _pointed_at(scene, cue, previous):
        return _statement(scene, cue, content, "indirect", language)
    if _is_act(scene, cue):
        told = _parted(scene, cue, language)
        if cue.verb.human and not (told.speaker and _can_speak(scene, told.speaker, language)):
            return None
        if content := _objects(scene, told):
            return _statement(scene, told, content, "reported", language)
    return None


def _can_speak(scene: Scene, speaker: Range, language: Language) -> bool:
    return scene.tokens[speaker[0]].text.lower() in ("er", "sie") or is_human(scene.tokens, speaker, language)


def _leaves_open(scene: Scene, cue: Cue, content: Span) -> bool:
    """Whether a question is not answered: "Welche das sind, sagte er nicht"."""
    first = next((t.text.lower() for t in scene.tokens if t.start >= content.start), "")
    clause = scene.clauses[cue.k]
    negated = scene.lexicon.words["negations"] & scene.words((clause.first, clause.last))
    return bool(negated) and first in scene.lexicon.words["questions"]


def _withheld(scene: Scene, cue: Cue, language: Language) -> Statement | None:
    """What somebody keeps back ("verschwieg, dass ..."); who gives no details says nothing."""
    following = content_after(scene, cue.k, cue.reach, False, language)
    if following is None or scene.clauses[following[0]].opener not in scene.lexicon.words["that"]:
        return None
    return _statement(scene, cue, (scene.pieces(following),), "indirect", language)


def _pointed_at(scene: Scene, cue: Cue, previous: Span | None) -> tuple[Span, ...] | None:
    """ "Das teilte die Polizei mit": the sentence before, or what stands before in this one."""
    clause = scene.clauses[cue.k]
    if clause.kind != "main" or clause.verb != clause.first + 1 or clause.opener not in scene.lexicon.words["pointers"]:
        return None
    if cue.speaker is None or scene.tokens[cue.speaker[0]].tag in ("PDS", "PWS"):
        return None
    return (previous,) if previous and not cue.k else None


def _parted(scene: Scene, cue: Cue, language: Language) -> Cue:
    """The cue with its speaker cut before an object that stands right behind it: "die Opposition | Neuwahlen"."""
    clause = scene.clauses[cue.k]
    if cue.speaker is None or clause.verb is None or cue.speaker[0] < clause.verb:
        return cue
    tokens = scene.tokens
    for i in range(cue.speaker[0] + 1, cue.speaker[1]):
        behind_name = tokens[i - 1].tag == "NE" and i - cue.speaker[0] > 1
        behind_noun = tokens[i - 1].tag == "NN" and is_human(tokens, (i - 1, i), language)
        if tokens[i].tag == "NN" and (behind_name or behind_noun) and not is_human(tokens, (i, i + 1), language):
            return replace(cue, speaker=(cue.speaker[0], i))
    return cue


def _is_act(scene: Scene, cue: Cue) -> bool:
    """Whether the cue by itself tells of an act: a fact with a speaker, neither wished, denied nor told by others."""
    clause = scene.clauses[cue.k]
    if not cue.verb.reported or cue.speaker is None or clause.verb is None or clause.kind == "relative":
        return False
    if clause.kind == "subordinate" and clause.opener in scene.lexicon.words["content_openers"]:
        return False
    modal = scene.tokens[clause.verb].tag == "VMFIN"
    return not modal and clause.mood == "indicative" and scene.tokens[cue.speaker[0]].tag not in ("PDS", "PWS", "PRELS")


def _statement(scene: Scene, cue: Cue, parts: tuple[Span, ...], form: StatementForm, language: Language) -> Statement:
    token, clause = scene.tokens[cue.token], scene.clauses[cue.k]
    field = (clause.first, clause.last)
    if form == "indirect" and any(p.contains(q.span) for q in scene.quotes for p in parts if not q.speech):
        form = "partial"
    return Statement(
        parts=parts,
        form=form,
        act=cue.verb.act,
        rule=cue.verb.rule,
        cue=Span(token.start, token.end),
        speaker=scene.span(cue.speaker) if cue.speaker else None,
        addressee=addressee(scene, field, clause.verb, cue.speaker, language),
        medium=medium(scene, field, language),
    )


# --------------------------------------------------------------------------- direct


def _quoted(scene: Scene, cue: Cue) -> tuple[Span, ...] | None:
    """Direct speech beside the clause of the cue; both sides when the cue interrupts it."""
    found = scene.clauses
    before = scene.quote_at(found[cue.k - 1]) if cue.k and found[cue.k - 1].kind == "quote" else None
    after = None
    for j in range(cue.k + 1, min(cue.k + 4, len(found))):
        if found[j].kind == "quote":
            after = scene.quote_at(found[j])
        if found[j].kind not in ("fragment", "relative"):
            break
    clause = found[cue.k]
    if before and (clause.verb_first or not after):
        resumed = after and scene.tokens[found[cue.k].last].text in ",:"
        return (before.inner, after.inner) if resumed and after and after != before else (before.inner,)
    return (after.inner,) if after else None


# --------------------------------------------------------------------------- indirect


def _clausal(scene: Scene, cue: Cue, language: Language) -> tuple[Span, ...] | None:
    found, k = scene.clauses, cue.k
    says = cue.verb.act != "reports" and not cue.passive
    impersonal = bool(scene.lexicon.words["impersonal"] & scene.words((found[k].first, found[k].last)))
    plain = says and (cue.speaker is not None or impersonal) and not has_object(scene, cue)
    following = content_after(scene, k, cue.reach, plain, language)
    if _may_follow_content(scene, cue, language):
        start = content_before(scene, k, following)
        if start is not None:
            before = scene.pieces((start, k - 1))
            if following and reported_main(found[following[0]]):
                return before, scene.pieces(following)
            return (before,)
        if (around := _around(scene, k)) is not None:
            return around
    if plain and following is None and _is_afterthought(scene, cue):
        return (scene.pieces((0, k - 1)),)
    if following and not _is_purpose(scene, cue, following):
        return (scene.pieces(following),)
    tail = found[k].last
    bare = any(t.tag in ("PTKZU", "VVIZU") for t in scene.tokens[cue.reach : tail]) and cue.reach < tail
    return (scene.span((cue.reach, tail)),) if bare and scene.tokens[cue.reach - 1].tag in ("VVPP", "PTKVZ") else None


def _is_afterthought(scene: Scene, cue: Cue) -> bool:
    """Whether a clause that ends the sentence only names who says the main clause before: "Der Plan ist gut, er sagte."

    Translations keep this order.
    """
    clause, last = scene.clauses[cue.k], len(scene.clauses) - 1
    if cue.k != last or clause.kind != "main" or clause.linked or clause.verb is None or cue.speaker is None:
        return False
    before = scene.clauses[:last]
    comma = scene.tokens[clause.first - 1].text == ","
    first = (
        cue.speaker == (clause.first, clause.verb)
        and scene.tokens[cue.token].lemma in scene.lexicon.words["plain_verbs"]
    )
    return comma and first and any(c.kind == "main" and not c.verb_first for c in before)


def _around(scene: Scene, k: int) -> tuple[Span, ...] | None:
    """A main clause that the cue cuts before its verb: "Der Plan, sagte sie, sei gut"."""
    found = scene.clauses
    goes_on = k + 1 < len(found) and found[k + 1].kind == "main" and found[k + 1].verb_first
    if not goes_on or found[k + 1].linked or any(c.kind not in ("fragment", "relative") for c in found[:k]):
        return None
    return scene.pieces((0, k - 1)), scene.pieces((k + 1, content_end(scene, k + 1)))


def _is_purpose(scene: Scene, cue: Cue, following: tuple[int, int]) -> bool:
    """Whether an infinitive belongs to something else: behind a verb of reporting or a passive relative clause."""
    if scene.clauses[following[0]].kind != "infinitive":
        return False
    return cue.verb.act == "reports" or (cue.passive and scene.clauses[cue.k].kind == "relative")


def _may_follow_content(scene: Scene, cue: Cue, language: Language) -> bool:
    """Whether the clause of the cue begins with its verb after others: ", sagte X", ", so schätzen Experten"."""
    clause = scene.clauses[cue.k]
    if clause.kind != "main" or clause.verb is None or not cue.k or clause.mood != "indicative":
        return False
    if is_joined(scene.tokens, clause, language):
        return False
    words = scene.lexicon.words
    pointing = clause.opener in words["so"] | words["pointers"] and clause.verb == clause.first + 1
    if not clause.verb_first and not pointing:
        return False
    impersonal = bool(words["impersonal"] & scene.words((clause.first, clause.last)))
    if cue.speaker is None or cue.speaker[0] < clause.verb:
        return impersonal or cue.passive
    return impersonal or all(t.tag in _BETWEEN for t in scene.tokens[clause.verb + 1 : cue.speaker[0]])


def has_object(scene: Scene, cue: Cue) -> bool:
    """Whether the clause of the cue holds a noun that is neither its subject nor in a prepositional phrase."""
    clause = scene.clauses[cue.k]
    assert clause.verb is not None
    i = cue.speaker[1] if cue.speaker and cue.speaker[0] > clause.verb else clause.verb + 1
    while i < clause.last:
        if scene.tokens[i].tag in ("APPR", "APPRART"):
            i = max(noun_phrase(scene.tokens, i + 1, clause.last), i + 1)
        elif scene.tokens[i].tag in ("NN", "NE") and not scene.is_one(i - 1, "datives"):
            return True
        else:
            i += 1
    return False


# --------------------------------------------------------------------------- reported


def _objects(scene: Scene, cue: Cue) -> tuple[Span, ...] | None:
    """What a reported act is about: the clause without verb, speaker and leading circumstances."""
    clause = scene.clauses[cue.k]
    assert clause.verb is not None
    last = _trail(scene, cue)
    if clause.kind == "main":
        start = clause.verb + 1
        field = (cue.speaker[1], last) if cue.speaker and start <= cue.speaker[0] < clause.last else (start, last)
        vorfeld = (clause.first + clause.linked, clause.verb)
    else:
        start = cue.speaker[1] if cue.speaker and clause.first <= cue.speaker[0] else clause.first + clause.linked + 1
        field, vorfeld = (start, clause.verb), (0, 0)
    field = _trimmed(scene, field)
    subject_first = cue.speaker and vorfeld[0] <= cue.speaker[0] < vorfeld[1]
    parts = []
    if _has_noun(scene, vorfeld) and not subject_first and not _circumstantial(scene, vorfeld, field):
        parts.append(scene.content(vorfeld))
    if field[0] < cue.token < field[1] - 1:
        parts += [scene.span(piece) for piece in ((field[0], cue.token), (cue.token + 1, field[1]))]
    elif _has_noun(scene, field):
        parts.append(scene.content(field))
    return tuple(parts) or None


def _trail(scene: Scene, cue: Cue) -> int:
    """The token after the last piece that hangs on the clause of the cue."""
    last = cue.k
    for j in range(cue.k + 1, len(scene.clauses)):
        if scene.clauses[j].kind in ("main", "quote"):
            break
        last = j
    return scene.clauses[last].last


def _trimmed(scene: Scene, field: Range) -> Range:
    first, last = field
    tokens = scene.tokens
    while last > first and (
        tokens[last - 1].tag in ("PTKVZ", "VVPP", "VAPP", "VAINF") or tokens[last - 1].text in ".!?"
    ):
        last -= 1
    while first < last and (after := _after_circumstance(scene, first, last)) > first:
        first = after
    return first, last


def _after_circumstance(scene: Scene, first: int, last: int) -> int:
    """The end of an adverb or a prepositional phrase at ``first`` that an object follows, else ``first``."""
    tokens = scene.tokens
    if tokens[first].tag in ("PRF", "ADV", "PTKNEG"):
        return first + 1 if _has_noun(scene, (first + 1, last)) else first
    end = first
    while end < last and tokens[end].tag in ("APPR", "APPRART", "ADV"):
        governed = not scene.is_one(end, "circumstances") and not scene.is_one(end - 1, "references")
        if governed and end > first:
            break
        if governed and not _object_later(scene, noun_phrase(tokens, end + 1, last), last):
            return first
        end = max(noun_phrase(tokens, end + 1, last), end + 1)
    return end if _has_noun(scene, (end, last)) else first


def _object_later(scene: Scene, start: int, last: int) -> bool:
    """Whether a noun phrase without a preposition follows after more prepositional phrases."""
    tokens = scene.tokens
    while start < last and tokens[start].tag in ("APPR", "APPRART", "ADV"):
        start = max(noun_phrase(tokens, start + 1, last), start + 1)
    if start < last - 1 and not any(map(str.isalnum, tokens[start].text)):
        start += 1
    return start < last and tokens[start].tag in ("ART", "ADJA", "PPOSAT", "PIAT", "NN", "NE")


def _has_noun(scene: Scene, field: Range) -> bool:
    """A noun, or anything in quotation marks."""
    tokens = scene.tokens[field[0] : field[1]]
    quoted = any(t.text in '„“«»"' for t in tokens) and any(t.text.isalpha() for t in tokens)
    return quoted or any(t.tag in ("NN", "NE", "FM", "XY") for t in tokens)


def _circumstantial(scene: Scene, vorfeld: Range, field: Range) -> bool:
    token = scene.tokens[vorfeld[0]]
    return token.tag in ("APPR", "APPRART", "ADV", "PROAV", "KOUS") and _has_noun(scene, field)
