"""A clause cut down to a headline.

"Am Montag soll der Mann dem Richter vorgeführt werden" -> "Der Mann soll dem Richter vorgeführt werden".

Method: subject, finite verb and the rest in their order; adverbs, times and ways of speaking go, then the prepositional
phrases furthest from the closing verb, next to which a German clause has its complements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from briefing.analyse.grammar import Clause, forms, mood, subject
from briefing.analyse.phrases import phrases
from briefing.languages import Language
from briefing.model import Token

_PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PRELS", "PWS"})
_DROPPED = frozenset({"ADV", "PTKANT", "KOUS", "PROAV", "$(", "$,"})
_BROKEN = frozenset({"ART", "ADJA", "TRUNC", "PPOSAT", "PDAT"})  # parts of a phrase that was not understood
_NOMINATIVE = frozenset({"ich", "er", "wir", "man", "du", "es"})
_QUOTES = '„“”"»«‚‘›‹'
_PIECES = 6  # clauses that are looked at
_NAMED = 3  # words of a subject of which a full name is enough
_LONGEST = 30  # stretches of a clause that can be cut down
_YEAR = 4  # digits of a year, which does not belong to the subject before it
_GAP = 2  # tokens between parts of a time
_SUBJECT = 6  # words of a subject that a headline has room for

Range = tuple[int, int]


def condensed(tokens: Sequence[Token], found: Sequence[Clause], k: int, most: int, language: Language) -> str | None:
    """Clause ``k`` in at most ``most`` words; None when it has no verb, says too little or cannot be cut so far."""
    clause = found[k]
    place = subject(tokens, found, k, language)
    if (
        clause.verb is None
        or clause.opener in language["labels"]["questions"]
        or not _may_move(tokens, clause, language)
        or _is_speech(tokens, clause)
    ):
        return None
    if place is None:
        return _without_subject(tokens, found, k, most, language)
    place = _with_attributes(tokens, clause, place, language)
    if not _is_certain(tokens, found, k, place) or _is_open_ended(tokens, found, k, language):
        return None
    head = _plain(tokens, place)
    rest = _rest(tokens, clause, place, language)
    if tokens[place[0]].tag in _PRONOUNS:
        return _infinitive(tokens, clause, place, rest, most)
    if len(head) > _SUBJECT or any(_is_broken(tokens, chunk) for chunk in rest):
        return None
    opening = tokens[rest[0][0] if rest else clause.verb]
    if opening.tag[0] == "V" and opening.start < tokens[clause.verb].start and clause.kind == "main":
        return None
    if clause is not found[-1] and _only_says(tokens, clause, rest):
        return None
    kept = _fitting(tokens, rest, most - len(head) - 1)
    return None if kept is None else " ".join([*head, tokens[clause.verb].text, *_words(tokens, kept)])


def _is_broken(tokens: Sequence[Token], chunk: Range) -> bool:
    """Whether a stretch is a part of a noun phrase that was not understood."""
    first, last = chunk
    quoted = last < len(tokens) and tokens[last].text in _QUOTES
    return last - first == 1 and tokens[first].tag in _BROKEN and not quoted


def _only_says(tokens: Sequence[Token], clause: Clause, rest: list[Range]) -> bool:
    """Whether only a verb stays, "kündigte an", "hat mitgeteilt": what follows says what."""
    assert clause.verb is not None
    having = tokens[clause.verb].lemma.lower() == "haben"
    return all(tokens[a].tag == "PTKVZ" or (having and tokens[a].tag == "VVPP") for a, _ in rest)


def _with_attributes(tokens: Sequence[Token], clause: Clause, place: Range, language: Language) -> Range:
    """The subject with the attributes that its noun asks for: "der Streit um die Fähre"."""
    first, last = place
    if last - first > 1 and tokens[last - 1].tag == "CARD" and len(tokens[last - 1].text) == _YEAR:
        last -= 1
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
    if any(tokens[i].tag == "CARD" and tokens[i - 1].tag in ("NN", "NE") for i in range(place[0] + 1, place[1])):
        return False
    home = next((c for c in found if c.first <= place[0] < c.last), clause)
    return not home.verb_first and (home is clause or not clause.verb_first or place[0] == home.first + home.linked)


def _without_subject(
    tokens: Sequence[Token], found: Sequence[Clause], k: int, most: int, language: Language
) -> str | None:
    """An impersonal passive: "nach einer Lösung wird gesucht"."""
    clause = found[k]
    assert clause.verb is not None
    rest = _rest(tokens, clause, (clause.verb, clause.verb), language)
    impersonal = tokens[clause.verb].tag in ("VAFIN", "VMFIN") and clause.kind == "main" and not clause.verb_first
    if not impersonal or len(rest) < 2 or tokens[rest[-1][0]].tag[0] != "V":
        return None
    kept = _fitting(tokens, rest, most - 1)
    if kept is None or _is_open_ended(tokens, found, k, language):
        return None
    return " ".join([*_words(tokens, kept[:1]), tokens[clause.verb].text, *_words(tokens, kept[1:])])


def _is_open_ended(tokens: Sequence[Token], found: Sequence[Clause], k: int, language: Language) -> bool:
    """Whether what follows belongs to the clause: "gab bekannt, dass ...", "wurde, wie erwartet, vertagt"."""
    following = found[k + 1] if k + 1 < len(found) else None
    if following is None or following.kind == "main":
        return False
    asking = following.opener in ("dass", "daß", *language["labels"]["questions"])
    wanted = following.kind == "infinitive" and following.opener not in forms(language).adverbial_infinitive
    if wanted or (following.kind == "subordinate" and asking):
        return True
    for before, clause in pairwise(found[k : k + _PIECES]):
        if clause.kind == "main":
            break
        closing = any(t.tag[0] == "V" or t.tag == "PTKVZ" for t in tokens[clause.first : clause.last])
        if clause.kind == "fragment" and (closing or (before.kind != "fragment" and before is not found[k])):
            return True
    return False


def predicate(tokens: Sequence[Token], found: Sequence[Clause], k: int, most: int, language: Language) -> str | None:
    """What is done in clause ``k``, without its subject; None when ``most`` words cannot say it.

    "Der Rat rief die Bürger zur Hilfe auf" -> "die Bürger zur Hilfe aufrufen".
    """
    clause = found[k]
    place = subject(tokens, found, k, language)
    if clause.verb is None or place is None or _is_speech(tokens, clause) or _is_open_ended(tokens, found, k, language):
        return None
    if not _is_certain(tokens, found, k, place) and tokens[place[0]].tag not in _PRONOUNS:
        return None
    rest = _rest(tokens, clause, place, language)
    verb = tokens[clause.verb]
    closing: list[str] = []
    if verb.tag == "VVFIN":
        particle = "".join(tokens[a].text for a, _ in rest if tokens[a].tag == "PTKVZ")
        rest = [chunk for chunk in rest if tokens[chunk[0]].tag not in ("PTKVZ", "PRF")]
        closing = [particle + verb.lemma.lower()]
    elif verb.tag != "VMFIN" or not rest or tokens[rest[-1][0]].tag not in ("VVINF", "VAINF"):
        return None
    nouns = any(tokens[i].tag in ("NN", "NE") for chunk in rest for i in range(*chunk))
    kept = _fitting(tokens, rest, most - len(closing))
    if not nouns or not kept or tokens[kept[0][0]].tag[0] == "V" or any(_is_broken(tokens, chunk) for chunk in kept):
        return None
    return " ".join([*_words(tokens, kept), *closing])


def _infinitive(tokens: Sequence[Token], clause: Clause, place: Range, rest: list[Range], most: int) -> str | None:
    """What a pronoun is to do: "er soll dem Richter vorgeführt werden" -> "dem Richter vorgeführt werden"."""
    last = tokens[rest[-1][0]] if rest else None
    nouns = any(tokens[i].tag in ("NN", "NE") for chunk in rest for i in range(*chunk))
    assert clause.verb is not None
    if last is None or not nouns or last.tag not in ("VVINF", "VVPP", "VAINF", "VVIZU") or clause.kind != "main":
        return None
    if tokens[clause.verb].tag != "VMFIN" or tokens[place[0]].text.lower() == "es":
        return None
    kept = _fitting(tokens, rest, most)
    return " ".join(_words(tokens, kept)) if kept else None


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


def _is_speech(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether quotation marks open before the clause or in it without being closed."""
    before = sum(t.text in _QUOTES for t in tokens[: clause.first])
    inside = sum(t.text in _QUOTES for t in tokens[clause.first : clause.last])
    return before % 2 == 1 or inside % 2 == 1


def _rest(tokens: Sequence[Token], clause: Clause, place: Range, language: Language) -> list[Range]:
    """The stretches of the clause beside subject and verb that a headline needs."""
    out: list[Range] = []
    for first, last in _stretches(clause, place):
        i = first + (first == clause.first and clause.linked)
        for phrase in phrases(tokens, first, last, language):
            start = _with_preposition(tokens, phrase.first, first)
            if start < i:
                continue
            out += _singles(tokens, i, start, language)
            near = all(t.text in _QUOTES for t in tokens[i:start])
            if near and i > first and tokens[start].tag == "NE":  # "der Tod von Präsident | Paul Kruse"
                if out and out[-1][1] == i:
                    out[-1] = (out[-1][0], phrase.last)
            elif not _is_frame(tokens, start, phrase.head, language):
                out.append((start, phrase.last))
            else:
                while out and start - out[-1][1] <= _GAP and _is_broken(tokens, out[-1]):  # "den nächsten zwei bis"
                    out.pop()
            i = phrase.last
        out += _singles(tokens, i, last, language)
    return out


def _with_preposition(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Where a noun phrase begins, its preposition and the adverbs between taken in: "zu noch größerer Gewalt"."""
    i = start
    while i > stop and (tokens[i - 1].tag in ("ADV", "ADJD") or tokens[i - 1].text in _QUOTES):
        i -= 1
    return i - 1 if i > stop and tokens[i - 1].tag in ("APPR", "APPRART") else start


def _singles(tokens: Sequence[Token], first: int, last: int, language: Language) -> Iterator[Range]:
    """The tokens outside of noun phrases that are needed; not "bis 2010", "um 15:15"."""
    for i in range(first, last):
        tag, following = tokens[i].tag, tokens[i + 1].tag if i + 1 < last else ""
        if tag.startswith("APPR"):
            needed = following in _PRONOUNS or following == "PRF"
        else:
            negated = tag == "ADV" and following in ("PTKNEG", "PIAT")  # "noch nicht"
            needed = tag not in _DROPPED or negated or tokens[i].text.lower() in language["labels"]["limits"]
        if needed and tag != "CARD":
            yield i, i + 1


def _stretches(clause: Clause, place: Range) -> Iterator[Range]:
    """The clause without its finite verb and its subject."""
    assert clause.verb is not None
    cuts = sorted([(clause.verb, clause.verb + 1), (max(place[0], clause.first), min(place[1], clause.last))])
    start = clause.first
    for first, last in cuts:
        if first < last:
            yield start, first
            start = last
    yield start, clause.last


def _is_frame(tokens: Sequence[Token], start: int, head: int, language: Language) -> bool:
    """Whether a phrase says only when or who said so: "am 3. Mai", "nach Angaben der Polizei"."""
    words, noun = language["labels"], tokens[head].text.lower()
    spoken = tokens[start].text.lower() in words["frames"]
    return (
        spoken or noun in words["frame_nouns"] or (tokens[head].tag == "NN" and noun.endswith(forms(language).temporal))
    )


def _fitting(tokens: Sequence[Token], rest: list[Range], room: int) -> list[Range] | None:
    """The stretches that fit into ``room`` words, prepositional phrases left out from the left."""
    kept = list(rest)
    while kept and tokens[kept[-1][0]].tag == "KOKOM":  # "mehr als" lost what it compares with
        kept.pop()
    while len(kept) < _LONGEST and sum(last - first for first, last in kept) > room:
        phrases_ = [n for n, (first, _) in enumerate(kept) if tokens[first].tag in ("APPR", "APPRART")]
        free = [n for n in phrases_ if n + 1 not in phrases_ or kept[n][1] < kept[n + 1][0]]  # none with an attribute
        if len(phrases_) < 2 or not free or free[0] == phrases_[-1]:
            return None
        del kept[free[0]]
    return kept if len(kept) < _LONGEST else None


def _plain(tokens: Sequence[Token], place: Range) -> list[str]:
    """The words of the subject without brackets; of a person with a full name the name."""
    out: list[Token] = []
    open_ = False
    for token in tokens[slice(*place)]:
        open_ = (open_ or token.text == "(") and token.text != ")"
        if not open_ and token.text not in ("(", ")", *_QUOTES):
            out.append(token)
    runs = [list(run) for named, run in groupby(out, lambda t: t.tag == "NE") if named]
    names = [run for run in runs if len(run) > 1]
    simple = all(t.tag not in ("KON", "APPR", "APPRART", "CARD") for t in out)
    if len(out) > _NAMED and len(names) == 1 and simple:
        out = names[0]
    return [t.text for t in out if t.text != ","]


def _words(tokens: Sequence[Token], kept: list[Range]) -> Iterator[str]:
    for first, last in kept:
        for i in range(first, last):
            if tokens[i].text not in _QUOTES:
                word = tokens[i].text
                opening = not i or tokens[i - 1].text == ":"
                yield word if not opening or tokens[i].tag in ("NN", "NE") else word[0].lower() + word[1:]
