"""Quoted stretches of a text: paired by the shape of the marks, running over paragraphs where they are left open."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.analysis import Analysis

MARK = re.compile(r"[“”„«»\"]|``|''")
OPENING, CLOSING = frozenset("“„«") | {"``"}, frozenset("”»")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, order=True)
class Quotation:
    """Half-open offsets of a quoted stretch with its marks. `left_open`: no closing mark before the paragraph ends, as
    where the next paragraph goes on quoting."""

    start: int
    end: int
    left_open: bool = False

    def words(self, text: str) -> int:
        """How many words it holds."""
        return len(WORD.findall(text, self.start, self.end))


def quotations(text: str, analysis: Analysis) -> tuple[Quotation, ...]:
    """All quoted stretches, in text order; a quotation inside a quotation is not listed apart."""
    return tuple(q for paragraph in analysis.paragraphs for q in _in_paragraph(text, paragraph.start, paragraph.end))


def touching(quoted: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Those of the quotations, which are in text order, that share a character with the half-open offsets."""
    first = bisect_right(quoted, start, key=lambda q: q.end)
    return quoted[first : bisect_left(quoted, end, key=lambda q: q.start)]


def _in_paragraph(text: str, begin: int, end: int) -> Iterator[Quotation]:
    opened: int | None = None
    depth = 0
    for mark in MARK.finditer(text, begin, end):
        if opened is None:
            if _may_open(text, mark, begin):
                opened, depth = mark.start(), 0
        elif mark[0] in OPENING and not _stands_at_end(text, mark, end):
            depth += 1
        elif depth and mark[0] in CLOSING:
            depth -= 1
        elif _may_close(text, mark, end):
            yield Quotation(opened, mark.end())
            opened = None
    if opened is not None and end > opened + 1:
        yield Quotation(opened, end, left_open=True)


def _may_open(text: str, mark: re.Match[str], begin: int) -> bool:
    """A closing shape never opens; a neutral one opens at a word's beginning."""
    if mark[0] in OPENING:
        return True
    if mark[0] in CLOSING:
        return False
    before = text[mark.start() - 1] if mark.start() > begin else " "
    after = text[mark.end() : mark.end() + 1]
    return not after.isspace() and not before.isalnum() and bool(after)


def _may_close(text: str, mark: re.Match[str], end: int) -> bool:
    """A neutral mark closes unless a word begins right behind it; an opening shape does where nothing follows."""
    if mark[0] in CLOSING:
        return True
    if mark[0] in OPENING:
        return _stands_at_end(text, mark, end)
    after = text[mark.end()] if mark.end() < end else " "
    before = text[mark.start() - 1]
    return not after.isalnum() or not before.isspace()


def _stands_at_end(text: str, mark: re.Match[str], end: int) -> bool:
    return mark.end() >= end or text[mark.end()].isspace()
