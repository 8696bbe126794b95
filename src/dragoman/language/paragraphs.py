"""Which stretches of a document are running text, in pieces an analyser can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.record.document import Document

LONGEST = 10_000
"""Code points an analyser is handed at once; a longer paragraph is cut at a sentence end or a space."""

UNBROKEN = re.compile(r"\S{1000}")
"""No word is so long, and tokenizers take quadratic time over such a run."""

READ = frozenset({"headline", "body", "caption"})
BLOCK = re.compile(r"\S(?:.*?\S)??(?=\s*?\n\s*?\n|\s*\Z)", re.DOTALL)
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")


def running_text(document: Document) -> Iterator[tuple[int, int]]:
    """Half-open offsets of the paragraphs to analyse: headlines, body and captions, not bylines or boilerplate."""
    if document.parts:
        blocks = ((p.start, p.end) for p in document.parts if p.part in READ)
    else:
        blocks = ((m.start(), m.end()) for m in BLOCK.finditer(document.text))
    for start, end in blocks:
        yield from _pieces(document.text, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST or UNBROKEN.search(text, start, end):
        limit = min(start + LONGEST, end)
        unbroken = UNBROKEN.search(text, start, limit)
        cut = unbroken.end() if unbroken else _cut(text, start, limit)
        if text[start:cut].strip():
            yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _cut(text: str, start: int, limit: int) -> int:
    """The last sentence end before the limit, else the last space, else the limit."""
    middle = (start + limit) // 2
    ends = [m.end() for m in SENTENCE_END.finditer(text, middle, limit)]
    return ends[-1] if ends else max(text.rfind(" ", middle, limit) + 1, 0) or limit
