"""The records that one goes through in the terminal, by id, as the docket is laid out. Only the one at hand is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from dragoman.errors import NotReady
from dragoman.record.pages import LaidRow, Selection
from dragoman.record.query import EVERYTHING, Query

if TYPE_CHECKING:
    from dragoman.docket import Docket
    from dragoman.record.decisions import Decision

AT_ONCE = 2000
"""Rows read at once."""

Found = TypeVar("Found")


def listed(docket: Docket, layers: Collection[str], query: Query) -> list[str]:
    """Ids of the records that a query asks for, by day of publication and place; without those that were rejected. A
    docket that is not laid out yet is laid out first, however long that takes."""
    wanted = None if query == EVERYTHING else _asked(docket, layers, query)
    rejected = {record for record, ruling in docket.review.rulings().items() if ruling.verb == "reject"}
    rows = (row for row in _rows(docket, Selection(view="queue")) if row.kind in layers and row.key not in rejected)
    return [row.key for row in rows if wanted is None or row.key in wanted]


def together(docket: Docket, record: str) -> tuple[str, ...]:
    """The join that a record is in, if any."""
    held = Selection(view="together")
    return tuple(row.key for row in _ready(docket, None, lambda: docket.editions.holding(held, record)))


def called(docket: Docket, words: str, most: int) -> list[tuple[str, str, str]]:
    """Id, name and kind of so many actors that have some words in their names."""
    wanted = Selection(view="actors", about=words)
    rows = _ready(docket, None, lambda: docket.editions.rows(wanted, 0, most))
    return [(row.key, row.body["name"], row.body["kind"]) for row in rows]


def with_new(before: Sequence[str], now: Sequence[str]) -> list[str]:
    """What was listed, with what has come since, each new one behind the one it follows now."""
    known, order = set(before), list(before)
    for earlier, key in zip(["", *now], now, strict=False):
        if key not in known:
            order.insert(order.index(earlier) + 1 if earlier else 0, key)
    return order


def left_at(known: Collection[str], made: Sequence[Decision], author: str) -> str | None:
    """The record that an author decided on last, of those known; None where there is none."""
    own = [d.record for d in made if d.author == author and d.record in known and d.verb != "comment"]
    return own[-1] if own else None


def _asked(docket: Docket, layers: Collection[str], query: Query) -> set[str]:
    return {row.key for layer in layers for row in _rows(docket, Selection(view=layer, query=query))}


def _rows(docket: Docket, wanted: Selection) -> Iterator[LaidRow]:
    first = 0
    while rows := _ready(docket, wanted, lambda: docket.editions.rows(wanted, first, AT_ONCE)):  # noqa: B023 - asked now
        yield from rows
        first += len(rows)


def _ready(docket: Docket, wanted: Selection | None, ask: Callable[[], Found]) -> Found:
    """What the pages answer, once there are any."""
    try:
        return ask()
    except NotReady:
        docket.editions.make(wanted.query.as_of if wanted else None)
        return ask()
