"""Nouns that say what kind of body somebody is: "Behörde", "Menschenrechtsorganisation", "Netzbetreiber"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from briefing.analyse.lexicon import lexicon
from briefing.languages import Language
from briefing.model import Token

_SHORTEST_HEAD = 4
"""Letters of a class noun that may be the head of a compound: "Notenbank"."""


class BodyClass(NamedTuple):
    """``members``: ends of the names of such bodies and of the nouns before them, lower case, the class itself first.

    ``open``: whether such a body often goes by a bare name that does not tell its class; ``media``: whether it
    publishes news; ``loose``: whether the noun fits bodies of all kinds; ``whole``: whether it is the class itself and
    no compound of it.
    """

    members: tuple[str, ...]
    open: bool = False
    media: bool = False
    loose: bool = False
    whole: bool = True


def body_class(word: str, language: Language) -> BodyClass | None:
    """The class that a noun stands for, in any case of the singular; None when it names none.

    A compound ("Umweltorganisation") stands for the class of its head.
    """
    of_country = lexicon(language).prefix(word)
    if of_country and of_country[1][:1].isupper():
        return body_class(of_country[1], language)
    lower, classes = word.lower(), _classes(language)
    for form in (lower, lower.removesuffix("s"), lower.removesuffix("es"), lower.removesuffix("ses")):
        if found := classes.get(form):
            return found
    bare, rules = lower.removesuffix("s").rpartition("-")[2], language["descriptions"]
    heads = [name for name in classes if len(name) >= _SHORTEST_HEAD and bare.endswith(name)]
    if heads:
        return classes[max(heads, key=len)]._replace(whole=False)
    members = [m for group in rules["open_classes"] for m in rules["bodies"][group]]
    specific = [m for m in members if len(m) >= _SHORTEST_HEAD and bare.endswith(m)]
    return BodyClass((max(specific, key=len),), whole=False) if specific else None


def is_apposed_to(word: str, language: Language) -> bool:
    """Whether a name behind a noun needs it not: "der Netzbetreiber X", but "die Universität X"."""
    endings = tuple(language["mentions"]["organisation_nouns"])
    found = body_class(word, language)
    return (found is not None and found.open) or word.lower().removesuffix("s").endswith(endings)


def is_body(token: Token, language: Language) -> bool:
    """Whether a noun without a name stands for a body: "Polizei", "Stadt"."""
    return body_class(token.text, language) is not None or token.text in language["descriptions"]["plain_bodies"]


def is_medium(name: str, language: Language) -> bool:
    """Whether a name is that of a known newspaper, broadcaster or agency."""
    entry = lexicon(language).entry(name)
    return entry is not None and entry.use == "medium"


@cache
def classed_ends(language: Language) -> tuple[str, ...]:
    """The ends of names that tell the class of a body."""
    return tuple(sorted({member for found in _classes(language).values() for member in found.members}))


@cache
def _classes(language: Language) -> dict[str, BodyClass]:
    rules = language["descriptions"]
    return {
        name: BodyClass((group, *members), *(group in rules[f"{kind}_classes"] for kind in ("open", "media", "loose")))
        for group, members in rules["bodies"].items()
        for name in (group, *rules["called"].get(group, ()))
    }
