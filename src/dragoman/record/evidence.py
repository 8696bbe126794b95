"""Spans: the words a record rests on. None can be built that does not match its text (law 1)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import InitVar, dataclass

from dragoman.errors import SpanMismatch

DIGITS = 16
"""Base32 digits of a record id behind its letter: 80 bits."""


ESCAPED = str.maketrans({"\x1b": "\x1b0", "\x1f": "\x1b1"})
"""Keeps the separator out of the hashed parts, so that none runs into the next."""


@dataclass(frozen=True, order=True)
class Span:
    """Half-open code-point offsets into the text of a document, and the words there.

    `against` is the document's text; the span is compared with it and refused if the words differ, whoever builds it.
    Raises SpanMismatch.
    """

    document: str
    start: int
    end: int
    text: str
    against: InitVar[str]

    def __post_init__(self, against: str) -> None:
        if not 0 <= self.start < self.end <= len(against) or against[self.start : self.end] != self.text:
            raise SpanMismatch(
                f"the text does not read {self.text[:60]!r} at {self.start}-{self.end}",
                where=self.document[:12],
                remedy="locate the words again; a record is never written on words that are not there",
            )

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.document == other.document and self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.document == other.document and self.start < other.end and other.start < self.end


def digest(letter: str, *parts: object) -> str:
    """A record id: a letter for the kind and a base32 hash of the parts."""
    packed = "\x1f".join(str(part).translate(ESCAPED) for part in parts)
    coded = base64.b32encode(hashlib.sha256(packed.encode("utf-8")).digest()).decode("ascii").lower()
    return letter + coded[:DIGITS]


def span_key(spans: Iterable[Span | None]) -> str:
    """Offsets of the spans as one string, for ids."""
    return ",".join(f"{s.start}-{s.end}" if s else "-" for s in spans)
