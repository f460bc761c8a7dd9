"""Who says what, in which form?

Method: cue verbs with their clauses (`verbal`), sources without a verb (`sources`), quotations (`quotes`) and runs of
Konjunktiv sentences (`runs`) are found sentence by sentence; a frame, the last speaker named, is carried on.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from briefing.analyse.grammar import Range, noun_phrase, subject
from briefing.analyse.statements.cues import Cue, find_cues
from briefing.analyse.statements.nominal import nominal_statement
from briefing.analyse.statements.posts import posts
from briefing.analyse.statements.quotes import find_quotes
from briefing.analyse.statements.reported import has_object
from briefing.analyse.statements.runs import Run, implied_speaker, is_aside, run_around, run_statement
from briefing.analyse.statements.scene import Scene, same_paragraph, scenes
from briefing.analyse.statements.sources import comparative_statement, source_statements
from briefing.analyse.statements.speakers import Speakers
from briefing.analyse.statements.verbal import verbal_statements
from briefing.languages import Language
from briefing.model import Document, Entity, Mention, Sentence, Span, Statement

__all__ = ["find_statements"]


def find_statements(
    document: Document,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[Entity, ...],
    language: Language,
) -> tuple[Statement, ...]:
    """All attributed content, in order of appearance."""
    staged = [
        scene
        for scene in scenes(sentences, find_quotes(document.text, sentences), mentions, language)
        if scene.sentence.section not in ("title", "header", "heading") and not _is_subhead(scene, document.text)
    ]
    explicit = _claimed_once([_explicit(scene, _before(staged, i), language) for i, scene in enumerate(staged)])
    claimed = {part for new in explicit for statement in new for part in statement.parts}
    found = list(posts(staged, language))
    posted = [post.span for post in found]
    frame: Statement | None = None
    continues = False
    before: Scene | None = None
    for before, scene, new in zip((None, *staged), staged, explicit, strict=False):
        if any(span.contains(scene.sentence.span) for span in posted):
            new = [s for s in new if _is_named(s, scene, _NAMES)]
        run = Run(frame, continues, before if before and same_paragraph(before, scene) else None)
        if around := run_around(scene, new, run, language):
            told = {s.speaker: s for s in reversed(new) if _is_named(s, scene, _NOUNS)}
            new = [around, *(s for s in new if told.get(s.speaker) is s)]
        new = new + _carried_quotes(scene, claimed, frame if continues else None, language)
        quoted = all(s.cue is None for s in new)
        if not around and (quoted or is_aside(scene, new)) and (alone := run_statement(scene, run, language)):
            new = [alone, *new]
        found += [_carried(statement, scene, frame, None if continues else before) for statement in new]
        inside_quote = any(q.speech and q.span.contains(scene.sentence.span) for q in scene.quotes)
        silent = None if new else _silent(scene, language)
        if new:
            frame = _frame(new, frame)
        elif silent is not None:
            frame = silent
        elif not inside_quote and (who := implied_speaker(scene, language)):
            frame = Statement((scene.sentence.span,), "indirect", "says", "", None, who)
        before = scene
        continues = bool(new) or silent is not None or (continues and inside_quote)
    speakers = Speakers(document.text, sentences, mentions, entities, language)
    named = _named(sorted(found, key=lambda s: (s.span.start, -s.span.end)), speakers)
    return _nested([s for s, after in itertools.zip_longest(named, named[1:]) if not _introduces(s, after, document)])


def _is_subhead(scene: Scene, text: str) -> bool:
    """Whether a sentence is a short line of its own without a final mark: a heading that was taken for the body."""
    span = scene.sentence.span
    alone = text[span.start - 1 : span.start] in ("", "\n") and text[span.end : span.end + 1] in ("", "\n")
    return alone and len(span) < _LONGEST_SUBHEAD and text[span.end - 1].isalnum()


def _named(found: list[Statement], speakers: Speakers) -> list[Statement]:
    """The statements with their speakers' entities and names."""
    out: list[Statement] = []
    last: Statement | None = None
    before: str | None = None
    for statement in found:
        if statement.speaker is not None:
            entity, name = speakers.who(statement.speaker, last, before)
            last = statement = replace(statement, entity=entity, speaker_name=name)
            before = entity or before
        out.append(statement)
    return out


def _introduces(statement: Statement, after: Statement | None, document: Document) -> bool:
    """Whether an adjective only leads to what the same speaker says next: "Sie gab sich enttäuscht. Der Plan ..."."""
    words = [word for part in statement.parts for word in part.text(document.text).split()]
    bare = statement.form == "reported" and all(word.islower() for word in words)
    if after is None or not bare or "\n" in document.text[statement.span.end : after.span.start]:
        return False
    same = (after.entity or after.speaker_name) == (statement.entity or statement.speaker_name)
    return same and after.form != "reported"


def _nested(found: list[Statement]) -> tuple[Statement, ...]:
    """The statements, sorted, each with the index of the narrowest one around it."""
    out: list[Statement] = []
    open_ones: list[int] = []
    for i, statement in enumerate(found):
        while open_ones and found[open_ones[-1]].span.end <= statement.span.start:
            open_ones.pop()
        around = next((k for k in reversed(open_ones) if _within(statement, found[k])), None)
        out.append(replace(statement, nested_in=around))
        open_ones.append(i)
    return tuple(out)


_LONGEST_SUBHEAD = 90
_PASSED_ON = (":laut", ":zufolge")
_PERSONAL = frozenset({"NE", "PPER"})
_NAMES = frozenset({"NE"})
_NOUNS = frozenset({"NN", "NE"})


def _cues(scene: Scene, language: Language) -> Iterator[Cue]:
    for k in range(len(scene.clauses)):
        yield from find_cues(scene, k, language)


def _silent(scene: Scene, language: Language) -> Statement | None:
    """A frame without content of its own: "X zeigte sich enttäuscht." """
    for cue in _cues(scene, language):
        if cue.speaker is None or cue.passive or cue.verb.act == "reports":
            continue
        if not has_object(scene, cue, language):
            return Statement((scene.sentence.span,), "indirect", "says", "", None, scene.span(cue.speaker))
    return None


def _is_named(statement: Statement, scene: Scene, tags: frozenset[str]) -> bool:
    """Whether a noun names the speaker: what a pronoun says inside reported speech is part of it."""
    place = statement.speaker
    return place is not None and any(t.tag in tags and place.start <= t.start < place.end for t in scene.tokens)


def _before(staged: list[Scene], i: int) -> Span | None:
    """The sentence before in the same paragraph, unless it quotes somebody."""
    before = staged[i - 1] if i else None
    if before is None or not same_paragraph(before, staged[i]):
        return None
    return None if any(quote.speech for quote in before.quotes) else before.sentence.span


def _carried(statement: Statement, scene: Scene, frame: Statement | None, before: Scene | None) -> Statement:
    """ "Demnach": the report named before in the sentence or the one ``before``, else the source of the frame. "Hieß
    es": who spoke last."""
    if statement.speaker is not None or statement.cue is None:
        return statement
    impersonal = any(t.start == statement.cue.start and scene.says_itself(t) for t in scene.tokens)
    if impersonal:
        return replace(statement, speaker=frame.speaker) if frame else statement
    if not statement.rule.endswith(":demnach"):
        return statement
    report = _report(scene, statement.cue.start) or (_report(before, scene.sentence.span.start) if before else None)
    return replace(statement, speaker=report or (frame.speaker if frame else None))


def _report(scene: Scene, stop: int) -> Span | None:
    """The first document or study that a sentence names before an offset, with whose it is."""
    for i, token in enumerate(scene.tokens):
        ends = scene.lexicon.source_endings + scene.lexicon.document_endings
        if token.start < stop and token.tag == "NN" and token.text.lower().endswith(ends):
            return scene.span((i, noun_phrase(scene.tokens, i, len(scene.tokens))))
    return None


def _explicit(scene: Scene, previous: Span | None, language: Language) -> list[Statement]:
    out = list(source_statements(scene, language))
    for cue in _cues(scene, language):
        compared = comparative_statement(scene, cue, language)
        out += [compared] if compared else verbal_statements(scene, cue, previous, language)
    starts = {statement.parts[0].start for statement in out}
    named = (nominal_statement(scene, k, language) for k in range(len(scene.clauses)))
    out += [s for s in named if s is not None and s.parts[0].start not in starts]
    out = _own_words(scene, _one_cue_each(out))
    return [
        s
        for s in out
        if not any(_within(s, other) for other in out) or (s.form != "reported" and _is_named(s, scene, _NOUNS))
    ]


def _own_words(scene: Scene, found: list[Statement]) -> list[Statement]:
    """Without the source that only passes on an act: "Er warnte laut der Zeitung vor ..." is his warning."""
    acts = [s for s in found if s.form == "reported" and _is_named(s, scene, _PERSONAL)]
    return [
        s
        for s in found
        if not (s.rule.endswith(_PASSED_ON) and len(s.parts) > 1 and any(_within(act, s) for act in acts))
    ]


def _one_cue_each(found: list[Statement]) -> list[Statement]:
    """Of two cues for one quotation ("X schrieb: ..., schrieb X") the last, with what the first told of its setting."""
    out: dict[tuple[Span, ...], Statement] = {}
    for statement in found:
        first = out.get(statement.parts)
        if first is not None:
            statement = replace(
                statement,
                medium=statement.medium or first.medium,
                addressee=statement.addressee or first.addressee,
                speaker=statement.speaker or first.speaker,
            )
        out[statement.parts] = statement
    return list(out.values())


def _claimed_once(explicit: list[list[Statement]]) -> list[list[Statement]]:
    """The same for a quotation that runs over several sentences: the cue behind it counts."""
    last = {s.parts: s for new in explicit for s in new if s.form == "direct"}
    return [[s for s in new if s.form != "direct" or last[s.parts] is s] for new in explicit]


def _within(statement: Statement, other: Statement) -> bool:
    """Whether a statement is made inside the content of another."""
    place = statement.cue or statement.parts[0]
    return other is not statement and other.form != "reported" and any(part.contains(place) for part in other.parts)


def _carried_quotes(scene: Scene, claimed: set[Span], frame: Statement | None, language: Language) -> list[Statement]:
    """Direct speech without a cue of its own, that begins in this sentence: who stands before the colon says it, else
    the speaker before goes on."""
    out = []
    for k, clause in enumerate(scene.clauses):
        quote = scene.quote_at(clause) if clause.kind == "quote" else None
        if quote is None or quote.inner in claimed or quote.span.start < scene.sentence.span.start:
            continue
        before = scene.tokens[clause.first - 1].text if clause.first else ""
        speaker, rule = (_before_colon(scene, k, language), "colon") if before == ":" else (None, "carried-quote")
        if (speaker is None and frame is None) or (rule == "colon" and not scene.is_sentence(quote)):
            continue
        claimed.add(quote.inner)
        place = scene.span(speaker) if speaker else frame.speaker if frame else None
        out.append(Statement((quote.inner,), "direct", "says", language.rule("statements", rule), None, place))
    return out


def _before_colon(scene: Scene, k: int, language: Language) -> Range | None:
    """The subject of the last main clause before piece ``k``, or the noun phrase that stands alone there."""
    for j in range(k - 1, -1, -1):
        if scene.clauses[j].kind == "main":
            indicative = scene.clauses[j].mood == "indicative"
            return subject(scene.tokens, scene.clauses, j, language) if indicative else None
    first = scene.clauses[0]
    if k and first.kind == "fragment":
        start = first.first
        for i in range(first.first, first.last):
            if scene.is_one(i, "of"):
                start = i + 1
        end = noun_phrase(scene.tokens, start, first.last)
        return (start, end) if end > start else None
    return None


def _frame(new: list[Statement], frame: Statement | None) -> Statement | None:
    """The statement whose speaker goes on: the last of the sentence that names one and is not told by another."""
    named = [s for s in new if s.speaker is not None and not any(_within(s, other) for other in new)]
    return max(named, key=lambda s: s.parts[0].start) if named else frame
