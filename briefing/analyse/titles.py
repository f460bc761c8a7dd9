"""What is the document called?"""

from __future__ import annotations

import re

from briefing.model import Document, Event, Title

_LONGEST = 90  # code points of a derived title


def find_title(document: Document, main_event: Event | None) -> Title | None:
    """The headline of the source, else the one given by metadata, else one derived from the main event.

    The span of a derived title is the sentence's; its text is that sentence up to a word boundary.
    """
    section = next((section for section in document.sections if section.kind == "title"), None)
    if section:
        return Title(section.span.text(document.text), "source", section.span)
    if document.article.title:
        return Title(document.article.title, "given", None)
    if main_event:
        return Title(_shortened(main_event.span.text(document.text)), "derived", main_event.span)
    return None


def _shortened(sentence: str) -> str:
    text = re.sub(r"\s+", " ", sentence).strip()
    if len(text) <= _LONGEST:
        return text.removesuffix(".")
    head, _, _ = text[:_LONGEST].rpartition(" ")
    return (head or text[: _LONGEST - 1]).rstrip(' ,;:–—-„“"«»(') + "…"
