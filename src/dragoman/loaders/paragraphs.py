"""Where the paragraphs of a text begin and end, whether it marks them by blank lines, by newlines or by wrapping."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

NARROWEST_WRAP, WIDEST_WRAP = 40, 100
"""Characters; texts with longer lines are not wrapped by hand, and shorter ones are lists."""

MARK = "\ufeff"

SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
NEW_ITEM = re.compile(r"(?:[-*•–]|\(?\d{1,3}[.)]|[A-Z][A-Z.'’ ]{1,40}:)\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Half-open offsets, trimmed, and the number of the block between blank lines that it stands in."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: trimmed offsets, and how far it is indented."""

    start: int
    end: int
    indent: int
    block: int

    @property
    def length(self) -> int:
        """Characters without the margins."""
        return self.end - self.start


def paragraphs(text: str, *, lines_are_paragraphs: bool = False) -> list[Paragraph]:
    """All paragraphs, in order. With `lines_are_paragraphs` no line is joined to another."""
    lines = list(_lines(text))
    if lines_are_paragraphs:
        return [Paragraph(line.start, line.end, line.block) for line in lines]
    width = _wrap_width(text, lines)
    found: list[Paragraph] = []
    for _, block in groupby(lines, key=lambda line: line.block):
        found += _joined(text, block, width)
    return found


def _lines(text: str) -> Iterator[Line]:
    offset, block, blank = 0, 0, False
    for line in text.splitlines(keepends=True):
        content = line.strip().strip(MARK).strip()
        if not content:
            blank = True
        else:
            block += blank
            blank = False
            indent = line.index(content)
            yield Line(offset + indent, offset + indent + len(content), indent, block)
        offset += len(line)


def _wrap_width(text: str, lines: list[Line]) -> int | None:
    """The width a text was wrapped to; None where lines end by themselves."""
    lengths = sorted(line.length for line in lines)
    width = lengths[len(lengths) * 95 // 100] if lengths else 0
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if a.block == b.block]
    running = sum(_runs_on(text, a, b, width) and not _ends_sentence(text, a) for a, b in pairs)
    return width if len(pairs) >= 2 and running > len(pairs) / 2 else None


def _joined(text: str, block: Iterable[Line], width: int | None) -> Iterator[Paragraph]:
    """The paragraphs of one block: its lines, with those that run on joined."""
    first = last = next(iter(block := iter(block)))
    for line in block:
        if not _continues(text, last, line, width):
            yield Paragraph(first.start, last.end, first.block)
            first = line
        last = line
    yield Paragraph(first.start, last.end, first.block)


def _continues(text: str, line: Line, following: Line, width: int | None) -> bool:
    if NEW_ITEM.match(text, following.start, following.end):
        return False
    if width is not None:
        indented = following.indent >= line.indent + 2
        return not indented and _runs_on(text, line, following, width)
    # A broken line (a title over two lines, a link pasted in): the next one goes on in lower case.
    words = text.find(" ", line.start, line.end) >= 0
    return words and text[following.start].islower() and not _ends_sentence(text, line)


def _runs_on(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted behind this line."""
    if text[following.start].islower() and not _ends_sentence(text, line):
        return True
    space = text.find(" ", following.start, following.end)
    word = (space if space >= 0 else following.end) - following.start
    return line.length + 1 + word > width


def _ends_sentence(text: str, line: Line) -> bool:
    return SENTENCE_END.search(text, max(line.start, line.end - 8), line.end) is not None
