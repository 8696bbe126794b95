"""A report cut into blocks and pieces: what is marked where, by which records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.record.document import Document, PartName
from dragoman.record.evidence import Span

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\ud800-\udfff]")
PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)


@dataclass(frozen=True)
class Mark:
    """Words that a record rests on. `key` names the record in addresses, `css` its kind."""

    span: Span
    key: str
    css: str


@dataclass(frozen=True)
class Piece:
    """A stretch of text that the same marks cover, the shortest of them first; `opens` are records first met here."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A paragraph; `units` counts UTF-16 units ahead of it."""

    part: PartName
    units: int
    pieces: tuple[Piece, ...]


def blocks(document: Document, marks: Iterable[Mark], within: Span | None = None) -> tuple[Block, ...]:
    """The paragraphs of a document (those that touch `within`, if given), each in pieces."""
    ordered = sorted(marks, key=lambda m: (m.span.end - m.span.start, m.key))
    opened: set[str] = set()
    return tuple(
        Block(part, to_units(document.text, start), tuple(_pieces(document.text, (start, end), ordered, opened)))
        for start, end, part in _paragraphs(document)
        if within is None or (start < within.end and within.start < end)
    )


def _paragraphs(document: Document) -> Iterator[tuple[int, int, PartName]]:
    """Where paragraphs stand and what they are; the text between parts of the page too."""
    last = 0
    for part in sorted(document.parts, key=lambda p: p.start):
        yield from _between(document.text, last, part.start)
        if part.end > max(part.start, last):
            yield max(part.start, last), part.end, part.part
        last = max(last, part.end)
    yield from _between(document.text, last, len(document.text))


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int, PartName]]:
    found = PARAGRAPH.finditer(text[start:end])
    yield from ((start + match.start(), start + match.end(), "body") for match in found)


def _pieces(text: str, place: tuple[int, int], marks: Sequence[Mark], opened: set[str]) -> Iterator[Piece]:
    start, end = place
    here = [m for m in marks if m.span.start < end and start < m.span.end]
    cuts = {start, end} | {p for m in here for p in (m.span.start, m.span.end) if start < p < end}
    for first, last in pairwise(sorted(cuts)):
        covering = tuple(m for m in here if m.span.start <= first and last <= m.span.end)
        new = tuple(dict.fromkeys(m.key for m in covering if m.key not in opened))
        opened.update(new)
        yield Piece(shown(text[first:last]), covering, new)


def to_units(text: str, offset: int) -> int:
    """UTF-16 units ahead of a code point."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def shown(text: str) -> str:
    """The text fit to be shown, each character in its place: what steers or turns the direction of writing becomes
    U+FFFD, carriage returns (which browsers drop) become blanks."""
    return HIDDEN.sub("\ufffd", text.replace("\r", " "))
