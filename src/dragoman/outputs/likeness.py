"""Near-same words, told by the words two texts share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from dragoman.record.docket import DocketExport

WORD = re.compile(r"\w+")
SHARED = 0.7
"""Share of all words that two near-same texts have in common (Jaccard)."""

HELD = 0.9
"""Share of its words that a shorter text must have in a longer one to count as the same."""

FEWEST = 5
"""Words below which holding says nothing."""

T = TypeVar("T")


def words_in(text: str) -> frozenset[str]:
    """The different words of a text, small letters."""
    return frozenset(WORD.findall(text.lower()))


def near_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts say nearly the same words."""
    if not one or not other:
        return False
    shared, fewer = len(one & other), min(len(one), len(other))
    return shared / len(one | other) >= SHARED or (fewer >= FEWEST and shared / fewer >= HELD)


def clusters(items: Iterable[tuple[T, frozenset[str]]]) -> list[list[T]]:
    """Items in order, near-same ones with the first that they are like."""
    found: list[tuple[frozenset[str], list[T]]] = []
    for item, words in items:
        home = next((members for first, members in found if near_same(first, words)), None)
        if home is None:
            found.append((words, [item]))
        else:
            home.append(item)
    return [members for _, members in found]


def topical_words(docket: DocketExport, shortest: int = 6) -> frozenset[str]:
    """Words of some length that a good share of the reports use: what the process is about."""
    counts: dict[str, int] = {}
    for document in docket.documents:
        for word in words_in(document.text):
            if len(word) >= shortest:
                counts[word] = counts.get(word, 0) + 1
    needed = max(2, -(-3 * len(docket.documents) // 10))
    return frozenset(word for word, count in counts.items() if count >= needed)
