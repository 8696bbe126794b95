"""States and what the press calls them, read once from countries.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class Country:
    """A state: its ISO 3166-1 alpha-3 code, names, demonyms, capital, the other `towns` and spellings that stand for
    its government as the capital does, and the seats that speak for it."""

    code: str
    name: str
    forms: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    seats: tuple[str, ...]
    towns: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The short name and its other forms."""
        return (self.name, *self.forms)


@cache
def countries() -> dict[str, Country]:
    """Countries by code."""
    return {
        code: Country(
            code=code,
            name=entry["name"],
            forms=tuple(entry.get("forms", ())),
            demonyms=tuple(entry.get("demonyms", ())),
            capital=entry.get("capital"),
            seats=tuple(entry.get("seats", ())),
            towns=tuple(entry.get("towns", ())),
        )
        for code, entry in read_vocabulary("countries").items()
    }
