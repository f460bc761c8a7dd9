"""Turns the rules of a language's ``times.yml`` into compiled patterns.

A pattern is a regular expression in which ``{name}`` stands for a word class of the lexicon (or a number shape),
``{name.2}`` for the same class a second time, a space for white space, and ``«…»`` encloses what becomes the
expression when the rest is only context. A value is an open value in which ``{name}`` is the class's meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from briefing.languages import Language
from briefing.model import TimexType

_SHAPES = {
    "year": r"(?:1\d{3}|20\d{2})",
    "short_year": r"\d{2}",
    "any_year": r"\d{1,4}",
    "day": r"(?:[12]\d|3[01]|0?[1-9])",
    "month_number": r"(?:1[0-2]|0?[1-9])",
    "hour": r"(?:2[0-4]|1\d|0?\d)",
    "minute": r"[0-5]\d",
    "digits": r"\d{1,4}(?:[.,]\d{1,3})?",
    "ordinal_number": r"\d{1,2}",
    "decade_year": r"(?:1\d|20)\d0",
}
_ENDINGS = ("e", "en", "er", "es", "em")
_PLACE = re.compile(r"\{([a-z]\w*)(?:\.(\d))?\}")
_ESCAPED, _GROUP = re.compile(r"\\."), re.compile(r"\([^()]*\)")
_NEEDED = re.compile(r"\{([a-z]\w*)(?:\.\d)?\}(?!\?)")
_DIGIT = "digit"
_SPACE = r"(?:[ \u00a0\u202f]{1,3})"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A compiled rule: ``value`` and ``mod`` may name groups of ``pattern``; ``extent`` is the group to report.

    ``needs`` are the word classes without which nothing matches.
    """

    id: str
    pattern: re.Pattern[str]
    type: TimexType
    value: str
    mod: str | None
    guard: str | None
    needs: frozenset[str]
    lexicon: dict[str, dict[str, str]]

    def fill(self, template: str, match: re.Match[str]) -> str:
        """The template with every ``{name}`` replaced by what the matched words mean."""
        return _PLACE.sub(lambda place: self._meaning(place[1], match.groupdict().get(_group(place)) or ""), template)

    def _meaning(self, name: str, words: str) -> str:
        if name in self.lexicon:
            return self.lexicon[name].get(" ".join(words.split()), "")
        match name:
            case "day" | "month_number" | "hour" | "minute" if words:
                return words.zfill(2)
            case "any_year" if words:
                return words.zfill(4)
            case "digits":
                return _number(words)
            case "decade_year":
                return words[:3]
            case _:
                return words


@cache
def rules_of(language: Language) -> tuple[Rule, ...]:
    """The compiled rules, in the file's order."""
    data = language["times"]
    lexicon = {name: _forms(entries) for name, entries in data["lexicon"].items()}
    return tuple(_compile(rule, lexicon) for rule in data["rules"])


@cache
def classes_of(language: Language) -> dict[str, re.Pattern[str]]:
    """For every word class what a text must hold to have a word of it; all number shapes are the class "digit"."""
    words = {
        name: re.compile("|".join(re.escape(form).replace(r"\ ", _SPACE) for form in _forms(entries)))
        for name, entries in language["times"]["lexicon"].items()
    }
    return words | {_DIGIT: re.compile(r"\d")}


@cache
def trigger_of(language: Language) -> re.Pattern[str]:
    """What a sentence must hold for any rule to find something: a digit or a part of a word."""
    data = language["times"]
    words = {form for name in data["triggers"]["classes"] for form in _forms(data["lexicon"][name])}
    stems = sorted(words | set(data["triggers"]["words"]), key=lambda word: (len(word), word))
    least: list[str] = []
    for stem in stems:
        if not any(other in stem for other in least):
            least.append(stem)
    return re.compile(r"\d|" + "|".join(re.escape(stem) for stem in least))


def _compile(rule: dict[str, Any], lexicon: dict[str, dict[str, str]]) -> Rule:
    seen: dict[str, count[int]] = {}

    def expand(place: re.Match[str]) -> str:
        name = place[1]
        words = _SHAPES.get(name) or "|".join(
            re.escape(form).replace(r"\ ", _SPACE) for form in sorted(lexicon[name], key=len, reverse=True)
        )
        group = _group(place)
        known = group in seen
        seen.setdefault(group, count())
        return f"(?:{words})" if known else f"(?P<{group}>{words})"

    text = _PLACE.sub(expand, rule["pattern"].replace(" ", _SPACE))
    text = text.replace("«", "(?P<extent>").replace("»", ")")
    if "(?P<extent>" not in text:
        text = f"(?P<extent>{text})"
    return Rule(
        id=rule["id"],
        pattern=re.compile(rf"(?<![\w-]){text}(?!-?[^\W\d])(?!\w)"),
        type=rule["type"],
        value=rule["value"],
        mod=rule.get("mod"),
        guard=rule.get("guard"),
        needs=_needs(rule["pattern"]),
        lexicon=lexicon,
    )


def _needs(pattern: str) -> frozenset[str]:
    """The classes outside all groups: those inside may be one choice of several, or left out."""
    rest = _ESCAPED.sub("", pattern)
    while _GROUP.search(rest):
        rest = _GROUP.sub("", rest)
    return frozenset(_DIGIT if name in _SHAPES else name for name in _NEEDED.findall(rest))


def _group(place: re.Match[str]) -> str:
    return place[1] + (f"_{place[2]}" if place[2] else "")


def _forms(entries: dict[Any, list[str]]) -> dict[str, str]:
    """Every form of a word class with its meaning: ``~`` stands for an adjective's ending, small letters for both."""
    out = {}
    for meaning, words in entries.items():
        for word in words:
            for form in [word[:-1] + ending for ending in _ENDINGS] if word.endswith("~") else [word]:
                out[form] = str(meaning)
                out[form[0].upper() + form[1:]] = str(meaning)
    return out


def _number(words: str) -> str:
    if not words:
        return ""
    whole = words.replace(".", "") if re.fullmatch(r"\d{1,3}\.\d{3}", words) else words.replace(",", ".")
    return whole.lstrip("0") or "0"
