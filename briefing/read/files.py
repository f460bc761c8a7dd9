"""Which files are there, and what bytes are in them? Links are not followed, nothing blocks, sizes are limited."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefing.errors import Diagnostic
from briefing.read.rejection import RejectedError

SUFFIXES = (".txt", ".md")
SIDECAR = ".yml"
_ORPHAN = "there is no article beside this sidecar"
_ORPHAN_HINT = f"it belongs to NAME.txt or NAME.md when it is called NAME{SIDECAR}"
# magic bytes of what is sent instead of text most often
_FORMATS = (
    (b"PK\x03\x04", "a zip or Office file"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What is still read: bytes of a file, code points of a line, number of files."""

    max_bytes: int = 512 * 1024
    max_line: int = 20_000
    max_files: int = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """A seed file: its name below the folder, and the sidecar beside it."""

    source: str
    path: Path
    sidecar: Path | None = None

    @property
    def sidecar_source(self) -> str:
        return str(PurePosixPath(self.source).with_suffix(SIDECAR))


def find(paths: Sequence[Path], limits: Limits) -> tuple[list[Found], list[Diagnostic]]:
    """The seed files below ``paths`` sorted by source, and what else lies there that should not."""
    listed = sorted({item for path in paths for item in _listed(path)})
    articles = {path.with_suffix("") for _, path in listed if path.suffix.lower() in SUFFIXES}
    seeds: dict[str, Found] = {}
    diagnostics = []
    for source, path in listed:
        known = seeds.get(source)
        try:
            _check(source, path)
            if path.suffix == SIDECAR:
                if path.with_suffix("") not in articles:
                    diagnostics.append(Diagnostic("warning", "W-ORPHAN", _ORPHAN, source, _ORPHAN_HINT))
            elif path.suffix.lower() not in SUFFIXES or path.name.lower() == "readme.md":
                hint = f"articles end in {' or '.join(SUFFIXES)}"
                diagnostics.append(Diagnostic("warning", "W-TYPE", "not an article: ignored", source, hint))
            elif known and known.path.resolve() != path.resolve():
                raise RejectedError("E-NAME", "two articles have this name", "rename one")
            elif len(seeds) >= limits.max_files and not known:
                raise RejectedError("E-FILES", f"more than {limits.max_files} articles")
            else:
                sidecar = path.with_suffix(SIDECAR)
                seeds[source] = Found(source, path, sidecar if os.path.lexists(sidecar) else None)
        except RejectedError as rejected:
            diagnostics.append(rejected.diagnostic(printable(source)))
    return list(seeds.values()), diagnostics


def read_bytes(path: Path, limit: int) -> bytes:
    """What is in a regular file of at most ``limit`` bytes; RejectedError for everything else, never blocks."""
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        raise RejectedError("E-OPEN", f"cannot be opened: {error.strerror}") from error
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise RejectedError("E-TYPE", "not a regular file")
        if status.st_nlink > 1:
            raise RejectedError("E-LINK", "a hard link to another file", "put a copy there")
        data = file.read(limit + 1) if status.st_size <= limit else b""
        if status.st_size > limit or len(data) > limit:
            raise RejectedError("E-SIZE", f"{max(status.st_size, len(data))} bytes, more than {limit}")
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise RejectedError("E-TYPE", f"{name}, not text")
    return data


def printable(name: str) -> str:
    """The name with everything that could disturb a terminal or a log escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in name)


def _listed(path: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder with its name there; the file itself; hidden ones only when they are named."""
    if not path.is_dir():
        yield path.name, path
        return
    stack = [(path, PurePosixPath())]
    while stack:
        folder, name = stack.pop()
        for entry in os.scandir(folder):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                stack.append((Path(entry.path), name / entry.name))
            else:
                yield str(name / entry.name), Path(entry.path)


def _check(source: str, path: Path) -> None:
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in source):
        raise RejectedError("E-NAME", "the name has control or invisible characters", "rename the file")
    if not os.path.lexists(path):
        raise RejectedError("E-PATH", "there is no such file or folder")
    if path.is_symlink():
        raise RejectedError("E-LINK", "a symbolic link, which is not followed", "put the file itself there")
