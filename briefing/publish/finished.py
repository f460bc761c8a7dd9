"""What one finished HTML page holds, seen by an HTML5 parser of our own, and what must not be on it.

The gate is independent of templates and site generator: a hole in either, or an upgrade of the theme that brings
something active, is caught before anything is published.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BANNED = re.compile(
    "iframe|object|embed|base|frame|frameset|applet|marquee|portal|foreignobject|animate|animatetransform|animatemotion"
    "|set|math|noscript|template|xmp|plaintext|isindex|keygen|bgsound|dialog|textarea|select|video|audio|source|track"
    "|style"
)
_BANNED_IN_ARTICLE = "script,form,input,meta,link,[style],[http-equiv]"
_BANNED_ATTRIBUTES = frozenset({"srcdoc", "formaction", "ping", "is", "slot", "nonce", "background"})
_ADDRESSES = re.compile(
    "href|src|action|formaction|xlink:href|data|poster|background|cite|longdesc|manifest|ping|srcset|imagesrcset"
)
_LOADING = frozenset(
    {(tag, name) for tag in ("img", "script", "source", "input") for name in ("src", "srcset")}
    | {(tag, name) for tag in ("image", "use", "feimage") for name in ("href", "xlink:href")}
)
_FETCHED_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch"})
_DATA_SCRIPTS = frozenset({"application/ld+json", "application/json"})
_ONCE = ("__config", "__search", "__drawer", "__palette")
_SCHEMES = frozenset({"http", "https", "mailto"})
_TAG = re.compile(r"[a-z][a-z0-9-]*")
_ATTRIBUTE = re.compile(r"[a-z][a-z0-9_:.-]*")
_IGNORED_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_FOREIGN = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.I)
_REDIRECT = re.compile(r"0; ?url=((?!/)[\w./-]*(?:#[\w.-]+)?)", re.A)


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page of the finished site. ``url`` is relative to the site's root, "" for the start page.

    ``links`` are the addresses of its links as written, ``scripts`` its inline scripts (data blocks apart),
    ``metas`` its ``<meta name or property>`` values, ``redirect`` the address it sends readers on to.
    """

    url: str
    ids: frozenset[str]
    links: tuple[str, ...]
    scripts: tuple[str, ...]
    metas: dict[str, str]
    redirect: str | None
    findings: tuple[str, ...]

    @property
    def listed(self) -> bool:
        """Whether machines may list it: no redirect, not withdrawn, not kept out of search engines."""
        return not (self.redirect or self.url == "404.html" or "noindex" in self.metas.get("robots", ""))


def url_of(path: Path, site: Path) -> str:
    """The address of an HTML file relative to the site's root, ``a/`` for ``a/index.html``."""
    relative = path.relative_to(site).as_posix()
    return relative.removesuffix("index.html") if relative.split("/")[-1] == "index.html" else relative


def examine(url: str, text: str) -> FinishedPage:
    """Everything that the later steps ask of a page, from one parse."""
    tree = LexborHTMLParser(text)
    ids: Counter[str] = Counter()
    links: list[str] = []
    scripts: list[str] = []
    metas: dict[str, str] = {}
    findings: list[str] = []
    redirect = None
    for node in tree.root.traverse(include_text=False) if tree.root else ():
        tag = (node.tag or "").lower()
        attributes = {name.lower(): value or "" for name, value in node.attributes.items()}
        if attributes.get("id"):
            ids[attributes["id"]] += 1
        if tag == "a" and "href" in attributes:
            links.append(attributes["href"])
        if tag == "meta":
            metas[attributes.get("name") or attributes.get("property") or ""] = attributes.get("content", "")
            if attributes.get("http-equiv", "").lower() == "refresh":
                match = _REDIRECT.fullmatch(attributes.get("content", ""))
                redirect = match[1] if match else redirect
        if tag == "script" and "src" not in attributes and attributes.get("type") not in _DATA_SCRIPTS:
            scripts.append(node.text(deep=True))
        findings += _element_findings(node, tag, attributes)
    findings += [f"id {name} {ids[name]} times" for name in _ONCE if ids[name] > 1]
    findings += _article_findings(tree)
    return FinishedPage(
        url, frozenset(ids), tuple(links), tuple(scripts), metas, redirect, tuple(sorted(set(findings)))
    )


def _article_findings(tree: LexborHTMLParser) -> Iterator[str]:
    articles = tree.css("article")
    if len(articles) > 1:
        yield f"{len(articles)} article elements"
    for article in articles:
        for node in article.css(_BANNED_IN_ARTICLE):
            yield f"{node.tag} in the article" + (" with a style attribute" if "style" in node.attributes else "")


def _element_findings(node: LexborNode, tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if tag.startswith(("-", "!", "#", "_")):  # comments and the doctype
        return
    if not _TAG.fullmatch(tag):
        yield f"odd element {tag[:30]!r}"
    if _BANNED.fullmatch(tag):
        yield f"element {tag}"
    if tag == "input" and attributes.get("type") not in ("checkbox", "radio", "search"):
        yield "element input"
    if tag == "script" and attributes.get("type") in _DATA_SCRIPTS and not _is_json(node.text(deep=True)):
        yield "data script that is no JSON"
    if tag == "meta" and "http-equiv" in attributes and not _harmless_meta(attributes):
        yield "meta http-equiv"
    if tag == "link" and attributes.get("rel") in _FETCHED_LINKS and _FOREIGN.match(attributes.get("href", "").strip()):
        yield "link to a third party"
    for name, value in attributes.items():
        yield from _attribute_findings(tag, name, value)


def _attribute_findings(tag: str, name: str, value: str) -> Iterator[str]:
    if name.startswith("on") or name in _BANNED_ATTRIBUTES:
        yield f"attribute {name[:20]}"
    if not _ATTRIBUTE.fullmatch(name):
        yield f"odd attribute {name[:20]!r}"
    if not _ADDRESSES.fullmatch(name):
        return
    address = _IGNORED_IN_ADDRESSES.sub("", value)
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in _SCHEMES and not (tag == "img" and address.startswith("data:image/")):
        yield f"scheme {scheme[1][:12].lower()}"
    if (tag, name) in _LOADING and _FOREIGN.match(address):
        yield f"{tag} from a third party"
    if re.match(r"[\\/]{2}", address):
        yield "address without scheme"


def _harmless_meta(attributes: dict[str, str]) -> bool:
    kind = attributes["http-equiv"].lower()
    if kind == "refresh":
        return bool(_REDIRECT.fullmatch(attributes.get("content", "")))
    return kind in ("x-ua-compatible", "content-security-policy")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
