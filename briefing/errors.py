"""What can go wrong, said so that a person knows where, what, and which file to edit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "info"]


class BriefingError(Exception):
    """Going on would publish something wrong or break a link: the build stops (exit code 2)."""


class ConfigError(BriefingError):
    """briefing.yml or a file of the registry or of a language is wrong."""


class PublishError(BriefingError):
    """The site generator, a gate or the swap failed; the old site still stands."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message: ``code`` (E-ENC, W-MOJIBAKE ...), what, ``where`` (file[:line]), ``hint`` (what to edit)."""

    severity: Severity
    code: str
    message: str
    where: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.severity}: {self.where}: {self.message}{hint} [{self.code}]"


@dataclass(slots=True)
class Report:
    """The messages of one run, in order, and what it built; the only record that grows."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, severity: Severity, code: str, message: str, where: str, hint: str = "") -> None:
        self.diagnostics.append(Diagnostic(severity, code, message, where, hint))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics.extend(diagnostics)

    def has(self, *severities: Severity) -> bool:
        return any(diagnostic.severity in severities for diagnostic in self.diagnostics)
