"""A collection built by the real program and served under a path, as GitHub Pages does."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PREFIX = "/probe/"


class Handler(SimpleHTTPRequestHandler):
    """Serves a site below PREFIX and says nothing."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(PREFIX)) if path.startswith(PREFIX) else "/nowhere"

    def log_message(self, *arguments: object) -> None:
        pass


def build(root: Path) -> Path:
    """Runs the command line on a collection and returns the site's folder."""
    command = [sys.executable, "-m", "briefing", "build", "--root", str(root), "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def serve(site: Path) -> Iterator[str]:
    """Gives the address of the site while it is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()
        thread.join()
