"""The Python API, and the only door to everything below it.

from dragoman import Docket

with Docket.open("case.db", create=True) as docket:
    docket.read(["reports/"])
    for line in docket.statements(Query(actor="Psaki")):
        print(line.record.content[0].text, line.document.outlet)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.outputs.brief import Brief
from dragoman.record.actors import Actor
from dragoman.record.arrival import Refusal
from dragoman.record.decisions import Decision, DecisionVerb
from dragoman.record.docket import DocketExport, Extraction, Record
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression
from dragoman.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Query:
    """Which records to list. A record whose days may lie in the window is listed; only what surely lies outside is
    left out. `as_of` keeps reports published by that day."""

    actor: str | None = None
    issue: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None


@dataclass(frozen=True, kw_only=True)
class ReadReport:
    """What became of a batch."""

    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()


Progress = Callable[[str, int, int], None]
"""Called before each document with its location, its number (from 0) and how many there are in all."""


@dataclass(frozen=True, kw_only=True)
class StatementLine:
    """A row of `dragoman statements`: the record with what it points to, and its shortest unique id."""

    short: str
    record: Statement
    document: Document
    speaker: Actor | None


@dataclass(frozen=True, kw_only=True)
class TimelineLine:
    """A row of `dragoman timeline`: a dated sentence, on the day it speaks of. `record` is what carries the date."""

    short: str
    record: Statement | TimeExpression
    document: Document
    sentence: Span


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What `dragoman show` prints: a record (or a whole document) inside its paragraph."""

    short: str
    layer: str
    record: Record | Document
    document: Document
    paragraph: Span | None
    marks: tuple[Span, ...] = ()
    decisions: tuple[Decision, ...] = ()
    speaker: Actor | None = None


@dataclass(frozen=True, kw_only=True)
class Found:
    """A paragraph that has the words searched for, the hits in it, and the short ids of the records that rest on it."""

    document: Document
    paragraph: Span
    hits: tuple[Span, ...]
    records: tuple[str, ...]


def extract(paths: Iterable[str | Path], settings: Settings | None = None) -> Iterator[Extraction | Refusal]:
    """Read documents without a store, in input order. What cannot be read comes as a Refusal; the rest goes on."""
    raise NotImplementedError


class Docket:
    """A docket file. Use as a context manager, or close it."""

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, settings: Settings | None = None) -> Docket:
        """Open a docket; with `create`, make it where there is none. Raises NotADocket, NewerDocket, UnreadableInput."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""

    def read(self, paths: Iterable[str | Path], progress: Progress | None = None) -> ReadReport:
        """Read documents into the docket, each in one transaction; what is there already is not read again."""
        raise NotImplementedError

    def log(self, text: str, *, author: str, day: date) -> Document:
        """Note what is not in the press; it becomes a document of kind `note` that records can cite."""
        raise NotImplementedError

    def decide(self, record: str, verb: DecisionVerb, *, author: str, reason: str | None = None) -> Decision:
        """Accept or reject a record. Rejected records leave the listings; nothing is overwritten."""
        raise NotImplementedError

    def documents(self, query: Query = Query()) -> tuple[Document, ...]:
        """Documents by day of publication."""
        raise NotImplementedError

    def statements(self, query: Query = Query()) -> tuple[StatementLine, ...]:
        """Statements by day of saying, then by document and place."""
        raise NotImplementedError

    def timeline(self, query: Query = Query()) -> tuple[TimelineLine, ...]:
        """Dated sentences by the day they speak of."""
        raise NotImplementedError

    def show(self, prefix: str) -> Shown:
        """A record or document by the beginning of its id. Raises NotFound, AmbiguousId."""
        raise NotImplementedError

    def search(self, words: str, query: Query = Query()) -> tuple[Found, ...]:
        """Paragraphs that hold all the words (in any inflection), with the records that rest on them."""
        raise NotImplementedError

    def brief(self, query: Query = Query()) -> Brief:
        """One page on the process, each sentence cited."""
        raise NotImplementedError

    def export(self, query: Query = Query()) -> DocketExport:
        """The whole docket as records."""
        raise NotImplementedError
