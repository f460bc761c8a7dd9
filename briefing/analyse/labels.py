"""How is an open issue called? A short noun phrase built from the words of its sentence."""

from __future__ import annotations

from briefing.analyse.grammar import Clause
from briefing.languages import Language
from briefing.model import Sentence


def label(text: str, sentence: Sentence, clause: Clause, language: Language) -> str:
    """A phrase of three to eight words of the sentence that names what is open in ``clause``."""
    words = [t.text for t in sentence.tokens[clause.first : clause.last] if t.tag in ("NN", "NE", "ADJA")]
    return " ".join(words[:6])
