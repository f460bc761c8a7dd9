"""Statements by a named source without a verb: "laut X", "nach Angaben von X", "X zufolge", ", so X", "wie X sagte"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.analyse.class_nouns import is_body
from briefing.analyse.grammar import Range, beginning, is_human, may_be_nominative, noun_phrase, noun_phrase_before
from briefing.analyse.statements.circumstances import addressee, medium
from briefing.analyse.statements.cues import Cue, with_apposition
from briefing.analyse.statements.lexicon import Lexicon
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language
from briefing.model import Span, Statement

_MODIFIERS = frozenset({"ART", "PPOSAT", "ADJA", "PDAT", "PIAT", "CARD", "NE", "ADV", "PRELAT", "PRELS"})
_PHRASE_TAGS = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "ADJA", "CARD", "NN", "NE", "ADV"})
_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "ein", "eine", "einen"})
_QUOTES = '„“”"«»'
_OPINIONS = (":think", ":see", ":value")
"""Groups of verbs that with "wie" compare ("wie erwartet") instead of naming a source."""


class Source(NamedTuple):
    """A source construction: the tokens that name the source, its rule, the tokens of the whole phrase."""

    name: Range | None
    rule: str
    phrase: Range


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
    if (
        clause.kind != "subordinate"
        or clause.opener not in scene.lexicon.words["comparison"]
        or cue.verb.act not in ("says", "reports", "announces")
    ):
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


def _source_at(scene: Scene, k: int, i: int, language: Language) -> Source | None:
    """The source construction that begins at token ``i`` of clause ``k``."""
    for find in (_according, _whereby, _from_view, _after, _opinion, _behind, _so, _carrier):
        if found := find(scene, k, i, language):
            return found
    return None


def _according(scene: Scene, k: int, i: int, language: Language) -> Source | None:
    """ "laut X"; what is due "laut Fahrplan" nobody says."""
    stop = scene.clauses[k].last
    if not scene.is_one(i, "according") or i + 1 == stop:
        return None
    if scene.is_one(i + 1, "rulebooks"):
        return None
    named = scene.tokens[i + 1].tag in _PHRASE_TAGS or scene.tokens[i + 1].text in '„“«»"'
    end = noun_phrase(scene.tokens, i + 1, stop) if named else 0
    bare = end > i + 2 and scene.tokens[i + 1].tag == "NN" and scene.tokens[i + 2].text in _ARTICLES
    apart = end > i + 2 and scene.tokens[i + 1].tag == "NE" and scene.tokens[i + 2].tag == "NN"
    if (bare and is_body(scene.tokens[i + 1], language)) or (apart and not is_body(scene.tokens[i + 2], language)):
        end = i + 2  # the subject follows: "kam laut Polizei der zweite Zug"
    return Source((i + 1, end), "laut", (i, end)) if end > i + 1 else None


def _whereby(scene: Scene, k: int, i: int, language: Language) -> Source | None:
    """ "X, wonach ..."."""
    if not scene.is_one(i, "whereby") or i != scene.clauses[k].first or not k:
        return None
    before = scene.clauses[k - 1]
    return Source(noun_phrase_before(scene.tokens, before.last, before.first), "wonach", (i, i + 1))


def _from_view(scene: Scene, k: int, i: int, language: Language) -> Source | None:
    """ "aus Sicht von X"."""
    stop = scene.clauses[k].last
    if i + 2 >= stop or not scene.is_one(i, "from_view") or not scene.is_one(i + 1, "view"):
        return None
    start = i + 2 + scene.is_one(i + 2, "of")
    end = noun_phrase(scene.tokens, start, stop)
    return Source((start, end), "aus-sicht", (i, end)) if end > start else None


def _after(scene: Scene, k: int, i: int, language: Language) -> Source | None:
    """ "nach Angaben der Polizei", "nach eigenen Angaben"."""
    tokens, words, stop = scene.tokens, scene.lexicon, scene.clauses[k].last
    if not (scene.is_one(i, "after") or scene.is_one(i, "after_or_behind")) or tokens[i].tag not in ("APPR", "APPO"):
        return None
    j = i + 1
    while j < min(stop, i + 7) and tokens[j].tag in _MODIFIERS and not _is_source(tokens[j].text, words):
        j += 1
    if j >= stop or not _is_source(tokens[j].text, words):
        return None
    if scene.is_one(i + 1, "definite") and tokens[j].text in words.source_events:
        return None
    end = max(noun_phrase(tokens, i + 1, stop), j + 1)
    if end == j + 1 < stop - 1 and tokens[end].tag == "ADJA" and tokens[end].text.endswith("er"):
        end = max(noun_phrase(tokens, end, stop), end)
    if end == j + 1 < stop and scene.is_one(end, "from_view"):
        end = max(noun_phrase(tokens, end + 1, stop), end)
    if j + 1 < end and not _owns(scene, j, end):
        end = j + 1
    start = j + 1 + (end > j + 1 and (scene.is_one(j + 1, "of") or scene.is_one(j + 1, "from_view")))
    end = next((t for t in range(start + 1, end) if scene.is_one(t, "of")), end)
    return Source((start if start < end else i + 1, end), "nach-angaben", (i, end))


def _owns(scene: Scene, j: int, end: int) -> bool:
    """Whether what follows the source ``j`` says whose it is: "Angaben der Polizei", "Angaben Norwegens".

    Of "nach dpa-Informationen Norwegen" the next name is part of the clause.
    """
    following = scene.tokens[j + 1]
    named = following.tag in ("NE", "NN", "FM", "XY")
    return not named or scene.tokens[end - 1].text.endswith(("s", "'", "’", "z", "x", "ß")) or following.text in _QUOTES


def _opinion(scene: Scene, k: int, i: int, language: Language) -> Source | None:
    """ "seiner Meinung nach"."""
    tokens, stop = scene.tokens, scene.clauses[k].last
    if not scene.is_one(i, "after") or (i + 1 < stop and tokens[i + 1].tag in ("NN", "NE", "ADV")):
        return None
    j = i - 1
    if j < 0 or not (tokens[j].text in scene.lexicon.sources or scene.is_one(j, "hearsay")):
        return None
    asked = tokens[j - 1].text if j else ""
    if asked.lower().startswith(tuple(sorted(scene.lexicon.words["first_person_stems"]))) or (
        asked == "Ihrer" and j > 1
    ):
        return None
    while j > 0 and tokens[j - 1].tag in ("ART", "PPOSAT", "ADJA", "PDAT"):
        j -= 1
    return Source((j, i), "meinung-nach", (j, i + 1))


def _behind(scene: Scene, k: int, i: int, language: Language) -> Source | None:
    """ "X zufolge"."""
    first, last = scene.clauses[k].first, scene.clauses[k].last
    before_name = i + 1 < last and scene.tokens[i + 1].tag in _PHRASE_TAGS | {"XY", "$("}
    if scene.is_one(i, "after_or_behind") and before_name:
        end = noun_phrase(scene.tokens, i + 1, last)
        named = end > i + 1 and is_human(scene.tokens, (i + 1, end), language)
        return Source((i + 1, end), "zufolge", (i, end)) if named else None
    if not (scene.is_one(i, "behind") or scene.is_one(i, "after_or_behind")) or i == first:
        return None
    pronoun = (i - 1, i) if scene.tokens[i - 1].tag in ("PPER", "PDS") else None
    name = pronoun or noun_phrase_before(scene.tokens, i, first)
    return Source(name, "zufolge", (name[0], i + 1)) if name else None


def _so(scene: Scene, k: int, i: int, language: Language) -> Source | None:
    """ ", so X"."""
    clause = scene.clauses[k]
    behind = i == clause.first and clause.verb is None and i + 1 < clause.last and k > 0
    if not behind or not scene.is_one(i, "so") or not may_be_nominative(scene.tokens, i + 1, clause.last, language):
        return None
    end = noun_phrase(scene.tokens, i + 1, clause.last)
    if end == clause.last and (whole := with_apposition(scene, k, (i + 1, end))):
        end = whole[1]
    return Source((i + 1, end), "so", (i, max(clause.last, end))) if end > i + 1 else None


def _carrier(scene: Scene, k: int, i: int, language: Language) -> Source | None:
    """ "demnach"."""
    carries = scene.tokens[i].text.lower() in scene.lexicon.carriers
    return Source(None, "demnach", (i, i + 1)) if carries else None


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
    for a, b in ((start, phrase[0]), (_after_apposition(scene, k, phrase), stop)):
        if any(t.tag not in ("KON", "$,", "$.", "$(") for t in scene.tokens[a:b]):
            parts.append(scene.content((a, b)))
    return tuple(parts)


def _after_apposition(scene: Scene, k: int, phrase: Range) -> int:
    """The end of a phrase at the head of its sentence, with what is said of the source between commas:
    "Nach Angaben von X, dem Chef der Firma, wurde ..."."""
    found = scene.clauses
    main = next((j for j in range(k + 1, len(found)) if found[j].kind not in ("fragment", "relative")), None)
    led = phrase[0] == found[k].first and phrase[1] == found[k].last and main is not None and main > k + 1
    return found[main].first if led and main is not None and found[main].verb_first else phrase[1]


def _starts_anew(scene: Scene, k: int) -> bool:
    """Whether clause ``k`` is no part of what stands before: behind a semicolon or a colon, or a second main clause."""
    clause = scene.clauses[k]
    mark = scene.tokens[clause.first - 1].text
    if mark == ";" or (mark == ":" and any(c.kind == "main" for c in scene.clauses[:k])):
        return True
    return clause.kind == "main" and clause.linked and not clause.verb_first
