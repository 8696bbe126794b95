"""The sentence around a span, by punctuation alone: records come without their language analysis."""

from __future__ import annotations

import re

from dragoman.record.document import Document
from dragoman.record.evidence import Span

DATELINE = re.compile(r"[A-Z][^\n]{1,60}?\([^()\n]{2,40}\)\s*[-–—]+\s+")
STOP = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]*[A-Z0-9])|\n\s*\n|\n(?=\S)")
ABBREVIATIONS = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "sgt", "sen", "rep", "gov", "hon", "st", "jan",
    "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "vs", "inc",
    "ltd", "co", "corp", "dept", "est", "fig", "approx", "mt", "u.s", "u.k", "u.n", "e.u", "d.c", "a.m",
    "p.m", "i.e", "e.g",
})  # fmt: skip


def sentence_around(document: Document, start: int, end: int) -> Span:
    """The sentence that holds the characters from `start` to `end`, without white space around it."""
    text = document.text
    first, last = _paragraph(document, start, end)
    stops = [stop for stop in STOP.finditer(text, first, last) if not _abbreviates(text, stop)]
    left = max((stop.end() for stop in stops if stop.end() <= start), default=first)
    right = min((stop.end() for stop in stops if stop.end() >= end), default=last)
    words = text[left:right]
    left += len(words) - len(words.lstrip())
    return document.span(left, left + len(words.strip()))


def behind_dateline(document: Document, sentence: Span) -> Span:
    """The sentence without the place, day and agency before its first words (`VIENNA, April 9 (Agency) --`)."""
    dateline = DATELINE.match(sentence.text)
    return document.span(sentence.start + dateline.end(), sentence.end) if dateline else sentence


def _paragraph(document: Document, start: int, end: int) -> tuple[int, int]:
    part = next((p for p in document.parts if p.start <= start and end <= p.end), None)
    if part:
        return part.start, part.end
    before, after = document.text.rfind("\n\n", 0, start), document.text.find("\n\n", end)
    return (before + 2 if before >= 0 else 0), (after if after >= 0 else len(document.text))


def _abbreviates(text: str, stop: re.Match[str]) -> bool:
    if stop[0][0] != ".":
        return False
    word = re.search(r"[\w.]*$", text[max(0, stop.start() - 12) : stop.start()])
    before = word[0].lower() if word else ""
    return before in ABBREVIATIONS or (len(before) == 1 and before.isalpha())
