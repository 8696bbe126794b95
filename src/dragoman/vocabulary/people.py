"""Nouns of people and bodies that act, read once from people.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class PeopleNouns:
    """Lemmas in lower case; see people.yaml."""

    nouns: frozenset[str]
    endings: tuple[str, ...]
    pronouns: frozenset[str]

    def tells(self, lemma: str) -> bool:
        """Whether a noun is one of people or bodies."""
        return lemma in self.nouns or lemma.endswith(self.endings)


@cache
def people_nouns() -> PeopleNouns:
    """The vocabulary of people.yaml."""
    content = read_vocabulary("people")
    return PeopleNouns(frozenset(content["nouns"]), tuple(content["endings"]), frozenset(content["pronouns"]))
