"""Between the browser's offsets, which count UTF-16 units, and ours, which count code points."""

from __future__ import annotations

import re

from dragoman.errors import BadRequest

BEYOND = 0xFFFF
"""The last code point that takes one unit."""

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\ud800-\udfff]")


def to_units(text: str, offset: int) -> int:
    """UTF-16 units ahead of a code point."""
    return offset + sum(ord(character) > BEYOND for character in text[:offset])


def to_code_points(text: str, units: int) -> int:
    """Code points ahead of a UTF-16 unit; one inside a pair counts from its beginning. Raises BadRequest where the
    text is shorter."""
    passed = 0
    for number, character in enumerate(text):
        passed += 2 if ord(character) > BEYOND else 1
        if passed > units:
            return number
    if passed != units:
        raise BadRequest("the selection lies outside of the text", where=str(units), remedy="select the words again")
    return len(text)


def shown(text: str) -> str:
    """The text fit to be shown, each character in its place: what steers or turns the direction of writing becomes
    U+FFFD, carriage returns (which browsers drop) become blanks."""
    return HIDDEN.sub("\ufffd", text.replace("\r", " "))
