"""The Python API, and the only door to everything below it.

>>> from dragoman import Docket, Query
>>> with Docket.open("case.db", create=True) as docket:
...     docket.read(["reports/"])
...     for line in docket.statements(Query(actor="Psaki")):
...         print(line.record.content[0].text, line.document.outlet)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property, partial
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.comparing import (
    compared_records,
    dated_documents,
    listed_records,
    page_histories,
    taken_in,
)
from dragoman.editions import Editions
from dragoman.errors import DragomanError, ExtractionFailed
from dragoman.extraction.dating.dating import needs_dating
from dragoman.ledger import Ledger, Search
from dragoman.loaders import find_files, load, load_one, note
from dragoman.loaders.chronologies import load_chronology
from dragoman.outputs.brief import Brief, write_brief
from dragoman.outputs.chronology_entries import Entry, entries
from dragoman.outputs.days import label
from dragoman.outputs.dealings import (
    CommitmentLine,
    ContactLine,
    InstrumentLine,
    TurnLine,
    commitment_lines,
    contact_lines,
    instrument_lines,
    turn_lines,
)
from dragoman.outputs.exports.export import Material
from dragoman.outputs.findings import DisagreementLine, PositionLine, disagreement_lines, position_lines
from dragoman.outputs.happenings import EventLine, ProcessLine, event_lines, process_lines
from dragoman.outputs.laying_out import Layout
from dragoman.outputs.plots import PlotForm, PlotKind, plot
from dragoman.outputs.queries import select
from dragoman.outputs.sayings import StatementLine, TimelineLine, statement_lines, timeline_lines
from dragoman.outputs.tracing import TraceReport, trace_report
from dragoman.outputs.verdicts import CitedReport
from dragoman.outputs.versions import PageHistory
from dragoman.pipeline import Pipeline, standard_pipeline
from dragoman.policy.asking import Held, draft_report, plan
from dragoman.policy.reading import read_policy
from dragoman.policy.starting import new_policy
from dragoman.reconcile.coverage import survey_sources
from dragoman.reconcile.positions import changes
from dragoman.reconcile.tracing import trace
from dragoman.reconcile.turns import turns_as_of
from dragoman.record.arrival import Arrival, Refusal, Run
from dragoman.record.dates import UNKNOWN_DATE
from dragoman.record.decisions import Decision, DecisionVerb
from dragoman.record.docket import DocketExport, Extraction, Record
from dragoman.record.document import Document
from dragoman.record.findings import Source
from dragoman.record.judgements import DraftReport, Plan
from dragoman.record.query import ANYTHING, EVERYTHING, Query, Sought
from dragoman.reviewing import Review
from dragoman.reviewing.returning import Taken, take_back
from dragoman.searching import Found, find
from dragoman.settings import Settings
from dragoman.showing import Shown, gathered, home, report, show
from dragoman.vocabulary.issues import issue_words

__all__ = [
    "CommitmentLine",
    "ContactLine",
    "DisagreementLine",
    "Docket",
    "EventLine",
    "Found",
    "InstrumentLine",
    "PositionLine",
    "ProcessLine",
    "Query",
    "ReadReport",
    "Settings",
    "Shown",
    "Sought",
    "Source",
    "StatementLine",
    "TimelineLine",
    "TurnLine",
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


@dataclass(frozen=True, kw_only=True)
class Holding:
    """A policy beside the record, with what its reports cite; each rule is judged when it is asked for."""

    held: Held
    documents: Mapping[str, Document]
    short: Mapping[str, str]

    def judged(self, *rules: str) -> CitedReport:
        """Verdicts on some rules, by id, or on all. Raises NotFound."""
        return CitedReport(self.held.report(rules or None), self.documents, self.short)


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
        if "editions" in self.__dict__:
            self.editions.close()
        self._ledger.close()

    @cached_property
    def _pipeline(self) -> Pipeline:
        return standard_pipeline(self._settings)

    def read(
        self, paths: Iterable[str | Path], progress: Progress | None = None, settings: Settings | None = None
    ) -> ReadReport:
        """Read documents into the docket, each in one transaction; what is there already is not read again. `settings`
        tell how these are loaded, where they differ from the docket's."""
        added: list[str] = []
        known: list[str] = []
        refused: list[Refusal] = []
        for item in self._arrivals(paths, progress, settings or self._settings):
            try:
                if isinstance(item, Refusal):
                    refused.append(item)
                elif self._take(item):
                    added.append(item.location)
                else:
                    known.append(item.location)
            except DragomanError as error:
                refused.append(_refused(item, error))
        return ReadReport(added=tuple(added), known=tuple(known), refused=tuple(refused))

    def _arrivals(
        self, paths: Iterable[str | Path], progress: Progress | None, settings: Settings
    ) -> Iterator[Arrival | Refusal]:
        files = find_files(paths)
        for number, file in enumerate(files):
            if isinstance(file, Refusal):
                yield file
                continue
            if progress:
                progress(str(file), number, len(files))
            yield from load([file], settings)

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
        self._ledger.write(arrival, extraction, run, learned, taken_in(extraction))
        return True

    def log(self, text: str, *, author: str, day: date) -> Document:
        """Note what is not in the press; it becomes a document of kind `note` that records can cite.

        Raises NotADocument for an empty note.
        """
        arrival = note(text, author, day)
        self._take(arrival)
        return self._ledger.document(arrival.document.id)

    def log_chronology(self, chronology: str | Path, *, author: str, day: date) -> tuple[Document, ...]:
        """Note each line of a hand-kept chronology, its day before its words; `day` is that of the noting. What was
        noted before is not noted twice. Raises UnreadableInput, NotADocument."""
        lines = load_chronology(chronology, self._settings)
        told = [line.text if line.when == UNKNOWN_DATE else f"{label(line.when)}: {line.text}" for line in lines]
        return tuple(self.log(text, author=author, day=day) for text in told)

    def take_back(self, path: str | Path, *, author: str) -> Taken:
        """What people did to records in another tool, as decisions. Raises UnreadableInput, BadRequest."""
        return take_back(Path(path), self.export(), self.review, author)

    @property
    def review(self) -> Review:
        """What people decide on records."""
        return Review(self._ledger, lambda: self.export().joins)

    def decide(self, record: str, verb: DecisionVerb, *, author: str, reason: str | None = None) -> Decision:
        """Accept or reject a record, or a join, by the beginning of its id. Rejected records leave the listings,
        members of a rejected join are not joined again; nothing is overwritten. Raises NotFound, AmbiguousId."""
        return self.review.decide(record, verb, author=author, reason=reason)

    @property
    def where(self) -> str:
        """Where the docket lies."""
        return self._ledger.where

    @property
    def settings(self) -> Settings:
        """How reports are read into it from here."""
        return self._settings

    def runs(self) -> dict[str, Run]:
        """What read each report, by its id."""
        return dict(self._ledger.runs())

    @property
    def state(self) -> str:
        """What changes whenever anything is added to the docket, by whatever program."""
        return self._ledger.state()

    def short_ids(self, wanted: Collection[str] | None = None) -> dict[str, str]:
        """Shortest unique beginning of every document's and current record's id, or at least of those wanted."""
        return self._ledger.short_ids(wanted)

    def documents(self, query: Query = EVERYTHING) -> tuple[Document, ...]:
        """Documents by day of publication."""
        return tuple(d for d in dated_documents(self._ledger).documents if query.published_by(d.published))

    def versions(self, prefix: str | None = None) -> tuple[PageHistory, ...]:
        """Pages that were changed after publication, with what was changed; or those of one document or record, by the
        beginning of its id. Raises NotFound, AmbiguousId."""
        ids = self._ledger.republished(None if prefix is None else home(self._ledger.lookup(prefix)[1]))
        found = page_histories(self._ledger, dated_documents(self._ledger, ids).documents, ids)
        short = self._ledger.short_ids()
        return tuple(PageHistory(versions=versions, short=short) for versions in found)

    def export(self, query: Query = EVERYTHING) -> DocketExport:
        """The docket as records: as of a day, with the statements and times a query asks for."""
        compared = compared_records(self._ledger, query.as_of)
        chosen = compared if query == EVERYTHING else select(compared, query)
        return replace(chosen, turns=turns_as_of(chosen, query.as_of))

    def material(self, query: Query = EVERYTHING, document: str | None = None) -> Material:
        """What the forms of `dragoman.outputs.exports` are written from; `document` is the beginning of the id of the
        one that is asked for. Raises NotFound, AmbiguousId."""
        return Material(
            docket=self.export(query),
            cite=self._ledger.short_ids(),
            rulings=self._ledger.rulings(),
            decisions=self._ledger.decisions(),
            versions=self._ledger.versions(),
            as_of=query.as_of,
            document=self.show(document).document.id if document else None,
            runs=self._ledger.runs(),
            original=self._ledger.original,
            pieces=self._ledger.pieces,
            whole=query == EVERYTHING,
        )

    def _listed(self, query: Query, *layers: str) -> DocketExport:
        """The records of some layers as listings need them."""
        return listed_records(self._ledger, query, layers)

    def _short(self, records: Iterable[Record]) -> dict[str, str]:
        """Short ids of records at least."""
        return self._ledger.short_ids({record.id for record in records})

    def statements(self, query: Query = EVERYTHING) -> tuple[StatementLine, ...]:
        """Statements by day of saying, then by document and place."""
        docket = self._listed(query, "statements")
        return statement_lines(docket, self._short(docket.statements))

    def positions(self, query: Query = EVERYTHING) -> tuple[PositionLine, ...]:
        """The words in which actors name their stands, by issue, actor and day."""
        docket = self.export(query)
        return position_lines(docket, _differences(docket))

    def disagreements(self, query: Query = EVERYTHING) -> tuple[DisagreementLine, ...]:
        """Where sources speak of one thing and differ, the latest last."""
        return disagreement_lines(self.export(query))

    def sources(self, query: Query = EVERYTHING) -> tuple[Source, ...]:
        """What each outlet contributes: its reports, what it copies, what it was the first or the only one to tell."""
        return survey_sources(self.export(query))

    def events(self, query: Query = EVERYTHING) -> tuple[EventLine, ...]:
        """Events by day, then by document and place."""
        docket = self._listed(query, "events")
        return event_lines(docket, self._short(docket.events))

    def processes(self, query: Query = EVERYTHING) -> tuple[ProcessLine, ...]:
        """Processes by name, each with its states."""
        docket = self._listed(query, "processes")
        return process_lines(docket, self._short(docket.processes))

    def contacts(self, query: Query = EVERYTHING) -> tuple[ContactLine, ...]:
        """Approaches by day, then by document and place."""
        docket = self._listed(query, "contacts")
        return contact_lines(docket, self._short(docket.contacts))

    def turns(self, query: Query = EVERYTHING, *, on: date | None = None) -> tuple[TurnLine, ...]:
        """Who owes an answer between two parties, as of the query's day or that of the newest report: on that day, or
        `on` another one by all those reports tell."""
        docket = self.export(query)
        found = docket if on is None else replace(docket, turns=turns_as_of(docket, query.as_of, on))
        return turn_lines(found, self._ledger.short_ids())

    def instruments(self, query: Query = EVERYTHING) -> tuple[InstrumentLine, ...]:
        """Agreements, statements, resolutions and laws by day."""
        docket = self._listed(query, "instruments")
        return instrument_lines(docket, self._short(docket.instruments))

    def commitments(self, query: Query = EVERYTHING) -> tuple[CommitmentLine, ...]:
        """What parties are bound to, by who is bound."""
        return commitment_lines(self.export(query), self._ledger.short_ids())

    def timeline(self, query: Query = EVERYTHING) -> tuple[TimelineLine, ...]:
        """Dated sentences by the day they speak of, each once a day; expressions that tell no day are left out."""
        docket = self._listed(query, "statements", "events", "times")
        return timeline_lines(docket, self._short((*docket.statements, *docket.events, *docket.times)))

    def show(self, prefix: str) -> Shown:
        """A record or document by the beginning of its id. Raises NotFound, AmbiguousId."""
        return show(self._ledger, self.editions, prefix)

    def report(self, document_id: str) -> DocketExport:
        """One report, by its whole id, with its records as they stand, not compared with others. Raises NotFound."""
        return report(self._ledger, self.editions, document_id)

    def gathered(self, ids: Collection[str]) -> DocketExport:
        """Some records, by whole id, with their documents and the actors that they name."""
        return gathered(self._ledger, ids)

    def search(
        self, words: str, query: Query = EVERYTHING, limit: int = 20, sought: Sought = ANYTHING
    ) -> tuple[Found, ...]:
        """Paragraphs that hold all the words (in any inflection), best first, with the records that rest on them.

        The query's days are those of publication. Raises BadRequest where no word is given.
        """
        return find(self._ledger, self.editions, Search(words=words, sought=sought, query=query, limit=limit))

    @cached_property
    def editions(self) -> Editions:
        """The docket laid out in pages, to read it page by page."""
        return Editions(self._ledger, self._laid_out, partial(_lay_out_apart, self._ledger.where, self._settings))

    def _laid_out(self, as_of: date | None) -> tuple[Layout, Brief]:
        docket, short = self.export(Query(as_of=as_of)), self._ledger.short_ids()
        undated = frozenset(d.id for d in self._ledger.documents() if needs_dating(d))
        layout = Layout(docket, short, _differences(docket), survey_sources(docket), undated)
        return layout, write_brief(docket, as_of=as_of, cite=short)

    def brief(self, query: Query = EVERYTHING) -> Brief:
        """One page on the process, each sentence cited; the query's `since` adds what is new from that day on. Where
        the docket is laid out as it is now, the page that was made with it is taken."""
        kept = self.editions.fresh(query.as_of) if query == Query(as_of=query.as_of) else None
        if kept is not None:
            return self.editions.brief(kept)
        whole = self.export(replace(query, since=None))
        return write_brief(whole, as_of=query.as_of, since=query.since, cite=self._ledger.short_ids())

    def chronology(self, query: Query = EVERYTHING) -> tuple[Entry, ...]:
        """What happened, by day, each entry with the sentences it rests on."""
        return entries(self.export(query), self._ledger.short_ids())

    def trace(self, chronology: str | Path, query: Query = EVERYTHING) -> TraceReport:
        """A hand-kept chronology held against the reports. Raises UnreadableInput, NotADocument."""
        lines = load_chronology(chronology, self._settings)
        docket = self.export(query)
        return trace_report(trace(lines, docket), docket, self._ledger.short_ids())

    def plot(self, kind: PlotKind, form: PlotForm, query: Query = EVERYTHING) -> bytes:
        """A picture of the docket. Raises BadRequest where there is nothing to draw, or nothing to draw with."""
        return plot(self.export(query), kind, form, as_of=query.as_of)

    def held(self, policy: str | Path, *, as_of: date | None = None, what_if: Sequence[str] = ()) -> Holding:
        """A policy file beside the record, its rules to be judged one by one; see `check`."""
        rules, docket = read_policy(str(policy)), self.export(Query(as_of=as_of))
        held = Held(rules, docket, as_of=as_of, reviewed=self._accepted(), what_if=what_if)
        return Holding(held=held, documents={d.id: d for d in docket.documents}, short=self._ledger.short_ids())

    def check(self, policy: str | Path, *, as_of: date | None = None, what_if: Sequence[str] = ()) -> CitedReport:
        """The record as of a day (of the newest report, if none is given) held against a policy file, with imagined
        happenings laid over it (`2021-06-01 PRK tests a missile`). Raises UnreadableInput, BadPolicy, BadRequest."""
        return self.held(policy, as_of=as_of, what_if=what_if).judged()

    def plan(self, policy: str | Path, *, as_of: date | None = None) -> Plan:
        """What a policy permits on a day, and what is due, by the record. Raises UnreadableInput, BadPolicy."""
        docket = self.export(Query(as_of=as_of))
        return plan(read_policy(str(policy)), docket, as_of=as_of, reviewed=self._accepted())

    def check_draft(
        self, policy: str | Path, draft: str | Path, *, by: str | None = None, as_of: date | None = None
    ) -> DraftReport:
        """A draft, which stays out of the docket, read against a policy's wording and linkage.

        Raises UnreadableInput, NotADocument, BadPolicy, BadRequest.
        """
        rules = read_policy(str(policy))
        document = load_one(draft, self._settings)
        sentences = self._pipeline.analyser.analyse(document).sentences
        spans = (document.span(s.start, s.end) for s in sentences)
        return draft_report(spans, rules, DocketExport(documents=self.documents()), as_of=as_of, by=by)

    def new_policy(self) -> str:
        """The beginning of a policy file, from the docket's states and issues."""
        return new_policy(
            self.export(), {i: [" ".join(p) for p in ps] for i, ps in issue_words(self._settings.issues).items()}
        )

    def _accepted(self) -> frozenset[str]:
        """Ids of records that somebody has accepted or edited."""
        return frozenset(record for record, ruling in self._ledger.rulings().items() if ruling.verb != "reject")


def _refused(item: Arrival | Refusal, error: DragomanError) -> Refusal:
    """What failed, at the place the user knows it by."""
    if isinstance(error, ExtractionFailed):
        error.where = item.location
    return Refusal(location=item.location, error=error)


def _lay_out_apart(where: str, settings: Settings, as_of: date | None) -> None:
    """Lay a docket out in a process of its own, and wait for it."""
    child = get_context("spawn").Process(target=_lay_out, args=(where, settings, as_of), daemon=True)
    child.start()
    child.join()


def _lay_out(where: str, settings: Settings, as_of: date | None) -> None:
    with Docket.open(where, settings=settings) as docket:
        docket.editions.make(as_of)


def _differences(docket: DocketExport) -> dict[str, str]:
    """By position, what is another word than in the actor's wording before."""
    same = {member: join.id for join in docket.joins if join.layer == "actors" for member in join.members}
    return {change.after.id: change.difference for change in changes(docket.positions, same)}
