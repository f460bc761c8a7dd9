"""What a briefing rests on: the source described, what was set aside, corrections, and how to cite the page."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import quote as percent

from briefing.model import Correction
from briefing.render import citations, dates, sitemap
from briefing.render.book import Book
from briefing.render.markdown import SafeMarkdown, clean, join, md, outward
from briefing.render.pages.sheet import Sheet


def source_values(sheet: Sheet) -> dict[str, Any]:
    """The values of the page's last section."""
    citation = citations.of_briefing(sheet.book, sheet.links, sheet.briefing)
    return {
        "source": _source(sheet),
        "corrections": [corrected(sheet.book, one) for one in sheet.briefing.corrections],
        "citation": citation.words,
        "citation_forms": citation.forms,
        "report": _report(sheet),
    }


def _source(sheet: Sheet) -> list[tuple[str, SafeMarkdown]]:
    labels, document = sheet.labels, sheet.analysis.document
    article, published = document.article, sheet.analysis.published
    outlet = document.outlet or article.outlet
    rows: list[tuple[str, object]] = [
        (labels["outlet"], sheet.links.section("sources", outlet or labels["not_stated_here"])),
        (labels["author"], _author(sheet) or labels["not_stated_here"]),
        (
            labels["published"],
            labels("published_on", date=dates.publication(published, labels), basis=dates.basis(published, labels)),
        ),
        (labels["agency"], document.agency),
        (labels["notice"], ", ".join(labels.word("notices", n) for n in document.notices)),
        (labels["set_aside"], _set_aside(sheet)),
        (labels["licence"], article.licence),
        (labels["language"], labels.word("languages", document.language or "und")),
    ]
    if article.url and article.access == "public":
        rows.append((labels["original"], outward(clean(article.url, 120), article.url)))
    data = sitemap.data("briefings", sheet.briefing.id)
    rows += [
        (labels["file"], labels("file_and_hash", file=article.source, hash=article.sha256)),
        (labels["machine_readable"], sheet.links.to(data, labels["findings_as_json"])),
    ]
    return [(name, join([value], "")) for name, value in rows if value]


def _author(sheet: Sheet) -> str | SafeMarkdown | None:
    """As given, else the line of the article that names the author, as worded."""
    document = sheet.analysis.document
    bylines = (s.span.text(document.text) for s in document.sections if s.kind == "header" and s.reason == "byline")
    return document.article.author or next(map(sheet.links.words, bylines), None)


def _set_aside(sheet: Sheet) -> str:
    """Which share of the text was marked as no part of the article, and why."""
    labels, document = sheet.labels, sheet.analysis.document
    junk = [section for section in document.sections if section.kind == "boilerplate"]
    if not junk:
        return labels["nothing_set_aside"]
    share = round(100 * sum(len(section.span) for section in junk) / max(1, len(document.text)))
    reasons = Counter(labels.word("boilerplate_reasons", section.reason or "unknown") for section in junk)
    words = ", ".join(f"{reason} ({count})" if count > 1 else reason for reason, count in reasons.items())
    return labels("set_aside_share", share=max(1, share), places=labels("places_n", n=len(junk)), reasons=words)


def corrected(book: Book, correction: Correction) -> SafeMarkdown:
    """What the editors corrected and why, signed and dated as far as the entry is."""
    labels = book.labels
    field = labels.word("correction_fields", correction.field)
    day = dates.day(correction.on, labels) if correction.on else None
    signed = ", ".join(part for part in (correction.by, day) if part)
    line = labels("corrected", field=field, why=correction.why)
    return md(f"{line} ({signed})" if signed else line)


def not_stated(sheet: Sheet) -> str:
    """What a reader would expect and the source does not say."""
    labels, analysis = sheet.labels, sheet.analysis
    document = analysis.document
    gaps = []
    if not (document.outlet or document.article.outlet):
        gaps.append(labels["outlet"])
    if not _author(sheet):
        gaps.append(labels["author"])
    if analysis.published.basis in ("inferred", "unknown"):
        gaps.append(labels["publication_date"])
    if analysis.title is None or analysis.title.basis == "derived":
        gaps.append(labels["headline"])
    gaps += [labels("names_of", who=e.name) for e in analysis.entities if e.kind == "group" and e.count and e.salient]
    if analysis.sentences and not analysis.places:
        gaps.append(labels["place"])
    return ", ".join(gaps)


def _report(sheet: Sheet) -> SafeMarkdown | str:
    """The form for mistakes with the briefing already named, "" without a repository."""
    repository = sheet.book.site.repository
    if not repository:
        return ""
    query = f"template=missed-fact.yml&title={percent(sheet.briefing.id)}"
    return outward(sheet.labels["report_mistake"], f"{repository.rstrip('/')}/issues/new?{query}")
