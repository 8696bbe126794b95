"""A document: its text, where and when it was published, and the parts of the page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from dragoman.record.dates import DateRange
from dragoman.record.evidence import Span

DocumentKind = Literal["news", "transcript", "communique", "resolution", "analysis", "note", "other"]
PartName = Literal["headline", "byline", "dateline", "body", "caption", "boilerplate"]
Basis = Literal["metadata", "text", "filename", "given", "inferred", "unknown"]

LEFT_OUT_EMPTY = {"left_out_empty": True}
MONTH = timedelta(days=31)
LONGEST_OPENING = 58
"""Characters of a text that stand for its title."""

"""Marks a field that has no place in JSON where nothing is in it."""


ClueKind = Literal["address", "copyright", "day", "event", "fresh", "stated", "term", "weekday", "year"]


def may_be(day: date, days: DateRange) -> bool:
    """Whether a day lies in a range."""
    return not (days.earliest and day < days.earliest) and not (days.latest and day > days.latest)


@dataclass(frozen=True, kw_only=True)
class Clue:
    """Words that bound the day a document was published, which no line of it tells.

    The day lies in one of `days` (none = any day) and on one of `weekdays` (ISO, none = any). `says` puts it in a
    phrase. `habit` marks what the press usually does and need not. `used` is false where the clue contradicts others:
    it is reported, and bounds nothing. The words may stand in another document that tells of the same thing.
    """

    kind: ClueKind
    says: str
    evidence: tuple[Span, ...]
    days: tuple[DateRange, ...] = ()
    weekdays: tuple[int, ...] = ()
    habit: bool = False
    used: bool = True

    def allows(self, day: date) -> bool:
        """Whether the document may have been published on that day, by this clue alone."""
        if self.weekdays and day.isoweekday() not in self.weekdays:
            return False
        return not self.days or any(may_be(day, days) for days in self.days)


@dataclass(frozen=True, kw_only=True)
class Published(DateRange):
    """When a document was published, how that is known, and the words that say so; for an inferred day the clues."""

    basis: Basis = "unknown"
    evidence: tuple[Span, ...] = ()
    clues: tuple[Clue, ...] = ()

    def candidates(self) -> list[date]:
        """Every day it may be, by the range and the clues used; none where the range is open."""
        if self.earliest is None or self.latest is None:
            return []
        days = map(date.fromordinal, range(self.earliest.toordinal(), self.latest.toordinal() + 1))
        used = [clue for clue in self.clues if clue.used]
        return [day for day in days if all(clue.allows(day) for clue in used)]

    @property
    def at_odds(self) -> tuple[Clue, ...]:
        """Clues that others contradict; habits of the press, which give way to any other clue, are none."""
        return tuple(clue for clue in self.clues if not clue.used and not clue.habit)

    @property
    def close_day(self) -> date | None:
        """The last day on which it may have come out, if that is known to within a month; else the first."""
        close = self.earliest and self.latest and self.latest - self.earliest <= MONTH
        return self.latest if close else self.earliest or self.latest


UNDATED = Published(None, None)


@dataclass(frozen=True)
class Page:
    """Where a page of a paginated document (PDF, a book) begins in the text, and its number as printed or counted."""

    start: int
    label: str


@dataclass(frozen=True)
class Part:
    """A paragraph of the page and what it is; half-open offsets into the text. `pages` are those it stands on."""

    start: int
    end: int
    part: PartName
    pages: tuple[Page, ...] = field(default=(), metadata=LEFT_OUT_EMPTY)


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

    @property
    def opening(self) -> str:
        """Its first words, on one line, by which a text without a title is known."""
        running = next((part for part in self.parts if part.part == "body"), None)
        words = " ".join((self.text[running.start : running.end] if running else self.text).split())
        if len(words) <= LONGEST_OPENING:
            return words
        return words[:LONGEST_OPENING].rsplit(" ", 1)[0].rstrip(" ,;:–—-(“\"'") + " …"

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end`. Raises SpanMismatch if there are none."""
        return Span(self.id, start, end, self.text[start:end], self.text)

    def pages_of(self, start: int, end: int) -> str:
        """The pages that the words from `start` to `end` stand on: "7", "7–8"; empty where the text has no pages."""
        labels = [
            page.label
            for part in self.parts
            if part.pages and part.start < end and start < part.end
            for page, until in zip(part.pages, (*(p.start for p in part.pages[1:]), part.end), strict=True)
            if page.start < end and start < until
        ]
        return "–".join(dict.fromkeys((labels[0], labels[-1]))) if labels else ""

    def part_at(self, offset: int) -> PartName:
        """What kind of paragraph the character at `offset` stands in; body where nothing says otherwise."""
        return next((p.part for p in self.parts if p.start <= offset < p.end), "body")


def newest_day(documents: Iterable[Document]) -> date | None:
    """The day of the newest report whose day is known closely; that of a note only where there are no reports."""
    days = [(document.kind != "note", day) for document in documents if (day := document.published.close_day)]
    return max(days)[1] if days else None


def content_id(data: bytes) -> str:
    """Document id: sha256 of the bytes, in hex."""
    return hashlib.sha256(data).hexdigest()
