"""When a text was published, from its own words near the top or from its file's name; never from the file's clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dragoman.loaders.datelines import date_line, dateline
from dragoman.loaders.days import find_day
from dragoman.loaders.parts import PLAIN_SPACE, one_line
from dragoman.loaders.shapes import UN_LETTER
from dragoman.record.document import UNDATED, Part, Published
from dragoman.record.evidence import Span

TOP = 15
"""Parts of a text, and TOP_CHARACTERS, within which it may say when it was published."""

TOP_CHARACTERS = 4000

IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def date_in_text(document: str, text: str, parts: tuple[Part, ...]) -> Published:
    """The day that a date line or a dateline near the top names, with its words; UNDATED where none does.

    A line that says "published" comes first, then a bare date, a place with a date, a wire's dateline with the year,
    and "updated" last. `document` is the document's id, for the span.
    """
    clues = sorted(_clues(text, parts), key=lambda clue: (clue[0], clue[2].start))
    if not clues:
        return UNDATED
    _, day, part = clues[0]
    words = Span(document, part.start, part.end, text[part.start : part.end], text)
    return Published(day, day, basis="text", evidence=(words,))


def _clues(text: str, parts: tuple[Part, ...]) -> Iterator[tuple[int, date, Part]]:
    for part in [p for p in parts[: 2 * TOP] if p.part != "boilerplate"][:TOP]:
        if part.start > TOP_CHARACTERS:
            return
        letter = UN_LETTER.fullmatch(one_line(text, part)) if part.part == "headline" else None
        if letter and (day := find_day(letter["day"])):
            yield 3, day, part
        if part.part != "dateline":
            continue
        if found := date_line(one_line(text, part)):
            yield found.rank, found.day, part
        elif (opening := dateline(text[part.start : part.end].translate(PLAIN_SPACE))) and opening.day:
            yield 3, opening.day, part


def date_in_name(name: str) -> Published:
    """The day in a file's name ("2021-05-01-talks.txt"); UNDATED where there is none."""
    for found in IN_NAME.finditer(name):
        try:
            day = date(int(found[1]), int(found[3]), int(found[4]))
        except ValueError:
            continue
        return Published(day, day, basis="filename")
    return UNDATED
