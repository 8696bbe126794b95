"""Phrases of a policy in texts of the record, compared by lemma."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from dragoman.vocabulary.inflections import lemmas


@lru_cache(maxsize=50_000)
def lemmas_of(text: str) -> tuple[str, ...]:
    """The lemmas of a text, kept for the next rule."""
    return lemmas(text)


def holds(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in the text, in whatever inflection."""
    return next(held(text, phrases), None) is not None


def held(text: str, phrases: Iterable[str]) -> Iterator[str]:
    """The phrases that stand in the text."""
    words = lemmas_of(text)
    present = set(words)
    for phrase in phrases:
        wanted = lemmas_of(phrase)
        if wanted and present.issuperset(wanted) and _run(words, wanted):
            yield phrase


def _run(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    length = len(wanted)
    return any(words[at : at + length] == wanted for at in range(len(words) - length + 1))
