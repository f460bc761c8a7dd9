"""Which noun phrase of a clause names what is open, and how is it put into the nominative?

Method: a noun for something done, decided or sought ("Prüfung", "Abkommen") that has an attribute, and neither acts nor
only says when or why; an infinitive or participle with its object becomes a noun ("fortgesetzt" -> "Fortsetzung der
Gespräche").
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analyse.grammar import Clause, forms, is_human, subject
from briefing.analyse.phrases import NOUNS, Phrase, genitive, nominative, phrases
from briefing.analyse.questions import capital
from briefing.analyse.stretches import QUOTES
from briefing.languages import Language
from briefing.model import Token

_LONGEST = 9  # words
_CUT = 2  # tokens of a quoted name that would be cut off: "das Gesetz „Nordby“"


def matter(
    text: str,
    tokens: Sequence[Token],
    found: Sequence[Clause],
    k: int,
    language: Language,
    *,
    loose: bool = False,
) -> str | None:
    """The matter of clause ``k`` in at most nine words; None when no noun phrase of it says enough.

    ``loose``: behind any preposition, and where an adjective is all that says more.
    """
    best: tuple[float, str | None] = (0.0, None)
    for phrase in phrases(tokens, found[k].first, found[k].last, language):
        weight = _weight(text, tokens, phrase, found, k, language)
        if weight > best[0] and (words := _worded(text, tokens, phrase, found, k, language, loose)):
            best = (weight, capital(words))
    return best[1]


def named(text: str, tokens: Sequence[Token], clause: Clause, language: Language) -> str | None:
    """The last noun phrase of a clause, of which a relative clause behind it speaks, when it has an attribute."""
    found = list(phrases(tokens, clause.first, clause.last, language))
    words = _cut(text, tokens, found[-1], language) if found else None
    return capital(words) if words and " " in words else None


def _worded(
    text: str,
    tokens: Sequence[Token],
    phrase: Phrase,
    found: Sequence[Clause],
    k: int,
    language: Language,
    loose: bool,
) -> str | None:
    acting = _agentive(tokens, found[k], language) and _is_subject(tokens, phrase, found, k, language)
    if acting or tokens[phrase.first].text.lower() in language["labels"]["pointing"]:
        return None
    if ready := _ready(text, tokens, phrase, found[k], language):
        return ready
    action, possessor = _action(tokens, found[k], phrase, language), genitive(text, tokens, phrase, language)
    if action and possessor:
        words = f"{action} {possessor}"
        return words if len(words.split()) <= _LONGEST else None
    plain = _cut(text, tokens, phrase, language)
    return plain if plain and " " in plain and _is_matter(tokens, phrase, language, loose) else None


def _is_matter(tokens: Sequence[Token], phrase: Phrase, language: Language, loose: bool) -> bool:
    """Whether a phrase names something done, decided or sought, neither a body nor somebody."""
    words, noun = language["labels"], _noun(tokens, phrase, language)
    named = [t for t in tokens[phrase.last : phrase.last + 2] if t.text in QUOTES or t.tag in NOUNS]
    if not loose and (
        len(named) == _CUT or phrase.last == noun + 1 or phrase.preposition not in ("", *words["governed"])
    ):
        return False
    head = tokens[noun].text.lower()
    return (
        tokens[noun].tag == "NN"
        and head.endswith(tuple(words["matters"]))
        and not head.endswith(tuple(words["bodies"]))
    )


def _cut(text: str, tokens: Sequence[Token], phrase: Phrase, language: Language) -> str | None:
    """The phrase in the nominative, its last attributes left out until it is short; None where that says too little."""
    last = phrase.last
    while last > phrase.head:
        piece = Phrase(phrase.first, phrase.head, last, phrase.preposition)
        words = nominative(text, tokens, piece, language)
        parts = [t.text.lower() for t in tokens[piece.head : last]]
        whole = any(both in parts[at:] for both in ("und", "sowie")) if (at := _between(parts)) else True
        if len(words.split()) <= _LONGEST and set(words).isdisjoint("()[]"):
            return words if whole else None
        last -= 1
        while last > phrase.head + 1 and tokens[last].tag not in ("APPR", "APPRART", "ART", "KON"):
            last -= 1
    return None


def _between(parts: Sequence[str]) -> int:
    return parts.index("zwischen") if "zwischen" in parts else 0


def _noun(tokens: Sequence[Token], phrase: Phrase, language: Language) -> int:
    """The noun that says what a phrase is: of "Forderungen Kruses" the first, of "Ministerin Kruse" the name."""
    nouns = [i for i in range(phrase.first, phrase.head) if tokens[i].tag == "NN"]
    possessed = nouns and tokens[phrase.head].text.endswith(("s", "’", "'"))
    return nouns[-1] if possessed and not is_human(tokens, (nouns[-1], nouns[-1] + 1), language) else phrase.head


def _weight(
    text: str, tokens: Sequence[Token], phrase: Phrase, found: Sequence[Clause], k: int, language: Language
) -> float:
    """How well a phrase of clause ``k`` names the matter; 0 when it names none."""
    words, head = language["labels"], tokens[_noun(tokens, phrase, language)]
    nouns = [t for t in tokens[phrase.first : phrase.last] if t.tag in NOUNS]
    empty = head.text.lower() in words["empty"]
    framing = head.text.lower() in (*words["frame_nouns"], *words["sayings"]) or head.text.lower().endswith(
        forms(language).temporal
    )
    if (empty and (len(nouns) == 1 or framing)) or not head.text[0].isalnum():
        return 0.0
    weight = 0.5 if head.tag != "NN" else 2.0
    weight += 0.5 * min(len(nouns), 3) - 0.3 * empty
    weight += 0.3 * any(t.tag == "ADJA" for t in tokens[phrase.first : phrase.head])
    weight += 0.6 * head.text.lower().endswith(tuple(words["matters"]))
    weight -= 1.0 * any(t.tag in ("CARD", "PIAT") for t in tokens[phrase.first : phrase.head])
    weight -= 0.8 * bool(phrase.preposition) + 0.4 * (
        tokens[phrase.first].text.lower() in words["determiners"]["dative"]
    )
    weight += 0.6 * (found[k].kind == "main" and phrase.first > (found[k].verb or 0))
    if _action(tokens, found[k], phrase, language) and genitive(text, tokens, phrase, language):
        weight += 1.5
    return weight + 1.0 * (_ready(text, tokens, phrase, found[k], language) is not None)


def _agentive(tokens: Sequence[Token], clause: Clause, language: Language) -> bool:
    """Whether the subject of a clause does something: no passive, no "sein", no state."""
    piece = tokens[clause.first : clause.last]
    lemmas = {t.lemma.lower() for t in piece if t.tag[0] == "V"}
    if clause.verb is None or not lemmas.isdisjoint(language["labels"]["states"]):
        return False
    verb = tokens[clause.verb]
    if verb.tag == "VVFIN" or (verb.tag == "VAFIN" and verb.lemma.lower() in language["labels"]["having"]):
        return True
    return not any(t.tag == "VVPP" for t in piece) and any(t.tag == "VVINF" for t in piece)


def _is_subject(tokens: Sequence[Token], phrase: Phrase, found: Sequence[Clause], k: int, language: Language) -> bool:
    place = subject(tokens, found, k, language)
    return place is not None and place[0] <= phrase.head < place[1] and not phrase.preposition


def _action(tokens: Sequence[Token], clause: Clause, phrase: Phrase, language: Language) -> str | None:
    """The noun of the infinitive or participle that closes the clause ("fortgesetzt" -> "Fortsetzung").

    None when another object stands between the phrase and the verb.
    """
    closing = (i for i in range(clause.last - 1, clause.first, -1) if tokens[i].tag in ("VVINF", "VVPP", "VVIZU"))
    verb = next(closing, None)
    if verb is None or any(
        _is_object(tokens, other, language) for other in phrases(tokens, phrase.last, verb, language)
    ):
        return None
    noun = language["labels"]["nouns"].get(tokens[verb].lemma.lower())
    return str(noun) if noun else None


def _ready(text: str, tokens: Sequence[Token], phrase: Phrase, clause: Clause, language: Language) -> str | None:
    """What the subject is ready for ("ist zur Unterzeichnung bereit" -> "Unterzeichnung des Vertrags")."""
    words, head = language["labels"], tokens[phrase.head]
    matter = head.text.lower().endswith(tuple(words["matters"])) and phrase.last == phrase.head + 1
    if not matter or phrase.preposition not in words["purpose"] or _agentive(tokens, clause, language):
        return None
    before = (p for p in phrases(tokens, clause.first, clause.last, language) if p.last < phrase.first)
    possessor = next((words for p in before if (words := genitive(text, tokens, p, language))), None)
    return f"{head.text} {possessor}" if possessor else None


def _is_object(tokens: Sequence[Token], phrase: Phrase, language: Language) -> bool:
    """Whether a phrase with an article may be an accusative."""
    first = tokens[phrase.first]
    dative = language["labels"]["determiners"]["dative"]
    return not phrase.preposition and first.tag == "ART" and first.text.lower() not in dative
