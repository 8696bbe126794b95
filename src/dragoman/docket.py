"""The Python API, and the only door to everything below it.

>>> from dragoman import Docket, Query
>>> with Docket.open("case.db", create=True) as docket:
...     docket.read(["reports/"])
...     for line in docket.statements(Query(actor="Psaki")):
...         print(line.record.content[0].text, line.document.outlet)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.errors import DragomanError, ExtractionFailed
from dragoman.ledger import Ledger
from dragoman.loaders import find_files, load, note
from dragoman.outputs.brief import Brief, write_brief
from dragoman.outputs.queries import saying_day, select
from dragoman.outputs.sentences import sentence_around
from dragoman.pipeline import Pipeline, standard_pipeline
from dragoman.reconcile.actors import join_actors
from dragoman.record.actors import Actor
from dragoman.record.arrival import Arrival, Refusal, Run
from dragoman.record.decisions import Decision, DecisionVerb
from dragoman.record.docket import DocketExport, Extraction, Layers, Record
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.query import EVERYTHING, Query
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression
from dragoman.settings import Settings

__all__ = [
    "Docket",
    "Found",
    "Query",
    "ReadReport",
    "Settings",
    "Shown",
    "StatementLine",
    "TimelineLine",
    "extract",
]

Progress = Callable[[str, int, int], None]
"""Called before each file with where it lies, its number (from 0) and how many there are in all."""


@dataclass(frozen=True, kw_only=True)
class ReadReport:
    """What became of a batch, by location: read now, there already, or refused."""

    added: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()


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
    """What `dragoman show` prints: a record (or a whole document) inside its paragraph, and the run that made it."""

    short: str
    layer: str
    record: Record | Document
    document: Document
    paragraph: Span | None
    marks: tuple[Span, ...] = ()
    decisions: tuple[Decision, ...] = ()
    speaker: Actor | None = None
    run: Run | None = None


@dataclass(frozen=True, kw_only=True)
class Found:
    """A paragraph that has the words searched for, the hits in it, and the short ids of the records that rest on it."""

    document: Document
    paragraph: Span
    hits: tuple[Span, ...]
    records: tuple[str, ...]


def extract(paths: Iterable[str | Path], settings: Settings | None = None) -> Iterator[Extraction | Refusal]:
    """Read documents without a store, in input order. What cannot be read comes as a Refusal; the rest goes on."""
    settings = settings or Settings()
    pipeline = standard_pipeline(settings)
    for item in load(paths, settings):
        if isinstance(item, Refusal):
            yield item
            continue
        try:
            yield pipeline.extract(item.document)
        except DragomanError as error:
            yield _refused(item, error)


class Docket:
    """A docket file. Use as a context manager, or close it."""

    def __init__(self, ledger: Ledger, settings: Settings | None = None) -> None:
        self._ledger = ledger
        self._settings = settings or Settings()

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False, settings: Settings | None = None) -> Docket:
        """Open a docket; with `create`, make it where none is. Raises NotADocket, NewerDocket, UnreadableInput."""
        return cls(Ledger.open(path, create=create), settings)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._ledger.close()

    @cached_property
    def _pipeline(self) -> Pipeline:
        return standard_pipeline(self._settings)

    def read(self, paths: Iterable[str | Path], progress: Progress | None = None) -> ReadReport:
        """Read documents into the docket, each in one transaction; what is there already is not read again."""
        added: list[str] = []
        known: list[str] = []
        refused: list[Refusal] = []
        for item in self._arrivals(paths, progress):
            try:
                if isinstance(item, Refusal):
                    refused.append(item)
                elif self._take(item):
                    added.append(item.location)
                else:
                    known.append(item.location)
            except DragomanError as error:
                refused.append(_refused(item, error))
        if added or not self._ledger.joins():
            self._join()
        return ReadReport(added=tuple(added), known=tuple(known), refused=tuple(refused))

    def _arrivals(self, paths: Iterable[str | Path], progress: Progress | None) -> Iterator[Arrival | Refusal]:
        files = find_files(paths)
        for number, file in enumerate(files):
            if isinstance(file, Refusal):
                yield file
                continue
            if progress:
                progress(str(file), number, len(files))
            yield from load([file], self._settings)

    def _take(self, arrival: Arrival) -> bool:
        """Store what is new of an arrival; whether anything was."""
        run, learned = self._pipeline.run, datetime.now(UTC)
        known = self._ledger.knows(arrival.document.id, run.id)
        if known and self._ledger.has_publication(arrival):
            return False
        if known and not self._ledger.leads(arrival):
            self._ledger.add_publication(arrival, learned)
            return True
        extraction = self._pipeline.extract(self._ledger.settled(arrival))
        self._ledger.write(arrival, extraction, run, learned)
        return True

    def _join(self) -> None:
        actors = (a for a in self._ledger.layer("actors") if isinstance(a, Actor))
        self._ledger.replace_joins(join_actors(actors))

    def log(self, text: str, *, author: str, day: date) -> Document:
        """Note what is not in the press; it becomes a document of kind `note` that records can cite.

        Raises NotADocument for an empty note.
        """
        arrival = note(text, author, day)
        if self._take(arrival):
            self._join()
        return self._ledger.document(arrival.document.id)

    def decide(self, record: str, verb: DecisionVerb, *, author: str, reason: str | None = None) -> Decision:
        """Accept or reject a record by the beginning of its id. Rejected ones leave the listings; nothing is
        overwritten. Raises NotFound, AmbiguousId."""
        _, found = self._ledger.lookup(record)
        decision = Decision(record=found.id, verb=verb, author=author, at=datetime.now(UTC), reason=reason)
        return self._ledger.decide(decision)

    def documents(self, query: Query = EVERYTHING) -> tuple[Document, ...]:
        """Documents by day of publication."""
        return tuple(d for d in self._ledger.documents() if query.published_by(d.published))

    def export(self, query: Query = EVERYTHING) -> DocketExport:
        """The docket as records: as of a day, with the statements and times a query asks for."""
        layers = self._ledger.layers()
        content = {f.name: getattr(layers, f.name) for f in fields(Layers)}
        whole = DocketExport(documents=self._ledger.documents(), joins=self._ledger.joins(), **content)
        return whole if query == EVERYTHING else select(whole, query)

    def statements(self, query: Query = EVERYTHING) -> tuple[StatementLine, ...]:
        """Statements by day of saying, then by document and place."""
        docket, short = self.export(query), self._ledger.short_ids()
        documents = {d.id: d for d in docket.documents}
        actors = {a.id: a for a in docket.actors}
        lines = [
            StatementLine(
                short=short[s.id], record=s, document=documents[s.document], speaker=actors.get(s.speaker or "")
            )
            for s in docket.statements
        ]
        return tuple(sorted(lines, key=_by_saying))

    def timeline(self, query: Query = EVERYTHING) -> tuple[TimelineLine, ...]:
        """Dated sentences by the day they speak of, each once a day; expressions that tell no day are left out.

        The record is the statement where the day is that of saying, else the time expression.
        """
        docket, short = self.export(query), self._ledger.short_ids()
        documents = {d.id: d for d in docket.documents}
        dated = {(s.document, s.said.edtf): s for s in docket.statements if s.said.known}
        lines: dict[tuple[object, ...], TimelineLine] = {}
        for time in docket.times:
            if time.type not in ("DATE", "TIME") or time.earliest is None or time.latest is None:
                continue
            document = documents[time.document]
            sentence = sentence_around(document, time.start, time.end)
            said = dated.get((time.document, time.edtf))
            record = said if said and said.cue and sentence.covers(said.cue) else time
            line = TimelineLine(short=short[record.id], record=record, document=document, sentence=sentence)
            lines.setdefault((time.document, sentence.start, time.earliest, time.latest), line)
        return tuple(sorted(lines.values(), key=_by_day))

    def show(self, prefix: str) -> Shown:
        """A record or document by the beginning of its id. Raises NotFound, AmbiguousId."""
        layer, record = self._ledger.lookup(prefix)
        short = self._ledger.short_ids()[record.id]
        if isinstance(record, Document):
            return Shown(short=short, layer=layer, record=record, document=record, paragraph=None)
        marks = _marks(record)
        document = self._ledger.document(marks[0].document)
        return Shown(
            short=short,
            layer=layer,
            record=record,
            document=document,
            paragraph=self._paragraphs(document, marks),
            marks=marks,
            decisions=self._ledger.decisions(record.id),
            speaker=self._speaker(record),
            run=self._ledger.record_of_run(record.id),
        )

    def _paragraphs(self, document: Document, marks: tuple[Span, ...]) -> Span:
        """The paragraph that holds the marks, or all of them where they run over several."""
        places = [self._ledger.paragraph_at(document.id, mark.start) or (mark.start, mark.end) for mark in marks]
        start = min(start for start, _ in places)
        return document.span(start, max(*(end for _, end in places), *(mark.end for mark in marks)))

    def _speaker(self, record: Record) -> Actor | None:
        if not isinstance(record, Statement) or record.speaker is None:
            return None
        return next((a for a in self._actors_of(record.document) if a.id == record.speaker), None)

    def _actors_of(self, document: str) -> Iterator[Actor]:
        return (a for a in self._ledger.layer("actors", documents=[document]) if isinstance(a, Actor))

    def search(self, words: str, query: Query = EVERYTHING, limit: int = 20) -> tuple[Found, ...]:
        """Paragraphs that hold all the words (in any inflection), with the records that rest on them.

        Raises BadRequest where no word is given.
        """
        documents = {d.id: d for d in self.documents(query)}
        short = self._ledger.short_ids()
        return tuple(
            Found(
                document=document,
                paragraph=document.span(hit.start, hit.end),
                hits=tuple(document.span(start, end) for start, end in hit.words),
                records=tuple(
                    short[record]
                    for layer, record in self._ledger.records_in(document.id, hit.start, hit.end)
                    if layer != "actors"
                ),
            )
            for hit in self._ledger.search(words, limit)
            if (document := documents.get(hit.document))
        )

    def brief(self, query: Query = EVERYTHING) -> Brief:
        """One page on the process, each sentence cited."""
        return write_brief(self.export(query), as_of=query.as_of, cite=self._ledger.short_ids())


def _refused(item: Arrival | Refusal, error: DragomanError) -> Refusal:
    """What failed, at the place the user knows it by."""
    if isinstance(error, ExtractionFailed):
        error.where = item.location
    return Refusal(location=item.location, error=error)


def _by_saying(line: StatementLine) -> tuple[object, ...]:
    day = saying_day(line.record, line.document)
    return (day.latest or date.max, line.document.id, line.record.spans)


def _by_day(line: TimelineLine) -> tuple[object, ...]:
    when = line.record.said if isinstance(line.record, Statement) else line.record.when
    return (*when.sort_key(), line.document.published.sort_key(), line.document.id, line.sentence.start)


def _marks(record: Record) -> tuple[Span, ...]:
    """The spans a record rests on."""
    if isinstance(record, Statement):
        return record.spans
    if isinstance(record, TimeExpression):
        return (record,)
    return record.mentions if isinstance(record, Actor) else record.evidence
