"""The page of one article while it is being written: the book, its links, the briefing, its evidence."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Actor, Analysis, Briefing, Entity, Span
from briefing.render import grades, lines, moments, sitemap
from briefing.render.book import Book, Links
from briefing.render.labels import Labels
from briefing.render.markdown import SafeMarkdown, clean, join, md
from briefing.render.references import Raised, Said


@dataclass(frozen=True, slots=True)
class Proof:
    """A place of the source and the findings that rest on it: anchor on the page, words, rule."""

    span: Span
    backs: tuple[tuple[str, str], ...]
    rule: str
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """``evidence`` maps the anchor of a finding to that of its entry in the list of evidence."""

    book: Book
    links: Links
    briefing: Briefing
    proofs: tuple[Proof, ...]
    evidence: dict[str, str]

    @property
    def analysis(self) -> Analysis:
        return self.briefing.analysis

    @property
    def labels(self) -> Labels:
        return self.book.labels

    @property
    def said(self) -> list[Said]:
        return [Said(self.briefing, index) for index in range(len(self.analysis.statements))]

    @property
    def raised(self) -> list[Raised]:
        return [Raised(self.briefing, index) for index in range(len(self.analysis.open_issues))]

    @property
    def salient(self) -> list[Entity]:
        """Who matters here; who speaks most comes first."""
        said = Counter(statement.entity for statement in self.analysis.statements)
        salient = [entity for entity in self.analysis.entities if entity.salient]
        return sorted(salient, key=lambda entity: -said[entity.id])

    def proof(self, anchor: str) -> SafeMarkdown:
        """The link from a finding to its evidence."""
        return self.links.here(self.evidence[anchor], self.labels["evidence_link"])

    def quote(self, span: Span) -> SafeMarkdown:
        return self.links.quote(self.book.references.quotes[self.briefing.id](span))

    def passage(self, span: Span) -> SafeMarkdown:
        return lines.passage(self.book, self.links, self.briefing, span)

    def name(self, entity: Entity) -> SafeMarkdown:
        """The actor that an entity stands for, else its name in this article."""
        actor = self.actor(entity)
        return self.links.actor(actor) if actor else md(entity.name)

    def actor(self, entity: Entity) -> Actor | None:
        return self.book.references.actors.get(self.briefing.actors.get(entity.id, ""))


def sheet(book: Book, briefing: Briefing) -> Sheet:
    """The page of a briefing, its evidence collected in order of appearance."""
    links = book.links(sitemap.page("briefings", briefing.id))
    proofs = _merged(_proofs(book, briefing))
    evidence = {anchor: f"e-{proof.backs[0][0]}" for proof in proofs for anchor, _ in proof.backs}
    return Sheet(book, links, briefing, proofs, evidence)


def event_anchor(span: Span, text: str) -> str:
    """A lasting anchor of an event: a digest of its words."""
    return "t-" + hashlib.sha256(span.text(text).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _proofs(book: Book, briefing: Briefing) -> Iterable[Proof]:
    analysis, text = briefing.analysis, briefing.analysis.document.text
    if analysis.main_event:
        yield Proof(analysis.main_event.span, (("main", book.labels["main_event"]),), analysis.main_event.rule)
    for statement, anchor in zip(analysis.statements, briefing.statement_anchors, strict=True):
        words = tuple(span for span in (statement.speaker, statement.cue) if span)
        yield Proof(statement.span, ((anchor, anchor),), statement.rule, words)
    for issue, anchor in zip(analysis.open_issues, briefing.issue_anchors, strict=True):
        yield Proof(issue.span, ((anchor, anchor),), issue.rule)
    for event in analysis.events:
        if moments.of_event(event, analysis):
            times = tuple(analysis.times[index].span for index in event.times)
            yield Proof(event.span, ((event_anchor(event.span, text), book.labels["date_entry"]),), event.rule, times)


def _merged(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    """One entry for each place; a finding is backed once."""
    places: dict[Span, list[Proof]] = {}
    for proof in proofs:
        places.setdefault(proof.span, []).append(proof)
    return tuple(
        Proof(
            span,
            tuple(dict.fromkeys(back for proof in found for back in proof.backs)),
            ", ".join(dict.fromkeys(proof.rule for proof in found)),
            tuple(sorted({word for proof in found for word in proof.words})),
        )
        for span, found in sorted(places.items())
    )


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """An entry of the list of evidence as it is printed."""

    anchor: str
    quote: SafeMarkdown
    details: SafeMarkdown


def evidence_rows(sheet: Sheet) -> list[EvidenceRow]:
    """The evidence in order of appearance: the words, their place, the rule, and links back to the findings."""
    rows = []
    for proof in sheet.proofs:
        details = [*_place(sheet, proof), _backs(sheet, proof), *_graded(sheet, proof)]
        details.append(sheet.labels("rule_is", rule=proof.rule))
        rows.append(EvidenceRow(f"e-{proof.backs[0][0]}", sheet.quote(proof.span), join(details, " · ")))
    return rows


def _place(sheet: Sheet, proof: Proof) -> list[object]:
    labels, text = sheet.labels, sheet.analysis.document.text
    paragraph = moments.paragraph_of(sheet.analysis, proof.span)
    opening, closing = labels.quotes
    words = [f"{opening}{clean(word.text(text), 80)}{closing}" for word in proof.words]
    return [
        *([labels("words_are", words=", ".join(dict.fromkeys(words)))] if words else []),
        *([labels("paragraph", n=paragraph)] if paragraph else []),
        labels("characters", start=proof.span.start, end=proof.span.end),
    ]


def _graded(sheet: Sheet, proof: Proof) -> list[str]:
    """How well the statements that rest on a place are evidenced, and why."""
    anchors = {anchor for anchor, _ in proof.backs}
    said = [one.statement for one in sheet.said if one.anchor in anchors]
    found = [lines.grade(sheet.book, grades.of_statement(statement, sheet.analysis)) for statement in said]
    return [sheet.labels("graded", level=words) for words in dict.fromkeys(found)]


def _backs(sheet: Sheet, proof: Proof) -> SafeMarkdown:
    return sheet.book.say("backs", findings=join([sheet.links.here(a, text) for a, text in proof.backs], ", "))
