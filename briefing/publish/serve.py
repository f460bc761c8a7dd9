"""Live reload: the site generator's own server watches docs/, we watch what docs/ is made from."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from briefing.model import Site
from briefing.publish.builder import start_server

_SOURCES = ("registry", "templates")
_SETTINGS = "briefing.yml"
_QUIET_SECONDS = 0.3


class _Changes(FileSystemEventHandler):
    """Sets a flag when something that pages are made from was written, moved or deleted."""

    def __init__(self, seen: threading.Event, root: Path, folders: list[Path]) -> None:
        self._seen, self._settings, self._folders = seen, root / _SETTINGS, folders

    def on_any_event(self, event: FileSystemEvent) -> None:
        path = Path(os.fsdecode(event.src_path))
        wanted = path == self._settings or any(path.is_relative_to(folder) for folder in self._folders)
        if wanted and event.event_type in ("created", "modified", "moved", "deleted") and not event.is_directory:
            self._seen.set()


def serve(root: Path, rebuild: Callable[[], None], seeds: str, site: Site, address: str) -> None:
    """Builds the pages, serves them at ``address`` and calls ``rebuild`` after every change, until interrupted."""
    rebuild()
    server = start_server(root, site, address)
    folders = [root / seeds, *(root / name for name in _SOURCES)]
    seen = threading.Event()
    observer = Observer()
    observer.schedule(_Changes(seen, root, folders), str(root))
    for folder in folders:
        if folder.is_dir():
            observer.schedule(_Changes(seen, root, folders), str(folder), recursive=True)
    observer.start()
    try:
        while server.poll() is None:
            if seen.wait(timeout=1.0):
                while seen.is_set():  # an editor writes a file in several steps
                    seen.clear()
                    seen.wait(_QUIET_SECONDS)
                rebuild()
    except KeyboardInterrupt:
        pass
    finally:
        observer.stop()
        server.terminate()
        server.wait()
