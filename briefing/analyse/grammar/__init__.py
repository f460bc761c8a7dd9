"""Clauses of a sentence with verb, mood and subject, from STTS tags alone."""

from __future__ import annotations

from briefing.analyse.grammar.clauses import Clause, ClauseKind, beginning, clauses, is_joined
from briefing.analyse.grammar.forms import Mood, Range, forms, is_feminine, is_finite, mood
from briefing.analyse.grammar.phrases import is_human, is_temporal, may_be_nominative, noun_phrase, noun_phrase_before
from briefing.analyse.grammar.subjects import subject

__all__ = [
    "Clause",
    "ClauseKind",
    "Mood",
    "Range",
    "beginning",
    "clauses",
    "forms",
    "is_feminine",
    "is_finite",
    "is_human",
    "is_joined",
    "is_temporal",
    "may_be_nominative",
    "mood",
    "noun_phrase",
    "noun_phrase_before",
    "subject",
]
