"""PLOVER's modes by root, and the words that tell them, read once from event_modes.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class EventMode:
    """A mode, our own acts that mean it, phrases of a report that tell it, and acts that mean it where none does."""

    name: str
    acts: frozenset[str]
    phrases: tuple[Phrase, ...]
    otherwise: frozenset[str]


@cache
def event_modes() -> dict[str, tuple[EventMode, ...]]:
    """The modes of each root, in the order in which they are looked for; a root without modes is not there."""
    content = read_vocabulary("event_modes")
    return {root: tuple(_mode(name, told) for name, told in modes.items()) for root, modes in content.items()}


def _mode(name: str, told: dict[str, list[str]]) -> EventMode:
    phrases = tuple(tuple(words.split()) for words in told["words"])
    return EventMode(name, frozenset(told.get("acts", ())), phrases, frozenset(told.get("otherwise", ())))
