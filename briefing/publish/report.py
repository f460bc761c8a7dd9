"""The machine-readable report of one build, beside the site."""

from __future__ import annotations

import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from briefing import __version__
from briefing.errors import Report

_PARTS = ("mkdocs", "mkdocs-material", "markdown", "pagefind", "python-crfsuite", "HanTa")


def write_report(site: Path, report: Report, outcome: str, newest: str | None) -> Path:
    """Writes ``<site>.report.json``: ``outcome`` ("published" or why not), counts, messages, versions; no clock."""
    data: dict[str, Any] = {
        "schema": 1,
        "outcome": outcome,
        "newest_article": newest,
        "counts": report.counts,
        "diagnostics": [
            {
                "severity": one.severity,
                "code": one.code,
                "where": one.where,
                "message": one.message,
                "hint": one.hint,
            }
            for one in report.diagnostics
        ],
        "versions": {"briefing": __version__, "python": platform.python_version()}
        | {name: version(name) for name in _PARTS},
    }
    path = site.with_name(site.name + ".report.json")
    path.write_text(json.dumps(data, indent=1, sort_keys=True, ensure_ascii=True) + "\n", encoding="utf-8")
    return path
