"""Statements made by a verb of saying: quoted, in a clause of content, or reported as an act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.analyse.grammar import is_joined
from briefing.analyse.statements.circumstances import addressee, medium
from briefing.analyse.statements.content import content_after, content_before, content_end, reported_main
from briefing.analyse.statements.cues import Cue
from briefing.analyse.statements.reported import STANCES, can_speak, gap, has_object, has_predicate, reported_act
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language
from briefing.model import Span, Statement, StatementForm

_BETWEEN = frozenset({"ADV", "PRF", "PTKNEG", "PROAV", "APPRART", "NN", "CARD", "ADJD", "ADJA", "APPR", "ART", "XY"})


def verbal_statements(scene: Scene, cue: Cue, previous: Span | None, language: Language) -> Iterator[Statement]:
    """The statements of one cue: its content, the act it reports, or both ("wies das zurück: Der Plan sei gut").

    ``previous`` is the sentence before in the same paragraph, which "Das sagte X" points at.
    """
    form: StatementForm = "indirect"
    if cue.field and scene.tokens[cue.reach].tag == "KON":  # what follows belongs to the last of joined participles
        if act := reported_act(scene, cue, language):
            yield _statement(scene, *act, "reported", language)
        return
    if cue.verb.act == "withholds":
        content = _withheld(scene, cue, language)
    elif content := _quoted(scene, cue):
        form = "direct"
    elif cue.verb.predicate and not has_predicate(scene, (scene.clauses[cue.k].first, scene.clauses[cue.k].last), cue):
        return
    else:
        content = _clausal(scene, cue, language) or _pointed_at(scene, cue, previous, language)
    if content and form == "indirect" and _leaves_open(scene, cue, content[0]):
        return
    if (not content or _explained(scene, cue, content[0], language)) and (act := reported_act(scene, cue, language)):
        yield _statement(scene, *act, "reported", language)
        if cue.k + 1 < len(scene.clauses) and (other := gap(scene, cue, cue.k + 1, language)):
            who, what = other
            yield _statement(scene, replace(act[0], speaker=who), (scene.content(what),), "reported", language)
    if content:
        yield _statement(scene, cue, content, form, language)


def _explained(scene: Scene, cue: Cue, content: Span, language: Language) -> bool:
    """Whether a colon or a semicolon parts what is said from an act told before, that does not only announce it."""
    after = scene.clauses[cue.k].last
    parted = (
        after < len(scene.tokens) and scene.tokens[after].text in ":;" and scene.tokens[after].start < content.start
    )
    announced = scene.is_one(after - 1, "announcing") or scene.tokens[cue.token].lemma in scene.lexicon.words["names"]
    return parted and not announced and (has_object(scene, cue, language) or _governs(scene, cue))


def _governs(scene: Scene, cue: Cue) -> bool:
    """Whether a verb takes what it is about with a preposition: "rechnet mit"."""
    return cue.verb.reported and bool(cue.verb.company & scene.lexicon.words["governed"])


def _leaves_open(scene: Scene, cue: Cue, content: Span) -> bool:
    """Whether a question is not answered: "Welche das sind, sagte er nicht", "Ob er bleibt, entscheidet der Rat"."""
    first = next((t.text.lower() for t in scene.tokens if t.start >= content.start), "")
    clause = scene.clauses[cue.k]
    negated = scene.lexicon.words["negations"] & scene.words((clause.first, clause.last))
    decided = cue.verb.act == "announces"
    return bool(negated or decided) and first in scene.lexicon.words["questions"]


def _withheld(scene: Scene, cue: Cue, language: Language) -> tuple[Span, ...] | None:
    """What somebody keeps back ("verschwieg, dass ..."); who gives no details says nothing."""
    following = content_after(scene, cue.k, cue.reach, frozenset(), language)
    if following is None or scene.clauses[following[0]].opener not in scene.lexicon.words["that"]:
        return None
    return (scene.pieces(following),)


def _pointed_at(scene: Scene, cue: Cue, previous: Span | None, language: Language) -> tuple[Span, ...] | None:
    """ "Das teilte die Polizei mit": the sentence before, or what stands before in this one."""
    clause = scene.clauses[cue.k]
    if clause.kind != "main" or clause.verb is None or clause.opener not in scene.lexicon.words["pointers"]:
        return None
    if any(t.tag != "ADV" for t in scene.tokens[clause.first + 1 : clause.verb]):
        return None
    if cue.speaker is None or scene.tokens[cue.speaker[0]].tag in ("PDS", "PWS"):
        return None
    stance = cue.verb.act in STANCES or _governs(scene, cue)
    points_on = cue.verb.act in ("says", "reports") or cue.verb.reported
    if stance or not points_on:
        return None
    if scene.is_one(cue.speaker[0], "anybody") or (cue.verb.act != "reports" and has_object(scene, cue, language)):
        return None
    return (previous,) if previous and not cue.k else None


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
    free = says and (cue.speaker is not None or impersonal)
    plain = frozenset(",:" if not cue.verb.reported else ":")
    if not free or has_object(scene, cue, language) or _governs(scene, cue):
        plain = frozenset()
    following = _behind_colon(scene, k, plain) or content_after(scene, k, cue.reach, plain, language)
    if _may_follow_content(scene, cue, language):
        start = content_before(scene, k, following, language)
        if start is not None:
            before = scene.pieces((start, k - 1))
            if following and reported_main(found[following[0]]):
                return before, scene.pieces(following)
            return (before,)
        if (around := _around(scene, k)) is not None:
            return around
    if free and following is None and _is_afterthought(scene, cue):
        return (scene.pieces((0, k - 1)),)
    if following and not _is_purpose(scene, cue, following):
        return (scene.pieces(following),)
    tail = found[k].last
    bare = any(t.tag in ("PTKZU", "VVIZU") for t in scene.tokens[cue.reach : tail]) and cue.reach < tail
    return (scene.span((cue.reach, tail)),) if bare and scene.tokens[cue.reach - 1].tag in ("VVPP", "PTKVZ") else None


def _behind_colon(scene: Scene, k: int, plain: frozenset[str]) -> tuple[int, int] | None:
    """Everything behind the colon that closes the clause of a cue, if it holds a main clause and no quotation."""
    found, after = scene.clauses, scene.clauses[k].last
    rest = found[k + 1 :]
    colon = after < len(scene.tokens) and scene.tokens[after].text == ":" and ":" in plain
    if not colon or not rest or any(c.kind == "quote" for c in rest):
        return None
    return (k + 1, len(found) - 1) if any(c.kind == "main" and c.verb is not None for c in rest) else None


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
    if cue.verb.human and not can_speak(scene, cue.speaker, language):
        return False
    return impersonal or all(t.tag in _BETWEEN for t in scene.tokens[clause.verb + 1 : cue.speaker[0]])
