"""Steps of a dealing: a letter sent is another one than a letter answered."""

from __future__ import annotations

from functools import cache

from dragoman.reconcile.words import concept
from dragoman.vocabulary.disagreeing import disagreeing_words


def other_step(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sets of concepts tell of different steps."""
    steps, apart = _steps()
    if (ours ^ theirs) & apart:
        return True
    return bool(ours & steps and theirs & steps) and (ours & steps).isdisjoint(theirs)


@cache
def _steps() -> tuple[frozenset[str], frozenset[str]]:
    known = disagreeing_words()
    return frozenset(map(concept, known.stages)), frozenset(map(concept, known.apart))
