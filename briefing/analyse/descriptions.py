"""Which person or body does a description stand for: "der 54-Jährige", "der Ire", "die Behörde", "der X-Politiker"?

Only where one candidate remains: of those that fit, the ones whom the nearest sentence names. What an article tells of
an entity (age, country, party, the class noun before its name) is gathered once, so that every look-up is linear in
the number of entities.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefing.analyse.class_nouns import BodyClass, body_class, classed_ends, is_medium
from briefing.analyse.lexicon import lexicon
from briefing.analyse.reference import Gender, gender_of, role_keys
from briefing.analyse.roles import role_words
from briefing.languages import Language
from briefing.model import Entity, Sentence, Token

_AGED = re.compile(r"(\d{1,3})-?jährige([nr]?)$", re.IGNORECASE)
_REACH = 2
"""Sentences before the description's own in which an unnamed candidate is looked for."""
_LEAD = 5
"""Sentences at the beginning in which a description may come before the name."""
_NOUNS = ("NN", "NE", "FM", "XY")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the article tells of one entity. ``words`` are those of its name and the nouns before it, lower case."""

    entity: Entity
    starts: tuple[int, ...]
    gender: Gender | None
    ages: frozenset[str]
    belongs: frozenset[str]
    words: frozenset[str]


class Descriptions:
    """Answers for one document."""

    def __init__(self, sentences: Sequence[Sentence], entities: Sequence[Entity], language: Language) -> None:
        self._sentences = sentences
        self._language = language
        self._starts = [sentence.span.start for sentence in sentences]
        self._known = [self._gathered(entity) for entity in entities if entity.mentions]

    def person(self, tokens: Sequence[Token]) -> str | None:
        """The `Entity.id` of the person that a phrase with a definite article describes; None when none or several."""
        head = head_noun(tokens)
        rules = self._language["descriptions"]
        article = tokens[0].text.lower()
        if head is None or article not in rules["articles"]:
            return None
        if rules["articles"][article] == "f" and not head.text.endswith(("e", *rules["feminine"], *rules["women"])):
            return None
        gender = self._gender(tokens, head)
        people = [
            k
            for k in self._known
            if k.entity.kind == "person" and k.starts[0] < head.start and (k.gender is None or k.gender == gender)
        ]
        for fits in self._tests(tokens, head):
            if fitting := [k for k in people if fits(k)]:
                return self._nearest(fitting, head.start, None)
        return None

    def body(self, word: str, at: int, *, is_name: bool = False, of: frozenset[str | None] = frozenset()) -> str | None:
        """The one organisation named before offset ``at`` that a class noun ("Behörde", "Konzerns") can stand for.

        ``is_name``: the noun has been taken for a name; a compound then stands only for a body that is called so.
        ``of``: the country or region that an adjective names.
        """
        wanted = body_class(word, self._language)
        if wanted is None:
            return None
        noun = word.lower().removesuffix("s")
        bodies = [k for k in self._known if k.entity.kind == "organisation" and k.starts[0] < at]
        bodies = [k for k in bodies if len(k.words) > 1 or not self._is_description(k.entity.name)]
        bodies = [k for k in bodies if not of or not k.belongs or of & k.belongs]
        if not wanted.whole and (called := [k for k in bodies if noun in k.words and noun != k.entity.name.lower()]):
            return self._nearest(called, at, None)
        if is_name and not wanted.whole:
            return None
        fitting = [k for k in bodies if self._belongs_to(k, wanted)]
        known = [k for k in bodies if wanted.media and is_medium(k.entity.name, self._language)]
        near = [k for k in fitting or known if self._is_near(k, at)]
        if near or not wanted.open or (fitting and not wanted.loose):
            return self._nearest(near or fitting or known, at, None)
        bare = [k for k in bodies if self._is_bare(k)]
        return self._nearest(bare, at, _REACH) or self._nearest(fitting or known or bare[:2], at, None)

    def _belongs_to(self, known: _Known, wanted: BodyClass) -> bool:
        """Whether the name of a body, or a noun before it, tells that it is of a class."""
        if not wanted.media and is_medium(known.entity.name, self._language):
            return False
        agencies = tuple(self._language["descriptions"]["no_authorities"])
        return any(w.endswith(wanted.members) and (wanted.media or not w.endswith(agencies)) for w in known.words)

    def _is_description(self, name: str) -> bool:
        """Whether what was taken for a name is only a class noun: "Behörde", "Hilfsorganisation"."""
        found = body_class(name, self._language)
        return found is not None and found.whole

    def _is_bare(self, known: _Known) -> bool:
        """Whether nothing tells what kind of body somebody is."""
        if known.entity.name in self._language["descriptions"]["plain_bodies"]:
            return False
        classed = classed_ends(self._language)
        return not any(w.endswith(classed) for w in known.words) and not is_medium(known.entity.name, self._language)

    def ahead(self, tokens: Sequence[Token], head: Token) -> str | None:
        """The only person with an office ("der Landrat") whom a lead describes by it before the article names him."""
        here = bisect_right(self._starts, head.start) - 1
        first = tokens[0].text.lower()
        known = first in self._language["descriptions"]["articles"] or first in ("dessen", "deren")
        if here >= _LEAD or not known or not role_words(self._language).is_role(head.text):
            return None
        keys, offices = role_keys(head.text, self._language), {}
        for k in self._known:
            if k.entity.kind == "person" and any(
                keys & role_keys(r.text.split()[-1], self._language) for r in k.entity.roles
            ):
                offices[k.entity.id] = k.starts[0]
        return next((key for key, start in offices.items() if start > head.start), None) if len(offices) == 1 else None

    def pair(self, tokens: Sequence[Token], head: Token) -> str | None:
        """The first of the only two whom "beide Seiten", "beide Länder" can mean in the nearest sentence."""
        kinds = self._language["descriptions"]["pairs"].get(head.text.lower())
        both = self._language["descriptions"]["both"]
        if kinds is None or not any(t.text.lower() in both for t in tokens[:2]):
            return None
        here = bisect_right(self._starts, head.start) - 1
        for n in range(here, max(here - _REACH, 0) - 1, -1):
            stop = min(self._sentences[n].span.end, head.start)
            last = {k.entity.id: self._last(k, stop) for k in self._known if k.entity.kind in kinds}
            named = sorted((at, key) for key, at in last.items() if at >= self._starts[n])
            if named:
                return named[0][1] if len(named) == 2 else None
        return None

    def body_nearby(self, at: int) -> str | None:
        """The one organisation that the nearest sentence before offset ``at`` names."""
        return self._nearest([k for k in self._known if k.entity.kind == "organisation"], at, _REACH)

    def _gathered(self, entity: Entity) -> _Known:
        words = {word.lower().strip("'’") for word in re.split(r"[\s-]", entity.name)}
        ages, gender = set(), gender_of(entity, self._language) if entity.kind != "organisation" else None
        belongs = {self._full(entity.affiliation)} if entity.affiliation else set()
        for mention in entity.mentions:
            tokens, i = self._place(mention.span.start)
            end = bisect_left(tokens, mention.span.end, key=lambda t: t.start)
            ages |= {m.group(1) for t in tokens[max(i - 4, 0) : i] if (m := _AGED.match(t.text.rstrip("rn")))}
            ages |= {t.text for t in tokens[end : end + 2] if t.text.isdigit() and len(t.text) < 4}
            gender = gender or self._language["descriptions"]["address"].get(tokens[i - 1].text if i else "")
            for j in range(i - 1, max(i - 4, -1), -1):
                if tokens[j].tag == "ADJA" and (code := lexicon(self._language).adjective(tokens[j].text)):
                    belongs.add(lexicon(self._language).country_names[code])
                elif tokens[j].tag in ("NN", "TRUNC"):
                    words.add(tokens[j].text.lower())
                elif any(map(str.isalpha, tokens[j].text)) and tokens[j].text != "namens":
                    break
        for role in entity.roles:
            word = role.text.split()[-1]
            belongs |= self._named_in(word)
            neutral = word.lower().endswith(tuple(self._language["descriptions"]["any_gender"]))
            gender = gender or (None if neutral else "m")
        starts = tuple(mention.span.start for mention in entity.mentions)
        return _Known(entity, starts, gender, frozenset(ages), frozenset(belongs), frozenset(words))

    def _place(self, start: int) -> tuple[Sequence[Token], int]:
        """The tokens of the sentence at an offset, and the index of the token there."""
        k = max(bisect_right(self._starts, start) - 1, 0)
        tokens = self._sentences[k].tokens if self._sentences else ()
        return tokens, max(bisect_right(tokens, start, key=lambda t: t.start) - 1, 0)

    def _tests(self, tokens: Sequence[Token], head: Token) -> Iterable[Callable[[_Known], bool]]:
        """What a description says of its bearer, the most telling first: age, party or country, only that it is one."""
        rules = self._language["descriptions"]
        word, table = head.text.lower(), lexicon(self._language)
        if aged := _AGED.match(head.text):
            age = aged.group(1)
            yield lambda k: age in k.ages
            yield lambda k: not k.ages and self._is_near(k, head.start)
            return
        if named := self._named_in(head.text):
            yield lambda k: bool(named & k.belongs)
        if word.endswith(tuple(rules["anybody"])) and not named:
            yield lambda k: self._is_near(k, head.start)
        if named:
            countries = frozenset(lexicon(self._language).country_names.values())
            of_country = bool(named & countries)
            yield lambda k: self._is_near(k, head.start) and not any((b in countries) == of_country for b in k.belongs)
        plain = all(t is head or table.adjective(t.text) for t in tokens[1:])
        is_role = role_words(self._language).is_role(head.text) and plain
        if is_role and not named and not word.endswith(tuple(rules["others"])):
            lands = {table.country_names[code] for t in tokens[1:] if (code := table.adjective(t.text))}
            yield (
                lambda k: (
                    self._is_only(k, "politiker")
                    and (bool(lands or k.entity.roles) or not k.belongs)
                    and self._is_near(k, head.start)
                )
            )
        if not named and word.removesuffix("s").removesuffix("in").endswith(tuple(rules["professions"])):
            yield lambda k: self._is_near(k, head.start)

    def _is_only(self, known: _Known, role: str) -> bool:
        """Whether no more is known of somebody's office than a role that goes with every other."""
        words = (r.text.split()[-1].lower().removesuffix("in") for r in known.entity.roles)
        return all(word.endswith(role) for word in words)

    def _named_in(self, word: str) -> frozenset[str]:
        """The party or country that a noun for a person names: "Sozialdemokratin", "Irin", "Grünen-Chefin"."""
        table, rules = lexicon(self._language), self._language["descriptions"]
        first, hyphen, _ = word.rpartition("-")
        if hyphen:
            return frozenset({self._full(first)})
        for ending in rules["person_endings"]:
            stem = word.lower().removesuffix(ending)
            if ending and stem == word.lower():
                continue
            if stem in rules["party_members"]:
                return frozenset(rules["party_members"][stem])
            code = rules["nationals"].get(stem) or (table.adjective(f"{stem}isch") if len(stem) > 1 else None)
            if code:
                return frozenset({table.country_names[code]})
        return frozenset()

    def _full(self, name: str) -> str:
        """The name that stands for all forms of a known one: "Grünen" -> "Die Grünen"."""
        entry = lexicon(self._language).entry(name)
        return entry.name if entry else name

    def _gender(self, tokens: Sequence[Token], head: Token) -> Gender | None:
        rules = self._language["descriptions"]
        if head.text.endswith(tuple(rules["feminine"])) or head.text in rules["women"]:
            return "f"
        article = tokens[0].text.lower()
        oblique_woman = article == "der" and head.text.endswith("n") and head.tag == "ADJA"
        aged = _AGED.match(head.text)
        if oblique_woman or (article == "der" and aged and aged.group(2) == "n"):
            return "f"
        gender: Gender | None = rules["articles"][article]
        return gender

    def _is_near(self, known: _Known, at: int) -> bool:
        here = max(bisect_right(self._starts, at) - 1 - _REACH, 0)
        return self._last(known, at) >= self._starts[here]

    @staticmethod
    def _last(known: _Known, at: int) -> int:
        """Where an entity was named last before an offset, -1 for nowhere."""
        i = bisect_left(known.starts, at)
        return known.starts[i - 1] if i else -1

    def _nearest(self, fitting: Sequence[_Known], at: int, reach: int | None) -> str | None:
        """The one that fits, or of several the only one in the nearest sentence that names any."""
        here = bisect_right(self._starts, at) - 1
        last = {k.entity.id: bisect_right(self._starts, self._last(k, at)) - 1 for k in fitting}
        last = {key: n for key, n in last.items() if n >= 0 and (reach is None or n >= here - reach)}
        if len(last) > 1:
            newest = max(last.values())
            last = {key: n for key, n in last.items() if n == newest and n >= here - _REACH}
        return next(iter(last)) if len(last) == 1 else None


def head_noun(tokens: Sequence[Token]) -> Token | None:
    """The noun that a description turns on: the last before an attribute behind it; an adjective may stand for one."""
    head: Token | None = None
    for token in tokens:
        if token.text in ("Jahre", "Monate") and any(t.text.startswith("alt") for t in tokens):
            continue
        if token.tag in _NOUNS or (token.tag == "ADJA" and (token.text[0].isupper() or _AGED.match(token.text))):
            head = token
        elif head is not None:
            break
    return head
