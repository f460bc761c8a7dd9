"""The invented collection as a finished site, and a real browser that reads it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import NONE, find_browser
from playwright.sync_api import Browser, sync_playwright
from served import build, serve
from visit import Visit

GOLDEN = Path(__file__).parent.parent / "golden"
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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented collection as a finished site."""
    root = tmp_path_factory.mktemp("collection")
    shutil.copytree(GOLDEN, root, ignore=shutil.ignore_patterns("expected", "*.py"), dirs_exist_ok=True)
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
