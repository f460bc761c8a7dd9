"""How statements stand to each other, within an article and across the articles of one affair. Conservative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.consolidate.words import ContentWords, digest
from briefing.languages import Language, available, load
from briefing.languages.name_key import name_key
from briefing.model import Briefing, Relation, Statement

# Two wordings are one statement when this much of the shorter one stands in the other (containment, Broder 1997) and
# so many words do: a long quotation holds what others report of it in parts. Of 844 German Wikinews articles no two
# statements of one actor come near; the two of our seeds that are least alike share 0.64 ...
_SAME_WORDS, _MIN_WORDS = 0.6, 4
# ... and a denial goes for a claim when the claim holds this much of the words of the denial.
_DENIED_SHARE = 0.5
# A quotation shorter than this many characters ("ja", "produktiv") proves nothing.
_QUOTE_LENGTH = 30
_CLAIMS = ("reports", "claims-about")
_ASSERTIONS = (*_CLAIMS, "says")


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """A statement with what relations look at; ``named`` are the actors named in addressee or content."""

    place: tuple[str, str]
    statement: Statement
    speaker: str | None
    speaker_text: str | None
    words: frozenset[str]
    numbers: frozenset[str]
    negated: frozenset[str]
    named: frozenset[str]
    quote: str | None


def find_relations(briefings: Mapping[str, Briefing]) -> tuple[Relation, ...]:
    """All relations, sorted; ``first`` repeats, denies or contradicts ``second``. ``briefings`` by id, oldest first."""
    stories: defaultdict[str, list[_Said]] = defaultdict(list)
    everything: list[_Said] = []
    found: list[Relation] = []
    codes = available()
    for briefing in briefings.values():
        code = briefing.analysis.document.language
        language = load(code) if code in codes else None
        said = _all_said(briefing, language)
        found += _denials(said, language)
        found += _contradictions(said)
        everything += said
        if briefing.story:
            stories[briefing.story] += said
    found += _same_quotes(everything)
    for group in stories.values():
        found += _repeats(group)
    unique = {(relation.first, relation.second, relation.kind): relation for relation in reversed(found)}
    return tuple(unique[key] for key in sorted(unique))


def _all_said(briefing: Briefing, language: Language | None) -> list[_Said]:
    analysis, actors = briefing.analysis, briefing.actors
    if not analysis.statements:
        return []
    negations = language["relations"]["negations"] if language and "relations" in language else ()
    words = ContentWords(analysis, negations)
    mentions = [(m.span, actors[m.entity]) for m in analysis.mentions if m.entity is not None and m.entity in actors]
    found = []
    for anchor, statement in zip(briefing.statement_anchors, analysis.statements, strict=True):
        places = (*statement.parts, *((statement.addressee,) if statement.addressee else ()))
        text = " ".join(part.text(analysis.document.text) for part in statement.parts)
        whole_quote = statement.form == "direct" and len(text) >= _QUOTE_LENGTH
        found.append(
            _Said(
                place=(briefing.id, anchor),
                statement=statement,
                speaker=actors.get(statement.entity or ""),
                speaker_text=statement.speaker_name,
                words=words.of(statement.parts),
                numbers=words.numbers(statement.parts),
                negated=words.negated(statement.parts),
                named=frozenset(actor for span, actor in mentions if any(place.contains(span) for place in places)),
                quote=digest(text) if whole_quote else None,
            )
        )
    return found


def _repeats(group: Sequence[_Said]) -> Iterable[Relation]:
    """Each statement with the oldest one of the same actor, in another article, that has nearly the same words.

    With other numbers it is another one: "at least 12" is no repetition of "at least 9"; nor is a negation of it.
    """
    by_speaker: defaultdict[str, list[_Said]] = defaultdict(list)
    for later in group:
        if later.speaker is None or len(later.words) < _MIN_WORDS:
            continue
        for earlier in by_speaker[later.speaker]:
            if earlier.place[0] != later.place[0] and _is_same(earlier, later):
                yield Relation("repeats", later.place, earlier.place, "relations:same-words")
                break
        by_speaker[later.speaker].append(later)


def _is_same(one: _Said, other: _Said) -> bool:
    shorter, longer = sorted((one, other), key=lambda item: len(item.words))
    shared = shorter.words & longer.words
    if len(shared) < max(_MIN_WORDS, _SAME_WORDS * len(shorter.words)):
        return False
    return shorter.numbers <= longer.numbers and shared & shorter.negated == shared & longer.negated


def _same_quotes(said: Iterable[_Said]) -> Iterable[Relation]:
    """Each quotation with the oldest one of the same actor, in any other article, that is the same to the word."""
    oldest: dict[tuple[str, str], _Said] = {}
    for item in said:
        if item.speaker is None or item.quote is None:
            continue
        first = oldest.setdefault((item.speaker, item.quote), item)
        if first.place[0] != item.place[0]:
            yield Relation("repeats", item.place, first.place, "relations:same-quote")


def _denials(said: Sequence[_Said], language: Language | None) -> Iterable[Relation]:
    """A denial goes for the claim of somebody else, earlier in the article, that shares its words.

    A denial of "the report" goes for the assertion just before it, when that is somebody else's; one of "the
    government's account" for the last assertion of the government.
    """
    for position, denial in enumerate(said):
        if denial.statement.act != "denies":
            continue
        before = [item for item in said[:position] if not _same_speaker(item, denial)]
        claims = [item for item in before if item.statement.act in _CLAIMS]
        words = denial.words
        sharing = [claim for claim in claims if words and len(claim.words & words) >= _DENIED_SHARE * len(words)]
        if len(sharing) == 1:
            yield Relation("denies", denial.place, sharing[0].place, "relations:denied-words")
        elif language and means_what_was_said(words, language):
            owner = denial.named - {denial.speaker}
            meant = [item for item in before if item.speaker in owner] if owner else said[position - 1 : position]
            if meant and meant[-1] in before and meant[-1].statement.act in _ASSERTIONS:
                yield Relation("denies", denial.place, meant[-1].place, language.rule("relations", "what-was-said"))


def means_what_was_said(words: frozenset[str], language: Language) -> bool:
    """Do so few content words, given as keys, only point to a statement made before ("den Bericht")?"""
    if not 0 < len(words) < _MIN_WORDS or "relations" not in language:
        return False
    nouns = tuple(name_key(noun) for noun in language["relations"]["what_was_said"]["nouns"])
    return any(word.endswith(nouns) for word in words)


def _contradictions(said: Sequence[_Said]) -> Iterable[Relation]:
    """A contradiction that names one other speaker of the article goes for what that speaker said last before it."""
    for position, answer in enumerate(said):
        if answer.statement.act != "contradicts":
            continue
        before = [
            item
            for item in said[:position]
            if item.speaker is not None and item.speaker in answer.named and not _same_speaker(item, answer)
        ]
        if len({item.speaker for item in before}) == 1:
            against = before[-1]
            kind = "contradicts" if against.statement.act in _CLAIMS else "disagrees"
            yield Relation(kind, answer.place, against.place, "relations:named-opponent")  # type: ignore[arg-type]


def _same_speaker(one: _Said, other: _Said) -> bool:
    if one.speaker is not None or other.speaker is not None:
        return one.speaker == other.speaker
    return one.speaker_text == other.speaker_text
