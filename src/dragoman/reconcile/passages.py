"""Sentences around a record, and shingles: runs of words that two texts share only where one copies the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from hashlib import blake2b

from dragoman.reconcile.words import words
from dragoman.record.document import Document
from dragoman.record.evidence import Span

SENTENCE_END = re.compile(
    r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n\s*\n|\n(?=\s*(?:\d+\.|[-•*])\s)"
    r"|(?<=\)) (?:--?|[–—]) (?=[\"“]?[A-Z0-9])"
)
"""Behind a full stop, a paragraph, or the outlet in brackets of a dateline."""

ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|vs)|\b[A-Z])\.$"
)
LEADS_BACK = re.compile(r"^[\"“‘'(\[]?(?:It|They|He|She|This|That|These|Those|Both|The two|Its|Their|His|Her)\b")
RUN = 5
"""Words in a shingle."""


@lru_cache(maxsize=4096)
def _starts(text: str) -> tuple[int, ...]:
    """Where sentences begin. A guess from full stops and capitals: the parse is not kept with a docket."""
    ends = (end for end in SENTENCE_END.finditer(text) if "\n" in end.group() or not _abbreviated(text, end.start()))
    return (0, *(end.end() for end in ends))


def _abbreviated(text: str, offset: int) -> bool:
    """Whether the full stop before an offset belongs to a shortened word."""
    return bool(ABBREVIATION.search(text, max(0, offset - 8), offset))


def sentence_bounds(text: str, offset: int) -> tuple[int, int]:
    """Half-open offsets of the sentence that holds a character."""
    starts = _starts(text)
    at = bisect_right(starts, offset) - 1
    end = starts[at + 1] if at + 1 < len(starts) else len(text)
    return starts[at], max(end, offset)


def setting_of(document: Document, span: Span) -> str:
    """The words of the sentences that a span runs over; of the one before too, where a pronoun leads back to it."""
    start, _ = sentence_bounds(document.text, span.start)
    _, end = sentence_bounds(document.text, span.end - 1)
    if start and LEADS_BACK.search(document.text[start:end]):
        start, _ = sentence_bounds(document.text, start - 1)
    return document.text[start:end]


def shingles(text: str) -> frozenset[int]:
    """Hashes of all runs of words in a text."""
    run = words(text)
    return frozenset(_hash(" ".join(run[at : at + RUN])) for at in range(len(run) - RUN + 1))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
