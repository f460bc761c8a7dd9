"""The noun of a body's name alone: "das Klinikum" after "Klinikum Altenbrück", "die Bahn" after "Deutsche Bahn"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing.analyse.mentions.candidates import Candidate
from briefing.analyse.tokens import TokenRow
from briefing.languages import Language
from briefing.model import Token


def shortened(row: TokenRow, found: Sequence[Candidate], language: Language) -> Iterator[Candidate]:
    """The nouns with a definite article that only one body of the article has in its name, behind its first place."""
    rules = language["mentions"]
    nouns, articles = frozenset(rules["name_nouns"]), frozenset(rules["definite_before"])
    owned = frozenset(rules["owned_by"])
    names: dict[str, set[str]] = defaultdict(set)
    first: dict[str, int] = {}
    for candidate in found:
        tokens = row.tokens[candidate.start : candidate.end]
        noun = next((bare for token in tokens if (bare := _bare(token.text, nouns))), None)
        if candidate.kind == "organisation" and len(tokens) > 1 and noun:
            names[noun].add(_stem(tokens))
            first.setdefault(noun, candidate.end)
    taken = {i for candidate in found for i in range(candidate.start, candidate.end)}
    rule = language.rule("mentions", "shortened")
    for i, token in enumerate(row.tokens):
        bare = _bare(token.text, nouns)
        if not bare or i in taken or len(names[bare]) != 1 or i < first[bare] or not i:
            continue
        after = row.tokens[i + 1] if i + 1 < len(row.tokens) else None
        attribute = after is not None and (after.text in owned or after.tag in ("NE", "NN"))
        if row.tokens[i - 1].text.lower() in articles and not attribute:
            yield Candidate(i, i + 1, "organisation", rule, 5)


def _bare(word: str, nouns: frozenset[str]) -> str | None:
    """The noun without the ending of the genitive, None for another word."""
    return next((form for form in (word, word.removesuffix("s"), word.removesuffix("es")) if form in nouns), None)


def _stem(tokens: Sequence[Token]) -> str:
    """What all cases of a name share, roughly: the first letters of its words."""
    return " ".join(token.text[:4] for token in tokens)
