"""The nouns of a brief: plain data that any renderer can walk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dragoman.record.dates import DateRange
from dragoman.record.document import LEFT_OUT_EMPTY
from dragoman.record.evidence import Span

RunKind = Literal["text", "day", "name", "words", "citation"]


@dataclass(frozen=True)
class Run:
    """A stretch of a sentence. `words` are a report's own (white space squeezed, long ones cut with an ellipsis); a
    `citation` points to the references it names; the rest is ours."""

    kind: RunKind
    text: str
    references: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """One line of the brief, in runs."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The whole line, unstyled."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading, its sentences, and further sections below it."""

    heading: str
    sentences: tuple[Sentence, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reference:
    """What `[number]` points to: a record with its span, or a whole document (`span` None). `inferred` marks a day of
    publication that no line of the document tells."""

    number: int
    short: str
    record: str
    document: str
    span: Span | None
    outlet: str | None
    title: str | None
    published: DateRange
    page: str = field(default="", metadata=LEFT_OUT_EMPTY)
    inferred: bool = field(default=False, metadata=LEFT_OUT_EMPTY)

    @property
    def place(self) -> str:
        """Where to look it up: its id, and the page where its document has pages."""
        return f"{self.short}, p. {self.page}" if self.page else self.short


@dataclass(frozen=True, kw_only=True)
class Brief:
    """One page. Every sentence cites references; those of documents come first."""

    title: str
    as_of: date | None
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much of everything a brief holds, so that it stays one or two screens."""

    documents: int = 30
    """Reports listed under Sources; what is cited is always listed."""

    state_of_play: int = 7
    latest_days: int = 14
    """How many days, counted back from the newest statement, are "the latest"."""

    speakers: int = 5
    statements_per_speaker: int = 2
    unnamed: int = 4
    chronology: int = 10
    lines_per_day: int = 2
    longest_words: int = 240
    """Characters after which a report's words are cut."""

    longest_line: int = 150
    """The same for lines of the chronology."""

    happenings: int = 5
    """Happenings in the state of play; where there are any, statements take the places that are left."""

    news: int = 6
    turns: int = 5
    commitments: int = 5
    positions: int = 4
    disagreements: int = 5
    ahead: int = 3
    """Lines of each of these sections; headings tell how many there are in all."""

    filled: int = 3
    """Sections of findings from which on fewer speakers and dates are told, so that all stays one page."""
