"""PLOVER's codes for what records hold, read once from plover.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary

IGO = "IGO"
"""Stands in the place of a country for an international organisation of governments."""


@dataclass(frozen=True)
class PloverType:
    """The quad category of an event type and its score between conflict (-10) and cooperation (10)."""

    quad: str
    score: float


@dataclass(frozen=True)
class PloverCodes:
    """Types by root, contexts by issue and by factuality, sectors by words, international organisations."""

    types: dict[str, PloverType]
    contexts: dict[str, str]
    special: dict[str, str]
    sectors: dict[str, re.Pattern[str]]
    former: re.Pattern[str]
    organisations: frozenset[str]

    def sectors_of(self, described: str) -> list[str]:
        """The sectors that a name and a role tell of, the primary one first; none for those out of office."""
        if self.former.search(described):
            return []
        return [sector for sector, words in self.sectors.items() if words.search(described)]


@cache
def plover_codes() -> PloverCodes:
    """The codes."""
    read = read_vocabulary("plover")
    return PloverCodes(
        types={root: PloverType(entry["quad"], float(entry["score"])) for root, entry in read["types"].items()},
        contexts=dict(read["contexts"]),
        special=dict(read["special"]),
        sectors={sector: _any_of(words) for sector, words in read["sectors"].items()},
        former=_any_of(read["former"]),
        organisations=frozenset(name.casefold() for name in read["organisations"]),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
