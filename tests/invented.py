"""Small analyses made by hand: what the articles say is invented, and so are the persons."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import (
    Act,
    Analysis,
    Article,
    Document,
    Entity,
    EntityKind,
    IssueKind,
    Mention,
    OpenIssue,
    PublicationDate,
    Role,
    Section,
    Sentence,
    Span,
    Statement,
    StatementForm,
    Title,
    Token,
    TopicMatch,
)


@dataclass(frozen=True)
class Who:
    """An entity: its name, the forms that the text has (the name itself when empty), its role as worded."""

    name: str
    kind: EntityKind = "person"
    forms: Sequence[str] = ()
    role: str | None = None
    side: str | None = None
    count: int | None = None
    generic: bool = False


@dataclass(frozen=True)
class Said:
    """A statement: the words of the text, who says them (`Who.name`), in which way."""

    words: str
    speaker: str | None = None
    act: Act = "says"
    form: StatementForm = "indirect"


@dataclass(frozen=True)
class Open:
    words: str
    kind: IssueKind = "undecided"
    label: str | None = None
    answerers: Sequence[str] = ()


def invent(
    source: str,
    text: str,
    *,
    day: str | None = None,
    title: str | None = None,
    who: Sequence[Who] = (),
    said: Sequence[Said] = (),
    open_issues: Sequence[Open] = (),
    topics: Sequence[str] = (),
) -> Analysis:
    """An analysis of one article; capitalised words are nouns, others verbs or numbers, each its own base form."""
    entities = tuple(_entity(f"e{number}", person, text) for number, person in enumerate(who, 1))
    ids = {entity.name: entity.id for entity in entities}
    return Analysis(
        document=Document(
            article=Article(source, text, hashlib.sha256(text.encode()).hexdigest(), "utf-8"),
            language="de",
            sections=(Section(Span(0, len(text)), "body", "invented"),),
        ),
        title=Title(title, "given", None) if title else None,
        published=PublicationDate(day, day, day, "given" if day else "unknown", ""),
        sentences=(Sentence(Span(0, len(text)), "body", 0, _tokens(text)),),
        mentions=tuple(sorted((m for e in entities for m in e.mentions), key=lambda mention: mention.span)),
        entities=entities,
        statements=tuple(
            Statement((_span(text, s.words),), s.form, s.act, "invented", entity=ids.get(s.speaker or ""),
                      speaker_name=s.speaker)
            for s in said
        ),
        open_issues=tuple(
            OpenIssue(_span(text, o.words), o.kind, o.label or o.words, "invented", tuple(ids[a] for a in o.answerers))
            for o in open_issues
        ),
        topics=tuple(TopicMatch(topic, 1.0, ()) for topic in topics),
    )  # fmt: skip


def _entity(identifier: str, who: Who, text: str) -> Entity:
    spans = sorted({Span(*m.span()) for form in who.forms or (who.name,) for m in re.finditer(re.escape(form), text)})
    return Entity(
        id=identifier,
        name=who.name,
        kind=who.kind,
        mentions=tuple(Mention(span, span.text(text), who.kind, "invented", identifier) for span in spans),
        rule="invented",
        roles=(Role(_span(text, who.role), who.role, "invented"),) if who.role else (),
        affiliation=who.side,
        salient=True,
        count=who.count,
        generic=who.generic,
    )


def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(Token(m.start(), m.end(), m.group(), _tag(m.group()), m.group()) for m in re.finditer(r"\w+", text))


def _tag(word: str) -> str:
    return "NN" if word[0].isupper() else "CARD" if word.isdigit() else "VVFIN"


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
