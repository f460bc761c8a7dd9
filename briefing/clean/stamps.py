"""Lines that hold nothing but a date, and which of their dates is that of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.clean.rules import Rules
from briefing.model import Span

_DATE = re.compile(
    r"(?<![\d.])(?:"
    r"(?P<y1>(?:19|20)\d\d)[-/](?P<m1>\d\d)[-/](?P<d1>\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>(?:19|20)?\d\d)"
    r"|(?P<d3>\d{1,2})\.?\s?(?P<m3>[A-Za-zÄäÖöÜü]{3,9})\.?\s(?P<y3>(?:19|20)\d\d)"
    r"|(?P<m4>[A-Za-z]{3,9})\.?\s(?P<d4>\d{1,2}),\s(?P<y4>(?:19|20)\d\d)"
    # a day before a month only where a European time zone says so
    r"|(?P<d5>\d{1,2})/(?P<m5>\d{1,2})/(?P<y5>20\d\d)(?=[\s,–-]{1,3}\d{1,2}[:.]\d\d\s(?:MESZ|MEZ|CES?T|Uhr))"
    r")(?!\d)"
)
_TIME = re.compile(r"(?<!\w)\d{1,2}[:.]\d\d(?::\d\d)?(?!\w)|(?<!\w)\d{1,2}(?= Uhr)")
_CLOCK = re.compile(r"[\s,;|/–-]{0,4}(?:um |at )?\d{1,2}(?:[:.]\d\d(?!\d)| Uhr)")
_AGENCY_ID = re.compile(r":(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)-\d{2,4}-")
_SEPARATOR = re.compile(r"[\s|·•,;:/()\[\]–—-]+")
_APART = re.compile(r"[|·•,;/()–—-]")
_LABELLED = re.compile(r"[^\W\d]\s?:(?!\d)")  # "Beginn: 3. Mai 2031, 19 Uhr" is the day of something else
_CODE = re.compile(r"[A-Z]{1,4}")  # of an editor or a desk
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day (ISO 8601) at its place; ``role`` is what the words before it say."""

    value: str
    span: Span
    role: str  # "plain", "stamp", "update" or "live"
    timed: bool = False  # a time of day follows
    opens: bool = False  # nothing but words of a date line before it


def stamps(text: str, start: int, rules: Rules) -> tuple[Stamp, ...]:
    """The full dates in a line that begins at offset ``start`` of the document."""
    out = []
    before = 0
    for match in _DATE.finditer(text[:2000]):
        value = _value(match, rules)
        if value:
            role = _role(text[before : match.start()], rules)
            out.append(
                Stamp(
                    value,
                    Span(start + match.start(), start + match.end()),
                    role,
                    "T" in match.group() or bool(_CLOCK.match(text, match.end())),
                    not _unknown(text[: match.start()], rules),
                )
            )
            before = match.end()
    if not out and (found := _AGENCY_ID.search(text[:200])):
        value = _iso(2000 + int(found["y"]), int(found["m"]), int(found["d"]))
        if value:
            out.append(Stamp(value, Span(start + found.start("y"), start + found.end("d")), "plain"))
    return tuple(out)


def is_stamped(text: str, rules: Rules) -> bool:
    """Whether a line has a full date."""
    return bool(stamps(text, 0, rules))


def is_date_line(text: str, rules: Rules, pure: bool) -> bool:
    """Whether a line is a date with nothing but furniture: time, weekday, labels, agency; unless ``pure`` also one
    name set apart."""
    if len(text) > _LONGEST or not _DATE.search(text):
        return False
    rest = _TIME.sub(" ", _DATE.sub("\n", text))
    before, _, after = rest.partition("\n")
    words = _unknown(rest, rules)
    if pure or not words:
        return not words
    if len(words) == 1 and _CODE.fullmatch(words[0]):
        return True
    for name, other in ((before, after), (after, before)):
        byline = name.strip(" \n|·•,;-–")
        if not _unknown(other, rules) and any(r.kind == "header" and r.matches(byline) for r in rules.lines):
            return True
    if _LABELLED.search(before) and _role(rest, rules) == "plain":
        return False
    apart = (_is_apart(before, -1, rules) and _is_apart(after, 0, rules)) or _role(rest, rules) != "plain"
    small = 0 if text.rstrip().endswith(".") else 4  # letters of a sign; in a sentence they are words
    return len(words) <= 2 and apart and all(word[0].isupper() or len(word) <= small for word in words)


def _is_apart(side: str, nearest: int, rules: Rules) -> bool:
    """Whether a sign stands between the date and the unknown words on one side of it; ``nearest`` is -1 before it."""
    words = _unknown(side, rules)
    if not words:
        return True
    word = words[nearest]
    return bool(_APART.search(side.rpartition(word)[2] if nearest else side.partition(word)[0]))


def _unknown(text: str, rules: Rules) -> list[str]:
    """The words that do not belong to a date line."""
    known = rules.date_words | rules.update_words | rules.stamp_words
    words = _SEPARATOR.split(rules.agency.sub(" ", text))
    return [word for word in words if word.lower().strip(".") not in known and re.search(r"[^\W\d]", word)]


def publication(found: tuple[Stamp, ...]) -> Stamp | None:
    """The stamp of publication among those of one place; None when two days are as good."""
    for role in ("stamp", "live", "plain", "update"):
        these = [stamp for stamp in found if stamp.role == role]
        if these:
            return these[0] if len({stamp.value for stamp in these}) == 1 else None
    return None


def _role(label: str, rules: Rules) -> str:
    named = [word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", label)]
    words = {*named}
    if next((word for word in reversed(named) if word not in rules.date_words), "") in rules.live_words:
        return "live"
    if words & rules.update_words:
        return "update"
    return "stamp" if words & rules.stamp_words else "plain"


def _value(match: re.Match[str], rules: Rules) -> str | None:
    form = next(number for number in "12345" if match[f"y{number}"])
    month = match[f"m{form}"]
    number = int(month) if month.isdigit() else rules.months.get(month.lower())
    year = int(match[f"y{form}"])
    return _iso(year if year > 99 else 2000 + year, number, int(match[f"d{form}"])) if number else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
