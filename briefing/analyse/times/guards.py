"""What a rule's words alone cannot decide: functions that look around and give the open value, or None to decline.

A rule names its guard; the guard gets the value as filled in from the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from briefing.analyse.times.direction import Clause
from briefing.analyse.times.rules import Rule
from briefing.model import Token


@dataclass(frozen=True, slots=True)
class Context:
    """A match in its sentence: ``before`` and ``after`` are the tokens around the extent."""

    rule: Rule
    match: re.Match[str]
    value: str
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    clause: Callable[[], Clause]
    words: dict[str, Any]

    def previous(self, back: int = 1) -> str:
        return self.before[-back].text if len(self.before) >= back else ""

    def following(self, ahead: int = 1) -> str:
        return self.after[ahead - 1].text if len(self.after) >= ahead else ""

    def group(self, name: str) -> str:
        return self.match.groupdict().get(name) or ""

    def meaning(self, name: str) -> str:
        return self.rule.fill("{" + name + "}", self.match)


_OF_AGE = re.compile(r"\d{1,3}-?[jJ]ährig")
_INSIDE = 4  # tokens of a noun phrase between its article and its participle
Guard = Callable[[Context], str | None]


def _today(c: Context) -> str:
    """ "heute" is a day where something happens, or an hour or a feast stands beside it; else a state of these days
    ("bis heute", "heute ist sie ...")."""
    near, after = c.previous().lower(), c.following()
    if near in c.words["until_now"] or after in c.words["still"] or _is_lasting(c):
        return "PRESENT_REF"
    beside = {token.text for token in c.before + c.after}
    if near in c.words["from_today"] or after in c.words["onwards"] or not beside.isdisjoint(c.words["of_a_day"]):
        return c.value
    clause = c.clause()
    if near in c.words["even"]:
        return c.value if clause.direction == "future" else "PRESENT_REF"
    also = near in c.words["also"] and clause.direction != "past"
    return "PRESENT_REF" if also or clause.is_state else c.value


def _is_lasting(c: Context) -> bool:
    """ "der heute 65-Jährige", "die heute in Ulm lebenden Räte"."""
    first_letters = tuple(c.words["lasting"])
    lasting = any(token.text.lower().startswith(first_letters) for token in c.after[:_INSIDE])
    return lasting or _OF_AGE.match(c.following()) is not None


def _tomorrow(c: Context) -> str | None:
    capital = c.group("extent")[0].isupper()
    return None if c.before and capital else c.value


def _near_adjective(c: Context) -> str:
    return "D-1" if c.group("extent").lower().startswith("gestrig") else "D+1"


def _weekday(c: Context) -> str | None:
    """No weekday inside the name of a medium ("Welt am Sonntag"); "Montags" at the head of a sentence is a habit."""
    if c.previous() == "am" and c.previous(2) in c.words["papers"]:
        return None
    if not c.before and c.group("extent").lower() in c.rule.lexicon["weekdays"]:
        return None
    if c.previous().lower() in c.words["indefinite"]:
        return None
    return c.value


def _month(c: Context) -> str | None:
    """Months that are also names need a word beside them that places them in time."""
    if c.group("edge") or c.rule.fill("{month}", c.match) not in c.words["month_names"]:
        return c.value
    if c.after and c.after[0].text[0].isupper() and c.previous().lower() not in c.words["before_month_sure"]:
        return None
    return c.value if c.previous().lower() in c.words["before_month"] else None


def _season(c: Context) -> str | None:
    """A season's name needs a preposition or an article, because people bear it."""
    near = c.previous().lower()
    if c.group("article") or c.group("edge") or near in c.words["before_month"] or near in c.words["before_season"]:
        return c.value
    return None


def _season_turn(c: Context) -> str:
    if turn := c.meaning("turn"):
        return f"Y{turn}-{c.meaning('season.2')}"
    return f"XXXX-{c.meaning('season')}{c.meaning('strict')}"


def _quarter(c: Context) -> str | None:
    number = c.meaning("ordinal") or c.meaning("ordinal_number")
    if number not in ("1", "2", "3", "4"):
        return None
    return f"Y{c.meaning('turn')}-Q{number}" if c.group("turn") else f"XXXX-Q{number}"


def _half(c: Context) -> str:
    half = c.meaning("half_ordinal")
    if year := c.group("year"):
        return f"{year}-H{half}"
    return f"Y{c.meaning('turn')}-H{half}" if c.group("turn") else f"XXXX-H{half}"


def _year(c: Context) -> str | None:
    """A bare number of four digits is a year unless it counts something or stands behind a noun as its number."""
    near, noun = c.previous().lower(), c.after[0] if c.after else None
    if near in c.words["counting"] or near in c.words["numbered"] or c.previous(2).lower() in c.words["comparing"]:
        return None
    if noun and (noun.text in c.words["counted"] or noun.text.rstrip(".") in c.words["counted"]):
        return None
    plain = near in c.words["before_year"] or (1900 <= int(c.value) <= 2035 and int(c.value) % 100 != 0)
    counts = noun and noun.text[:1].isupper() and noun.tag.startswith("NN") and near not in c.words["before_year_sure"]
    if counts and noun and (not plain or noun.text.endswith(("er", "en", "innen"))):
        return None
    return c.value if plain or not counts else None


def _double_year(c: Context) -> str | None:
    first, second = int(c.group("year")), int(c.group("short_year") or c.group("year_2"))
    return f"{first}/{first + 1}" if second in (first + 1, (first + 1) % 100) else None


def _yearless(c: Context) -> str:
    return c.value if c.group("year") else f"XXXX{c.value}"


def _counted(c: Context) -> str | None:
    """No comparison: "ein Jahr früher als geplant" counts from no day that was named."""
    ahead = c.following(2) if c.following() == "," else c.following()
    return None if ahead in c.words["than"] else c.value


def _award(c: Context) -> str | None:
    """ "des Jahres" names this year in a title or an award ("Spielerin des Jahres"), not after a time."""
    return c.value if c.before and c.before[-1].tag.startswith("NN") else None


def _century(c: Context) -> str | None:
    number = int(c.group("ordinal_number"))
    return f"{number - 1:02}" if 1 <= number <= 22 else None


def _decade_noun(c: Context) -> str | None:
    """No "Mann in den Fünfzigern"."""
    return None if c.previous(2) in c.words["aged"] else c.value


def _part(c: Context) -> str | None:
    """No "Nacht auf den 3. Mai", whose day is named."""
    return None if c.following() in c.words["night_of"] else c.value


def _hours(c: Context) -> str:
    return f"XXXX-XX-XXT{c.meaning('part') or 'NI'}"


def _clock_word(c: Context) -> str:
    return f"XXXX-XX-XXT{_hour(c, int(float(c.meaning('stem_number')))):02}:00"


def _clock_hour(c: Context) -> str:
    return f"XXXX-XX-XXT{_hour(c, int(c.group('hour'))):02}:00"


def _clock_half(c: Context) -> str | None:
    number = float(c.meaning("stem_number"))
    return f"XXXX-XX-XXT{_hour(c, int(number) - 1):02}:30" if 1 <= number <= 12 else None


def _hour(c: Context, hour: int) -> int:
    return hour + 12 if hour < 12 and c.following() in c.words["after_noon"] else hour


def _clock_range(c: Context) -> str:
    return f"XXXX-XX-XXT{c.meaning('hour')}:{c.meaning('minute') if c.group('minute') else '00'}"


def _vague(c: Context) -> str | None:
    """ "früher" compares ("früher als", "ein Jahr früher") or tells the past; only the latter is an expression.

    "am heutigen Sonntag, dem 3. Mai" means the day."""
    if c.group("vague").lower() == "früher" and (
        c.following() in c.words["than"] or c.previous().lower() in c.words["compared"]
    ):
        return None
    near = c.rule.lexicon["near_day_adjective"].get(c.group("vague"))
    return near if near and c.following() in c.rule.lexicon["weekday"] else c.value


def _duration(c: Context) -> str | None:
    """No ages ("drei Jahre alt", "ab 16 Jahren", "im Alter von 90 Jahren"), no "eines Tages"."""
    number, before = c.group("number"), c.previous().lower()
    if c.meaning("unit") == "Y" and not c.group("article"):
        if c.following().lower().startswith(("alt", "jung")) or "Alter" in (c.previous(2), c.previous()):
            return None
        if (
            before in c.words["before_age"]
            and c.previous(2).lower() not in c.words["since"]
            and c.following() != c.words["long"]
        ):
            return None
        if c.words["age_range"] in (c.previous(2).lower(), c.previous(3).lower()):
            return None
    if number.lower() == "eines" and c.group("unit") in c.words["one_day"]:
        return None
    return c.value


def _bare(c: Context) -> str | None:
    return None if c.following().lower() in c.words["not_bare"] else c.value


def _after_clock(c: Context) -> str | None:
    """No "3 Uhr nachts" and no "des Abends"."""
    noun = c.before and c.group("extent")[0].isupper()
    return None if noun or c.previous() == c.words["clock"] else c.value


def _unit_by_unit(c: Context) -> str:
    unit = c.rule.lexicon["unit"][c.group("extent").split()[0]]
    return f"P1{unit}"


def _stopped(c: Context) -> str:
    """ "2:15:30 Stunden" and "1:42,35 Minuten": the last part of three, or of two in minutes, counts seconds."""
    parts = re.split("[:.]", c.group("extent").split()[0].replace(",", ";"))
    letters = "HMS" if len(parts) == 3 or c.meaning("stopped_unit") == "H" else "MS"
    return "PT" + "".join(
        (part.lstrip("0") or "0") + letter for part, letter in zip(parts, letters, strict=False)
    ).replace(";", ".")


def _opening(c: Context) -> str | None:
    """A range of weekdays comes again every week where something is said to be open."""
    return c.value if any(token.text in c.words["opening"] for token in c.before + c.after) else None


def _speed(c: Context) -> str | None:
    """ "300 Kilometer pro Stunde" measures a speed or a flow and tells no time."""
    return None if c.previous() in c.words["measured"] and c.meaning("unit").startswith("T") else c.value


GUARDS: dict[str, Guard] = {
    "today": _today,
    "tomorrow": _tomorrow,
    "near_adjective": _near_adjective,
    "weekday": _weekday,
    "month": _month,
    "season": _season,
    "season_turn": _season_turn,
    "quarter": _quarter,
    "half": _half,
    "year": _year,
    "double_year": _double_year,
    "yearless": _yearless,
    "counted": _counted,
    "award": _award,
    "century": _century,
    "decade_noun": _decade_noun,
    "part": _part,
    "hours": _hours,
    "clock_word": _clock_word,
    "clock_hour": _clock_hour,
    "clock_half": _clock_half,
    "clock_range": _clock_range,
    "vague": _vague,
    "duration": _duration,
    "bare": _bare,
    "after_clock": _after_clock,
    "unit_by_unit": _unit_by_unit,
    "speed": _speed,
    "stopped": _stopped,
    "opening": _opening,
}
