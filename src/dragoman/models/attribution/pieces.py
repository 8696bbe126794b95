"""A text as the model sees it: word pieces with their offsets, a few surface features, and windows of whole paragraphs.

Training and running both read texts through this module, so that they cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

Extent = tuple[int, int]
Numbers = NDArray[np.int64]

WINDOW = 254
"""Word pieces in a window, the two marks at its ends left out."""

SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Half characters, as broken files have them, cannot be handed to the tokenizer."""
PLAIN = SURROGATES | str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'"})
OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
FINAL = frozenset(".!?")

SHAPES = 4
"""Lower case or no letters, Capitalised, ALL CAPITALS, mIxed."""
QUOTES = 4
"""Outside quotation marks, inside, an opening mark, a closing mark."""
PLACES = 2
"""Whether the piece is the first of its paragraph."""


@dataclass(frozen=True)
class Pieces:
    """Word pieces of running text, in text order; every array is one number to a piece.

    `start` and `end` are code-point offsets into the text; `word` counts words, `paragraph`, `sentence` and `mark`
    count paragraphs, sentence ends and quotation marks up to the piece.
    """

    ids: Numbers
    start: Numbers
    end: Numbers
    word: Numbers
    shape: Numbers
    quote: Numbers
    place: Numbers
    paragraph: Numbers
    sentence: Numbers
    mark: Numbers

    def __len__(self) -> int:
        return len(self.ids)


def plain(text: str) -> str:
    """The text with typewriter quotation marks and whole characters; as many of them as before."""
    return text.translate(PLAIN).replace("''", '" ')


def quote_states(text: str) -> list[int]:
    """For each character, whether it stands outside (0) or inside (1) quotation marks, or opens (2) or closes (3) them.

    Marks are read in one paragraph: what is left open ends with it.
    """
    states, inside, straight = [0] * len(text), 0, plain(text)
    for at, char in enumerate(straight):
        if char != '"':
            states[at] = inside
        elif text[at] in OPENING or (not inside and text[at] not in CLOSING):
            states[at], inside = 2, 1
        else:
            states[at], inside = 3, 0
    return states


def shape(word: str) -> int:
    """The class of a word's capitals, see SHAPES."""
    if word.islower() or not any(c.isalpha() for c in word):
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 3


def read(tokenizer: Tokenizer, text: str, paragraphs: Sequence[Extent]) -> Pieces:
    """The word pieces of the paragraphs, half-open extents in text order."""
    straight = [plain(text[start:end]) for start, end in paragraphs]
    counts = _Counts()
    rows: list[tuple[int, ...]] = []
    for (start, end), encoded in zip(
        paragraphs, tokenizer.encode_batch(straight, add_special_tokens=False), strict=True
    ):
        rows += _rows(text[start:end], start, encoded, counts)
        counts.paragraphs += 1
    columns = np.array(rows, dtype=np.int64).reshape(len(rows), len(fields(Pieces))).T
    return Pieces(*columns)


@dataclass
class _Counts:
    """What has been passed so far."""

    words: int = 0
    paragraphs: int = 0
    sentences: int = 0
    marks: int = 0


def _rows(here: str, start: int, encoded: Encoding, counts: _Counts) -> Iterator[tuple[int, ...]]:
    """A paragraph's pieces, the values of each in the order of Pieces."""
    states = quote_states(here)
    last, form, capitals = -1, "", 0
    for at, (piece, word, (a, b)) in enumerate(zip(encoded.ids, encoded.word_ids, encoded.offsets, strict=True)):
        if word is not None and word != last:
            first, after = encoded.word_to_chars(word) or (a, b)
            last, form, capitals = word, here[first:after], shape(here[first:after])
            counts.words += 1
        surface = (capitals, states[a], int(at == 0))
        yield piece, start + a, start + b, counts.words, *surface, counts.paragraphs, counts.sentences, counts.marks
        counts.sentences += form in FINAL
        counts.marks += states[a] > 1


def windows(pieces: Pieces, size: int = WINDOW) -> list[Extent]:
    """Half-open piece indexes: as many whole paragraphs as fit; a longer paragraph is cut at a sentence's end."""
    found: list[Extent] = []
    first = 0
    for start, end in _paragraphs(pieces):
        if end - first > size and start > first:
            found.append((first, start))
            first = start
        while end - first > size:
            cut = _cut(pieces, first, first + size)
            found.append((first, cut))
            first = cut
    if first < len(pieces):
        found.append((first, len(pieces)))
    return found


def _paragraphs(pieces: Pieces) -> Iterator[Extent]:
    starts = [*np.flatnonzero(pieces.place).tolist(), len(pieces)]
    yield from pairwise(starts)


def _cut(pieces: Pieces, first: int, limit: int) -> int:
    """The last sentence's end in the second half, else the last start of a word there, else the limit."""
    middle = (first + limit) // 2
    for counted in (pieces.sentence, pieces.word):
        turns = np.flatnonzero(np.diff(counted[middle : limit + 1]))
        if len(turns):
            return int(middle + turns[-1] + 1)
    return limit


DISTANCES = 41
"""Classes of signed distance in words from the cue: itself, then twenty to either side."""
SENTENCES = 7
PARAGRAPHS = 5
MARKS = 5


def word_starts(pieces: Pieces, window: Extent) -> Numbers:
    """The indexes of the pieces of a window that begin a word, or the window."""
    first, last = window
    return first + np.flatnonzero(np.diff(pieces.word[first:last], prepend=-1))


def relations(pieces: Pieces, starts: Numbers, cues: Sequence[Extent]) -> Numbers:
    """How each word of a window stands to each cue: distance, sentences, paragraphs and marks between, as classes.

    `starts` are the words' first pieces, cues half-open indexes into `starts`. Shape (4, cues, words).
    """
    here = np.arange(len(starts))
    out = np.zeros((4, len(cues), len(starts)), dtype=np.int64)
    counts = ((pieces.sentence, SENTENCES), (pieces.paragraph, PARAGRAPHS), (pieces.mark, MARKS))
    for row, (start, end) in enumerate(cues):
        out[0, row] = _steps(np.minimum(here - start, 0) + np.maximum(here - end + 1, 0)) + DISTANCES // 2
        for layer, (counted, classes) in enumerate(counts, start=1):
            half = classes // 2
            out[layer, row] = np.clip(counted[starts] - counted[starts[start]], -half, half) + half
    return out


def _steps(distance: Numbers) -> Numbers:
    """Signed distance in classes: one to eight as they are, then coarser."""
    size = np.abs(distance)
    coarse = 8 + np.floor(3 * np.log2(np.maximum(size, 8) / 8)).astype(np.int64)
    return np.sign(distance) * np.minimum(np.where(size <= 8, size, coarse), DISTANCES // 2)
