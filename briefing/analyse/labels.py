"""How is an open issue called? A short noun phrase built from the words of its sentence.

Method: an indirect question stands as it is; else the noun phrases around the cue are weighed (who acts, times and
ways of speaking count little) and the best one is put into the nominative; a verb with a noun of its own comes along.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analyse.condensed import condensed, predicate
from briefing.analyse.grammar import Clause, clauses, forms, is_human, subject
from briefing.analyse.phrases import NOUNS, Phrase, genitive, nominative, phrases
from briefing.analyse.questions import TRIMMED, between, capital, indirect_question, short
from briefing.languages import Language
from briefing.model import IssueKind, OpenIssue, Sentence, Token

_LONGEST = 8  # words of a label
_LONGEST_HEADLINE = 10
_ENOUGH = 2.4  # weight of a phrase that needs no better one from another clause
_NEAR = 4  # clauses that are looked at on either side
_FURTHER = 0.8  # what a clause's distance takes off
_ASKING = ("unknown", "undecided")  # kinds that any indirect question may belong to


def label(
    text: str,
    sentence: Sentence,
    clause: Clause,
    kind: IssueKind,
    earlier: Sequence[Sentence],
    issues: Sequence[OpenIssue],
    language: Language,
) -> str:
    """Words of the sentence, at most a dozen, that name what is open in ``clause``.

    Where it speaks of "the accusation" or "this", words of the few sentences before, ``earlier``, and of their issues.
    """
    tokens = sentence.tokens
    found = clauses(tokens, frozenset(), language)
    at = next((k for k, c in enumerate(found) if c.first == clause.first), 0)
    at = _telling(tokens, found, at, language)
    question = indirect_question(text, tokens, found, at, kind in _ASKING, language)
    if question:
        return question
    if meant := _meant(text, tokens, clause, earlier, issues, language):
        return meant
    if clause.kind == "relative" and at and (antecedent := _last_phrase(text, tokens, found[at - 1], language)):
        return antecedent
    phrase, full, bare = _best(text, tokens, found, at, language)
    headline = None if full else _headline(text, tokens, found, at, bare, language)
    if not headline and " " not in phrase:
        headline = predicate(tokens, found, at, _LONGEST_HEADLINE, language)
    return (capital(headline) if headline else phrase) or short(sentence.span.text(text), _LONGEST)


def _telling(tokens: Sequence[Token], found: Sequence[Clause], at: int, language: Language) -> int:
    """The clause that says the matter where clause ``at`` only says that somebody spoke of it."""
    clause = found[at]
    if at and found[at - 1].kind == "main" and clause.kind == "main" and clause.verb_first and not clause.linked:
        return at - 1  # "..., kündigte sie an"
    following = found[at + 1] if at + 1 < len(found) else None
    reported = following is not None and following.kind == "main" and following.mood in ("konjunktiv-1", "konjunktiv-2")
    if not reported or clause.mood != "indicative" or clause.verb is None or tokens[clause.verb].tag == "VMFIN":
        return at
    place = subject(tokens, found, at, language)
    others = [i for i in range(clause.first, clause.last) if not (place and place[0] <= i < place[1])]
    bare = all(tokens[i].tag[0] == "V" or tokens[i].tag in ("PTKVZ", "ADV") for i in others)
    return at + 1 if bare else at  # "sie warnte, die Kosten seien hoch"


def _headline(
    text: str, tokens: Sequence[Token], found: Sequence[Clause], at: int, further: bool, language: Language
) -> str | None:
    """The clause as a headline, else as it stands when it begins with "dass"; ``further``: or a neighbour's."""
    for k in (at, at + 1, at - 1) if further else (at,):
        if not 0 <= k < len(found) or (k != at and found[k].kind == found[at].kind == "main"):
            continue
        if headline := condensed(tokens, found, k, _LONGEST_HEADLINE, language):
            return headline
        last = found[k + 1] if k + 1 < len(found) and found[k + 1].kind == "infinitive" else found[k]
        words = between(text, tokens, found[k].first, last.last)
        opener, infinitive = found[k].opener, found[k].kind == "infinitive"
        content = found[k].verb is not None and opener in language["labels"]["content"]
        content = content or (infinitive and opener not in forms(language).adverbial_infinitive)
        if content and len(words.split()) <= _LONGEST_HEADLINE:
            return words.strip(TRIMMED)
    return None


def _best(
    text: str, tokens: Sequence[Token], found: Sequence[Clause], at: int, language: Language
) -> tuple[str, bool, bool]:
    """The noun phrase that names the matter best, whether it says enough, whether it is a mere word or a person."""
    best: tuple[float, str, bool, bool] = (0.0, "", False, True)
    near = range(max(0, at - _NEAR), min(len(found), at + _NEAR + 1))
    for k in sorted(near, key=lambda k: (abs(k - at), k < at)):
        away = _FURTHER * abs(k - at) + 0.4 * (k < at)
        for phrase in phrases(tokens, found[k].first, found[k].last, language):
            weight = _weight(text, tokens, phrase, found, k, language) - away
            if weight > best[0]:
                words = _worded(text, tokens, phrase, found, k, language)
                full = _is_matter(text, tokens, phrase, found[k], language)
                human = is_human(tokens, (phrase.first, phrase.head + 1), language)
                best = (weight, words, full, not full and (human or " " not in words))
        if best[0] >= _ENOUGH:
            break
    return best[1:]


def _is_matter(text: str, tokens: Sequence[Token], phrase: Phrase, clause: Clause, language: Language) -> bool:
    """Whether a phrase names something done, decided or sought by itself or by what goes with it, and nobody."""
    noun = _noun(tokens, phrase, language)
    if _ready(text, tokens, phrase, clause, language):
        return True
    if _action(tokens, clause, language) and genitive(text, tokens, phrase, language):
        return True
    if " " not in nominative(text, tokens, phrase, language):
        return False
    attributed = phrase.last > noun + 1 and not is_human(tokens, (noun, noun + 1), language)
    return tokens[noun].tag == "NN" and (
        attributed or tokens[noun].text.lower().endswith(tuple(language["labels"]["matters"]))
    )


def _noun(tokens: Sequence[Token], phrase: Phrase, language: Language) -> int:
    """The noun that says what a phrase is: of "Forderungen Kruses" the first, of "Ministerin Kruse" the name."""
    nouns = [i for i in range(phrase.first, phrase.head) if tokens[i].tag == "NN"]
    possessed = nouns and tokens[phrase.head].text.endswith(("s", "’", "'"))
    return nouns[-1] if possessed and not is_human(tokens, (nouns[-1], nouns[-1] + 1), language) else phrase.head


def _meant(
    text: str,
    tokens: Sequence[Token],
    clause: Clause,
    earlier: Sequence[Sentence],
    issues: Sequence[OpenIssue],
    language: Language,
) -> str | None:
    """What "the accusation" or "this" stands for, where exactly one thing was named before."""
    refers = language["labels"]["refers"]
    bare = [
        phrase
        for phrase in phrases(tokens, clause.first, clause.last, language)
        if phrase.last == phrase.head + 1 == phrase.first + 2
        and tokens[phrase.first].text.lower() in language["labels"]["definite"]
    ]
    nouns = [noun for phrase in bare if (noun := tokens[phrase.head].text.lower()) in refers]
    if len(nouns) > 1:
        return None
    if nouns:
        named = {
            capital(short(nominative(text, before.tokens, phrase, language), _LONGEST))
            for before in earlier
            for phrase in phrases(before.tokens, 0, len(before.tokens), language)
            if before.tokens[phrase.head].text.lower() == nouns[0] and phrase.last > phrase.head + 1
        }
        named = named or {
            issue.label for issue in issues if issue.rule.endswith(f":{refers[nouns[0]]}") and " " in issue.label
        }
        return named.pop() if len(named) == 1 else None
    pointing = any(t.tag == "PDS" and t.text.lower() in ("das", "dies") for t in tokens[clause.first : clause.last])
    last = [
        issue
        for issue in issues
        if earlier and issue.span == earlier[-1].span and issue.kind in ("disputed", "demanded")
    ]
    return last[0].label if pointing and last else None


def _last_phrase(text: str, tokens: Sequence[Token], clause: Clause, language: Language) -> str | None:
    """The noun phrase that a relative clause behind ``clause`` speaks of."""
    found = list(phrases(tokens, clause.first, clause.last, language))
    return capital(short(nominative(text, tokens, found[-1], language), _LONGEST)) if found else None


def _weight(
    text: str, tokens: Sequence[Token], phrase: Phrase, found: Sequence[Clause], k: int, language: Language
) -> float:
    """How well a phrase of clause ``k`` names the matter; 0 when it names none."""
    words, head = language["labels"], tokens[_noun(tokens, phrase, language)]
    nouns = [t for t in tokens[phrase.first : phrase.last] if t.tag in NOUNS]
    empty = head.text.lower() in words["empty"]
    framing = head.text.lower() in words["frame_nouns"] or head.text.lower().endswith(forms(language).temporal)
    if (empty and (len(nouns) == 1 or framing)) or not head.text[0].isalnum():
        return 0.0
    named = head.tag != "NN"
    weight = 0.5 if named else 2.0
    weight += 0.5 * min(len(nouns), 3) - 0.3 * empty
    weight += 0.3 * any(t.tag == "ADJA" for t in tokens[phrase.first : phrase.head])
    weight += 0.6 * head.text.lower().endswith(tuple(words["matters"]))
    weight -= 1.0 * any(t.tag in ("CARD", "PIAT") for t in tokens[phrase.first : phrase.head])
    weight -= 0.8 * bool(phrase.preposition) + 0.4 * (
        tokens[phrase.first].text.lower() in words["determiners"]["dative"]
    )
    weight += 0.6 * (found[k].kind == "main" and phrase.first > (found[k].verb or 0))
    acting = _agentive(tokens, found[k], language) and _is_subject(tokens, phrase, found, k, language)
    if not acting and _action(tokens, found[k], language) and genitive(text, tokens, phrase, language):
        weight += 1.5
    weight += 1.0 * (_ready(text, tokens, phrase, found[k], language) is not None)
    return weight - 1.2 * acting


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


def _action(tokens: Sequence[Token], clause: Clause, language: Language) -> str | None:
    """The noun of the infinitive or participle that closes the clause ("fortgesetzt" -> "Fortsetzung")."""
    verb = next((t for t in reversed(tokens[clause.first : clause.last]) if t.tag in ("VVINF", "VVPP", "VVIZU")), None)
    noun = language["labels"]["nouns"].get(verb.lemma.lower()) if verb else None
    return str(noun) if noun else None


def _worded(
    text: str, tokens: Sequence[Token], phrase: Phrase, found: Sequence[Clause], k: int, language: Language
) -> str:
    action, possessor = _action(tokens, found[k], language), genitive(text, tokens, phrase, language)
    if action and possessor:
        return short(f"{action} {possessor}", _LONGEST)
    words = _ready(text, tokens, phrase, found[k], language) or nominative(text, tokens, phrase, language)
    if " " not in words and not _is_subject(tokens, phrase, found, k, language):
        words = _doing(text, tokens, phrase, found[k], language) or words
    return capital(short(words, _LONGEST))


def _doing(text: str, tokens: Sequence[Token], phrase: Phrase, clause: Clause, language: Language) -> str | None:
    """What somebody is going to do, as it stands ("den Wahlgang boykottieren"), where a bare noun says too little."""
    verbs = [i for i in range(phrase.last, clause.last) if tokens[i].tag[0] == "V" and i != clause.verb]
    if (
        not verbs
        or tokens[verbs[0]].lemma.lower() in language["labels"]["light"]
        or tokens[verbs[0]].tag.endswith("PP")
        or not tokens[verbs[0]].text.endswith("n")
    ):
        return None
    verb = tokens[verbs[0]]
    start = tokens[phrase.first - bool(phrase.preposition)].start
    words = text[start : verb.end]
    if len(words.split()) > _LONGEST:
        words = f"{text[start : tokens[phrase.last - 1].end]} {verb.text}"
    return words if set(words).isdisjoint("()[]") else None


def _ready(text: str, tokens: Sequence[Token], phrase: Phrase, clause: Clause, language: Language) -> str | None:
    """What the subject is ready for ("ist zur Unterzeichnung bereit" -> "Unterzeichnung des Vertrags")."""
    words, head = language["labels"], tokens[phrase.head]
    matter = head.text.lower().endswith(tuple(words["matters"])) and phrase.last == phrase.head + 1
    if not matter or phrase.preposition not in words["purpose"] or _agentive(tokens, clause, language):
        return None
    before = (p for p in phrases(tokens, clause.first, clause.last, language) if p.last < phrase.first)
    possessor = next((words for p in before if (words := genitive(text, tokens, p, language))), None)
    return f"{head.text} {possessor}" if possessor else None
