"""Nouns of agreements, statements, resolutions and laws, read once from instruments.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class InstrumentWords:
    """Lemmas in lower case; see instruments.yaml."""

    kinds: dict[str, str]
    general: frozenset[str]
    makes: frozenset[str]
    later: frozenset[str]
    named_only: frozenset[str]
    joint: frozenset[str]
    gatherings: frozenset[str]
    topics: frozenset[str]
    unsettled: frozenset[str]
    making: frozenset[str]
    signing: frozenset[str]
    sealing: frozenset[str]
    tabling: frozenset[str]
    loose: frozenset[str]
    made_nouns: frozenset[str]
    joined: frozenset[str]
    exchanged: frozenset[str]
    issued: frozenset[str]
    keeping: frozenset[str]
    seeking: frozenset[str]
    asking_for: frozenset[str]
    putting: tuple[tuple[str, ...], ...]
    proposing: frozenset[str]
    open_nouns: frozenset[str]


@cache
def instrument_words() -> InstrumentWords:
    """The vocabulary of instruments.yaml."""
    content = dict(read_vocabulary("instruments"))
    kinds = {word: kind for kind, words in content.pop("kinds").items() for word in words}
    putting = tuple(tuple(phrase.split()) for phrase in content.pop("putting"))
    return InstrumentWords(kinds=kinds, putting=putting, **{name: frozenset(words) for name, words in content.items()})
