"""Whom does the phrase that names a speaker stand for, and how is it printed?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefing.analyse.descriptions import Descriptions, head_noun
from briefing.analyse.grammar import is_feminine, is_human
from briefing.analyse.lexicon import lexicon as countries
from briefing.analyse.reference import antecedent, is_leading
from briefing.analyse.statements.lexicon import lexicon
from briefing.languages import Language
from briefing.model import Entity, Mention, Sentence, Span, Token

_DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des", "dieser", "diese", "dieses", "diesem"})
_GENITIVES = frozenset({"des", "eines"})
_NOUN = frozenset({"NN", "NE", "FM", "XY"})


class Speakers:
    """Answers for one document. Built once, so that a look-up is a bisection."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        language: Language,
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self._mentions = sorted(mentions, key=lambda m: m.span)
        self._mention_starts = [m.span.start for m in self._mentions]
        self._entities = {entity.id: entity for entity in entities}
        self._language = language
        self._descriptions = Descriptions(sentences, entities, language)
        words = lexicon(language)
        self._compounds = sorted((*words.spokespersons, *words.source_endings), key=lambda w: (-len(w), w))

    def entity(self, phrase: Span, before: str | None) -> str | None:
        """The `Entity.id` that a phrase stands for: a person named in it, a name at its head, an antecedent.

        ``before`` is the entity that spoke last; a pronoun that nothing else explains goes on with a person.
        """
        inside = [m for m in self._inside(phrase) if m.entity]
        tokens = self._tokens(phrase)
        head = _head(tokens)
        words = lexicon(self._language)
        delegate = head is not None and head.text.lower().endswith(words.spokespersons)
        source = head is not None and (head.text in words.sources or head.text.lower().endswith(words.source_endings))
        people = [m for m in inside if m.kind == "person"]
        if person := self._bearer(tokens, head, people, source or delegate):
            return person
        if any(t.text.lower() in words.words["own"] for t in tokens):
            return self._only_one(tokens)
        if (
            tokens
            and tokens[0].tag == "PPOSAT"
            and not delegate
            and not is_human(tokens, (0, len(tokens)), self._language)
        ):
            return before
        bodies = [m for m in inside if m.kind != "person"]
        for mention in bodies:
            i = bisect_left(tokens, mention.span.start, key=lambda t: t.start)
            represented = source or (delegate and self._governed(tokens, i))
            if represented or (head and self._is_head(mention, head, tokens)):
                return self._of_attribute(tokens, head, bodies) or mention.entity
        if country := self._country(tokens) if source else None:
            return country
        if inside or head is None:
            return None if inside else self._of_pronoun(phrase, tokens, before)
        if group := self._group(head):
            return group
        issued = head.text in words.issued
        if source or delegate or issued:
            behind = self._of_attribute(tokens, head, ()) or self._of_compound(head)
            alone = tokens[-1] == head and (delegate or issued)
            return behind or (self._of_delegate(head, before) if alone else None)
        return (
            self._antecedent(phrase)
            or self._described(tokens, head, ())
            or self._descriptions.person(tokens)
            or self._with_name(self._named_after_class([t for t in tokens if t.tag != "ART"]))
        )

    def _of_pronoun(self, phrase: Span, tokens: Sequence[Token], before: str | None) -> str | None:
        """A phrase without a noun: its antecedent, a pronoun for a person else whoever spoke last."""
        pronoun = len(tokens) == 1 and tokens[0].tag in ("PPER", "PDS", "PRELS")
        goes_on = pronoun and tokens[0].text.lower() not in lexicon(self._language).words["no_person"]
        described = self._descriptions.person(tokens) if tokens else None
        return self._antecedent(phrase) or described or (before if goes_on else None)

    def _antecedent(self, phrase: Span) -> str | None:
        return antecedent(phrase.start, phrase.end, self._sentences, tuple(self._entities.values()), self._language)

    def _bearer(
        self, tokens: Sequence[Token], head: Token | None, people: Sequence[Mention], represents: bool
    ) -> str | None:
        """The person a phrase names: at its head or in an apposition, not as somebody's owner or in an attribute.

        ``represents``: the head only passes on what a person says ("Angaben von", "der Sprecher von").
        """
        for person in people:
            i = bisect_left(tokens, person.span.start, key=lambda t: t.start)
            end = bisect_left(tokens, person.span.end, key=lambda t: t.start)
            owner = end < len(tokens) and tokens[end].tag in ("NN", "ADJA") and person.text.endswith(("s", "'", "’"))
            behind = any(t.tag == "$," for t in tokens[:i])
            governed = head is not None and head.end <= person.span.start and not behind and self._governed(tokens, i)
            if not owner and not governed:
                return person.entity
        return people[0].entity if people and represents else None

    def _governed(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether the name at token ``i`` is the attribute of a noun: "der Anwalt von X", "die Frau des X"."""
        while i and tokens[i - 1].tag in ("NN", "NE", "ADJA", "CARD", "TRUNC"):
            i -= 1
        before = tokens[i - 1] if i else None
        if before is None or i < 2 or tokens[i - 2].tag not in _NOUN | {"ADJA", "$("}:
            return False
        return before.tag in ("APPR", "APPRART", "PPOSAT", "PDAT") or before.text.lower() in (
            "des",
            "der",
            "eines",
            "einer",
        )

    def _is_head(self, mention: Mention, head: Token, tokens: Sequence[Token]) -> bool:
        """Whether a name is the head of a phrase or stands in apposition to it: "Gruppe namens X", "der Hersteller, die
        Firma X"."""
        if mention.span.start <= head.start < mention.span.end:
            return True
        i = bisect_left(tokens, mention.span.start, key=lambda t: t.start)
        while i and tokens[i - 1].end > head.end:
            before = tokens[i - 1]
            named = before.text == "namens" or not any(map(str.isalnum, before.text))
            opening = i > 1 and before.tag == "ART" and tokens[i - 2].tag == "$,"
            if not (named or opening or self._descriptions.is_class_noun(before.text)):
                return False
            i -= 1
        return bool(i) and tokens[i - 1] == head

    def _described(self, tokens: Sequence[Token], head: Token | None, inside: Sequence[Mention]) -> str | None:
        """The body that a class noun alone stands for ("die Behörde"), although it may be taken for a name itself."""
        definite = tokens and (len(tokens) == 1 or tokens[0].text.lower() in _DEFINITE)
        if head is None or not definite or len(tokens) > 2 or any(m.text != head.text for m in inside):
            return None
        if tokens[0].text.lower() in ("die", "diese") and head.text.endswith(("er", "en")):
            return None
        return self._descriptions.body(head.text, tokens[0].start)

    def _of_attribute(self, tokens: Sequence[Token], head: Token | None, inside: Sequence[Mention]) -> str | None:
        """The same for a class noun behind a source or a delegate: "ein Sprecher der Behörde"."""
        if found := self._described(tokens, head, inside):
            return found
        rest = [t for t in tokens if head is not None and t.start >= head.end]
        return self._described(rest, head_noun(rest), inside) if rest else None

    def _with_name(self, name: str | None) -> str | None:
        """The one entity that the article names so somewhere."""
        fitting = [e.id for e in self._entities.values() if name and any(m.text == name for m in e.mentions)]
        return fitting[0] if len(fitting) == 1 else None

    def _named_after_class(self, tokens: Sequence[Token]) -> str | None:
        """The proper name behind a class noun: "des Magazins »X«", "Netzbetreiber X"."""
        nouns = [t for t in tokens if any(map(str.isalnum, t.text))]
        if len(nouns) < 2 or nouns[0].tag != "NN" or not self._descriptions.is_class_noun(nouns[0].text):
            return None
        quoted = len(tokens) >= len(nouns) + 2
        proper = all(t.tag in ("NE", "FM", "XY") or quoted for t in nouns[1:])
        return self._text[nouns[1].start : nouns[-1].end] if proper else None

    def _of_compound(self, head: Token) -> str | None:
        """Of "Konzernsprecherin", "Behördenangaben": the body that the first part stands for."""
        ending = next((w for w in self._compounds if head.text.lower().endswith(w)), None)
        stem = head.text[: -len(ending)].rstrip("-") if ending else ""
        for form in dict.fromkeys((stem, stem.removesuffix("s"), stem.removesuffix("n"), stem.removesuffix("en"))):
            if form and (found := self._descriptions.body(form, head.start)):
                return found
            named = [e.id for e in self._entities.values() if form and e.name == form and e.kind != "person"]
            if len(named) == 1:
                return named[0]
        return None

    def _of_delegate(self, head: Token, before: str | None) -> str | None:
        """Of "eine Sprecherin": who leads her sentence, the person or body that spoke before, the one body nearby."""
        words = lexicon(self._language)
        if not head.text.startswith("Sprecher") and head.text not in words.issued:
            return None
        sentence = self._sentences[max(bisect_left(self._starts, head.start + 1) - 1, 0)]
        earlier = [m for m in self._inside(Span(sentence.span.start, head.start)) if m.entity and m.kind != "place"]
        if leading := [m.entity for m in earlier if is_leading(sentence, m.span.start)]:
            return leading[0]
        spoke = self._entities.get(before) if before else None
        return before if spoke and spoke.kind != "group" else self._descriptions.body_nearby(head.start)

    def name(self, phrase: Span, entity: str | None) -> str | None:
        """The entity's name, or the phrase as worded without its article; None for a source without a name."""
        if entity in self._entities:
            return self._entities[entity].name
        tokens = self._tokens(phrase)
        while len(tokens) > 1 and tokens[0].tag in ("ART", "APPR", "APPRART"):
            tokens = tokens[1:]
        if not tokens:
            return phrase.text(self._text)
        head = _head(tokens)
        if head is not None and head.text.lower().endswith(lexicon(self._language).empty_sources):
            ending = max((e for e in lexicon(self._language).empty_sources if head.text.lower().endswith(e)), key=len)
            return head.text[: -len(ending)].rstrip("-").removesuffix("s") or None
        if apposed := self._named_after_class(tokens):
            return apposed
        words = " ".join(self._text[tokens[0].start : phrase.end].split())
        if head is not None and self._tokens(phrase)[0].text.lower() in _GENITIVES:
            return _in_nominative(words, head)
        if len(tokens) == 1 and words.endswith(lexicon(self._language).plural_datives):
            return words[:-1]
        feminine = head is not None and is_feminine(head.text, self._language)
        first = tokens[0].text
        if tokens[0].tag == "ADJA" and first.endswith("en") and feminine:
            return first[:-1] + words[len(first) :]
        return words

    def _only_one(self, tokens: Sequence[Token]) -> str | None:
        """Of "nach eigenen Angaben": the one entity that its sentence names, or names without a preposition."""
        k = max(bisect_left(self._starts, tokens[0].start + 1) - 1, 0)
        named = [m for m in self._inside(self._sentences[k].span) if m.entity and m.kind != "place"]
        leading = [m for m in named if is_leading(self._sentences[k], m.span.start)]
        for choice in ({m.entity for m in named}, {m.entity for m in leading}):
            if len(choice) == 1:
                return choice.pop()
        return None

    def _group(self, head: Token) -> str | None:
        """Of "ein Vertreter": the one group whose name ends with that word ("Ministeriumsvertreter" does not)."""
        fitting = [e.id for e in self._entities.values() if e.kind == "group" and e.name.endswith("-" + head.text)]
        return fitting[0] if len(fitting) == 1 else None

    def _country(self, tokens: Sequence[Token]) -> str | None:
        """Of "nach ukrainischen Angaben": the one country among the entities that the adjective belongs to."""
        table = countries(self._language)
        for token in tokens:
            code = table.adjective(token.text) if token.tag == "ADJA" else None
            name = table.country_names.get(code) if code else None
            fitting = [e.id for e in self._entities.values() if e.kind == "country" and e.name == name]
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _inside(self, phrase: Span) -> list[Mention]:
        out = []
        for mention in self._mentions[bisect_left(self._mention_starts, phrase.start) :]:
            if mention.span.start >= phrase.end:
                break
            out.append(mention)
        return out

    def _tokens(self, phrase: Span) -> list[Token]:
        k = max(bisect_left(self._starts, phrase.start + 1) - 1, 0)
        if k >= len(self._sentences):
            return []
        return [t for t in self._sentences[k].tokens if t.start < phrase.end and phrase.start < t.end]


def _in_nominative(words: str, head: Token) -> str:
    """A genitive without its article: "künstlerischen Leiters" -> "künstlerische Leiter"."""
    out = [word[:-1] if word.endswith("en") and word[0].islower() else word for word in words.split()]
    bare = head.lemma if head.tag == "NN" and head.text.startswith(head.lemma) else head.text
    return " ".join(bare if word == head.text else word for word in out)


def _head(tokens: Sequence[Token]) -> Token | None:
    """The last noun before the first genitive, preposition or bracket."""
    head: Token | None = None
    for token in tokens:
        if token.tag in _NOUN:
            head = token
        elif head is not None and token.text not in '„“”"«»‚‘›‹':
            break
    return head
