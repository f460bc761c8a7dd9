"""Why a file is left out."""

from __future__ import annotations

from briefing.errors import Diagnostic


class RejectedError(Exception):
    """This file cannot be an article; becomes a diagnostic and never leaves the stage."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint

    def diagnostic(self, where: str) -> Diagnostic:
        return Diagnostic("error", self.code, f"{self.message}: left out", where, self.hint)
