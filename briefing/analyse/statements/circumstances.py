"""To whom and where was something said?"""

from __future__ import annotations

import itertools

from briefing.analyse.grammar import Range, is_human, noun_phrase
from briefing.analyse.statements.lexicon import lexicon
from briefing.analyse.statements.scene import Scene
from briefing.languages import Language
from briefing.model import Span


def addressee(scene: Scene, field: Range, verb: int | None, speaker: Range | None, language: Language) -> Span | None:
    """Whom the words between two token indices name as addressee: "gegenüber CNN", "vor Abgeordneten", "dem Sender"."""
    tokens = scene.tokens
    for i in range(field[0], field[1]):
        end = noun_phrase(tokens, i + 1, field[1])
        if scene.is_one(i, "toward") and end > i + 1:
            return scene.span((i + 1, end))
        court = tokens[end - 1].text.lower().endswith(tuple(sorted(scene.lexicon.words["courts"])))
        if scene.is_one(i, "audience") and end > i + 1 and not court and is_human(tokens, (i + 1, end), language):
            return scene.span((i + 1, end))
    if verb is None:
        return None
    start = speaker[1] if speaker and speaker[0] > verb else verb + 1
    if start < field[1] and scene.is_one(start, "datives") and tokens[start].tag in ("ART", "PPOSAT"):
        end = noun_phrase(tokens, start, field[1])
        if end > start and is_human(tokens, (start, end), language):
            return scene.span((start, end))
    return None


def medium(scene: Scene, field: Range, language: Language) -> Span | None:
    """What the words between two token indices name as the place of the utterance: "auf X", "im Interview mit ..."."""
    words = lexicon(language).media
    tokens = scene.tokens
    for i in range(field[0], field[1] - 1):
        if tokens[i].tag not in ("APPR", "APPRART") or not scene.is_one(i, "settings"):
            continue
        end = noun_phrase(tokens, i + 1, field[1])
        if end > i + 1 and _names_medium(scene, (i + 1, end), words):
            with_whom = end < field[1] and scene.is_one(end, "company") and tokens[end].tag == "APPR"
            partner = noun_phrase(tokens, end + 1, field[1]) if with_whom else end
            return scene.span((i + 1, partner if partner > end + 1 else end))
    return None


def _names_medium(scene: Scene, place: Range, words: frozenset[str]) -> bool:
    found = [t.text for t in scene.tokens[place[0] : place[1]]]
    pairs = {" ".join(pair) for pair in itertools.pairwise(found)}
    return bool(words & (set(found) | pairs)) or any(word.rpartition("-")[2] in words for word in found)
