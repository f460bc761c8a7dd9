"""The invented collection built by the real program, served under a path as GitHub Pages does, and a real browser."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from browser import NONE, find_browser
from playwright.sync_api import Browser, sync_playwright
from visit import Visit

GOLDEN = Path(__file__).parent.parent / "golden"
PREFIX = "/probe/"
ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented collection as a finished site."""
    root = tmp_path_factory.mktemp("collection")
    shutil.copytree(GOLDEN, root, dirs_exist_ok=True)
    return build(root)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    yield from serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.fail(NONE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Opens a view on the site; afterwards nothing may have gone wrong in it."""
    visits: list[Visit] = []

    def start(**options: object) -> Visit:
        visits.append(Visit(browser.new_context(**options), address))
        return visits[-1]

    yield start
    for one in visits:
        one.close()
        assert not one.troubles
