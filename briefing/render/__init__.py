"""Edition -> Pages: Markdown for any site generator and JSON for machines."""

from __future__ import annotations

from briefing.render.exports import article_json

__all__ = ["article_json"]
