"""Statements by a named source without a verb: "laut X", "nach Angaben von X", "X zufolge", ", so X", "wie X sagte"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analyse.grammar import Range, beginning, may_be_nominative, noun_phrase, noun_phrase_before
from briefing.analyse.statements.circumstances import addressee, medium
from briefing.analyse.statements.cues import Cue
from briefing.analyse.statements.lexicon import Lexicon, lexicon
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language
from briefing.model import Span, Statement

_MODIFIERS = frozenset({"ART", "PPOSAT", "ADJA", "PDAT", "PIAT", "CARD", "NE", "ADV", "PRELAT", "PRELS"})
_PHRASE_TAGS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "ADJA", "CARD", "NN", "NE", "ADV"})
_OPINIONS = (":think", ":see")
"""Groups of verbs that with "wie" compare ("wie erwartet") instead of naming a source."""


def source_statements(scene: Scene, language: Language) -> Iterator[Statement]:
    """One statement for every source construction of a sentence."""
    for k, clause in enumerate(scene.clauses):
        if clause.kind == "quote":
            continue
        i = clause.first
        while i < clause.last:
            found = _source_at(scene, k, i, language)
            if found is None:
                i += 1
                continue
            name, rule, phrase = found
            parts = _content(scene, k, phrase)
            if rule == "so" and all(c.kind == "fragment" for c in scene.clauses[k + 1 :]):
                parts = parts[:1]
            if parts:
                yield _statement(scene, parts, rule, phrase, name, language)
            i = max(phrase[1], i + 1)


def comparative_statement(scene: Scene, cue: Cue, language: Language) -> Statement | None:
    """ "wie der Sprecher mitteilte": what the rest of the sentence says."""
    clause = scene.clauses[cue.k]
    if clause.kind != "subordinate" or clause.opener != "wie" or cue.verb.act not in ("says", "reports", "announces"):
        return None
    if cue.verb.rule.endswith(_OPINIONS):
        return None
    phrase = scene.clauses[beginning(scene.clauses, cue.k)].first, clause.last
    parts = _content(scene, cue.k, phrase)
    return _statement(scene, parts, "wie", phrase, cue.speaker, language) if parts else None


def _statement(
    scene: Scene, parts: tuple[Span, ...], rule: str, phrase: Range, name: Range | None, language: Language
) -> Statement:
    speech = [q.inner for q in scene.quotes if q.speech and len(parts) == 1 and parts[0].overlaps(q.inner)]
    direct = bool(speech) and all(q.contains(parts[0]) or parts[0].start + 1 >= q.start for q in speech)
    return Statement(
        parts=tuple(speech) if direct else parts,
        form="direct" if direct else "indirect",
        act="says",
        rule=language.rule("statements", rule),
        cue=scene.span((phrase[0], phrase[0] + 1)),
        speaker=scene.span(name) if name else None,
        addressee=addressee(scene, phrase, None, None, language),
        medium=medium(scene, phrase, language) if rule in ("so", "wie") else None,
    )


def _source_at(scene: Scene, k: int, i: int, language: Language) -> tuple[Range | None, str, Range] | None:
    """Name, rule and whole phrase of a source construction that begins at token ``i``."""
    clause = scene.clauses[k]
    tokens, stop = scene.tokens, clause.last
    word = tokens[i].text.lower()
    if (
        word in ("laut", "lt.")
        and i + 1 < stop
        and (tokens[i + 1].tag in _PHRASE_TAGS or tokens[i + 1].text in '„“«»"')
    ):
        end = noun_phrase(tokens, i + 1, stop)
        return ((i + 1, end), "laut", (i, end)) if end > i + 1 else None
    if word == "wonach" and i == clause.first and k:
        last = scene.clauses[k - 1].last
        return noun_phrase_before(tokens, last, scene.clauses[k - 1].first), "wonach", (i, i + 1)
    if word == "aus" and i + 2 < stop and tokens[i + 1].text == "Sicht":
        start = i + 2 + (tokens[i + 2].text.lower() in ("von", "vom"))
        end = noun_phrase(tokens, start, stop)
        return ((start, end), "aus-sicht", (i, end)) if end > start else None
    if word in ("nach", "gemäß") and tokens[i].tag in ("APPR", "APPO"):
        after = _after(scene, i, stop, language)
        if after or word == "nach":
            return after
    if word in ("zufolge", "gemäß") and i > clause.first:
        pronoun = (i - 1, i) if tokens[i - 1].tag in ("PPER", "PDS") else None
        name = pronoun or noun_phrase_before(tokens, i, clause.first)
        return (name, "zufolge", (name[0], i + 1)) if name else None
    behind = i == clause.first and clause.verb is None and i + 1 < stop and k > 0
    if word == "so" and behind and may_be_nominative(tokens, i + 1, stop, language):
        end = noun_phrase(tokens, i + 1, stop)
        return ((i + 1, end), "so", (i, stop)) if end > i + 1 else None
    if word in lexicon(language).carriers:
        return None, "demnach", (i, i + 1)
    return None


def _after(scene: Scene, i: int, stop: int, language: Language) -> tuple[Range, str, Range] | None:
    """ "nach Angaben der Polizei", "nach eigenen Angaben" — and behind its noun: "seiner Meinung nach"."""
    tokens, words = scene.tokens, lexicon(language)
    j = i + 1
    while j < min(stop, i + 7) and tokens[j].tag in _MODIFIERS and not _is_source(tokens[j].text, words):
        j += 1
    timed = j < stop and tokens[i + 1].text.lower() in ("der", "dem", "den") and tokens[j].text in words.source_events
    if j < stop and _is_source(tokens[j].text, words) and not timed:
        end = max(noun_phrase(tokens, i + 1, stop), j + 1)
        start = j + 1 + (end > j + 1 and tokens[j + 1].text.lower() in ("von", "vom"))
        return (start if start < end else i + 1, end), "nach-angaben", (i, end)
    follower = tokens[i + 1].tag if i + 1 < stop else "$,"
    for b in range(i - 1, max(i - 8, -1), -1):
        if follower in ("NN", "NE", "ADV"):
            break
        if tokens[b].text in words.sources:
            start = b
            while start > 0 and tokens[start - 1].tag in ("ART", "PPOSAT", "ADJA", "PDAT"):
                start -= 1
            return (start, i), "meinung-nach", (start, i + 1)
        if tokens[b].tag not in _PHRASE_TAGS:
            break
    return None


def _is_source(word: str, words: Lexicon) -> bool:
    return word in words.sources or word.lower().endswith(words.source_endings)


def _content(scene: Scene, k: int, phrase: Range) -> tuple[Span, ...]:
    """The clause a source belongs to without the source: a subordinate clause alone, a main clause with what hangs on
    it."""
    found = scene.clauses
    first = last = k
    if found[k].kind in ("relative",) or (found[k].kind == "subordinate" and found[k].opener != "wie"):
        while last + 1 < len(found) and found[last + 1].kind in ("infinitive",):
            last += 1
    else:
        while first > 0 and not _starts_anew(scene, first):
            first -= 1
        while last + 1 < len(found) and scene.tokens[found[last + 1].first - 1].text != ";":
            last += 1
    start, stop = found[first].first, found[last].last
    parts = []
    for a, b in ((start, phrase[0]), (phrase[1], stop)):
        if any(t.tag not in ("KON", "$,", "$.", "$(") for t in scene.tokens[a:b]):
            parts.append(scene.span((a, b)))
    return tuple(parts)


def _starts_anew(scene: Scene, k: int) -> bool:
    """Whether clause ``k`` is no part of what stands before: behind a semicolon or a colon, or a second main clause."""
    clause = scene.clauses[k]
    mark = scene.tokens[clause.first - 1].text
    if mark == ";" or (mark == ":" and any(c.kind == "main" for c in scene.clauses[:k])):
        return True
    return clause.kind == "main" and clause.linked and not clause.verb_first
