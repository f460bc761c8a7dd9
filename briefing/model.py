"""The nouns of the program: frozen records that the stages hand to each other.

Offsets are code points into ``Document.text``, half-open. A record holds no behaviour; only `Span` can
compare itself with another. Terms are the field's own: TIMEX3 for times, PARC (source, cue, content) for
attribution, W3C TextPositionSelector for spans, BCP 47 for languages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# --------------------------------------------------------------------------- places in a text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, ``start`` to ``end`` in code points, half-open."""

    start: int
    end: int

    def text(self, of: str) -> str:
        """The slice of the text that this span belongs to."""
        return of[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


# --------------------------------------------------------------------------- 1 read: Article

Access = Literal["public", "internal"]


@dataclass(frozen=True, slots=True)
class Article:
    """One seed as received. ``raw`` is the decoded text, line ends normalised to ``\\n``, front matter cut off.

    ``source`` is the path below the seeds folder (POSIX), ``sha256`` the digest of ``raw`` in UTF-8.
    The rest is what front matter or a sidecar gives; dates are ISO 8601 strings.
    """

    source: str
    raw: str
    sha256: str
    encoding: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    licence: str | None = None
    access: Access = "public"


# --------------------------------------------------------------------------- 2 clean: Document

SectionKind = Literal["title", "header", "lead", "heading", "body", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Section:
    """A marked stretch of a document. Sections do not overlap and are sorted; white space may lie between them.

    ``header``: kicker, byline, date line. ``heading``: a line between paragraphs of the body.
    ``boilerplate`` may also be a part of a line (a dateline, a closing agency mark); then the line's
    remaining text is a section of its own. ``reason`` is a key of the label files ("teaser", "agency mark" ...).
    """

    span: Span
    kind: SectionKind
    rule: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A publication date that the text or its metadata gives, ISO 8601 day, with its place (None: metadata)."""

    value: str
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article whose parts are marked. ``text`` is the article's raw text, unchanged.

    ``notices``: what the source says of its own making, a subset of
    {"ai", "translated", "republished", "agency"}; ``agency`` the agency named by a mark, as written.
    """

    article: Article
    language: str | None
    sections: tuple[Section, ...]
    stated: StatedDate | None = None
    outlet: str | None = None
    agency: str | None = None
    notices: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.article.raw


# --------------------------------------------------------------------------- 3 analyse: Analysis


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a sentence. ``tag`` is its STTS part of speech, ``lemma`` its base form."""

    start: int
    end: int
    text: str
    tag: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens. ``paragraph`` counts from 0 over the sections that are not boilerplate."""

    span: Span
    section: SectionKind
    paragraph: int
    tokens: tuple[Token, ...]


MentionKind = Literal["person", "organisation", "place", "country", "group"]
EntityKind = Literal["person", "organisation", "country", "group"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written. ``entity`` is the `Entity.id` within this article, None while open."""

    span: Span
    text: str
    kind: MentionKind
    rule: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the article words it ("US-Sondergesandter"), bound to its place."""

    span: Span
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Entity:
    """What one article's mentions stand for (a within-document coreference chain).

    ``id`` is unique within the article. ``name`` is the fullest form in the nominative. ``affiliation`` is a
    name (country, party, body). ``mentions`` are in order of appearance. ``roles[0]`` is the role tied to the news.
    ``count`` is the number an anonymous collective is given with ("acht Personen" -> 8). ``generic``: the name says
    what kind of body it is and not which one ("die Polizei"), so that another article's may be another one.
    """

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...]
    rule: str
    roles: tuple[Role, ...] = ()
    affiliation: str | None = None
    salient: bool = False
    count: int | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A named place where something happens or that is at issue."""

    name: str
    mentions: tuple[Mention, ...]


TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3. ``value`` is its ISO 8601 / TIMEX3 value, None when it cannot be resolved.

    ``anchor`` is the day it was resolved against (ISO), None for absolute ones. ``open_value`` is the value as far
    as the words alone give it, before any anchor (``XXXX-02-01``, ``XXXX-WXX-4``), so that a later, better
    publication date can resolve it again. ``direction``: where it lies seen from the publication, by its value when
    that is known, else by ``tense``: where the words around point to. ``point`` is the other end of a duration that is
    counted from the publication ("vor zwei Jahren" of 2026 -> 2024). ``through`` is the place of the expression that
    ends the period which this one begins ("zwischen Mai und Juli").
    """

    span: Span
    type: TimexType
    value: str | None
    open_value: str
    rule: str
    anchor: str | None = None
    direction: Literal["past", "present", "future"] | None = None
    mod: str | None = None
    tense: Literal["past", "present", "future"] | None = None
    point: str | None = None
    through: Span | None = None


DateBasis = Literal["stated", "given", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """The document creation time: a day, or an interval ``earliest``..``latest`` (both inclusive, either open).

    ``reason`` says in words how it was inferred, ``evidence`` are the expressions it rests on, ``weekday`` the
    last weekday named (ISO, 1 Monday .. 7 Sunday): often the day of publication, too often the one before it.
    """

    value: str | None
    earliest: str | None
    latest: str | None
    basis: DateBasis
    reason: str
    evidence: tuple[Span, ...] = ()
    weekday: int | None = None


StatementForm = Literal["direct", "partial", "indirect", "free-indirect", "reported"]
Act = Literal[
    "says", "claims-about", "demands", "announces", "denies", "rejects", "warns", "withholds", "reports",
    "contradicts", "agrees",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what (PARC attribution). ``parts`` is the content, one span or more when the cue interrupts it.

    ``speaker`` is the mention or phrase that names the speaker (None: carried over or open), ``entity`` the
    `Entity.id` it stands for, ``speaker_name`` a printable name. ``nested_in`` is the index of the enclosing
    statement in `Analysis.statements`. ``addressee`` and ``medium`` are spans of the text as worded.
    """

    parts: tuple[Span, ...]
    form: StatementForm
    act: Act
    rule: str
    cue: Span | None = None
    speaker: Span | None = None
    entity: str | None = None
    speaker_name: str | None = None
    addressee: Span | None = None
    medium: Span | None = None
    nested_in: int | None = None

    @property
    def span(self) -> Span:
        return Span(self.parts[0].start, self.parts[-1].end)


Phase = Literal["past", "at-publication", "announced"]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, reduced TimeML: a trigger sentence, who takes part, when and where.

    ``times`` are indices into `Analysis.times`, ``participants`` are `Entity.id`, ``places`` place names.
    """

    span: Span
    phase: Phase
    rule: str
    participants: tuple[str, ...] = ()
    times: tuple[int, ...] = ()
    places: tuple[str, ...] = ()


IssueKind = Literal["unknown", "undecided", "disputed", "conditional", "announced", "demanded"]


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """What the article itself leaves open. ``label`` is built from the words of the sentence.

    ``answerers`` are `Entity.id` of those who could answer.
    """

    span: Span
    kind: IssueKind
    label: str
    rule: str
    answerers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """A topic of the taxonomy with the words that speak for it."""

    id: str
    score: float
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A headline. ``basis`` "source": ``span`` is its place; "given": metadata; "derived": made from the main event."""

    text: str
    basis: Literal["source", "given", "derived"]
    span: Span | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything found in one article."""

    document: Document
    title: Title | None
    published: PublicationDate
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    main_event: Event | None = None
    events: tuple[Event, ...] = ()
    open_issues: tuple[OpenIssue, ...] = ()
    topics: tuple[TopicMatch, ...] = ()


# --------------------------------------------------------------------------- people's decisions (registry)


@dataclass(frozen=True, slots=True)
class TopicDefinition:
    """An entry of registry/topics.yml. ``labels`` and ``definitions`` by site language; ``keywords`` by language."""

    id: str
    labels: dict[str, str]
    definitions: dict[str, str]
    keywords: dict[str, tuple[str, ...]]
    parent: str | None = None
    iptc: str | None = None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An entry of registry/actors.yml: a person's decision about an actor, with its ``why``."""

    id: str
    name: str
    kind: EntityKind
    why: str
    variants: tuple[str, ...] = ()
    not_same: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """An entry of registry/outlets.yml. ``match``: domains or marks, ``boilerplate``: regular expressions of lines."""

    id: str
    name: str
    match: tuple[str, ...] = ()
    boilerplate: tuple[str, ...] = ()
    domain: str | None = None


CorrectionField = Literal["title", "published", "outlet", "actor", "statement", "open-issue", "topic", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry of registry/corrections.yml: what a person changed in one article, with its ``why``.

    ``article`` is an article id or a source name; ``quote`` the words of the article that the finding rests on;
    ``set`` the new values, or None with ``drop`` true. ``by`` and ``on`` say who and when.
    """

    article: str
    field: CorrectionField
    why: str
    quote: str | None = None
    set: dict[str, str] | None = None
    drop: bool = False
    by: str | None = None
    on: str | None = None
    line: int = 0


# --------------------------------------------------------------------------- 4 consolidate: Edition


@dataclass(frozen=True, slots=True)
class Actor:
    """A resolved entity of the collection. ``members`` are (article id, entity id), in order of date and id.

    ``why`` is the reason of the registry's entry, None when there is none.
    """

    id: str
    name: str
    kind: EntityKind
    variants: tuple[tuple[str, int], ...]
    members: tuple[tuple[str, str], ...]
    basis: str
    affiliation: str | None = None
    salient: bool = True
    not_same: tuple[str, ...] = ()
    note: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """Two statements, each (article id, anchor), and how they stand to each other."""

    kind: Literal["repeats", "updates", "denies", "contradicts", "disagrees", "different-scope"]
    first: tuple[str, str]
    second: tuple[str, str]
    rule: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles (ids, oldest first) that tell the same affair; ``basis`` says why they were put together."""

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class IssueState:
    """One appearance of an open question: article id, anchor there, kind, day (ISO, None: unknown)."""

    article: str
    anchor: str
    kind: IssueKind
    day: str | None


@dataclass(frozen=True, slots=True)
class IssueThread:
    """One open question across articles, ``states`` oldest first."""

    id: str
    label: str
    states: tuple[IssueState, ...]
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """One article of the edition with its lasting id, anchors and people's corrections.

    ``actors`` maps `Entity.id` to `Actor.id`; ``statement_anchors`` and ``issue_anchors`` run parallel to the
    analysis; ``retired_anchors`` were published once and are no longer found.
    """

    id: str
    analysis: Analysis
    actors: dict[str, str]
    statement_anchors: tuple[str, ...]
    issue_anchors: tuple[str, ...]
    retired_anchors: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A page that was published once: ``target`` is where it went, None when it was withdrawn."""

    id: str
    section: Literal["briefings", "actors", "topics", "stories", "open-issues"]
    target: str | None
    why: str
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that one build publishes, sorted."""

    briefings: tuple[Briefing, ...]
    actors: tuple[Actor, ...]
    topics: tuple[TopicDefinition, ...]
    stories: tuple[Story, ...]
    issues: tuple[IssueThread, ...]
    relations: tuple[Relation, ...]
    withdrawals: tuple[Withdrawal, ...] = ()


# --------------------------------------------------------------------------- 5 render: Page


@dataclass(frozen=True, slots=True)
class Site:
    """What rendering needs to know of this site: plain values of briefing.yml.

    ``url`` ends with "/" or is None; ``language`` is that of the labels; ``quote_words`` and ``quote_share`` limit
    the length of a snippet and the share of an article that its page may show; ``repository`` is the address that
    "report a mistake" links to.
    """

    name: str
    language: str
    url: str | None = None
    description: str = ""
    publisher: str = ""
    quote_words: int = 25
    quote_share: float = 0.35
    page_size: int = 100
    repository: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: ``path`` below docs/ (Markdown) or below site/ (everything else), ``content`` its text."""

    path: str
    content: str
