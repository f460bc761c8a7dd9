"""Finds a browser for the tests: an installed Chromium, Chrome or Edge, else Playwright's own.

``python tests/e2e/browser.py --install`` installs one where there is none and fails, saying why, when it cannot.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
NONE = (
    "no browser for the tests: install Chromium, Chrome or Edge, or name one in BRIEFING_BROWSER "
    "(this run tried Debian's package as root, else `playwright install chromium`)"
)


def find_browser() -> str | None:
    """The path of a browser, None when there is none. BRIEFING_BROWSER names one."""
    named = os.environ.get("BRIEFING_BROWSER")
    if named:
        return shutil.which(named)
    found = next(filter(None, map(shutil.which, COMMANDS)), None)
    return found or next((place for place in PLACES if Path(place).exists()), None) or _playwrights_own()


def install_browser() -> None:
    """Installs Debian's Chromium as root, else Playwright's."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "--quiet"], check=False)
        subprocess.run(["apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "chromium"], check=False)
    if not find_browser():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    if not find_browser() and "--install" in sys.argv:
        install_browser()
    browser = find_browser()
    sys.exit(0 if browser else NONE)
