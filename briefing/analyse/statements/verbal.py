"""Statements made by a verb of saying: quoted, in a clause of content, or reported as an act."""

from __future__ import annotations

from briefing.analyse.grammar import Clause, Range, forms, noun_phrase
from briefing.analyse.statements.cues import Cue
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language
from briefing.model import Span, Statement, StatementForm

_CONTENT = frozenset({"dass", "daß", "ob", "wie", "warum", "weshalb", "wieso", "wann", "wer", "was", "wen", "wem"})
_CIRCUMSTANCE = frozenset({"im", "in", "am", "an", "bei", "beim", "nach", "gegenüber", "unter", "während", "seit"})


def verbal_statement(scene: Scene, cue: Cue, previous: Span | None, language: Language) -> Statement | None:
    """The statement of one cue, None when nothing near it can be its content.

    ``previous`` is the sentence before in the same paragraph, which "Das sagte X" points at.
    """
    if content := _quoted(scene, cue):
        return _statement(scene, cue, content, "direct")
    if content := _clausal(scene, cue, language):
        return _statement(scene, cue, content, "indirect")
    if content := _pointed_at(scene, cue, previous):
        return _statement(scene, cue, content, "indirect")
    if _is_act(scene, cue) and (content := _objects(scene, cue)):
        return _statement(scene, cue, content, "reported")
    return None


def _pointed_at(scene: Scene, cue: Cue, previous: Span | None) -> tuple[Span, ...] | None:
    """ "Das teilte die Polizei mit": the sentence before, or what stands before in this one."""
    clause = scene.clauses[cue.k]
    if clause.kind != "main" or clause.verb != clause.first + 1 or clause.opener not in ("das", "dies"):
        return None
    if cue.speaker is None or scene.tokens[cue.speaker[0]].tag in ("PDS", "PWS"):
        return None
    return (previous,) if previous and not cue.k else None


def _is_act(scene: Scene, cue: Cue) -> bool:
    """Whether the cue by itself tells of an act: a fact with a speaker, neither wished, denied nor told by others."""
    clause = scene.clauses[cue.k]
    if not cue.verb.reported or cue.speaker is None or clause.verb is None or clause.kind == "relative":
        return False
    if clause.kind == "subordinate" and clause.opener in _CONTENT:
        return False
    modal = scene.tokens[clause.verb].tag == "VMFIN" and cue.verb.act != "withholds"
    return not modal and clause.mood == "indicative" and scene.tokens[cue.speaker[0]].tag not in ("PDS", "PWS", "PRELS")


def _statement(scene: Scene, cue: Cue, parts: tuple[Span, ...], form: StatementForm) -> Statement:
    token = scene.tokens[cue.token]
    if form == "indirect" and any(p.contains(q.span) for q in scene.quotes for p in parts if not q.speech):
        form = "partial"
    return Statement(
        parts=parts,
        form=form,
        act=cue.verb.act,
        rule=cue.verb.rule,
        cue=Span(token.start, token.end),
        speaker=scene.span(cue.speaker) if cue.speaker else None,
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
    following = _following(scene, cue, language)
    if _may_follow_content(scene, cue):
        start = _content_before(scene, k, following)
        if start is not None:
            before = scene.span((found[start].first, found[k - 1].last))
            if following and _konjunktiv_main(found[following[0]]):
                return before, scene.span((found[following[0]].first, found[following[1]].last))
            return (before,)
    if following:
        first, last = following
        return (scene.span((found[first].first, found[last].last)),)
    return None


def _may_follow_content(scene: Scene, cue: Cue) -> bool:
    """Whether the clause of the cue begins with its verb after other pieces: ", sagte X" or ", so schätzen Experten"."""
    clause = scene.clauses[cue.k]
    if clause.kind != "main" or clause.verb is None or clause.linked or not cue.k or clause.mood != "indicative":
        return False
    after_so = clause.opener in ("so", "das", "dies") and clause.verb == clause.first + 1
    return (clause.verb_first or after_so) and (cue.speaker is not None or not cue.passive)


def _content_before(scene: Scene, k: int, following: tuple[int, int] | None) -> int | None:
    """The first piece of the content that ends before a cue clause that begins with its verb."""
    found = scene.clauses
    start = k
    has_clause = False
    while start > 0 and scene.tokens[found[start].first - 1].text != ";":
        start -= 1
        says = found[start].opener in _CONTENT
        has_clause |= found[start].kind == "main" or (found[start].kind == "subordinate" and says)
    if not has_clause:
        return None
    explicit = following and found[following[0]].opener in ("dass", "daß")
    konjunktiv = any(c.mood not in (None, "indicative") for c in found[start:k])
    return start if konjunktiv or not explicit else None


def _following(scene: Scene, cue: Cue, language: Language) -> tuple[int, int] | None:
    """The pieces, first and last, of a content clause after the cue."""
    found = scene.clauses
    fragments_from = cue.k + 1
    for j in range(cue.k + 1, min(cue.k + 5, len(found))):
        clause = found[j]
        if _opens_content(scene, cue, j, language):
            interrupted = _konjunktiv_main(clause) and clause.verb_first and found[fragments_from].kind == "fragment"
            return (fragments_from if interrupted else j), _content_end(scene, j)
        if clause.kind not in ("relative", "fragment", "infinitive", "subordinate"):
            return None
        if clause.kind == "fragment" and clause.last <= cue.reach:
            fragments_from = j + 1
    return None


def _opens_content(scene: Scene, cue: Cue, j: int, language: Language) -> bool:
    clause = scene.clauses[j]
    if clause.kind == "subordinate":
        if clause.opener in _CONTENT:
            return True
        follower = scene.clauses[j + 1] if j + 1 < len(scene.clauses) else None
        return follower is not None and _konjunktiv_main(follower) and not clause.linked
    if clause.kind == "infinitive":
        circumstance = clause.opener in forms(language).adverbial_infinitive or clause.linked
        return not circumstance and scene.clauses[cue.k].kind != "relative"
    if clause.kind == "main":
        if _konjunktiv_main(clause):
            return not clause.linked
        plain = j == cue.k + 1 and not clause.linked and not clause.verb_first and clause.verb is not None
        separator = scene.tokens[clause.first - 1].text
        return plain and separator in (",", ":") and not cue.verb.reported and not _has_object(scene, cue)
    return False


def _has_object(scene: Scene, cue: Cue) -> bool:
    """Whether the clause of the cue holds a noun that is neither its subject nor in a prepositional phrase."""
    clause = scene.clauses[cue.k]
    assert clause.verb is not None
    i = cue.speaker[1] if cue.speaker and cue.speaker[0] > clause.verb else clause.verb + 1
    while i < clause.last:
        if scene.tokens[i].tag in ("APPR", "APPRART"):
            i = max(noun_phrase(scene.tokens, i + 1, clause.last), i + 1)
        elif scene.tokens[i].tag in ("NN", "NE") and scene.tokens[i - 1].text.lower() not in ("der", "dem"):
            return True
        else:
            i += 1
    return False


def _konjunktiv_main(clause: Clause) -> bool:
    return clause.kind == "main" and clause.mood not in (None, "indicative")


def _content_end(scene: Scene, first: int) -> int:
    """The last piece of a content clause: up to where an indicative main clause takes over."""
    found = scene.clauses
    last = first
    indicative = found[first].kind == "main" and not _konjunktiv_main(found[first])
    for j in range(first + 1, len(found)):
        clause = found[j]
        if clause.kind == "main" and clause.mood == "indicative":
            late = clause.verb is not None and clause.verb > clause.first + 2 and clause.linked
            if not (late and found[j - 1].kind != "main") and not (indicative and not clause.verb_first):
                break
        if clause.kind == "quote" and scene.tokens[clause.first - 1].text == ":":
            break
        last = j
    return last


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
    field = _trimmed(scene, field, cue)
    subject_first = cue.speaker and vorfeld[0] <= cue.speaker[0] < vorfeld[1]
    parts = []
    if _has_noun(scene, vorfeld) and not subject_first and not _circumstantial(scene, vorfeld, field):
        parts.append(scene.span(vorfeld))
    if _has_noun(scene, field):
        parts.append(scene.span(field))
    return tuple(parts) or None


def _trail(scene: Scene, cue: Cue) -> int:
    """The token after the last piece that hangs on the clause of the cue."""
    last = cue.k
    for j in range(cue.k + 1, len(scene.clauses)):
        if scene.clauses[j].kind in ("main", "quote"):
            break
        last = j
    return scene.clauses[last].last


def _trimmed(scene: Scene, field: Range, cue: Cue) -> Range:
    first, last = field
    tokens = scene.tokens
    while last > first and (
        tokens[last - 1].tag in ("PTKVZ", "VVPP", "VAPP", "VAINF") or tokens[last - 1].text in ".!?"
    ):
        last -= 1
    while first < last:
        if tokens[first].tag in ("APPR", "APPRART") and tokens[first].text.lower() in _CIRCUMSTANCE:
            end = noun_phrase(tokens, first + 1, last)
            if end == first + 1 or not _has_noun(scene, (end, last)):
                break
            first = end
        elif tokens[first].tag in ("PRF", "ADV", "PTKNEG") and _has_noun(scene, (first + 1, last)):
            first += 1
        else:
            break
    return first, last


def _has_noun(scene: Scene, field: Range) -> bool:
    return any(t.tag in ("NN", "NE", "FM", "XY") for t in scene.tokens[field[0] : field[1]])


def _circumstantial(scene: Scene, vorfeld: Range, field: Range) -> bool:
    token = scene.tokens[vorfeld[0]]
    return token.tag in ("APPR", "APPRART", "ADV", "PROAV", "KOUS") and _has_noun(scene, field)
