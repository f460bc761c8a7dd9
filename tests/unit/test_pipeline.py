"""The whole program but for the site generator."""

import pytest
from tiny import write_collection

from briefing import pipeline
from briefing.errors import BriefingError, ConfigError


@pytest.fixture
def root(tmp_path):
    return write_collection(tmp_path)


def test_the_cache_gives_back_what_was_analysed(root):
    fresh = pipeline.collect(pipeline.open_run(root))
    cached = list((root / pipeline.CACHE).rglob("*.msgpack"))
    assert len(cached) == 2
    assert pipeline.collect(pipeline.open_run(root)) == fresh


def test_a_broken_cache_entry_is_analysed_anew(root):
    fresh = pipeline.collect(pipeline.open_run(root))
    for path in (root / pipeline.CACHE).rglob("*.msgpack"):
        path.write_bytes(b"\x00nonsense")
    assert pipeline.collect(pipeline.open_run(root)) == fresh


def test_processes_change_nothing(root):
    alone = pipeline.collect(pipeline.open_run(root, cache=False, jobs=1))
    assert pipeline.collect(pipeline.open_run(root, cache=False, jobs=2)) == alone


def test_an_article_in_another_language_keeps_its_source(root):
    (root / "seeds" / "c.txt").write_text(
        "The harbour of Oldbridge has been closed since Monday. The port authority said that the works would take "
        "three weeks, and that ships had to use the northern route until then.\n",
        encoding="utf-8",
    )
    run = pipeline.open_run(root, cache=False)
    analyses = {analysis.document.article.source: analysis for analysis in pipeline.collect(run)}
    assert not analyses["c.txt"].sentences and analyses["a.txt"].sentences
    assert [diagnostic.code for diagnostic in run.report.diagnostics] == ["W-LANGUAGE"]


def test_too_many_bad_articles_publish_nothing(root):
    for name in ("c", "d"):
        (root / "seeds" / f"{name}.txt").write_bytes(b"")
    with pytest.raises(BriefingError, match="rejected_share"):
        pipeline.build(pipeline.open_run(root), None)
    assert not (root / "docs").exists()


def test_the_ledger_is_written_and_obeyed(root):
    run = pipeline.open_run(root)
    edition, _ = pipeline.edit(run, pipeline.collect(run))
    ids = {briefing.analysis.document.article.source: briefing.id for briefing in edition.briefings}
    pipeline.build(pipeline.open_run(root), None)
    (root / "seeds" / "a.txt").rename(root / "seeds" / "renamed.txt")
    b = root / "seeds" / "b.txt"
    b.write_text(b.read_text(encoding="utf-8") + "\nKruse will am Freitag antworten.\n", encoding="utf-8")
    run = pipeline.open_run(root)
    edition, _ = pipeline.edit(run, pipeline.collect(run))
    after = {briefing.analysis.document.article.source: briefing.id for briefing in edition.briefings}
    assert after == {"renamed.txt": ids["a.txt"], "b.txt": ids["b.txt"]}


def test_a_site_address_ends_with_a_slash(root):
    config = pipeline.open_run(root).config
    assert pipeline.site_of(config).url is None
    (root / "briefing.yml").write_text("site_url: https://example.org/briefings\n")
    config = pipeline.open_run(root).config
    assert pipeline.site_of(config).url == "https://example.org/briefings/"


def test_people_say_what_is_boilerplate(root):
    def bodies(run):
        [a, _] = pipeline.collect(run)
        return [s.kind for s in a.document.sections if "Der Verband der Inselgemeinden" in s.span.text(a.document.text)]

    assert bodies(pipeline.open_run(root)) == ["body"]
    (root / "registry").mkdir(exist_ok=True)
    (root / "registry" / "corrections.yml").write_text(
        "corrections:\n- article: a.txt\n  field: boilerplate\n  quote: Der Verband der Inselgemeinden\n"
        "  set: {reason: teaser}\n  why: belongs to another article\n",
        encoding="utf-8",
    )
    run = pipeline.open_run(root)
    assert bodies(run) == ["boilerplate"]
    pipeline.edit(run, pipeline.collect(run))
    assert not run.report.diagnostics


@pytest.mark.parametrize("text", ["{{ nonsense }}", "{% for a, b in t %}{% endfor %}", "{% if %}"])
def test_a_template_of_the_site_that_does_not_fit_is_named(root, text):
    (root / "templates").mkdir()
    (root / "templates" / "about.md.j2").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"templates/about\.md\.j2"):
        pipeline.build(pipeline.open_run(root), root / "site", dry_run=True)
