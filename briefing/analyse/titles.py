"""What is the document called?"""

from __future__ import annotations

from briefing.model import Document, Event, Title


def find_title(document: Document, main_event: Event | None) -> Title | None:
    """The headline of the source, else the one given by metadata, else one derived from the main event."""
    return None
