"""Documents of one body section, analysed as far as time goes."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analyse.dates import publication_date
from briefing.analyse.sentences import split
from briefing.analyse.times import find_times, resolve_times
from briefing.languages import load
from briefing.model import (
    Analysis,
    Article,
    Document,
    PublicationDate,
    Section,
    Sentence,
    Span,
    StatedDate,
    TimeExpression,
)

GERMAN = load("de")


@dataclass(frozen=True)
class Timed:
    """A document with its sentences and its expressions, open values only."""

    document: Document
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...]

    def published(self) -> PublicationDate:
        return publication_date(self.document, self.sentences, self.times, GERMAN)

    def resolved(self, published: PublicationDate | None = None) -> tuple[TimeExpression, ...]:
        return resolve_times(self.document, self.sentences, self.times, published or self.published(), GERMAN)

    def values(self, published: PublicationDate | None = None) -> dict[str, str | None]:
        return {time.span.text(self.document.text): time.value for time in self.resolved(published)}

    def analysis(self) -> Analysis:
        published = self.published()
        return Analysis(self.document, None, published, self.sentences, times=self.resolved(published))


def timed(text: str, source: str = "a.txt", published: str | None = None, stated: StatedDate | None = None) -> Timed:
    article = Article(source, text, "0" * 64, "utf-8", published=published)
    document = Document(article, "de", (Section(Span(0, len(text)), "body", "test"),), stated=stated)
    sentences = split(document, GERMAN)
    return Timed(document, sentences, find_times(document, sentences, GERMAN))


def on(day: str) -> PublicationDate:
    return PublicationDate(day, day, day, "given", "")
