"""The command line, run on a tiny invented collection."""

import json

import pytest
from click.testing import CliRunner
from tiny import write_collection

from briefing.cli import cli


@pytest.fixture
def collection(tmp_path):
    return write_collection(tmp_path)


def run(*arguments):
    return CliRunner().invoke(cli, list(map(str, arguments)))


def test_help_shows_examples_and_exit_codes():
    shown = run("--help").output
    assert "briefing build" in shown and "Exit codes" in shown


def test_analyse_writes_one_file_per_article_named_like_the_seed(collection, tmp_path):
    done = run("analyse", collection / "seeds", "--json", "--output", tmp_path / "out", "-C", collection, "-j", "1")
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]
    record = json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))
    assert record["source"] == "a.txt"
    text = (collection / "seeds" / "a.txt").read_text(encoding="utf-8")
    assert record["actors"]
    for actor in record["actors"]:
        for mention in actor["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]


def test_analyse_prints_one_article(collection):
    done = run("analyse", collection / "seeds" / "a.txt", "-C", collection, "-j", "1")
    assert json.loads(done.stdout)["source"] == "a.txt"


@pytest.mark.parametrize("command", [["check"], ["build", "--dry-run"], ["pages", "--dry-run"]])
def test_a_check_and_a_dry_run_write_nothing(collection, command):
    before = sorted(collection.rglob("*"))
    done = run(*command, "-C", collection, "-j", "1")
    assert done.exit_code == 0, done.output
    assert sorted(collection.rglob("*")) == before


def test_a_bad_article_is_named_and_the_rest_is_read(collection):
    (collection / "seeds" / "c.txt").write_bytes(b"%PDF-1.7 \x00\x01")
    done = run("check", "-C", collection, "-j", "1")
    assert done.exit_code == 2 and "rejected_share" in done.stderr
    (collection / "briefing.yml").write_text("rejected_share: 0.5\n")
    assert run("check", "-C", collection, "-j", "1").exit_code == 0
    strict = run("check", "--strict", "-C", collection, "-j", "1")
    assert strict.exit_code == 1 and "c.txt" in strict.stderr


def test_a_wrong_setting_stops_with_the_file(collection):
    (collection / "briefing.yml").write_text("site_nam: X\n")
    done = run("check", "-C", collection)
    assert done.exit_code == 2 and "briefing.yml" in done.stderr and "site_nam" in done.stderr


def test_no_articles_is_an_error_that_says_what_to_do(tmp_path):
    (tmp_path / "seeds").mkdir()
    done = run("check", "-C", tmp_path)
    assert done.exit_code == 2 and "put .txt or .md files there" in done.stderr


def test_explain_shows_findings_with_their_rules(collection):
    done = run("explain", collection / "seeds" / "a.txt", "-C", collection, "--only", "statements", "-j", "1")
    assert done.exit_code == 0, done.output
    assert "statements" in done.stdout and "[de/statements:" in done.stdout
    assert "mentions" not in done.stdout


def test_explain_writes_a_page(collection, tmp_path):
    page = tmp_path / "a.html"
    done = run("explain", collection / "seeds" / "a.txt", "-C", collection, "--html", page, "-j", "1")
    assert done.exit_code == 0, done.output
    assert "<html" in page.read_text(encoding="utf-8")


def test_explain_says_why_an_actor_is_one(collection):
    done = run("explain", "--actor", "Hanne Brodersen", "-C", collection, "-j", "1")
    assert done.exit_code == 0, done.output
    assert "Hanne Brodersen" in done.stdout and "registry/actors.yml" in done.stdout
    assert run("explain", "--actor", "Niemand Hier", "-C", collection, "-j", "1").exit_code == 2


def test_explain_needs_something_to_explain(collection):
    assert run("explain", "-C", collection).exit_code == 2
