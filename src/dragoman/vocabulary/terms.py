"""When heads of state and government were in office, read once from terms.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class Incumbent:
    """Somebody who held an office, with the first and last day of each term (None for one that goes on)."""

    name: str
    full: str
    office: str
    country: str
    terms: tuple[tuple[date, date | None], ...]


def incumbents() -> tuple[Incumbent, ...]:
    """Heads of state and government, of organisations too."""
    return _listed("incumbents")


def ministers() -> tuple[Incumbent, ...]:
    """Foreign ministers and their like."""
    return _listed("ministers")


@cache
def _listed(name: str) -> tuple[Incumbent, ...]:
    content = read_vocabulary("terms")[name]
    return tuple(Incumbent(**{**row, "terms": tuple((first, last) for first, last in row["terms"])}) for row in content)
