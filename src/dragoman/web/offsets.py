"""Between the browser's offsets, which count UTF-16 units, and ours, which count code points."""

from __future__ import annotations

from dragoman.errors import BadRequest

BEYOND = 0xFFFF
"""The last code point that takes one unit of UTF-16."""


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
