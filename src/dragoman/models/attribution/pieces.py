"""A text as the model sees it: word pieces with their offsets, a few surface features, and windows of whole paragraphs.

Training and running both read texts through this module, so that they cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
OPENING = frozenset("“„«`")
CLOSING = frozenset("”»")
FINAL = frozenset(".!?")
DASH = "\N{EM DASH} "
"""What a typewriter's dash is read as, two characters too."""

FIXED, LEANING = 4.0, 2.0
"""What it costs to read a quotation mark against its shape or the text's start, and against the blanks beside it."""
UNOPENED, UNCLOSED, STRAY = 0.03, 0.6, 1.5
"""What it costs that a mark is missing: at the beginning, for each word before the first mark; at the end; between two
of a kind."""
SPEAKING = 0.3
"""As much of the price for the beginning where the words before the first mark speak of "I" or "you"."""
SPOKEN = re.compile(r"\b(?:I|me|my|we|us|our|you|your)\b", re.IGNORECASE)

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
    """The text with typewriter quotation marks, printer's dashes and whole characters; as many of them as before."""
    return text.translate(PLAIN).replace("''", '" ').replace("--", DASH)


def quote_states(text: str) -> list[int]:
    """For each character, whether it stands outside (0) or inside (1) quotation marks, or opens (2) or closes (3) them.

    The marks of one paragraph are read together, by their shapes and by what stands beside them, so that as few as
    possible are missing: what is never closed ends with the paragraph, what was never opened begins with it. A last
    mark that is one too many may be the next paragraph's.
    """
    marks = [at for at, char in enumerate(plain(text)) if char == '"']
    before = text[: marks[0]] if marks else ""
    missing = UNOPENED * len(before.split()) * (SPEAKING if SPOKEN.search(before) else 1.0)
    inside, opens = _reading(_costs(text, marks), missing)
    states, last = [0] * len(text), 0
    for at, opening in zip(marks, opens, strict=True):
        states[last:at] = [inside] * (at - last)
        states[at], inside, last = (2, 1, at + 1) if opening else (3, 0, at + 1)
    states[last:] = [inside] * (len(text) - last)
    return states


def _costs(text: str, marks: Sequence[int]) -> Iterator[tuple[float, float]]:
    """What it costs that each mark closes, and that it opens. Two backquotes tell that two apostrophes close."""
    first, last, paired = len(text) - len(text.lstrip()), len(text.rstrip()), "``" in text
    for at in marks:
        after = at + 1 + (text[at : at + 2] in ("``", "''"))
        if at == first:
            yield FIXED, 0.0
        elif after >= last:
            yield 0.0, 0.0
        else:
            left, right = text[at - 1].isspace(), text[after].isspace()
            opens, closes = text[at] in OPENING, text[at] in CLOSING or (paired and text[at] == "'")
            yield FIXED * opens + LEANING * (left and not right), FIXED * closes + LEANING * (right and not left)


def _reading(costs: Iterable[tuple[float, float]], missing: float) -> tuple[int, list[bool]]:
    """The cheapest reading of marks: whether the text begins inside, which costs `missing`, and which of them open."""
    scores, ways = (0.0, missing), []
    for closes, opens in costs:
        out, into = (min((scores[was] + STRAY * (was == now), was) for was in (0, 1)) for now in (0, 1))
        ways.append((out[1], into[1]))
        scores = out[0] + closes, into[0] + opens
    inside, found = int(scores[1] + UNCLOSED < scores[0]), []
    for way in reversed(ways):
        found.append(bool(inside))
        inside = way[inside]
    return inside, found[::-1]


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
    counts, mark = _Counts(), tokenizer.token_to_id('"') or 0
    rows: list[tuple[int, ...]] = []
    for (start, end), encoded in zip(
        paragraphs, tokenizer.encode_batch(straight, add_special_tokens=False), strict=True
    ):
        rows += _rows(text[start:end], start, encoded, counts, mark)
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


def _rows(here: str, start: int, encoded: Encoding, counts: _Counts, mark: int) -> Iterator[tuple[int, ...]]:
    """A paragraph's pieces, the values of each in the order of Pieces.

    One that begins inside quotation marks gets the missing `mark` first, without width.
    """
    states = quote_states(here)
    last, form, capitals, unopened = -1, "", 0, states[:1] == [1]
    if unopened:
        counts.words += 1
        yield mark, start, start, counts.words, 0, 2, 1, counts.paragraphs, counts.sentences, counts.marks
        counts.marks += 1
    for at, (piece, word, (a, b)) in enumerate(zip(encoded.ids, encoded.word_ids, encoded.offsets, strict=True)):
        if word is not None and word != last:
            first, after = encoded.word_to_chars(word) or (a, b)
            last, form, capitals = word, here[first:after], shape(here[first:after])
            counts.words += 1
        surface = (capitals, states[a], int(at == 0 and not unopened))
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
