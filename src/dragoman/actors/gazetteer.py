"""Which state a run of words names, and how: by name, demonym, capital, or a seat that speaks for its government."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.actors.peoples import in_community
from dragoman.actors.words import pieces
from dragoman.vocabulary.countries import Country, countries

Way = Literal["name", "seat", "capital", "demonym"]


@dataclass(frozen=True)
class Named:
    """A state as named by `length` words. `name` is the seat's name for a seat, else the state's short name."""

    way: Way
    country: str
    name: str
    length: int


def named_at(words: Sequence[str], at: int) -> Named | None:
    """The state named by the longest run of words that begins at `at`; case matters ("US" is no pronoun). None within
    the name of a community that is named after one: "Turkish Cypriot"."""
    for phrase, named in _index().get(words[at], ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            whole = named.way == "name" and named.length > 1
            return None if not whole and in_community(words, at) else named
    return None


def state_name(code: str) -> str:
    """The short English name of a state."""
    return countries()[code].name


def adjective(code: str) -> str:
    """What the bodies of a state are called by before their name: "Norwegian"; its name where it has no such word."""
    country = countries()[code]
    return country.demonyms[0] if country.demonyms else country.name


@cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], Named], ...]]:
    """Phrases by first word, longest first; of equal ones a name goes before a seat, a capital and a demonym."""
    found: dict[tuple[str, ...], Named] = {}
    by_way = [_phrases(country) for country in countries().values()]
    ways: tuple[Way, ...] = ("name", "seat", "capital", "demonym")
    for way in ways:
        for country, table in zip(countries().values(), by_way, strict=True):
            for phrase in table[way]:
                words = pieces(phrase)
                name = phrase if way == "seat" else country.name
                found.setdefault(words, Named(way, country.code, name, len(words)))
    index: dict[str, list[tuple[tuple[str, ...], Named]]] = {}
    for words, named in sorted(found.items(), key=lambda item: (-len(item[0]), item[0])):
        index.setdefault(words[0], []).append((words, named))
    return {word: tuple(entries) for word, entries in index.items()}


def _phrases(country: Country) -> dict[Way, tuple[str, ...]]:
    people = (*country.demonyms, *(f"{d}s" for d in country.demonyms if d[-1].islower() and not d.endswith("s")))
    capital = (*((country.capital,) if country.capital else ()), *country.towns)
    return {"name": country.names, "seat": country.seats, "capital": capital, "demonym": people}
