"""How to cite a page: in words, as Markdown, BibTeX and CSL-JSON. The reader adds the day of access."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from briefing import __version__
from briefing.model import Briefing
from briefing.render import dates, sitemap
from briefing.render.book import Book, Links
from briefing.render.exports import article_json
from briefing.render.markdown import SafeMarkdown, outward, preformatted


@dataclass(frozen=True, slots=True)
class Citation:
    """``words``: the citation with its address as a link. ``forms``: name of a form and its text to copy."""

    words: SafeMarkdown
    forms: tuple[tuple[str, SafeMarkdown], ...]


def version_of(book: Book, briefing: Briefing) -> str:
    """The version of a briefing: a digest of everything it publishes."""
    analysis = briefing.analysis
    data = json.dumps(article_json(analysis, briefing), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(data.encode()).hexdigest()[:12]


def of_briefing(book: Book, links: Links, briefing: Briefing) -> Citation:
    """The citation of a briefing, with its version and the disclosure how it was made."""
    labels, site = book.labels, book.site
    title, version = links.title(briefing), version_of(book, briefing)
    address = f"{site.url or '/'}{sitemap.address(links.path)}"
    source = briefing.analysis.document
    outlet = source.outlet or source.article.outlet or labels["outlet_unknown"]
    published = briefing.analysis.published
    day = labels["undated"] if published.basis == "unknown" else dates.publication(published, labels)
    tool = f"briefing-generator {__version__}"
    words = book.say(
        "citation",
        site=site.publisher or site.name,
        title=title,
        outlet=outlet,
        day=day,
        version=version,
        tool=tool,
        address=outward(address, address),
    )
    key = f"briefing-{briefing.id}"
    note = labels("citation_note", outlet=outlet, day=day, version=version, tool=tool)
    forms = {
        "Markdown": f"[{title.translate(_MARKDOWN)}]({address}), {note}",
        "BibTeX": _bibtex(key, title, site.publisher or site.name, address, note, briefing),
        "CSL-JSON": _csl(key, title, site.publisher or site.name, address, note, briefing),
    }
    return Citation(words, tuple((name, preformatted(text)) for name, text in forms.items()))


_MARKDOWN = str.maketrans({"[": "\\[", "]": "\\]", "\\": "\\\\"})
_BIBTEX = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$"}
)


def _bibtex(key: str, title: str, author: str, address: str, note: str, briefing: Briefing) -> str:
    fields = {
        "author": f"{{{author.translate(_BIBTEX)}}}",
        "title": title.translate(_BIBTEX),
        "date": briefing.analysis.published.value or "",
        "url": address,
        "note": note.translate(_BIBTEX),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{key},\n{lines}}}"


def _csl(key: str, title: str, author: str, address: str, note: str, briefing: Briefing) -> str:
    item: dict[str, object] = {
        "id": key,
        "type": "webpage",
        "title": title,
        "author": [{"literal": author}],
        "URL": address,
        "note": note,
    }
    day = briefing.analysis.published.value
    if day:
        item["issued"] = {"date-parts": [[int(part) for part in day.split("-")]]}
    return json.dumps([item], ensure_ascii=False)
