"""A clean copy of a stretch of text for the analyser, and the way back to the offsets of the original."""

from __future__ import annotations

from dataclasses import dataclass

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Soft hyphen, zero-width marks, byte-order mark: not there for a reader, so not there for the analyser."""

PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "ʼ": "'", "‚": "'"})


@dataclass(frozen=True)
class Clean:
    """`text` as the analyser sees it; `offsets[i]` is where its i-th character stands in the original."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Half-open offsets in the original of half-open offsets in the clean text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def clean(text: str, start: int, end: int) -> Clean:
    """Plain quotes, single spaces, nothing invisible; offsets are those of `text`, not of the stretch."""
    kept, offsets, in_space = [], [], True
    for at in range(start, end):
        char = text[at]
        if char in INVISIBLE:
            continue
        space = char.isspace()
        if not (space and in_space):
            kept.append(" " if space else char)
            offsets.append(at)
        in_space = space
    return Clean("".join(kept).translate(PLAIN), tuple(offsets))
