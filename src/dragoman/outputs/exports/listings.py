"""The listings of a docket for a page that sorts and filters them: what the commands show, with days to sort by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.outputs.dealings import (
    commitment_lines,
    commitments_table,
    contact_lines,
    contacts_table,
    instrument_lines,
    instruments_table,
    turn_lines,
    turns_table,
)
from dragoman.outputs.findings import disagreement_lines, disagreements_table, position_lines, positions_table
from dragoman.outputs.happenings import event_lines, events_table, process_lines, processes_table
from dragoman.outputs.sayings import StatementLine, statement_lines
from dragoman.outputs.tables import Table, statement_row, statements_table
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import DocketExport

WHEN = ("said", "when", "since", "by")
"""Columns that hold days."""

BY_DAY = ("events", "contacts")
"""Listings in which what is undated stands with the reports of its time, not ahead of everything."""


@dataclass(frozen=True)
class Row:
    """A row of a listing: its cells, the ISO day to sort it by, and the record that its id opens."""

    cells: tuple[str, ...]
    day: str
    record: str


@dataclass(frozen=True)
class Listing:
    """The records of one kind; `by_day` is the column whose cells `Row.day` sorts."""

    name: str
    columns: tuple[str, ...]
    wide: frozenset[str]
    rows: tuple[Row, ...]

    @property
    def by_day(self) -> int | None:
        """The place of the column that tells when."""
        return next((at for at, column in enumerate(self.columns) if column in WHEN), None)


def listings(docket: DocketExport, short: Mapping[str, str]) -> Iterator[Listing]:
    """Every listing, empty ones too. `short` holds the short id of each record."""
    yield _listing("events", event_lines(docket, short), events_table, _when)
    yield _listing("statements", statement_lines(docket, short), _statements_table, _said)
    yield _listing("contacts", contact_lines(docket, short), contacts_table, _when)
    yield _listing("turns", turn_lines(docket, short), turns_table, lambda x: x.record.since)
    yield _listing("commitments", commitment_lines(docket, short), commitments_table, lambda x: x.record.deadline)
    yield _listing("instruments", instrument_lines(docket, short), instruments_table, _when)
    yield _listing("processes", process_lines(docket, short), processes_table, _when)
    yield _listing("positions", position_lines(docket, {}), positions_table, _when)
    yield _listing("disagreements", disagreement_lines(docket), disagreements_table, lambda _: UNKNOWN_DATE)


def _listing(
    name: str, lines: Sequence[Any], table: Callable[[Any], Table], when: Callable[[Any], DateRange]
) -> Listing:
    made = table(lines)
    rows = (Row(cells, _key(when(x), x), _opened(x)) for cells, x in zip(made.rows, lines, strict=True))
    ordered = sorted(rows, key=lambda row: (not row.day, row.day)) if name in BY_DAY else rows
    return Listing(name, made.columns, made.wide, tuple(ordered))


def _statements_table(lines: Iterable[StatementLine]) -> Table:
    return statements_table(statement_row(x.short, x.record, x.document, x.speaker) for x in lines)


def _when(row: Any) -> DateRange:
    found: DateRange = row.record.when
    return found


def _said(row: Any) -> DateRange:
    found: DateRange = row.record.said
    return found


def _key(when: DateRange, row: Any) -> str:
    """The first day it may be, of an undated one that of its report."""
    document = getattr(row, "document", None)
    day: date | None = when.earliest or when.latest or (document and document.published.earliest)
    return day.isoformat() if day else ""


def _opened(row: Any) -> str:
    """The record that a row's id opens; of a turn the approach it goes by."""
    return str(getattr(row, "because", row.record).id)
