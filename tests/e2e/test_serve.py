"""``briefing serve``: a changed seed is on the page without anybody asking."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent.parent / "golden"
SECONDS = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for(url: str, text: str) -> None:
    """Asks for a page until it holds a text."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=5) as answer:
                if text in answer.read().decode("utf-8"):
                    return
        except (URLError, OSError):
            pass
        time.sleep(0.3)
    raise AssertionError(f"{text!r} did not appear at {url}")


def test_a_changed_seed_changes_the_page(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN, tmp_path, ignore=shutil.ignore_patterns("expected", "*.py"), dirs_exist_ok=True)
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "briefing", "serve", "--root", str(tmp_path), "--address", address, "--jobs", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://{address}/probe/", "Streit um Kosten der Fährlinie")
            seed = tmp_path / "seeds/02-faehre-streit.txt"
            seed.write_text(seed.read_text(encoding="utf-8").replace("Streit um", "Zank um"), encoding="utf-8")
            wait_for(f"http://{address}/probe/", "Zank um Kosten der Fährlinie")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(SECONDS)
