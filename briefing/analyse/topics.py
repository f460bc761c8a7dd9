"""Which topics of the taxonomy is the document about?"""

from __future__ import annotations

from briefing.languages import Language
from briefing.model import Document, Sentence, TopicDefinition, TopicMatch


def match_topics(
    document: Document, sentences: tuple[Sentence, ...], taxonomy: tuple[TopicDefinition, ...], language: Language
) -> tuple[TopicMatch, ...]:
    """The topics that the words of the document speak for, best first; none is a fair answer."""
    return ()
