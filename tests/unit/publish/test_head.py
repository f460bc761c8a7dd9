from __future__ import annotations

import json
import re

from briefing.publish.finished import examine
from briefing.publish.head import json_ld, normal, security_policy, with_head

THEME = '__md_scope=new URL("../..",location)'
PAGE = f"""<html><head>
<meta charset="utf-8"><meta name="briefing:id" content="b1">
<meta property="og:title" content="A &lt;/script&gt; &amp; B">
<meta property="og:url" content="https://x.example/b1/"><meta name="DC.language" content="de"></head>
<body><script>{THEME}</script><article><p>x</p></article><script>alert(1)</script></body></html>"""


def test_only_scripts_of_the_theme_may_run() -> None:
    page = examine("b1/", PAGE)
    trusted = frozenset({normal('__md_scope=new URL(".",location)')})
    text = with_head(PAGE, page, trusted)
    assert security_policy([THEME]) in text
    assert text.count("'sha256-") == 1
    assert text.index("Content-Security-Policy") < text.index("briefing:id")


def test_nothing_but_the_theme_and_the_search_index_is_allowed() -> None:
    policy = security_policy([])
    assert policy.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';")
    assert "unsafe-inline" not in policy
    assert "unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")


def test_json_ld_cannot_leave_its_script() -> None:
    page = examine("b1/", PAGE)
    data = json_ld(page)
    assert data is not None
    assert not re.search("[<>&]", data)
    assert json.loads(data)["headline"] == "A </script> & B"
    assert json.loads(data)["@type"] == "Report"
    assert examine("b1/", with_head(PAGE, page, frozenset())).findings == ()


def test_only_briefings_are_reports() -> None:
    assert json_ld(examine("", "<html><head></head></html>")) is None
