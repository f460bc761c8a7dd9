"""Statements made by a noun of saying with its content: "der Vorwurf, er sei ...", "seine Ankündigung, ... zu ..."."""

from __future__ import annotations

from briefing.analyse.grammar import Range, noun_phrase, subject
from briefing.analyse.statements.content import Pieces, content_after
from briefing.analyse.statements.lexicon import lexicon
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language
from briefing.model import Span, Statement


def nominal_statement(scene: Scene, k: int, language: Language) -> Statement | None:
    """The statement of a noun that ends clause ``k`` and is followed by its content."""
    clause = scene.clauses[k]
    noun = _noun(scene, k, language)
    if noun is None or clause.kind == "quote":
        return None
    following = content_after(scene, k, clause.last, frozenset(), language)
    if following is None or following[0] != k + 1:
        return None
    token = scene.tokens[noun]
    speaker = _holder(scene, k, noun, language)
    return Statement(
        parts=(scene.pieces((following[0], _before_bracket(scene, following))),),
        form="indirect",
        act="says",
        rule=language.rule("statements", "noun"),
        cue=Span(token.start, token.end),
        speaker=scene.span(speaker) if speaker else None,
    )


def _before_bracket(scene: Scene, following: Pieces) -> int:
    """The last piece before one that only closes the clause of the noun: "..., mit scharfen Worten zurück"."""
    for j in range(following[0] + 1, following[1] + 1):
        clause = scene.clauses[j]
        if clause.kind == "fragment" and scene.tokens[clause.last - 1].tag in ("PTKVZ", "VVPP", "VVINF"):
            return j - 1
    return following[1]


def _noun(scene: Scene, k: int, language: Language) -> int | None:
    """The last noun of saying in a clause, if nothing but its attributes and the verb stands behind it."""
    clause = scene.clauses[k]
    for i in range(clause.last - 1, clause.first - 1, -1):
        token = scene.tokens[i]
        if token.tag == "NN" and token.lemma in lexicon(language).nouns:
            end = max(noun_phrase(scene.tokens, i, clause.last), i + 1)
            rest = scene.tokens[end : clause.last]
            return i if all(t.tag.startswith("V") or t.tag in ("PTKVZ", "ADV") for t in rest) else None
    return None


def _holder(scene: Scene, k: int, noun: int, language: Language) -> Range | None:
    """Whose word it is: a genitive or "von" behind it, else the subject that utters it."""
    clause = scene.clauses[k]
    end = noun_phrase(scene.tokens, noun, clause.last)
    if end > noun + 1 and scene.tokens[noun + 1].tag in ("ART", "PPOSAT", "APPR", "APPRART", "NE"):
        return noun + 1, end
    who = subject(scene.tokens, scene.clauses, k, language)
    return who if who and not who[0] <= noun < who[1] else None
