"""Which clauses are the content of a word of saying?"""

from __future__ import annotations

from briefing.analyse.grammar import Clause, forms
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language

Pieces = tuple[int, int]
"""The first and the last of some clauses of a sentence."""


def reported_main(clause: Clause) -> bool:
    """A main clause in the Konjunktiv."""
    return clause.kind == "main" and clause.mood not in (None, "indicative")


def content_after(scene: Scene, k: int, reach: int, plain: frozenset[str], language: Language) -> Pieces | None:
    """The content clause that follows clause ``k``, whose bracket closes at token ``reach``.

    ``plain`` are the marks behind which a main clause in the indicative will do ("sagte, er kommt").
    """
    found = scene.clauses
    opening = k + 1
    for j in range(k + 1, min(k + 8, len(found))):
        clause = found[j]
        if _opens(scene, k, j, plain, language):
            late = (reported_main(clause) and clause.verb_first) or clause.kind == "infinitive"
            phrase = found[opening].kind == "fragment" and scene.tokens[found[opening].first].tag != "ADV"
            interrupted = late and phrase and found[opening].first >= reach
            return (opening if interrupted else j), content_end(scene, j)
        if clause.kind not in ("relative", "fragment", "infinitive", "subordinate"):
            return None
        if clause.kind == "fragment" and clause.last <= reach:
            opening = j + 1
    return None


def content_before(scene: Scene, k: int, following: Pieces | None, language: Language) -> int | None:
    """The first piece of the content that ends before clause ``k``, which begins with its verb."""
    found = scene.clauses
    start = k
    has_clause = False
    while start > 0 and scene.tokens[found[start].first - 1].text not in ";:":
        start -= 1
        says = found[start].opener in scene.lexicon.words["content_openers"] and not _names_source(scene, found[start])
        says = says and (start == 0 or found[start - 1].kind != "fragment")
        condition = found[start].verb_first and start == 0
        has_clause |= (found[start].kind == "main" and not condition) or (found[start].kind == "subordinate" and says)
        has_clause |= start == 0 and found[0].kind == "infinitive" and not _adverbial(found[0], language)
    if not has_clause:
        return None
    explicit = following and found[following[0]].opener in scene.lexicon.words["that"]
    konjunktiv = any(c.mood not in (None, "indicative") for c in found[start:k])
    return start if konjunktiv or not explicit else None


def _names_source(scene: Scene, clause: Clause) -> bool:
    """Whether a clause with "wie" tells whom something comes from: "Wie die Behörde mitteilte, ..."."""
    compares = clause.opener in scene.lexicon.words["comparison"] and clause.verb is not None
    return compares and scene.tokens[clause.verb or 0].lemma in scene.lexicon.verbs


def content_end(scene: Scene, first: int) -> int:
    """The last piece of a content clause: up to where an indicative main clause takes over."""
    found = scene.clauses
    last = first
    indicative = found[first].kind == "main" and not reported_main(found[first])
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


def _adverbial(clause: Clause, language: Language) -> bool:
    """Whether an infinitive tells a purpose or a circumstance: "um ... zu"."""
    return clause.opener in forms(language).adverbial_infinitive or clause.linked


def _opens(scene: Scene, k: int, j: int, plain: frozenset[str], language: Language) -> bool:
    clause, cue = scene.clauses[j], scene.clauses[k]
    if clause.kind == "subordinate":
        if clause.opener in scene.lexicon.words["content_openers"]:
            if scene.is_one(clause.first, "so") and clause.opener in scene.lexicon.words["that"]:
                return False
            return bool(plain) or clause.opener not in scene.lexicon.words["what"]
        follower = scene.clauses[j + 1] if j + 1 < len(scene.clauses) else None
        return follower is not None and reported_main(follower) and cue.kind == "main" and not clause.linked
    if clause.kind == "infinitive":
        return not _adverbial(clause, language)
    if clause.kind != "main" or clause.linked or (clause.verb_first and cue.kind not in ("main", "fragment")):
        return False
    if reported_main(clause):
        condition = cue.verb_first and clause.verb_first and k == 0
        return not reported_main(cue) and not condition
    separator = scene.tokens[clause.first - 1].text
    free = not clause.verb_first and clause.verb is not None and clause.opener not in scene.lexicon.words["contrasts"]
    return j == k + 1 and free and separator in plain
