"""Fewer happenings, the same outcomes: what cannot matter to a rule is left out before the readings are walked.

Where only the order counts, only the first and the last of each kind do; where the number counts, one more than the
rule allows is enough. What hangs on an order or a shared base is never left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from heapq import nlargest, nsmallest

from dragoman.policy.instances import Instance, Item, Window, clipped
from dragoman.policy.monitors import Counted, Monitor

EARLY = float("-inf")
TWO = 2
"""One to be the first and another to be the last, where one happening could be either."""


def reduced(instance: Instance, monitor: Monitor) -> Instance:
    """An instance with the same outcomes and, where only order or number count, few happenings."""
    tied = {n for pair in instance.orders for n in pair}
    kept: dict[int, Item] = {}
    groups: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for n, item in enumerate(instance.items):
        if n in tied or item.base:
            kept[n] = item
        elif settled := _windowed(item, _own(item.slots, monitor.windows)):
            kept[n] = settled
            if not monitor.counts_days and len(settled.days) == 1:
                groups[(settled.slots, settled.optional)].append(n)
    for (_, optional), members in groups.items():
        for n in set(members) - _telling(kept, members, monitor, optional=optional):
            del kept[n]
    return _renumbered(instance, kept)


@lru_cache(maxsize=256)
def _own(slots: int, windows: tuple[Window, ...]) -> tuple[Window, ...]:
    """The different windows of some slots."""
    return tuple(dict.fromkeys(window for n, window in enumerate(windows) if slots >> n & 1))


def _windowed(item: Item, own: tuple[Window, ...]) -> Item | None:
    """The item where it counts: days outside the window are as good as not happening. None where it never counts."""
    if len(own) != 1:
        return item if own else None
    if own[0].spans(item.days):
        return item
    days = clipped(item.days, own[0])
    if not days:
        return None
    return item if days == item.days else replace(item, days=days, optional=True)


def _telling(kept: dict[int, Item], members: list[int], monitor: Monitor, *, optional: bool) -> set[int]:
    """Of happenings that fill the same slots, those that may be first or last, or be one too many."""
    if isinstance(monitor, Counted):
        return set(members[: monitor.times + 2])

    def first(n: int) -> float:
        low = kept[n].days[0][0]
        return EARLY if low is None else low

    def last(n: int) -> float:
        return kept[n].days[-1][1]

    outermost = {*nsmallest(TWO, members, key=first), *nlargest(TWO, members, key=last)}
    if optional:
        return outermost
    return outermost | {*nsmallest(TWO, members, key=last), *nlargest(TWO, members, key=first)}


def _renumbered(instance: Instance, kept: dict[int, Item]) -> Instance:
    places = {n: place for place, n in enumerate(sorted(kept))}
    orders = tuple((places[a], places[b]) for a, b in instance.orders)
    return replace(instance, items=tuple(kept[n] for n in sorted(kept)), orders=orders)
