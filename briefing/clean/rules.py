"""The rules of the language files, compiled: whole lines, marks at their ends, blocks, words of date lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Literal

from briefing.errors import ConfigError
from briefing.languages import Language, load
from briefing.model import SectionKind

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
Where = Literal["any", "head", "middle", "tail", "edge"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that has to match a whole line of at most ``longest`` code points at a place of the article.

    ``head`` lies before the first paragraph, ``tail`` behind the last, ``edge`` is both,
    ``middle`` everything below the first paragraph. ``to``: the rule opens a
    block that reaches over the ``next`` line, over the ``links`` that follow, over the ``pairs`` of headline and
    summary up to the end of the article, or over everything to the ``end``. ``requires`` has to be found somewhere
    in the line, too.
    ``place``: what it matches has to be a known place or be named as one in the text.
    """

    name: str
    pattern: re.Pattern[str]
    kind: SectionKind = "boilerplate"
    reason: str | None = None
    where: Where = "any"
    longest: int = 300
    notice: str | None = None
    requires: re.Pattern[str] | None = None
    place: bool = False
    to: Literal["next", "links", "pairs", "end"] | None = None

    def matches(self, text: str) -> bool:
        """Whether the rule holds for a whole line; one in capitals is also read as it would stand in running text."""
        if len(text) > self.longest:
            return False
        if not self.pattern.fullmatch(text) and not (text.isupper() and self.pattern.fullmatch(text.capitalize())):
            return False
        return self.requires is None or self.requires.search(text) is not None


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Everything that cleaning knows of a language; the rules for any language come last."""

    lines: tuple[Rule, ...]
    prefixes: tuple[Rule, ...]
    suffixes: tuple[Rule, ...]
    months: dict[str, int]
    date_words: frozenset[str]
    update_words: frozenset[str]
    stamp_words: frozenset[str]
    live_words: frozenset[str]
    agency: re.Pattern[str]
    told: re.Pattern[str]
    places: frozenset[str]
    before_places: tuple[str, ...]
    answers: tuple[frozenset[str], frozenset[str]]
    weights: Mapping[str, int]
    furniture: re.Pattern[str]
    service: re.Pattern[str]
    address: re.Pattern[str]
    plain: frozenset[str]
    reader: re.Pattern[str]
    vita: re.Pattern[str]
    author: re.Pattern[str]
    live: re.Pattern[str]
    finite: frozenset[str]

    def may_have_verb(self, text: str) -> bool:
        """Whether a line may have a finite verb: a word in small letters that ends like one.

        In -en a word behind another in small letters is an adjective or an infinitive.
        """
        pairs = ((before, word) for before, word in pairwise(("X", *_WORD.findall(text))) if word.islower())
        return any(
            word in self.finite
            or (word not in self.plain and word.endswith(("t", "te")))
            or (word not in self.plain and word.endswith("en") and before[0].isupper())
            for before, word in pairs
        )


@cache
def compiled(language: Language | None) -> Rules:
    """The rules of a language (None: those for any language); ConfigError when a pattern is wrong."""
    files = [language, load("common")] if language and "clean" in language else [load("common")]
    parts = [(file.code, file["clean"]) for file in files]
    agencies = sorted({name for _, data in parts for name in data.get("agencies", ())}, key=lambda n: (-len(n), n))
    any_agency = "|".join(map(re.escape, agencies)) or r"(?!)"
    answers, places, words = (parts[0][1].get(key, {}) for key in ("poll_answers", "places", "furniture_words"))
    told = "|".join(parts[0][1].get("told", ())) or "(?!)"
    dates = [data["dates"] for _, data in parts]

    def rules(key: str) -> tuple[Rule, ...]:
        return tuple(_rule(code, item, any_agency) for code, data in parts for item in data.get(key, ()))

    return Rules(
        lines=rules("rules"),
        prefixes=rules("prefixes"),
        suffixes=rules("suffixes"),
        months={word: number for d in dates for number, words in enumerate(d["months"], 1) for word in words},
        date_words=frozenset(word for d in dates for word in d["words"]),
        update_words=frozenset(word for d in dates for word in d["update"]),
        stamp_words=frozenset(word for d in dates for word in d["stamp"]),
        live_words=frozenset(word for d in dates for word in d["live"]),
        agency=re.compile(rf"(?<!\w)(?:{any_agency})(?!\w)"),
        told=re.compile(rf",\s(?:{told})\b[^:]{{2,120}}\.$"),
        places=_capitals(language).union(places.get("known", ())),
        before_places=tuple(places.get("behind", ())),
        answers=(frozenset(answers.get("agree", ())), frozenset(answers.get("refuse", ()))),
        weights=load("common")["clean"]["furniture"],
        furniture=_any_word(words.get("trade", ())),
        service=_any_word(words.get("service", ())),
        address=re.compile(words.get("address", "(?!)")),
        plain=frozenset(words.get("plain", ())),
        reader=re.compile(words.get("reader", "(?!)")),
        vita=re.compile(words.get("vita", "(?!)")),
        finite=frozenset(words.get("finite", ())),
        live=re.compile(words.get("live", "(?!)")),
        author=re.compile(words.get("author", "(?!)")),
    )


def _capitals(language: Language | None) -> frozenset[str]:
    countries = language["countries"]["countries"] if language and "countries" in language else {}
    return frozenset(name for country in countries.values() for name in country.get("capitals", ()))


def _any_word(words: Sequence[str]) -> re.Pattern[str]:
    """One of the words; a star at the end stands for any ending."""
    return re.compile("|".join(re.sub(r"(?<=[\w-])\*$", r"[\\w-]*", word) for word in words) or "(?!)")


def _rule(code: str, item: dict[str, Any], agency: str) -> Rule:
    name = f"{code}/clean:{item['id']}"
    flags = re.IGNORECASE if item.get("flags") == "i" else 0
    try:
        pattern = re.compile(item["pattern"].replace("{agency}", f"(?:{agency})"), flags)
        requires = re.compile(item["requires"]) if "requires" in item else None
    except re.error as error:
        raise ConfigError(f"briefing/languages/{code}/clean.yml: {item['id']}: {error}") from error
    return Rule(
        name=name,
        pattern=pattern,
        kind=item.get("kind", "boilerplate"),
        reason=item.get("reason"),
        where=item.get("where", "any"),
        longest=item.get("max", 300),
        notice=item.get("notice"),
        requires=requires,
        place=item.get("place", False),
        to=item.get("to"),
    )
