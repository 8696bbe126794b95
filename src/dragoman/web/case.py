"""What the pages ask for: one docket, who works on it, and what was computed since it last changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast

from dragoman.docket import Docket
from dragoman.outputs.page import Brief
from dragoman.record.decisions import Ruling
from dragoman.record.docket import DocketExport, Record
from dragoman.record.pages import LaidRow, Selection
from dragoman.record.query import EVERYTHING, Query

Value = TypeVar("Value")
REMEMBERED = 64
"""Answers kept; those of a docket as it was before its last change are dropped first."""

REVIEWED = ("statements", "events", "processes", "contacts", "instruments", "commitments")
"""Layers whose records people go through."""


@dataclass(frozen=True)
class Proposal:
    """A record to review, with its layer."""

    layer: str
    record: Record


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A page of a listing, its number, that of the last page, and how many rows there are in all."""

    rows: tuple[LaidRow, ...]
    total: int
    number: int
    last: int


class Case:
    """A docket open on the desk. Safe for several threads; another program may add to the docket meanwhile."""

    def __init__(self, docket: Docket, author: str, policies: tuple[str, ...] = (), name: str = "docket") -> None:
        self.docket = docket
        self.author = author
        self.policies = tuple(Path(policy) for policy in policies)
        self.name = name
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def export(self, query: Query = EVERYTHING) -> DocketExport:
        """The docket as records."""
        return self.remembered(("export", query), lambda: self.docket.export(query))

    def short_ids(self) -> dict[str, str]:
        """Shortest unique beginning of each id."""
        return self.remembered(("short", None), self.docket.short_ids)

    def rulings(self) -> dict[str, Ruling]:
        """What people decided, by record."""
        return self.remembered(("rulings", None), self.docket.review.rulings)

    def versions(self) -> dict[str, str]:
        """The version of each record that was ever decided on."""
        return self.remembered(("versions", None), self.docket.review.versions)

    def proposals(self) -> tuple[Proposal, ...]:
        """All records to review by day of publication and place, those decided on included; decisions do not make
        them anew, so that one key after another is answered at once."""
        return self.remembered(("proposals", None), lambda: _proposals(self.as_read()), state=self._read_state)

    def as_read(self) -> DocketExport:
        """The docket as it was when reports were last read in; decisions made since may not be in it."""
        return self.remembered(("as read", None), self.export, state=self._read_state)

    @property
    def _read_state(self) -> str:
        """What changes whenever a report is read or a decision taken back, which may bring a record to light again."""
        undone = self.remembered(("undone", None), lambda: sum(bool(d.undoes) for d in self.docket.review.history()))
        return f"{self.docket.state.rpartition('-')[0]}-{undone}"

    def remembered(self, key: tuple[str, Hashable], compute: Callable[[], Value], state: str | None = None) -> Value:
        """The answer as of the docket's present state, computed when first asked for."""
        whole = (state or self.docket.state, *key)
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                return cast(Value, self._kept[whole])
        value = compute()
        with self._lock:
            self._kept[whole] = value
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
        return value

    def listed(self, wanted: Selection, number: int, size: int) -> Listed:
        """A page of a listing; without records that were rejected since it was laid out."""
        editions = self.docket.editions
        total = self.remembered(("total", wanted), lambda: editions.count(wanted))
        last = max(1, -(-total // size))
        number = min(number, last)
        rulings = self.rulings()
        found = editions.rows(wanted, (number - 1) * size, size)
        rows = tuple(row for row in found if row.key not in rulings or rulings[row.key].verb != "reject")
        return Listed(rows=rows, total=total, number=number, last=last)

    def brief(self, query: Query) -> Brief:
        """The brief as of a day; with what is new since one, it is written when it is asked for."""
        if query.since:
            return self.remembered(("brief", query), lambda: self.docket.brief(query))
        edition = self.docket.editions.of(query.as_of)
        return self.remembered(("brief", edition.key), lambda: self.docket.editions.brief(edition), state="laid out")

    def lines(self, name: str, query: Query) -> tuple[Any, ...]:
        """The lines of a listing, by the name of the docket's method."""
        return self.remembered((name, query), lambda: getattr(self.docket, name)(query))


def place(record: Any) -> tuple[str, int, int]:
    """Document, start and end of the words that a record rests on first."""
    spans = record.spans if hasattr(record, "spans") else getattr(record, "evidence", None) or record.mentions
    return spans[0].document, min(s.start for s in spans), max(s.end for s in spans)


def _proposals(docket: DocketExport) -> tuple[Proposal, ...]:
    order = {document.id: number for number, document in enumerate(docket.documents)}
    found = [Proposal(layer, record) for layer in REVIEWED for record in getattr(docket, layer)]
    return tuple(sorted(found, key=lambda p: (order[place(p.record)[0]], *place(p.record)[1:], p.record.id)))
