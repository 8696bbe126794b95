"""The words of page furniture, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class Furniture:
    """Words and phrases of `vocabulary/page_furniture.yaml`, in lower case but for `labels`."""

    lines: frozenset[str]
    openings: tuple[str, ...]
    notices: re.Pattern[str]
    other_articles: frozenset[str]
    menu: frozenset[str]
    outlet_nouns: frozenset[str]
    comment: frozenset[str]
    labels: frozenset[str]
    not_agencies: frozenset[str]


@cache
def furniture() -> Furniture:
    """The vocabulary as sets and patterns."""
    words = read_vocabulary("page_furniture")
    return Furniture(
        lines=frozenset(words["lines"]),
        openings=tuple(words["openings"]),
        notices=_any_of(words["notices"]),
        other_articles=frozenset(words["other_articles"]),
        menu=frozenset(words["menu"]),
        outlet_nouns=frozenset(words["outlet_nouns"]),
        comment=frozenset(words["comment"]),
        labels=frozenset(words["labels"]),
        not_agencies=frozenset(words["not_agencies"]),
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase) for phrase in phrases))
