"""Which people, land or movement without a state a run of words names: "the Bosnian Serbs", "Sukhumi", "Houthi"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.actors.words import pieces
from dragoman.vocabulary.countries import countries
from dragoman.vocabulary.peoples import people_words, stateless_parties

Way = Literal["community", "people", "land", "seat"]


@dataclass(frozen=True)
class People:
    """A party without a state as named by `length` words: a `community` told by a nation before its name, a `people`,
    its `land`, or the `seat` of its leaders."""

    name: str
    length: int
    way: Way


def people_at(words: Sequence[str], at: int) -> People | None:
    """The people named by the longest run of words that begins at `at`."""
    return _community(words, at) or next(
        (p for phrase, p in _index().get(words[at], ()) if tuple(words[at : at + len(phrase)]) == phrase), None
    )


def in_community(words: Sequence[str], at: int) -> bool:
    """Whether a word is one of a community's name, and names no state: the "Turkish" and "Cypriot" of "Turkish
    Cypriot"."""
    for first in range(max(0, at - LONGEST_COMMUNITY + 1), at + 1):
        told = _community(words, first)
        if told is not None and first + told.length > at:
            return True
    return False


LONGEST_COMMUNITY = 4
"""Words that the name of a community may have: "Sri Lankan Tamil", "Greek-Cypriot"."""


def _community(words: Sequence[str], at: int) -> People | None:
    """A community by the nation it is named after and its own name: "Bosnian Serb", "Greek-Cypriots"."""
    for nation in _nations().get(words[at], ()):
        behind = at + len(nation)
        if tuple(words[at:behind]) != nation or behind >= len(words):
            continue
        hyphen = words[behind] == "-" and behind + 1 < len(words)
        own = words[behind + hyphen]
        if own in (people_words().hyphened if hyphen else people_words().communities) and own not in nation:
            one = own.removesuffix("s")
            name = f"{' '.join(nation)} {people_words().adjectives.get(one, one)} side"
            return People(name, len(nation) + 1 + hyphen, "community")
    return None


@cache
def _nations() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Adjectives of nations, and of the regions that communities are told by, by their first word."""
    adjectives = {d for country in countries().values() for d in country.demonyms} | people_words().regions
    found: dict[str, list[tuple[str, ...]]] = {}
    for adjective in sorted(adjectives, key=lambda a: (-len(a), a)):
        if (words := pieces(adjective))[0][0].isupper():
            found.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}


@cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], People], ...]]:
    """Phrases by first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], People]]] = {}
    for party in stateless_parties():
        ways: tuple[tuple[Way, tuple[str, ...]], ...] = (
            ("people", party.people),
            ("land", party.lands),
            ("seat", party.seats),
        )
        for way, phrases in ways:
            for phrase in map(pieces, phrases):
                found.setdefault(phrase[0], []).append((phrase, People(party.name, len(phrase), way)))
    return {first: tuple(sorted(told, key=lambda t: -len(t[0]))) for first, told in found.items()}
