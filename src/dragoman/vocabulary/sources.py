"""Nouns of sources without a name, read once from sources.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class SourceNouns:
    """Lemmas in lower case; see sources.yaml."""

    official: frozenset[str]
    person: frozenset[str]
    generic: frozenset[str]
    document: frozenset[str]
    quantities: frozenset[str]
    addressing: frozenset[str]
    addressing_to: frozenset[str]
    parts: frozenset[str]
    of_office: frozenset[str]

    @property
    def people(self) -> frozenset[str]:
        """Nouns of people, with or without an office."""
        return self.official | self.person | self.generic


@cache
def source_nouns() -> SourceNouns:
    """The vocabulary of sources.yaml."""
    content = read_vocabulary("sources")
    return SourceNouns(**{name: frozenset(word.lower() for word in words) for name, words in content.items()})
