"""Peoples, lands and movements that negotiate without a state, read once from peoples.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class Stateless:
    """A party without a state by its usual `name`: the adjective and nouns of its `people`, the names of its `lands`,
    and the towns (`seats`) that stand for whoever leads it."""

    name: str
    people: tuple[str, ...]
    lands: tuple[str, ...]
    seats: tuple[str, ...]


@dataclass(frozen=True)
class PeopleWords:
    """Words that tell a community behind a nation's adjective, `adjectives` for those that have one, the `regions` that
    tell one too, those `hyphened` with it, and nouns for the `sides` that a people is."""

    communities: frozenset[str]
    adjectives: dict[str, str]
    regions: frozenset[str]
    hyphened: frozenset[str]
    sides: frozenset[str]


@cache
def stateless_parties() -> tuple[Stateless, ...]:
    """The list of peoples.yaml."""
    rows = read_vocabulary("peoples")["parties"]
    return tuple(
        Stateless(name, tuple(row["people"]), tuple(row.get("lands", ())), tuple(row.get("seats", ())))
        for name, row in rows.items()
    )


@cache
def people_words() -> PeopleWords:
    """The other words of peoples.yaml."""
    content = read_vocabulary("peoples")
    communities = content["communities"]
    return PeopleWords(
        communities=frozenset((*communities, *(f"{word}s" for word in communities))),
        adjectives=dict(content["adjectives"]),
        regions=frozenset(content["regions"]),
        hyphened=frozenset(word for one in content["hyphened"] for word in (one, f"{one}s")),
        sides=frozenset(content["sides"]),
    )
