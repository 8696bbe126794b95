"""Tokens to offsets: runs of tokens, their edges, their extents."""

from __future__ import annotations

from collections.abc import Iterable

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
