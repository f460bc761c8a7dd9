"""Whom does the phrase that names a speaker stand for, and how is it printed?"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analyse.class_nouns import body_class, is_apposed_to
from briefing.analyse.descriptions import Descriptions
from briefing.analyse.grammar import clauses, is_human, subject
from briefing.analyse.lexicon import lexicon as countries
from briefing.analyse.reference import antecedent
from briefing.analyse.statements.delegates import Delegates
from briefing.analyse.statements.lexicon import lexicon
from briefing.analyse.statements.naming import (
    attribute,
    bearer,
    head_of,
    is_delegate,
    is_head,
    is_source,
    named_after_class,
    printed,
)
from briefing.analyse.statements.pronouns import goes_on, is_pronoun, may_mean
from briefing.analyse.statements.setting import Setting
from briefing.languages import Language
from briefing.model import Entity, Mention, Sentence, Span, Statement, Token

_DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des", "dieser", "diese", "dieses", "diesem"})


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
        self._setting = Setting(sentences, mentions)
        self._entities = {entity.id: entity for entity in entities}
        self._named: dict[str, set[str]] = {}
        for entity in entities:
            for mention in entity.mentions:
                self._named.setdefault(mention.text, set()).add(entity.id)
        self._language = language
        self._descriptions = Descriptions(sentences, entities, language)
        self._delegates = Delegates(self._setting, self._entities, self._descriptions, language)

    def who(self, phrase: Span, last: Statement | None, before: str | None) -> tuple[str | None, str | None]:
        """The `Entity.id` that a phrase stands for, and the name to print.

        ``last`` is the statement before, whose speaker may be no entity; ``before`` the last entity that spoke.
        """
        tokens = self._setting.tokens(phrase)
        if not tokens:
            return None, phrase.text(self._text)
        if last and last.speaker and not last.entity and self._repeats(tokens, last.speaker):
            return None, last.speaker_name
        entity = self._of(tokens, before)
        if not entity and last and last.speaker and tokens[0].tag == "PPER":
            spoke = head_of(self._setting.tokens(last.speaker))
            entity = last.entity if is_delegate(spoke, self._language) else None
        name = printed(self._text, self._meant(tokens), self._language)
        entity = entity or self._with_name(name)
        known = self._entities.get(entity) if entity else None
        if not known and last and not last.entity and last.speaker and self._is_again(tokens, last.speaker):
            return None, last.speaker_name
        return (known.id, known.name) if known else (None, name)

    def _is_again(self, tokens: Sequence[Token], last: Span) -> bool:
        """Whether a class noun ("die Zeitung") goes on with a name that spoke last and is no entity."""
        spoke = self._setting.tokens(last)
        named = any(t.tag == "NE" or t.text in "„“»«" for t in spoke) and not is_human(
            spoke[:1], (0, 1), self._language
        )
        plain = len(tokens) == 2 and tokens[0].text.lower() in _DEFINITE
        return plain and named and body_class(tokens[1].text, self._language) is not None

    def _of(self, tokens: Sequence[Token], before: str | None) -> str | None:
        """A person named in the phrase, a name at its head, whose words it passes on, an antecedent.

        ``before`` is the entity that spoke last; a pronoun that nothing else explains goes on with it.
        """
        inside = self._setting.inside(_span(tokens))
        head = head_of(tokens)
        delegate, source = is_delegate(head, self._language), is_source(head, self._language)
        if person := bearer(tokens, head, [m for m in inside if m.kind == "person"]):
            return person
        if apposed := self._named_before(tokens):
            return apposed
        if head is not None and (delegate or source) and (whose := attribute(tokens, head)):
            return self._of(whose, before)
        if any(t.text.lower() in lexicon(self._language).words["own"] for t in tokens):
            return self._of_subject(tokens, before) or self._only_one(tokens)
        human = not source and is_human(tokens, (0, len(tokens)), self._language)
        if tokens[0].tag == "PPOSAT" and not delegate and not human:
            return self._owner(tokens, before) if source else before
        bodies = [m for m in inside if m.kind != "person"]
        for mention in bodies:
            if self._is_owner(mention, tokens):
                continue
            if source or (head and is_head(mention, head, tokens, self._language)):
                return self._described(tokens, head, bodies) or self._of_group(tokens, head, mention)
        told = source and head is not None and head.text.lower().endswith(lexicon(self._language).empty_sources)
        if country := self._delegates.country(tokens) if told else None:
            return country
        if inside or head is None:
            return None if inside else self._of_pronoun(tokens, before)
        if source or delegate or head.text in lexicon(self._language).issued:
            behind = (
                self._delegates.group(head) or self._described(tokens, head, ()) or self._delegates.of_compound(head)
            )
            return behind or self._delegates.alone(tokens, head, before)
        return self._of_description(tokens, head)

    def _is_owner(self, mention: Mention, tokens: Sequence[Token]) -> bool:
        """Whether a country's name is the genitive of a noun that is no government: "die Partei Norwegens"."""
        before = [t for t in tokens if t.end <= mention.span.start]
        if mention.kind != "country" or not before or before[-1].tag != "NN" or not mention.text.endswith("s"):
            return False
        governs = before[-1].text.lower().endswith(tuple(self._language["descriptions"]["governments"]))
        return not governs and not is_delegate(before[-1], self._language)

    def _of_group(self, tokens: Sequence[Token], head: Token | None, mention: Mention) -> str | None:
        """The entity of a mention; of one that may be a person by his office ("dessen Anwalt"), the person."""
        one = mention.kind == "group" and tokens[0].text.lower() in ("der", "dessen", "deren", "sein", "ihr")
        return (self._of_description(tokens, head) if one and head else None) or mention.entity

    def _of_description(self, tokens: Sequence[Token], head: Token) -> str | None:
        """A phrase with a noun that is no name: the person or body that it describes."""
        if found := self._named_behind(tokens) or self._descriptions.pair(tokens, head):
            return found
        if not self._is_genitive_plural(tokens, head):
            whose = attribute(tokens, head)
            found = self._antecedent(tokens) or self._described(tokens, head, ())
            if whose and found and self._belongs_elsewhere(found, whose):
                return None
            found = found or (None if whose else self._descriptions.person(tokens))
        named = named_after_class(self._text, tokens, self._language)
        return found or self._delegates.group(head) or self._with_name(named) or self._descriptions.ahead(tokens, head)

    def _belongs_elsewhere(self, person: str, whose: Sequence[Token]) -> bool:
        """Whether an attribute ("der Reporter des Senders") stands for another body than a person belongs to."""
        body = self._of(whose, None)
        affiliation = self._entities[person].affiliation
        return body is not None and affiliation is not None and self._entities[body].name != affiliation

    def _named_before(self, tokens: Sequence[Token]) -> str | None:
        """The person whose name opens a sentence before an apposition that no comma closes: "X, Chef von Y sagte"."""
        sentence = self._setting.sentence(tokens[0].start)
        opening = [t for t in sentence.tokens if t.end <= tokens[0].start]
        if not opening or opening[-1].text != "," or any(t.tag.startswith(("V", "KO")) for t in opening):
            return None
        named = self._setting.inside(Span(sentence.span.start, tokens[0].start))
        return next((m.entity for m in named if m.kind == "person" and m.span.end == opening[-1].start), None)

    def _named_behind(self, tokens: Sequence[Token]) -> str | None:
        """The body whose name follows a class noun at once, outside the phrase: "eine Gruppe | namens X"."""
        names = (t for t in self._setting.following(tokens, 3) if any(map(str.isalnum, t.text)) and t.text != "namens")
        first = next(names, None)
        if first is None or not is_apposed_to(tokens[-1].text, self._language):
            return None
        found = [
            m
            for m in self._setting.inside(Span(tokens[-1].end, first.end))
            if m.span.start == first.start and m.kind != "person"
        ]
        return found[0].entity if found else None

    def _is_genitive_plural(self, tokens: Sequence[Token], head: Token) -> bool:
        """Whether "der" opens a genitive of many: "nach Erkenntnissen der Ermittler"."""
        behind = is_source(self._setting.before(tokens[0]), self._language)
        return behind and tokens[0].text == "der" and head.text.endswith(("er", "en")) and head.tag == "NN"

    def _repeats(self, tokens: Sequence[Token], last: Span) -> bool:
        """Whether a pronoun goes on with the phrase that named the last speaker, as nobody is named since then."""
        if len(tokens) > 1 or not goes_on(tokens[0], self._setting.tokens(last), self._language):
            return False
        return not any(m.kind == "person" for m in self._setting.inside(Span(last.end, tokens[0].start)))

    def _of_pronoun(self, tokens: Sequence[Token], before: str | None) -> str | None:
        """A phrase without a noun: its antecedent, the body that the sentence before is about, or who spoke last."""
        if not is_pronoun(tokens, self._language):
            return self._antecedent(tokens) or self._descriptions.person(tokens)
        topic = self._topic(tokens)
        if topic and self._is_about(topic, tokens) and goes_on(tokens[0], topic, self._language):
            return self._of(topic, None)
        if found := self._antecedent(tokens):
            return found
        body = self._of(topic, None) if topic and not is_pronoun(topic, self._language) else None
        sentence, before = self._setting.sentence(tokens[0].start), body or before
        fits = before and may_mean(tokens[0], sentence, self._entities[before], self._language)
        return before if fits else None

    def _owner(self, tokens: Sequence[Token], before: str | None) -> str | None:
        """Of "nach ihren Angaben": who spoke in this sentence, whom the one before is about, who spoke last."""
        here = self._setting.leading(self._setting.index(tokens[0].start), tokens[0].start)
        topic = () if before in here else self._topic(tokens)
        found = self._of(topic, None) if topic and not is_pronoun(topic, self._language) else None
        return found if found in self._entities else before

    def _is_about(self, topic: Sequence[Token], tokens: Sequence[Token]) -> bool:
        """Whether no person is named from the beginning of a topic's sentence to a pronoun."""
        sentence, own = self._setting.sentence(topic[0].start), _span(topic)
        named = self._setting.inside(Span(sentence.span.start, tokens[0].start))
        return not any(m.kind == "person" and not own.contains(m.span) for m in named)

    def _meant(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The phrase for somebody without a name that a pronoun goes on with; else the phrase itself."""
        topic = self._topic(tokens) if is_pronoun(tokens, self._language) else ()
        about = topic and self._is_about(topic, tokens) and goes_on(tokens[0], topic, self._language)
        return topic if about else tokens

    def _topic(self, tokens: Sequence[Token]) -> Sequence[Token]:
        """The subject of the first main clause of the sentence before, unless somebody else tells it; else empty."""
        k, sentences = self._setting.index(tokens[0].start), self._setting.sentences
        if not k or sentences[k - 1].paragraph != sentences[k].paragraph:
            return ()
        words = sentences[k - 1].tokens
        found = clauses(words, frozenset(), self._language)
        main = next((i for i, clause in enumerate(found) if clause.kind == "main"), None)
        if main is None or found[main].mood != "indicative":
            return ()
        who = subject(words, found, main, self._language)
        return words[who[0] : who[1]] if who else ()

    def _antecedent(self, tokens: Sequence[Token]) -> str | None:
        start, end = tokens[0].start, tokens[-1].end
        return antecedent(start, end, self._setting.sentences, tuple(self._entities.values()), self._language)

    def _described(self, tokens: Sequence[Token], head: Token | None, inside: Sequence[Mention]) -> str | None:
        """The body that a class noun alone stands for ("die Behörde"), although it may be taken for a name itself."""
        definite = len(tokens) == 1 or tokens[0].text.lower() in _DEFINITE
        if head is None or not definite or any(not _is_plain(m, head) for m in inside):
            return None
        origin = next((i for i, t in enumerate(tokens) if t.text == "aus" and t.start > head.start), len(tokens))
        between = [t for t in tokens[1:origin] if t is not head and not (t.text[0].isupper() and t.text.endswith("er"))]
        lands = {countries(self._language).demonym(t.text) for t in between if t.tag == "ADJA"}
        if len(lands) != len(between) or None in lands:
            return None
        first, many = tokens[0].text.lower(), head.text.endswith(("er", "en"))
        if (first in ("die", "diese") and many) or (first == "den" and head.text.endswith("n")):
            return None
        return self._descriptions.body(head.text, tokens[0].start, is_name=bool(inside), of=frozenset(lands))

    def _with_name(self, name: str | None) -> str | None:
        """The one entity that the article names so somewhere."""
        fitting = self._named.get(name or "", set())
        return next(iter(fitting)) if len(fitting) == 1 else None

    def _only_one(self, tokens: Sequence[Token]) -> str | None:
        """Of "nach eigenen Angaben": the one entity that its sentence names, or names without a preposition."""
        k = self._setting.index(tokens[0].start)
        named = {m.entity for m in self._setting.inside(self._setting.sentences[k].span) if m.kind != "place"}
        for choice in (named, set(self._setting.leading(k, self._setting.sentences[k].span.end))):
            if len(choice) == 1:
                return choice.pop()
        return None

    def _of_subject(self, tokens: Sequence[Token], before: str | None) -> str | None:
        """The subject of the clause that holds "nach eigenen Angaben"."""
        words = self._setting.sentence(tokens[0].start).tokens
        found = clauses(words, frozenset(), self._language)
        for k, clause in enumerate(found):
            if clause.verb is not None and words[clause.first].start <= tokens[0].start < words[clause.last - 1].end:
                who = subject(words, found, k, self._language)
                return self._of(words[who[0] : who[1]], before) if who and words[who[0]] not in tokens else None
        return None


def _is_plain(mention: Mention, head: Token) -> bool:
    """Whether what was taken for a name is a noun, at most with the adjective of a town: "Brüsseler Behörde"."""
    first, _, rest = mention.text.rpartition(" ")
    return rest == head.text and (not first or (first[0].isupper() and first.endswith("er")))


def _span(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].start, tokens[-1].end)
