"""The gate: what must not be on a finished page, and what the theme needs and is let through."""

from __future__ import annotations

import pytest

from briefing.publish.finished import examine

CLEAN = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>T</title>
<meta name="robots" content="noindex"><link rel="stylesheet" href="../assets/a.css">
<script>__md_scope=1</script><script type="application/json" id="__config">{"a": 1}</script></head><body>
<form class="find" action="../search/"><input type="search" name="q"></form>
<input type="checkbox" id="__drawer">
<article><h1 id="top">T</h1><a href="../actors/x/#s1">x</a><a href="https://zeitung.example/a">y</a>
<svg viewBox="0 0 1 1" role="img"><title>t</title><linearGradient id="g"></linearGradient></svg>
<table><tr><td align="right">1</td></tr></table></article><!-- end --></body></html>"""


def article(content: str) -> str:
    return CLEAN.replace("</article>", content + "</article>")


def head(content: str) -> str:
    return CLEAN.replace("</head>", content + "</head>")


def test_a_plain_page_has_no_finding_and_tells_what_it_holds() -> None:
    page = examine("b/", CLEAN)
    assert page.findings == ()
    assert page.ids == {"top", "g", "__config", "__drawer"}
    assert page.links == ("../actors/x/#s1", "https://zeitung.example/a")
    assert page.scripts == ("__md_scope=1",)
    assert page.metas["robots"] == "noindex"
    assert not page.listed


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        ("<script>alert(1)</script>", "script in the article"),
        ('<img src="x" onerror="alert(1)">', "attribute onerror"),
        ('<a href="java\tscript:alert(1)">x</a>', "scheme javascript"),
        ('<a href="&#1;JaVaScRiPt:alert(1)">x</a>', "scheme javascript"),
        ('<a href="data:text/html,x">x</a>', "scheme data"),
        ('<a href="//evil.example/">x</a>', "address without scheme"),
        ('<img src="https://evil.example/p.gif">', "img from a third party"),
        ('<svg><image xlink:href="https://evil.example/p.gif"/></svg>', "image from a third party"),
        ('<iframe src="x"></iframe>', "element iframe"),
        ('<base href="/">', "element base"),
        ('<form action="x"></form>', "form in the article"),
        ('<p style="position:fixed">x</p>', "p in the article with a style attribute"),
        ("<style>*{display:none}</style>", "element style"),
        ('<div id="__config">{}</div>', "id __config 2 times"),
        ('<p on:click="x">x</p>', "attribute on:click"),
        ("</article><article>", "2 article elements"),
        ('<meta http-equiv="refresh" content="0; url=../x/">', "meta in the article"),
        ("<details ontoggle=alert(1)>", "attribute ontoggle"),
        ("<math><mtext></mtext></math>", "element math"),
    ],
)
def test_something_active_is_found(content: str, finding: str) -> None:
    assert finding in examine("b/", article(content)).findings


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        ('<meta http-equiv="refresh" content="0;url=https://evil.example/">', "meta http-equiv"),
        ('<meta http-equiv="refresh" content="0;url=//evil.example/">', "meta http-equiv"),
        ('<link rel="stylesheet" href="https://fonts.example/a.css">', "link to a third party"),
        ('<script src="https://cdn.example/a.js"></script>', "script from a third party"),
        ('<script type="application/ld+json">{"a": </script>', "data script that is no JSON"),
    ],
)
def test_the_head_loads_nothing_foreign(content: str, finding: str) -> None:
    assert finding in examine("b/", head(content)).findings


def test_a_redirect_within_the_site_is_harmless() -> None:
    page = examine("b/", head('<meta http-equiv="refresh" content="0; url=../../actors/x/#s1">'))
    assert (page.redirect, page.findings, page.listed) == ("../../actors/x/#s1", (), False)
