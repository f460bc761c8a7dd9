"""A clause cut down to a headline.

"Am Montag soll der Mann dem Richter vorgeführt werden" -> "Der Mann soll dem Richter vorgeführt werden".

Method: adverbs, times and ways of speaking go, then the prepositional phrases furthest from the closing verb, next to
which a German clause has its complements; the rest keeps its order, unless nothing is left before the verb: then the
subject goes there. An infinitive or a "dass" that the verb asks for comes along.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from briefing.analyse.grammar import Clause, Range, forms, mood, subject
from briefing.analyse.phrases import NOUNS, phrases
from briefing.analyse.stretches import QUOTES, fitting, is_broken, is_frame, needed, shortened, spaced, worded
from briefing.languages import Language
from briefing.model import Token

_NOMINATIVE = frozenset({"ich", "er", "wir", "man", "du", "es"})
_MODIFYING = ("ADV", "ADJD", "PTKNEG")
_PERSONAL = ("er", "sie")
_PIECES = 6  # clauses that are looked at
_NAMED = 3  # words of a subject of which a full name is enough
_YEAR = 4  # digits of a year, which does not belong to the subject before it
_SUBJECT = 6  # words of a subject that a headline has room for
_INFINITIVE = 8  # words of an infinitive that belongs to a headline
_WITH_COMPLEMENT = 14  # words of a headline with an infinitive or a clause that belongs to it

Naming = Callable[[Range], str | None]


def condensed(
    tokens: Sequence[Token],
    found: Sequence[Clause],
    k: int,
    most: int,
    language: Language,
    naming: Naming | None = None,
    *,
    bare: bool = False,
) -> str | None:
    """Clause ``k`` in at most ``most`` words; None when it has no verb, says too little or cannot be cut so far.

    ``bare``: nouns may lose their attributes. ``naming`` may give the name of whom a pronoun stands for, from the
    tokens of the pronoun.
    """
    clause = found[k]
    if (
        clause.verb is None
        or clause.opener in language["labels"]["questions"]
        or not _may_move(tokens, clause, language)
        or (complement(tokens, found, k, language) is None and _is_interrupted(tokens, found, k))
    ):
        return None
    place = subject(tokens, found, k, language)
    tail = complement(tokens, found, k, language)
    ending = f", {_complementing(tokens, found, k, tail, language)}" if tail else ""
    room = min(most, _WITH_COMPLEMENT - len(ending[2:].split())) if tail else most
    if place is None:
        words = _without_subject(tokens, clause, room, language)
    else:
        place = _with_attributes(tokens, clause, place, language)
        words = _with_subject(tokens, found, k, place, room, naming, language, bare)
    return None if words is None else words + ending


def _with_subject(
    tokens: Sequence[Token],
    found: Sequence[Clause],
    k: int,
    place: Range,
    room: int,
    naming: Naming | None,
    language: Language,
    bare: bool,
) -> str | None:
    clause = found[k]
    assert clause.verb is not None
    rest, head = needed(tokens, clause, place, language), _plain(tokens, place)
    while bare and len(head) > _SUBJECT and (short := shortened(tokens, place)):
        place, head = short, _plain(tokens, short)
    one = tokens[place[0]].text.lower() in _PERSONAL and not tokens[clause.verb].text.endswith("en")
    if one and naming and (name := naming(place)):
        head = [name]
    cut = place[1] - place[0] == 1 and tokens[place[0]].tag == "ART"  # "die noch zu wählende Spitze"
    if cut or is_frame(tokens, place[0], place[1] - 1, language):  # "Anfang 2031 geht der Posten an sie"
        return None
    if len(head) > _SUBJECT or any(is_broken(tokens, chunk) for chunk in rest):
        return None
    nouns = any(tokens[i].tag in (*NOUNS, "ADJD", "PDS") for chunk in rest for i in range(*chunk))
    if not rest or (not nouns and leads_on(tokens, found, k) and complement(tokens, found, k, language) is None):
        return None
    kept = fitting(tokens, rest, room - len(head) - 1, language, bare)
    if not kept or tokens[kept[-1][1] - 1].tag == "ART" or _lacks_time(tokens, clause, kept, language):
        return None
    moved = clause.kind != "main" or clause.verb_first or not clause.first <= place[0] < clause.last
    before = [] if moved else [chunk for chunk in kept if chunk[0] < clause.verb]
    if place[0] > clause.verb and before and not moved:
        after = [chunk for chunk in kept if chunk[0] > clause.verb]
        nearer = [chunk for chunk in after if chunk[0] < place[0]]
        further = [chunk for chunk in after if chunk[0] > place[0]]
        parts = [*worded(tokens, before), tokens[clause.verb].text, *worded(tokens, nearer), *head]
        return " ".join([*parts, *worded(tokens, further)])
    if (moved or place[0] > clause.verb) and not _is_certain(tokens, found, k, place):
        return None
    return " ".join([*head, tokens[clause.verb].text, *worded(tokens, kept)])


def _lacks_time(tokens: Sequence[Token], clause: Clause, kept: list[Range], language: Language) -> bool:
    """Whether nothing stays that says more than the verb: "dauert voraussichtlich", "könne dauern"."""
    assert clause.verb is not None
    verb, words = tokens[clause.verb], language["labels"]
    if any(tokens[i].tag in (*NOUNS, "PDS") for chunk in kept for i in range(*chunk)):
        return False
    piece = tokens[clause.first : clause.last]
    lasting = any(t.lemma.lower() in words["lasting"] for t in piece) and all(t.tag != "PTKVZ" for t in piece)
    modifying = verb.tag == "VVFIN" and all(tokens[first].tag in _MODIFYING for first, _ in kept)
    return lasting or (modifying and verb.lemma.lower() not in words["linking"])


def complement(tokens: Sequence[Token], found: Sequence[Clause], k: int, language: Language) -> Range | None:
    """The tokens of the infinitive, "dass" or question that clause ``k`` asks for and that follows it."""
    last = k + 1
    if last >= len(found) or not _is_asked_for(found[last], language):
        return None
    while found[last].kind != "infinitive" and not _is_closed(tokens, found[last]):
        last += 1
        if last >= len(found) or found[last].kind not in ("subordinate", "fragment", "relative"):
            return None
    while last + 1 < len(found) and found[last + 1].kind == "infinitive" and found[last + 1].linked:
        last += 1
    return found[k + 1].first, found[last].last


def _is_closed(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether a clause has its verb, taken for a participle or an infinitive perhaps."""
    return clause.verb is not None or tokens[clause.last - 1].tag[0] == "V"


def subordinate(
    tokens: Sequence[Token],
    found: Sequence[Clause],
    k: int,
    most: int,
    language: Language,
    *,
    bare: bool = False,
) -> str | None:
    """A subordinate clause with its opener, cut down: "dass die Mühle verkauft wird"."""
    if k >= len(found) or found[k].kind != "subordinate" or (verb := found[k].verb) is None:
        return None
    clause = found[k]
    place = subject(tokens, found, k, language)
    if place is None or not clause.first < place[0] < verb:
        return None
    rest = needed(tokens, clause, place, language)
    if any(is_broken(tokens, chunk) for chunk in rest):
        return None
    kept = fitting(tokens, rest, most - (place[1] - place[0]) - 2, language, bare)
    if kept is None:
        return None
    before, after = [c for c in kept if c[0] < place[0]], [c for c in kept if c[0] > place[0]]
    subject_, closing = list(worded(tokens, [place])), tokens[verb].text
    ending = [*worded(tokens, [c for c in after if c[0] > verb])]
    inner = [*worded(tokens, before), *subject_, *worded(tokens, [c for c in after if c[0] < verb])]
    return " ".join([clause.opener, *inner, closing, *ending])


def _complementing(tokens: Sequence[Token], found: Sequence[Clause], k: int, tail: Range, language: Language) -> str:
    """The words of what belongs to clause ``k``; a long infinitive without times and the like."""
    words = spaced(tokens, *tail)
    clause, closing = found[k + 1], tail[1] - 1
    if clause.kind != "infinitive" or clause.last != tail[1] or len(words.split()) <= _INFINITIVE:
        return words
    whole = replace(clause, verb=closing)
    kept = fitting(tokens, needed(tokens, whole, (closing, closing), language), _INFINITIVE - 1, language)
    return " ".join([*worded(tokens, kept), tokens[closing].text]) if kept else words


def _is_asked_for(clause: Clause, language: Language) -> bool:
    if clause.kind == "infinitive":
        return clause.opener not in forms(language).adverbial_infinitive
    return clause.kind == "subordinate" and clause.opener in ("dass", "daß", *language["labels"]["questions"])


def _is_interrupted(tokens: Sequence[Token], found: Sequence[Clause], k: int) -> bool:
    """Whether a part of the clause follows an insertion: "wurde, wie erwartet, vertagt"."""
    for before, clause in pairwise(found[k : k + _PIECES]):
        if clause.kind == "main":
            break
        closing = any(t.tag[0] == "V" or t.tag == "PTKVZ" for t in tokens[clause.first : clause.last])
        if clause.kind == "fragment" and (closing or (before.kind != "fragment" and before is not found[k])):
            return True
    return False


def leads_on(tokens: Sequence[Token], found: Sequence[Clause], k: int) -> bool:
    """Whether what follows says what a bare verb leaves out: "kündigte an, die Mühle werde verkauft"."""
    last = found[k].last
    if last < len(tokens) and tokens[last].text == ":":
        return True
    following = found[k + 1] if k + 1 < len(found) else None
    return following is not None and (following.kind != "main" or following.mood in ("konjunktiv-1", "konjunktiv-2"))


def _with_attributes(tokens: Sequence[Token], clause: Clause, place: Range, language: Language) -> Range:
    """The subject with the attributes that its noun asks for: "der Streit um die Fähre"."""
    first, last = place
    if last - first > 1 and tokens[last - 1].tag == "CARD" and len(tokens[last - 1].text) == _YEAR:
        last -= 1 + (tokens[last - 2].tag == "APPR")
    same = (p for p in phrases(tokens, first, max(clause.last, last), language) if p.first == first)
    phrase = next(same, None)
    return (first, max(last, phrase.last)) if phrase else (first, last)


def _is_certain(tokens: Sequence[Token], found: Sequence[Clause], k: int, place: Range) -> bool:
    """Whether a subject is sure enough to be moved: not beside a pronoun, of another clause only where it opens it."""
    clause = found[k]
    inside = range(clause.first, clause.last)
    listed = k and found[k - 1].kind == "fragment" and tokens[clause.first - 1].text != ":"
    if listed and place[0] >= clause.first:  # "der Rat, Bauern und Fischer riefen"
        return False
    if any(tokens[i].text.lower() in _NOMINATIVE for i in inside if not place[0] <= i < place[1]):
        return False
    plain = takewhile(lambda i: tokens[i].text != ",", range(*place))
    pairs = list(pairwise(tokens[i].tag for i in plain))
    if (("NN", "NN") in pairs and place[0] > (clause.verb or 0)) or any(
        one in ("NN", "NE") and other == "CARD" for one, other in pairs
    ):
        return False
    if place[0] < clause.first and any(is_elliptic(tokens, i) for i in inside):
        return False
    home = next((c for c in found if c.first <= place[0] < c.last), clause)
    if home is clause and clause.verb_first and k:  # "Wenn möglich, will man verhandeln"
        return found[k - 1].kind != "main" or found[k - 1].verb_first
    return not home.verb_first and (home is clause or not clause.verb_first or place[0] == home.first + home.linked)


def is_elliptic(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number or a pronoun stands for a noun of its own: "und 56 weitere fehlen"."""
    if tokens[i].tag == "CARD":
        year = len(tokens[i].text) == _YEAR and tokens[i].text.isdigit()
        return not year and all(t.tag not in NOUNS for t in tokens[i + 1 : i + 3])
    return tokens[i].tag == "PIS" and tokens[i - 1].tag not in ("APPR", "APPRART")


def _without_subject(tokens: Sequence[Token], clause: Clause, most: int, language: Language) -> str | None:
    """An impersonal passive: "nach einer Lösung wird gesucht"."""
    assert clause.verb is not None
    rest = needed(tokens, clause, (clause.verb, clause.verb), language)
    impersonal = tokens[clause.verb].tag in ("VAFIN", "VMFIN") and clause.kind == "main" and not clause.verb_first
    if not impersonal or len(rest) < 2 or tokens[rest[-1][0]].tag[0] != "V":
        return None
    kept = fitting(tokens, rest, most - 1, language)
    if kept is None:
        return None
    return " ".join([*worded(tokens, kept[:1]), tokens[clause.verb].text, *worded(tokens, kept[1:])])


def _may_move(tokens: Sequence[Token], clause: Clause, language: Language) -> bool:
    """Whether the verb can stand second: it does, or it is a modal or auxiliary of reported speech.

    What "dass" says in the indicative would lose its speaker.
    """
    assert clause.verb is not None
    if clause.kind == "main":
        return True
    verb = tokens[clause.verb]
    reported = mood(verb, language) == "konjunktiv-1"
    return clause.kind == "subordinate" and verb.tag in ("VMFIN", "VAFIN") and reported


def _plain(tokens: Sequence[Token], place: Range) -> list[str]:
    """The words of the subject without brackets; of a person with a full name the name."""
    out: list[Token] = []
    open_ = False
    listed = any(t.tag == "KON" for t in tokens[slice(*place)])
    for token in tokens[slice(*place)]:
        if token.text == "," and not listed and any(t.tag in NOUNS for t in out):  # an apposition
            break
        open_ = (open_ or token.text == "(") and token.text != ")"
        if not open_ and token.text not in ("(", ")", *QUOTES):
            out.append(token)
    runs = [list(run) for named, run in groupby(out, lambda t: t.tag == "NE") if named]
    names = [run for run in runs if len(run) > 1]
    simple = all(t.tag not in ("KON", "APPR", "APPRART", "CARD", "ART") for t in out[1:])
    if len(out) > _NAMED and len(names) == 1 and simple:
        out = names[0]
    return [t.text for t in out if t.text != ","]
