"""Names found once are found everywhere in the article: surnames alone, other cases, names the model missed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from briefing.analyse.genitives import without_apostrophe
from briefing.analyse.mentions.candidates import Candidate, choose
from briefing.analyse.tokens import TokenRow
from briefing.model import MentionKind

_LONGEST_ABBREVIATION = 4
_ANNOUNCED = 3  # a noun that says the kind counts as much as three guesses of the model
_NAME_TAGS = ("NE", "NN", "FM", "XY", "ADJA", "ADJD", "TRUNC")


def repeated(
    row: TokenRow, found: Sequence[Candidate], rule: str, learned: frozenset[str], located: frozenset[str]
) -> list[Candidate]:
    """All candidates of an article: those added that repeat a found name, single words put right or dropped.

    ``learned`` are the rules whose single words the article may correct: their kind follows the full names that end
    in them, else the majority; a word that is no name in most of its places is none (Helm, helmet or person).
    ``located`` are prepositions before places, and offices of places with "von".
    """
    people = {_words(row, c) for c in found if c.kind == "person" and c.end - c.start > 1}
    people |= {tail for words in people for tail in _surnames(words)}
    found = [_as_person(row, c, people) if c.rule in learned else c for c in found]
    found = list(_parted(row, found, people))
    found = _as_places(row, found, learned, located)
    singles = [c for c in found if c.end - c.start == 1 and c.rule in learned]
    kinds = _kinds(row, found, singles)
    taken = {i for c in found if c.rule not in learned or c.end - c.start > 1 for i in range(c.start, c.end)}
    out = [c for c in found if c.rule not in learned or c.end - c.start > 1]
    by_start = {c.start: c for c in singles}
    common = frozenset(token.text for token in row.tokens if token.text.islower())
    for i, token in enumerate(row.tokens):
        if i in taken or not token.text[:1].isupper():
            continue
        kind = _kind_of(kinds, token.text)
        if not kind:
            continue
        if i in by_start:
            out.append(by_start[i]._replace(kind=kind))
        elif token.tag in _NAME_TAGS and token.text.lower() not in common:
            out.append(Candidate(i, i + 1, kind, rule, 4))
    return choose(_with_particles(row, out))


def _with_particles(row: TokenRow, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Surnames alone get the particles that the full name has: "Von der Beispiel" after "Ina von der Beispiel"."""
    particles: dict[str, tuple[str, ...]] = {}
    for candidate in found:
        words = [token.text for token in row.tokens[candidate.start : candidate.end]]
        if candidate.kind == "person" and len(words) > 2 and words[1].islower():
            particles[words[-1]] = tuple(words[1:-1])
    for candidate in found:
        word = row.tokens[candidate.start].text
        before = particles.get(without_apostrophe(word)) or particles.get(
            without_apostrophe(word).removesuffix("s"), ()
        )
        start = candidate.start - len(before)
        if before and candidate.end - candidate.start == 1 and start >= 0:
            shown = tuple(token.text.lower() for token in row.tokens[start : candidate.start])
            candidate = candidate._replace(start=start) if shown == before else candidate
        yield candidate


def _words(row: TokenRow, candidate: Candidate) -> tuple[str, ...]:
    return tuple(token.text for token in row.tokens[candidate.start : candidate.end])


def _surnames(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """ "de la Tarn Ulvez" of "Ina de la Tarn Ulvez", as it stands and at the beginning of a sentence."""
    if len(words) > 2 and words[1].islower():
        yield words[1:]
        yield (words[1].capitalize(), *words[2:])


def _as_person(row: TokenRow, candidate: Candidate, people: Collection[tuple[str, ...]]) -> Candidate:
    """A name of another kind that is or ends in a person's full name is that person's ("Ohio Ina Holm")."""
    words = _words(row, candidate)
    for size in range(2, len(words) + 1):
        if candidate.kind != "person" and words[-size:] in people:
            return candidate._replace(start=candidate.end - size, kind="person")
    return candidate


def _parted(row: TokenRow, found: Sequence[Candidate], people: Collection[tuple[str, ...]]) -> Iterator[Candidate]:
    """Names of two words that are no name: "Brodersens Stärke" is Brodersen's, "Brodersen Tarvik" are two people."""
    by_surname: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words in people:
        by_surname[words[-1]].add(words)
    for candidate in found:
        words = _words(row, candidate)
        if candidate.kind != "person" or len(words) != 2:
            yield candidate
            continue
        owned = words[0].endswith("s") and words[0][:-1] in by_surname and row.tokens[candidate.start + 1].tag == "NN"
        two = words[0] in by_surname and bool(by_surname[words[1]] - {words})
        yield candidate._replace(end=candidate.start + 1) if owned or two else candidate
        if two:
            yield candidate._replace(start=candidate.start + 1)


def _as_places(
    row: TokenRow, found: Sequence[Candidate], learned: frozenset[str], located: frozenset[str]
) -> list[Candidate]:
    """Single words that stand behind a preposition of place wherever they are named, or behind such a place and an
    "und", are places."""
    kept = frozenset(word for c in found if c.end - c.start > 1 for word in _words(row, c))
    behind: dict[str, bool] = {}
    last: Candidate | None = None
    for c in found:
        if c.end - c.start == 1 and c.rule in learned:
            word, before = row.tokens[c.start].text, row.tokens[c.start - 1].text.lower() if c.start else ""
            linked = (
                before == "und" and last is not None and last.end + 1 == c.start and behind.get(_word_of(row, last))
            )
            seat = before == "von" and c.start > 1 and row.tokens[c.start - 2].text.lower().endswith(tuple(located))
            behind[word] = behind.get(word, True) and (before in located or bool(linked) or seat)
        last = c
    return [
        c._replace(kind="place")
        if c.rule in learned and c.end - c.start == 1 and behind[_word_of(row, c)] and _word_of(row, c) not in kept
        else c
        for c in found
    ]


def _word_of(row: TokenRow, candidate: Candidate) -> str:
    return row.tokens[candidate.start].text


def _kind_of(kinds: dict[str, MentionKind], text: str) -> MentionKind | None:
    word = without_apostrophe(text)
    if word.isupper() and len(word) > _LONGEST_ABBREVIATION:
        word = word.capitalize()
    return kinds.get(word) or kinds.get(word.removesuffix("s"))


def _kinds(row: TokenRow, found: Sequence[Candidate], singles: Sequence[Candidate]) -> dict[str, MentionKind]:
    """Single words -> the kind of name they stand for, where that is clear."""
    counts: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    for candidate in singles:
        weight = 1 if candidate.rule.endswith(":model") else _ANNOUNCED
        counts[without_apostrophe(row.tokens[candidate.start].text)][candidate.kind] += weight
    found_at = {candidate.start for candidate in singles}
    common = Counter(
        without_apostrophe(token.text) for i, token in enumerate(row.tokens) if token.tag != "NE" and i not in found_at
    )
    kinds: dict[str, MentionKind] = {}
    for word, kind_counts in counts.items():
        (first, most), *rest = kind_counts.most_common()
        if kind_counts.total() >= common[word] and (not rest or rest[0][1] < most):
            kinds[word] = first
    for candidate in found:
        if candidate.rule.endswith(":company") and candidate.end - candidate.start == 2:
            kinds[row.tokens[candidate.start].text] = "organisation"  # "Tarnholm" after "Tarnholm SE"
    for candidate in found:
        if candidate.end - candidate.start > 1 and candidate.kind == "person":
            kinds[without_apostrophe(row.tokens[candidate.end - 1].text)] = "person"
    return kinds
