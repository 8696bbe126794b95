"""The sentences of a passage, and the passage around a sentence: what a report tells of one thing at a time."""

from __future__ import annotations

from dragoman.reconcile.passages import sentence_bounds
from dragoman.record.document import Document
from dragoman.record.evidence import Span


def sentences_in(document: Document, span: Span) -> list[Span]:
    """The sentences of a span, those at its ends cut to it."""
    found, at = [], span.start
    while at < span.end:
        start, end = sentence_bounds(document.text, at)
        if cut := trimmed(document, max(start, span.start), min(end, span.end)):
            found.append(cut)
        at = max(end, at + 1)
    return found


def sentence_at(document: Document, offset: int) -> Span:
    """The sentence that holds a character, without white space at its end."""
    start, end = sentence_bounds(document.text, offset)
    return trimmed(document, start, end) or document.span(start, end)


def trimmed(document: Document, start: int, end: int) -> Span | None:
    """A stretch without white space at its ends; None where nothing is left."""
    text = document.text[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return document.span(start, end) if start < end else None


def paragraph_of(document: Document, offset: int) -> Span:
    """The paragraph that holds a character: up to an empty line."""
    start = document.text.rfind("\n\n", 0, offset) + 2
    end = document.text.find("\n\n", offset)
    start, end = (0 if start == 1 else start), (len(document.text) if end < 0 else end)
    return document.span(start, max(end, start + 1))
