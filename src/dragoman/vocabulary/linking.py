"""Words that link one thing to another, and plain verbs for imagined acts; read once from linking.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class LinkingWords:
    """Phrases of a condition, and verbs by what they do."""

    conditions: tuple[str, ...]
    approach: tuple[str, ...]
    reply: tuple[str, ...]
    accept: tuple[str, ...]
    refuse: tuple[str, ...]
    commit: tuple[str, ...]
    say: tuple[str, ...]


@cache
def linking_words() -> LinkingWords:
    """The vocabulary of linking.yaml."""
    return LinkingWords(**{name: tuple(words) for name, words in read_vocabulary("linking").items()})
