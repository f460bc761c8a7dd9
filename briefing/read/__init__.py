"""Seed files -> Articles: what can be read, and for everything else a diagnostic that names the file.

Untrusted input: nothing is followed, guessed or executed; every size is limited.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from briefing.errors import Diagnostic
from briefing.model import Article
from briefing.read.decode import decode, mojibake
from briefing.read.files import Found, Limits, find, read_bytes
from briefing.read.metadata import Metadata, cut_front_matter, merge, parse
from briefing.read.rejection import RejectedError

__all__ = ["Limits", "read_articles"]


def read_articles(paths: Sequence[Path], limits: Limits) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    """The articles in ``paths``, files or folders (searched recursively), sorted by `Article.source`.

    ``source`` is the POSIX path below the folder, for a single file its name. Never raises for what a file holds:
    a file that is left out has a diagnostic of severity "error", one that is read but doubtful or a repetition
    a "warning". The order of ``paths`` and of the file system does not matter.
    """
    seeds, diagnostics = find(paths, limits)
    articles: dict[str, Article] = {}
    for seed in seeds:
        try:
            article, doubts = _read(seed, limits)
        except RejectedError as rejected:
            diagnostics.append(rejected.diagnostic(seed.source))
            continue
        diagnostics += doubts
        first = articles.setdefault(_normalised(article.raw), article)
        if first is not article:
            message = f"the same text as {first.source}: left out"
            diagnostics.append(Diagnostic("warning", "W-DUPLICATE", message, seed.source, "delete one of the two"))
    return tuple(articles.values()), tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.where))


def _read(seed: Found, limits: Limits) -> tuple[Article, list[Diagnostic]]:
    text, encoding = decode(read_bytes(seed.path, limits.max_bytes))
    front, raw = cut_front_matter(text)
    doubts: list[Diagnostic] = []
    metadata = Metadata()
    for block, where in ((front, seed.source), (_sidecar(seed), seed.sidecar_source)):
        if block:
            found, unknown = parse(block)
            metadata = merge(metadata, found)
            doubts += [Diagnostic("warning", "W-META", message, where) for message in unknown]
    if not raw.strip():
        raise RejectedError("E-EMPTY", "there is no text in it")
    longest = max(len(line) for line in raw.split("\n"))
    if longest > limits.max_line:
        raise RejectedError("E-LINE", f"a line has {longest} characters, more than {limits.max_line}", "break the line")
    if broken := mojibake(raw):
        message = f"the text was decoded wrongly before it came here, for example {broken!r}"
        doubts.append(Diagnostic("warning", "W-MOJIBAKE", message, seed.source, "save the article anew as UTF-8"))
    digest = hashlib.sha256(raw.encode()).hexdigest()
    article = Article(
        source=seed.source,
        raw=raw,
        sha256=digest,
        encoding=encoding,
        title=metadata.title,
        url=metadata.url,
        outlet=metadata.outlet,
        author=metadata.author,
        published=metadata.published,
        language=metadata.language,
        licence=metadata.licence,
        access=metadata.access or "public",
    )
    return article, doubts


def _sidecar(seed: Found) -> str:
    if seed.sidecar is None:
        return ""
    try:
        return decode(read_bytes(seed.sidecar, Metadata.MAX_BYTES))[0]
    except RejectedError as rejected:
        raise RejectedError(rejected.code, f"its sidecar {seed.sidecar_source}: {rejected.message}") from rejected


def _normalised(raw: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", raw)).strip()
