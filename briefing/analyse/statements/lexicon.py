"""The words of saying of a language, compiled from statements.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from briefing.languages import Language
from briefing.model import Act

_SHORTEST_HEAD = 4


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One reading of a verb. ``particle`` is its separable prefix or "", ``company`` words that must stand near it.

    ``rule`` is empty for a reading that says nothing ("sich versprechen"). Of ``company``, ``nouns`` may also be the
    end of a compound ("Jahresbericht").
    """

    rule: str
    act: Act
    reported: bool
    particle: str
    company: frozenset[str]
    human: bool = False
    """An act only of somebody who can speak: "Der Damm hält" says nothing."""
    nouns: frozenset[str] = frozenset()
    predicate: bool = False
    """An adjective tells what is said: "zeigte sich zufrieden"."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``verbs``: readings by infinitive without particle, and with it joined; richest company first.

    ``participles``: by form the auxiliary and the verb of those that a lemmatiser takes for another verb's.
    ``words`` are closed classes by name.
    """

    verbs: Mapping[str, tuple[CueVerb, ...]]
    participles: Mapping[str, tuple[str, str]]
    nouns: frozenset[str]
    sources: frozenset[str]
    source_events: frozenset[str]
    source_endings: tuple[str, ...]
    document_endings: tuple[str, ...]
    utterance_endings: tuple[str, ...]
    empty_sources: tuple[str, ...]
    issued: frozenset[str]
    plural_datives: tuple[str, ...]
    spokespersons: tuple[str, ...]
    own_spokespersons: tuple[str, ...]
    carriers: frozenset[str]
    media: frozenset[str]
    words: Mapping[str, frozenset[str]]


@cache
def lexicon(language: Language) -> Lexicon:
    """The compiled words; a verb named in several groups takes its act from the first."""
    words = language["statements"]
    return Lexicon(
        verbs=_verbs(language, [*words["verbs"], {"id": "", "act": "says", "verbs": words["other_readings"]}]),
        participles={form: (auxiliary, verb) for form, (auxiliary, verb) in words["participles"].items()},
        nouns=frozenset(words["nouns"]),
        sources=frozenset(words["sources"]),
        source_events=frozenset(words["source_events"]),
        source_endings=tuple(words["source_endings"]),
        document_endings=tuple(words["document_endings"]),
        utterance_endings=tuple(words["utterance_endings"]),
        issued=frozenset(words["issued"]),
        empty_sources=tuple(words["empty_sources"]),
        plural_datives=tuple(words["plural_datives"]),
        spokespersons=tuple(word.lower() for word in words["spokespersons"]),
        own_spokespersons=tuple(words["own_spokespersons"]),
        carriers=frozenset(words["carriers"]),
        media=frozenset(words["media"]),
        words={name: frozenset(forms) for name, forms in words["words"].items()},
    )


def _verbs(language: Language, groups: list[dict[str, object]]) -> dict[str, tuple[CueVerb, ...]]:
    found: dict[str, dict[tuple[str, frozenset[str]], CueVerb]] = {}
    for group in groups:
        reported, human, predicate = (bool(group.get(key)) for key in ("reported", "human", "predicate"))
        for entry in group["verbs"]:  # type: ignore[attr-defined]
            *company, verb = str(entry).split()
            particle, _, stem = verb.rpartition("|")
            near = frozenset(word.lower() for word in company)
            nouns = frozenset(word.lower() for word in company if word[0].isupper() and len(word) > _SHORTEST_HEAD)
            rule = language.rule("statements", str(group["id"])) if group["id"] else ""
            cue = CueVerb(rule, group["act"], reported, particle, near, human, nouns, predicate)  # type: ignore[arg-type]
            for key in {stem, particle + stem}:
                first = found.setdefault(key, {}).get((particle, near))
                if first is None or (reported and not first.reported):
                    kept = first or cue
                    found[key][particle, near] = replace(cue, rule=kept.rule, act=kept.act)
    return {
        verb: tuple(sorted(cues.values(), key=lambda c: (-len(c.company), c.particle, sorted(c.company))))
        for verb, cues in sorted(found.items())
    }
