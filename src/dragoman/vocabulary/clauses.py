"""Verbs that share out the arguments of a clause, read once from clauses.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class ClauseWords:
    """Lemmas in lower case; see clauses.yaml."""

    light: frozenset[str]
    occurring: frozenset[str]
    into: frozenset[str]
    subject_control: frozenset[str]
    object_by_preposition: frozenset[str]
    containers: frozenset[str]
    undergoing: frozenset[str]
    scheduling: frozenset[str]
    writing: frozenset[str]
    object_of: dict[str, frozenset[str]]


@cache
def clause_words() -> ClauseWords:
    """The vocabulary of clauses.yaml."""
    content = read_vocabulary("clauses")
    return ClauseWords(
        light=frozenset(content["light"]),
        occurring=frozenset(content["occurring"]),
        into=frozenset(content["into"]),
        subject_control=frozenset(content["subject_control"]),
        object_by_preposition=frozenset(content["object_by_preposition"]),
        containers=frozenset(content["containers"]),
        undergoing=frozenset(content["undergoing"]),
        scheduling=frozenset(content["scheduling"]),
        writing=frozenset(content["writing"]),
        object_of={verb: frozenset(words) for verb, words in content["object_of"].items()},
    )
