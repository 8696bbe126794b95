"""A document: its text, where and when it was published, and the parts of the page."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from dragoman.record.dates import DateRange
from dragoman.record.evidence import Span

DocumentKind = Literal["news", "transcript", "communique", "resolution", "analysis", "note", "other"]
PartName = Literal["headline", "byline", "dateline", "body", "caption", "boilerplate"]
Basis = Literal["metadata", "text", "filename", "given", "inferred", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Published(DateRange):
    """When a document was published, how that is known, and the words that say so."""

    basis: Basis = "unknown"
    evidence: tuple[Span, ...] = ()


UNDATED = Published(None, None)


@dataclass(frozen=True)
class Part:
    """A paragraph of the page and what it is; half-open offsets into the text."""

    start: int
    end: int
    part: PartName


@dataclass(frozen=True, kw_only=True)
class Document:
    """A text as published. `id` is the sha256 of the bytes; for a JSON line, of its text in UTF-8."""

    id: str
    text: str
    published: Published = UNDATED
    source_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = "en"
    kind: DocumentKind = "news"
    copy_of: str | None = None
    version_of: str | None = None
    parts: tuple[Part, ...] = field(default=())

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end`. Raises SpanMismatch if there are none."""
        return Span(self.id, start, end, self.text[start:end], self.text)

    def part_at(self, offset: int) -> PartName:
        """What kind of paragraph the character at `offset` stands in; body where nothing says otherwise."""
        return next((p.part for p in self.parts if p.start <= offset < p.end), "body")


def content_id(data: bytes) -> str:
    """Document id: sha256 of the bytes, in hex."""
    return hashlib.sha256(data).hexdigest()
