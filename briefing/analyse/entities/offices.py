"""Which role does an article give a person, and whom does the person belong to?

Read at each mention of a name: titles before it ("der litauische Außenminister X", "Litauens Präsident X",
"EU-Kommissionschefin X", "Sprecherin des Finanzministeriums X", "die Minister X und Y"), brackets ("X (CDU)"),
appositions ("X, Sprecher der Y,") and what the clause says of it ("X wird neuer Chef"). A role is a span of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.analyse.entities.before_name import shared_title, title
from briefing.analyse.entities.behind_name import apposed, bracketed
from briefing.analyse.entities.office_reader import Office, OfficeReader
from briefing.analyse.entities.predicates import predicated
from briefing.model import Mention


class Offices:
    """Reads roles and affiliations beside the names of one document."""

    def __init__(self, reader: OfficeReader) -> None:
        self._reader = reader
        self._predicated = predicated(self._reader)

    def of(self, mention: Mention) -> Iterator[Office]:
        """What stands beside one mention of a person, the title before it first."""
        row = self._reader.row
        first, end = row.range(mention.span)
        lower, upper = row.sentence_bounds(first)
        yield from title(self._reader, first, end, lower, upper)
        yield from shared_title(self._reader, first, lower)
        yield from bracketed(self._reader, end, upper)
        yield from apposed(self._reader, first, end, lower, upper)
        yield from self._predicated.get(mention.span, ())
