"""An annotated article: its text, when there is one, and where the annotation sees title, header, junk and body."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeGuard

import yaml

from briefing.evaluate.wording import fold, occurrences

Place = tuple[int, int]
Record = dict[str, Any]


def read_annotations(path: Path) -> dict[str, Record]:
    """The annotations (yml) of a folder, or of one file, by name without suffix; ValueError when there are none."""
    files = sorted(path.glob("*.yml")) if path.is_dir() else [path]
    if not files or not files[0].is_file():
        raise ValueError(f"{path}: no annotation files (*.yml)")
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}


def inside(place: Place, spans: Iterable[Place]) -> bool:
    return any(s <= place[0] and place[1] <= e for s, e in spans)


def overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


class Article:
    """The text, when there is one, and where the gold sees title, header, junk and body."""

    def __init__(self, gold: Record, text: str | None) -> None:
        self.text = text
        self.strings = {
            "title": [gold["title"]] if gold.get("title") else [],
            "header": gold.get("header_lines") or [],
            "boilerplate": gold.get("boilerplate") or [],
            "inline": gold.get("boilerplate_inline") or [],
        }
        self.spans: dict[str, list[Place]] = {key: [] for key in self.strings}
        self.body: list[Place] = []
        if text is None:
            return
        self.lines = []
        position = 0
        for line in text.split("\n"):
            if line.strip():
                start = position + len(line) - len(line.lstrip())
                self.lines.append((start, position + len(line.rstrip())))
            position += len(line) + 1
        folded = [fold(text[s:e]) for s, e in self.lines]
        for part in ("title", "header", "boilerplate"):
            entries = [fold(entry) for entry in self.strings[part]]
            # an entry that is a whole line means that line only, else it is a line's beginning
            self.spans[part] = [
                span
                for span, line in zip(self.lines, folded, strict=False)
                if any(
                    line == entry if entry in folded or part == "title" else line.startswith(entry) for entry in entries
                )
            ]
        self.spans["inline"] = [span for entry in self.strings["inline"] for span in occurrences(text, entry)]
        away = self.spans["boilerplate"] + self.spans["header"]
        self.body = [span for span in self.lines if span not in away]

    def locate(self, span: Record) -> Place | None:
        """Where a predicted span lies: by its offsets or, where those are wrong, by its text."""
        if self.text is None:
            return None
        start, end, words = span.get("start"), span.get("end"), span.get("text")
        if is_offset(start) and is_offset(end) and self.text[start:end] == words and words:
            return start, end
        found = occurrences(self.text, words)
        near = start if is_offset(start) else 0
        return min(found, key=lambda place: abs(place[0] - near)) if found else None

    def lies_in(self, span: Record, *parts: str) -> bool:
        """Does a predicted span lie in one of these parts?"""
        place = self.locate(span)
        if place:
            return any(inside(place, self.spans[part]) for part in parts)
        words = fold(span.get("text"))
        return bool(words) and any(words in fold(entry) for part in parts for entry in self.strings[part])

    def places_of(self, words: str) -> list[Place]:
        """Where gold words stand, without those in junk when they stand elsewhere too."""
        if self.text is None:
            return []
        found = occurrences(self.text, words)
        away = self.spans["boilerplate"] + self.spans["header"] + self.spans["title"]
        return [place for place in found if not inside(place, away)] or found

    def only_in(self, words: str, *parts: str) -> bool:
        """Do these words stand in these parts and nowhere else? False when that cannot be told."""
        found = occurrences(self.text, words) if self.text is not None else []
        spans = [span for part in parts for span in self.spans[part]]
        return bool(found) and all(inside(place, spans) for place in found)


def is_offset(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
