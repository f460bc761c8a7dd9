"""Crash-safe output: lock, build in a fresh folder beside the target, exchange both at once, delete the old one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from briefing.errors import PublishError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_SUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


@contextmanager
def locked(site: Path) -> Iterator[None]:
    """Holds ``<site>.lock``; the system frees it when the process dies. PublishError when another build holds it."""
    site.parent.mkdir(parents=True, exist_ok=True)
    path = site.with_name(site.name + ".lock")
    with path.open("a+", encoding="utf-8") as handle:
        try:
            _lock(handle)
        except OSError as error:
            handle.seek(0)
            owner = handle.read().strip() or "unknown process"
            raise PublishError(f"another build of {site} is running ({owner}); wait for it") from error
        handle.seek(0)
        handle.truncate()
        handle.write(f"pid {os.getpid()}\n")
        handle.flush()
        yield


@contextmanager
def replacing(site: Path, mark: str) -> Iterator[Path]:
    """Gives a fresh folder to build in and puts it in the place of ``site`` when the block ends without an error.

    Call it under `locked`. ``mark`` is a file that every site of ours holds: a folder without it, and not empty,
    is somebody else's, and PublishError is raised before anything is built.
    """
    if site.exists() and not (site / mark).is_file() and any(site.iterdir()):
        raise PublishError(f"{site} holds files but no {mark}: not a site of ours, so it is not replaced; empty it")
    for left in site.parent.glob(f"{site.name}.tmp-*"):
        shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink()
    fresh = Path(tempfile.mkdtemp(prefix=f"{site.name}.tmp-", dir=site.parent))
    fresh.chmod(0o755)
    try:
        yield fresh
        if hasattr(os, "sync"):
            os.sync()
        if site.exists():
            exchange(fresh, site)
        else:
            fresh.rename(site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def exchange(first: Path, second: Path) -> None:
    """Swaps two folders: at once where the kernel can (renameat2, Linux), else by two renames."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        if hasattr(libc, "renameat2"):
            names = os.fsencode(first), os.fsencode(second)
            if libc.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
                return
            number = ctypes.get_errno()
            if number not in _NOT_SUPPORTED:
                raise PublishError(f"cannot put {first} in the place of {second}: {os.strerror(number)}")
    aside = first.with_name(first.name + ".old")
    second.rename(aside)
    first.rename(second)
    aside.rename(first)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: IO[str]) -> None:
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: IO[str]) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
