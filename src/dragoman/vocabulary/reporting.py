"""Reporting words: which verbs and nouns are cues, in which construction, with which force."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class Reporting:
    """Lemmas by construction; see reporting.yaml."""

    clause: frozenset[str]
    infinitive: frozenset[str]
    object: frozenset[str]
    preposition: dict[str, frozenset[str]]
    object_with: dict[str, frozenset[str]]
    particle: dict[str, frozenset[str]]
    light: dict[str, frozenset[str]]
    noun_clause: frozenset[str]
    noun_infinitive: frozenset[str]
    noun_support: frozenset[str]
    texts: frozenset[str]
    force: dict[str, str]
    hedges: frozenset[str]
    mental: frozenset[str]
    hearsay: frozenset[str]
    seeming: frozenset[str]
    pictures: frozenset[str]
    occasions: frozenset[str]
    deeds: frozenset[str]
    never_said: frozenset[str]
    unsaid: frozenset[str]
    no_speakers: frozenset[str]
    joint: frozenset[str]

    @cached_property
    def cues(self) -> frozenset[str]:
        """Every word that reports in some construction."""
        tables = (*self.preposition, *self.object_with, *self.light, *self.particle, "accord")
        return frozenset(tables).union(
            self.clause, self.infinitive, self.object, self.noun_clause, self.noun_infinitive, self.noun_support
        ) - {"be"}


@cache
def reporting() -> Reporting:
    """The vocabulary of reporting.yaml."""
    content = read_vocabulary("reporting")
    verbs, nouns = content["verbs"], content["nouns"]
    return Reporting(
        clause=frozenset(verbs["clause"]),
        infinitive=frozenset(verbs["infinitive"]),
        object=frozenset(verbs["object"]),
        preposition=_sets(verbs["preposition"]),
        object_with=_sets(verbs["object_with"]),
        particle=_sets(verbs["particle"]),
        light=_sets(verbs["light"]),
        noun_clause=frozenset(nouns["clause"]),
        noun_infinitive=frozenset(nouns["infinitive"]),
        noun_support=frozenset(nouns["support"]),
        texts=frozenset(nouns["texts"]),
        force={lemma: force for force, lemmas in content["force"].items() for lemma in lemmas},
        hedges=frozenset(content["hedges"]),
        mental=frozenset(content["mental"]),
        hearsay=frozenset(content["hearsay"]),
        seeming=frozenset(content["seeming"]),
        pictures=frozenset(content["pictures"]),
        occasions=frozenset(content["occasions"]),
        deeds=frozenset(content["deeds"]),
        never_said=frozenset(content["never_said"]),
        unsaid=frozenset(content["unsaid"]),
        no_speakers=frozenset(content["no_speakers"]),
        joint=frozenset(content["joint"]),
    )


def _sets(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in table.items()}
