"""A line that only names who speaks ("Ministerin X auf Y:") and the paragraphs in the first person under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.analyse.grammar import forms, is_finite, is_human, noun_phrase
from briefing.analyse.statements.circumstances import medium
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language
from briefing.model import Span, Statement


def posts(staged: Sequence[Scene], language: Language) -> Iterator[Statement]:
    """One direct statement for every paragraph of a post."""
    header: Statement | None = None
    for block in _paragraphs(staged):
        if header and _first_person(block, language):
            span = Span(block[0].sentence.span.start, block[-1].sentence.span.end)
            yield Statement((span,), "direct", "says", header.rule, header.cue, header.speaker, medium=header.medium)
        else:
            header = _header(block[0], language) if len(block) == 1 else None


def _paragraphs(staged: Sequence[Scene]) -> Iterator[list[Scene]]:
    block: list[Scene] = []
    for scene in staged:
        if block and scene.sentence.paragraph != block[-1].sentence.paragraph:
            yield block
            block = []
        block.append(scene)
    if block:
        yield block


def _first_person(block: Sequence[Scene], language: Language) -> bool:
    words, stems = forms(language).first_person, tuple(sorted(block[0].lexicon.words["first_person_stems"]))
    plain = (t.text.lower() for scene in block for t in scene.tokens)
    quoted = any(quote.speech for scene in block for quote in scene.quotes)
    return not quoted and any(word in words or word.startswith(stems) for word in plain)


def _header(scene: Scene, language: Language) -> Statement | None:
    """A sentence without a verb that ends with a colon and begins with somebody."""
    tokens = scene.tokens
    if tokens[-1].text != ":" or any(map(is_finite, tokens)) or len(tokens) > 20:
        return None
    end = noun_phrase(tokens, 0, len(tokens))
    if not end or not is_human(tokens, (0, end), language):
        return None
    rest = (end, len(tokens))
    place = medium(scene, rest, language)
    return Statement(
        parts=(scene.sentence.span,),
        form="direct",
        act="says",
        rule=language.rule("statements", "post"),
        cue=scene.span(rest) if rest[1] - rest[0] > 1 else None,
        speaker=scene.span((0, end)),
        medium=place,
    )
