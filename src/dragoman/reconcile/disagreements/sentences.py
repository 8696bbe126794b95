"""The sentences of a passage, and the passage around a sentence: what a report tells of one thing at a time."""

from __future__ import annotations

import re

from dragoman.reconcile.passages import sentence_bounds
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.disagreeing import disagreeing_words


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


def only_planned(text: str) -> bool:
    """Whether a sentence tells of what is to come or is meant to."""
    return bool(disagreeing_words().to_come.search(text) or re.search(rf"\b(?:{comparing_words().intended})\b", text))
