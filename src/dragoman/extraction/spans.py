"""Tokens to offsets: runs of tokens, their edges, their extents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from sys import maxsize

from dragoman.language.analysis import Analysis, Token

Extent = tuple[int, int]
"""Half-open offsets into the document's text."""

EDGE = frozenset({",", ".", ";", ":", "-", "--", "—", "–", "?", "!"})
"""Punctuation that never belongs to a span's edge; quotation marks and brackets may."""


def extent(tokens: list[Token]) -> Extent | None:
    """From the first token's start to the last one's end; None for no tokens."""
    return (min(t.start for t in tokens), max(t.end for t in tokens)) if tokens else None


def trim(tokens: list[Token]) -> list[Token]:
    """The tokens without punctuation at the edges."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].text in EDGE:
        first += 1
    while last > first and tokens[last - 1].text in EDGE:
        last -= 1
    return tokens[first:last]


def runs(analysis: Analysis, tokens: Iterable[Token], without: Iterable[Token]) -> list[list[Token]]:
    """The tokens as unbroken runs, cut only where a token of `without` stands between them."""
    banned = {t.index for t in without}
    found: list[list[int]] = []
    for index in sorted({t.index for t in tokens} - banned):
        if found and not any(i in banned for i in range(found[-1][-1] + 1, index)):
            found[-1].append(index)
        else:
            found.append([index])
    return [list(analysis.tokens[run[0] : run[-1] + 1]) for run in found]


class Ranges:
    """Stretches of a text that do not overlap, in text order, found again in logarithmic time by their number."""

    def __init__(self, extents: Sequence[Extent]) -> None:
        self._extents = sorted(extents)

    def around(self, start: int, end: int) -> int | None:
        """The number of the stretch that holds half-open offsets; None where none does."""
        at = bisect_right(self._extents, (start, maxsize)) - 1
        return at if at >= 0 and end <= self._extents[at][1] else None

    def touches(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with half-open offsets."""
        at = bisect_left(self._extents, (end, 0)) - 1
        return at >= 0 and self._extents[at][1] > start
