"""The lines of a text, and what a step says about one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.model import SectionKind, Span

# behind the full stop an agency or an editor may be named
_ENDS = re.compile(
    r"[.!?…][\"'“”„«»‹›‘’)\]]*(?:\s?[(\[][^()\[\]!?]{1,40}[)\]]|\s?/{1,2}[A-Za-z/]{2,16}|\s[a-z]{2,4})?$"
)
_INNER_STOP = re.compile(r"\w{3}\.[\"“”«»]?\s+[\"„“«»]?[A-ZÄÖÜ0-9]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the white space around it."""

    span: Span
    text: str

    @property
    def ends_sentence(self) -> bool:
        return bool(_ENDS.search(self.text[-48:]))

    @property
    def words(self) -> int:
        return len(self.text[:2000].split())

    @property
    def is_prose(self) -> bool:
        """Running text: a sentence of five words and more, or more than one sentence."""
        if len(self.text) > 200:
            return True
        return self.words >= 5 and (self.ends_sentence or (len(self.text) > 80 and bool(_INNER_STOP.search(self.text))))


@dataclass(frozen=True, slots=True)
class Label:
    """What a line is. ``rule`` and ``reason`` are those of the section."""

    kind: SectionKind
    rule: str
    reason: str | None = None


Labels = dict[int, Label]
"""The lines (by index) that are decided upon."""


def is_junk(label: Label | None) -> bool:
    """Whether a line is known to be no article; a rule between two parts of the article says nothing."""
    return label is not None and label.kind == "boilerplate" and label.reason != "markup"


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order."""
    out = []
    position = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            start = position + len(line) - len(line.lstrip())
            out.append(Line(Span(start, start + len(stripped)), stripped))
        position += len(line) + 1
    return tuple(out)


def first_prose(lines: tuple[Line, ...], labels: Labels) -> int:
    """The index of the first line that is text; the number of lines when there is none."""
    return next((i for i in range(len(lines)) if is_text(i, lines, labels)), len(lines))


def last_prose(lines: tuple[Line, ...], labels: Labels) -> int:
    """The index of the last line that is text, -1 when there is none."""
    return next((i for i in range(len(lines) - 1, -1, -1) if is_text(i, lines, labels)), -1)


def past(start: int, count: int, lines: tuple[Line, ...], labels: Labels) -> int:
    """The index behind ``count`` lines of text from ``start`` on."""
    end = start
    while end < len(lines) and count > 0:
        count -= end not in labels or labels[end].kind not in ("boilerplate", "header")
        end += 1
    return end


def is_text(i: int, lines: tuple[Line, ...], labels: Labels) -> bool:
    """Whether a line is undecided running text, or was decided to be body text."""
    return labels[i].kind == "body" if i in labels else lines[i].is_prose
