"""What the pages ask for: one docket, who works on it, and what was computed since it last changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from dragoman.docket import Docket
from dragoman.editions import Editions
from dragoman.outputs.page import Brief
from dragoman.record.decisions import Ruling
from dragoman.record.docket import DocketExport
from dragoman.record.pages import LaidRow, Selection
from dragoman.record.query import EVERYTHING, Query

Value = TypeVar("Value")
STRIDE = 2000
"""Rows of the queue read at once, until enough of them are found that nobody decided on."""

REMEMBERED = 64
"""Answers kept; those of a docket as it was before its last change are dropped first."""


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
        self._under_way: dict[Hashable, Lock] = {}

    def export(self, query: Query = EVERYTHING) -> DocketExport:
        """The docket as records."""
        return self.remembered(("export", query), lambda: self.docket.export(query))

    def rulings(self) -> dict[str, Ruling]:
        """What people decided, by record."""
        return self.remembered(("rulings", None), self.docket.review.rulings)

    def versions(self) -> dict[str, str]:
        """The version of each record that was ever decided on."""
        return self.remembered(("versions", None), self.docket.review.versions)

    def remembered(self, key: tuple[str, Hashable], compute: Callable[[], Value], state: str | None = None) -> Value:
        """The answer as of the docket's present state, computed when first asked for; whoever asks meanwhile waits."""
        whole = (state or self.docket.state, *key)
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                return cast(Value, self._kept[whole])
            under_way = self._under_way.setdefault(whole, Lock())
        with under_way:
            return self._computed(whole, compute)

    def _computed(self, whole: Hashable, compute: Callable[[], Value]) -> Value:
        """The answer, unless somebody else found it while one waited."""
        with self._lock:
            if whole in self._kept:
                return cast(Value, self._kept[whole])
        try:
            value = compute()
            with self._lock:
                self._kept[whole] = value
                while len(self._kept) > REMEMBERED:
                    self._kept.popitem(last=False)
        finally:
            with self._lock:
                self._under_way.pop(whole, None)
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

    def waiting(self, wanted: Selection, skip: int, number: int) -> tuple[tuple[LaidRow, ...], int]:
        """So many records of the queue that nobody decided on yet, behind `skip` others, and how many there are."""
        editions, decided = self.docket.editions, frozenset(self.rulings())
        total = self.remembered(("waiting", wanted), lambda: _without(editions, wanted, decided))
        found: list[LaidRow] = []
        skip, first = min(skip, max(total - 1, 0)), 0
        while len(found) < skip + number and (rows := editions.rows(wanted, first, STRIDE)):
            found += [row for row in rows if row.key not in decided]
            first += STRIDE
        return tuple(found[skip : skip + number]), total

    def brief(self, query: Query) -> Brief:
        """The brief as of a day; with what is new since one, it is written when it is asked for."""
        if query.since:
            return self.remembered(("brief", query), lambda: self.docket.brief(query))
        edition = self.docket.editions.of(query.as_of)
        return self.remembered(("brief", edition.key), lambda: self.docket.editions.brief(edition), state="laid out")


def _without(editions: Editions, wanted: Selection, decided: frozenset[str]) -> int:
    """How many rows there are, those of some keys left out."""
    return editions.count(wanted) - editions.count(replace(wanted, keys=decided))
