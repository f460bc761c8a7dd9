"""With whom can a pronoun that names a speaker go on?"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analyse.grammar import is_human
from briefing.analyse.reference import gender_of, is_plural_or_polite
from briefing.analyse.statements.lexicon import lexicon
from briefing.analyse.statements.naming import head_of
from briefing.languages import Language
from briefing.model import Entity, Sentence, Token


def is_pronoun(tokens: Sequence[Token], language: Language) -> bool:
    """Whether a phrase is a pronoun for somebody."""
    alone = len(tokens) == 1 and tokens[0].tag in ("PPER", "PDS", "PRELS")
    return alone and tokens[0].text.lower() not in lexicon(language).words["no_person"]


def may_mean(pronoun: Token, sentence: Sentence, entity: Entity, language: Language) -> bool:
    """Whether gender and number allow a pronoun to stand for an entity."""
    word, rules = pronoun.text.lower(), language["descriptions"]
    gender = gender_of(entity, language)
    if entity.kind == "person":
        many = word == "ihnen" or is_plural_or_polite(pronoun, sentence)
        return not many and rules["pronoun_genders"].get(word) in (gender, None) if gender else not many
    name = entity.name.lower()
    masculine = name.endswith(tuple(rules["masculine_bodies"]))
    if rules["pronoun_genders"].get(word) == "m":
        return masculine
    return not masculine and not name.endswith(tuple(rules["neuter_bodies"]))


def goes_on(pronoun: Token, spoke: Sequence[Token], language: Language) -> bool:
    """Whether a pronoun can go on with the phrase for somebody without a name that spoke last."""
    articles = language["descriptions"]["last_speaker"].get(pronoun.text.lower(), ())
    if pronoun.tag != "PPER" or not spoke or not head_of(spoke):
        return False
    article = "" if spoke[0].tag in ("NN", "ADJA") else spoke[0].text.lower()
    return article in articles and is_human(spoke, (0, len(spoke)), language)
