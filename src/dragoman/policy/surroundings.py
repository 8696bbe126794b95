"""What a piece of evidence points back to: "told the Agency of it" is about what stands before it."""

from __future__ import annotations

import re

from dragoman.record.document import Document
from dragoman.record.evidence import Span

POINTING = re.compile(
    r"\b(?:of|about|on|over) (?:it|them)\b|\b(?:of|about) (?:this|that)(?=\s*(?:[,.;]|$))", re.IGNORECASE
)
BLANK = re.compile(r"\n\s*\n|\n")
STOP = re.compile(r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\b(?:Mr|Dr|Ms|St))[.!?][\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9])|\n\s*\n")
LONGEST = 600
"""Characters of a sentence on either side."""

BACK = 2
"""Paragraphs before its own that a pronoun may reach."""


def pointed_at(document: Document, span: Span) -> str:
    """The text before the evidence that its pronouns may point to: its own paragraph up to it, and the one or two
    paragraphs before. Empty where the evidence points to nothing."""
    if not POINTING.search(span.text):
        return ""
    starts = [0, *(gap.end() for gap in BLANK.finditer(document.text, 0, span.start))]
    kept = [a for a, b in zip(starts, [*starts[1:], span.start], strict=True) if document.text[a:b].strip()]
    first = kept[-(BACK + 1)] if len(kept) > BACK else (kept[0] if kept else span.start)
    return document.text[first : span.start]


def sentence_bounds(document: Document, span: Span) -> tuple[int, int]:
    """Half-open offsets of the sentence, by punctuation alone, that holds the evidence."""
    text = document.text
    before = [stop.end() for stop in STOP.finditer(text, max(0, span.start - LONGEST), span.start)]
    after = STOP.search(text, max(span.start, span.end - 1), span.end + LONGEST)
    return (before[-1] if before else max(0, span.start - LONGEST)), (after.end() if after else span.end)


def sentence_text(document: Document, span: Span) -> str:
    """The words of that sentence."""
    first, last = sentence_bounds(document, span)
    return document.text[first:last]
