"""The finders of names, entities and places never raise, never point beside the text, and stay fast."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from articles import german, written
from hypothesis import given, settings
from hypothesis import strategies as st
from stopwatch import within

from briefing.analyse.entities import resolve
from briefing.analyse.mentions import find_mentions
from briefing.analyse.places import find_places
from briefing.analyse.reference import antecedent
from briefing.analyse.salience import mark_salience
from briefing.model import Document, Entity, Mention, Place, Sentence

WORDS = st.sampled_from(
    "der die das Präsident Ministerin Brodersen Ole von der al-Tarik US-Regierung Norwegens Oslo , ( ) „ “ « » - – / . "
    ": und sagte in nach sogenannte Koalition acht Personen Amt für Nato SPD X's Herr Dr. 's ’ ' 17. "
    "Von EU-".split()
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))

Found = tuple[tuple[Mention, ...], tuple[Entity, ...], tuple[Entity, ...], tuple[Place, ...]]


def found_in(document: Document, sentences: tuple[Sentence, ...]) -> Found:
    mentions = find_mentions(document, sentences, german())
    entities, mentions = resolve(document, sentences, mentions, german())
    kept = mark_salience(document, sentences, entities, (), german())
    return mentions, entities, kept, find_places(document, sentences, mentions, kept, german())


def everything(text: str) -> tuple[object, ...]:
    document, sentences = written(*text.splitlines())
    mentions, entities, kept, places = found_in(document, sentences)
    for mention in (*mentions, *(m for e in entities for m in e.mentions), *(m for p in places for m in p.mentions)):
        assert document.text[mention.span.start : mention.span.end] == mention.text != ""
    assert all(one.span.end <= other.span.start for one, other in pairwise(mentions))
    known = {entity.id for entity in entities}
    assert {mention.entity for mention in mentions} <= known | {None}
    for sentence in sentences:
        for token in sentence.tokens:
            assert antecedent(token.start, token.end, sentences, entities, german()) in known | {None}
    return mentions, entities, kept, places


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    assert everything(text) == everything(text)


def test_long_lines_pass_quickly() -> None:
    german_words = "Ministerin Hanne Brodersen und die US-Regierung sagten der „Zeitung“ in Oslo (SPD), Chef der Nato, "
    for text in (german_words * 500, "A" * 50_000, "„" * 50_000, "Von der " * 6_000, "Amt für " * 6_000, "x-" * 25_000):
        assert within(2, partial(found_in, *written(text[:50_000])))
