"""The search index of the finished site (Pagefind): static files that a reader loads in small parts."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from briefing.errors import PublishError

FOLDER = "pagefind"
_INTERFACES = ("pagefind-*ui*", "pagefind-highlight.js", "*.un~")


def index_site(site: Path) -> None:
    """Writes ``site``/pagefind; PublishError when the indexer fails. Its file names differ from run to run."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", FOLDER, "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise PublishError(f"the search index could not be built: {(done.stderr or done.stdout).strip()}")
    for pattern in _INTERFACES:
        for path in (site / FOLDER).glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
