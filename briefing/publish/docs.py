"""Pages -> docs/: write what changed, remove what is gone, leave what people wrote alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from briefing.errors import PublishError
from briefing.model import Page

OWNED = ".generated"


def write_pages(pages: Sequence[Page], root: Path) -> tuple[int, int]:
    """Writes the pages below ``root``/docs and returns how many files were written and how many removed.

    ``docs/.generated`` lists the files that belong to the program: only these are overwritten or removed.
    Raises PublishError when a page would replace a file that a person wrote.
    """
    docs = root / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    owned = _read_owned(docs)
    wanted = {_checked(page.path): page.content.encode() for page in pages}
    changed = {path: content for path, content in wanted.items() if _differs(docs / path, content)}
    _refuse_foreign(docs, (path for path in changed if path not in owned))
    _write_owned(docs, owned | wanted.keys())  # first, so that a killed run still knows its own files
    for path, content in changed.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(content)
    gone = owned - wanted.keys()
    for path in sorted(gone):
        _remove(docs, path)
    _write_owned(docs, wanted.keys())
    return len(changed), len(gone)


def _checked(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or parts[0].startswith("."):
        raise PublishError(f"page path {path!r} leaves docs/")
    return path


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content


def _refuse_foreign(docs: Path, paths: Iterable[str]) -> None:
    foreign = sorted(path for path in paths if (docs / path).exists())
    if foreign:
        raise PublishError(
            f"docs/{foreign[0]} was not written by this program, but a generated page has that name"
            + (f" (and {len(foreign) - 1} more)" if len(foreign) > 1 else "")
            + "; rename it or delete it"
        )


def _remove(docs: Path, path: str) -> None:
    (docs / path).unlink(missing_ok=True)
    for folder in (docs / path).parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _read_owned(docs: Path) -> set[str]:
    path = docs / OWNED
    return set(path.read_text(encoding="utf-8").split("\n")) - {""} if path.is_file() else set()


def _write_owned(docs: Path, paths: Iterable[str]) -> None:
    text = "".join(f"{path}\n" for path in sorted(paths))
    path = docs / OWNED
    if _differs(path, text.encode()):
        path.write_bytes(text.encode())
