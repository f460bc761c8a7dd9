"""What is laid into the head of every finished page: its security policy and, for machines, JSON-LD."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable

from briefing.publish.finished import FinishedPage

_CHARSET = re.compile(r"<head>(?:\s*<meta charset=[^>]*>)?", re.I)
_SCOPE = re.compile(r'new URL\("[\w./:-]*",location\)')
_REFERRER = '<meta name="referrer" content="strict-origin-when-cross-origin">'
# The search index is WebAssembly; that permission does not allow evaluating scripts.
_DIRECTIVES = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
    "form-action 'self'; object-src 'none'; frame-src 'none'; media-src 'none'"
)


def normal(script: str) -> str:
    """An inline script of the theme without the one thing that differs by page: the way to the site's root."""
    return _SCOPE.sub('new URL("",location)', script)


def with_head(text: str, page: FinishedPage, trusted: frozenset[str]) -> str:
    """The page with its policy and its JSON-LD.

    Only scripts whose `normal` form is in ``trusted`` are allowed to run, so that no article can add one.
    """
    policy = security_policy(script for script in page.scripts if normal(script) in trusted)
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">{_REFERRER}'
    text = _CHARSET.sub(lambda match: match[0] + head, text, count=1)
    data = json_ld(page)
    if data is None:
        return text
    return text.replace("</head>", f'<script type="application/ld+json">{data}</script></head>', 1)


def security_policy(scripts: Iterable[str]) -> str:
    """The Content-Security-Policy of a page that may run these inline scripts and nothing else from outside files."""
    digests = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    return _DIRECTIVES.format(hashes="".join(f" 'sha256-{digest}'" for digest in sorted(digests)))


def json_ld(page: FinishedPage) -> str | None:
    """schema.org Report of a briefing from the page's own metadata, safe inside a script element."""
    metas = page.metas
    if "briefing:id" not in metas:
        return None
    data = {
        "@context": "https://schema.org",
        "@type": "Report",
        "headline": metas.get("og:title", ""),
        "description": metas.get("og:description", ""),
        "identifier": metas["briefing:id"],
        "url": metas.get("og:url", ""),
        "datePublished": metas.get("article:published_time", ""),
        "inLanguage": metas.get("DC.language", ""),
        "publisher": {"@type": "Organization", "name": metas["DC.publisher"]} if metas.get("DC.publisher") else None,
    }
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
