from __future__ import annotations

import json
from pathlib import Path

from briefing.model import Span
from briefing.publish.finished import examine
from briefing.publish.permalinks import MANIFEST, broken, manifest, promised
from briefing.registry import Anchor, Ledger, LedgerActor, LedgerArticle, LedgerGroup, dump_ledger


def page(url: str, body: str = "", head: str = "") -> tuple[str, object]:
    return url, examine(url, f"<html><head>{head}</head><body><article>{body}</article></body></html>")


def test_promises_come_from_the_ledger_and_the_old_site(tmp_path: Path) -> None:
    anchor = Anchor("abc", Span(0, 3))
    ledger = Ledger(
        articles=(LedgerArticle("b1", "a.txt", ("0" * 64,), (anchor, anchor), (anchor,)),),
        actors=(LedgerActor("x", "person", "b1", ("X",)),),
        topics=("u",),
        issues=(LedgerGroup("i1", ("b1#o1",)),),
    )
    (tmp_path / "registry").mkdir()
    (tmp_path / "registry/permalinks.yml").write_text(dump_ledger(ledger), encoding="utf-8")
    (tmp_path / "site/api").mkdir(parents=True)
    (tmp_path / "site" / MANIFEST).write_text(json.dumps({"briefings/b1/": ["s9"], "topics/t/": []}), encoding="utf-8")
    assert promised(tmp_path, tmp_path / "site") == {
        "briefings/b1/": {"s1", "s2", "o1", "s9"},
        "actors/x/": frozenset(),
        "open-issues/i1/": frozenset(),
        "topics/t/": frozenset(),
        "topics/u/": frozenset(),
    }


def test_a_vanished_address_and_a_vanished_anchor_are_broken() -> None:
    promises = {"briefings/b1/": frozenset({"s1", "s2"}), "briefings/b2/": frozenset(), "actors/x/": frozenset()}
    pages = dict([page("briefings/b1/", '<p id="s1"></p>'), page("actors/x/")])
    assert broken(promises, pages) == ["briefings/b1/#s2", "briefings/b2/"]


def test_a_redirect_and_a_page_that_says_why_keep_a_link() -> None:
    promises = {"actors/x/": frozenset(), "briefings/b1/": frozenset({"s1"}), "briefings/b2/": frozenset({"s1"})}
    pages = dict(
        [
            page("actors/x/", head='<meta http-equiv="refresh" content="0; url=../y/">'),
            page("actors/y/"),
            page("briefings/b1/", head='<meta name="briefing:status" content="removed">'),
            page("briefings/b2/", head='<meta http-equiv="refresh" content="0; url=../b3/">'),
            page("briefings/b3/", '<p id="s1"></p>'),
        ]
    )
    assert broken(promises, pages) == []


def test_redirects_in_a_circle_are_broken() -> None:
    pages = dict([page("actors/x/", head='<meta http-equiv="refresh" content="0; url=../x/">')])
    assert broken({"actors/x/": frozenset()}, pages) == ["actors/x/"]


def test_the_manifest_lists_lasting_addresses_with_their_lasting_anchors() -> None:
    pages = dict(
        [page("briefings/b1/", '<p id="s1"></p><p id="who"></p>'), page("briefings/"), page("timeline/2031-03/")]
    )
    assert json.loads(manifest(pages)) == {"briefings/b1/": ["s1"]}
