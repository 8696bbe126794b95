"""Every reading of a record at once: the line of days is walked from left to right with the set of states that some
reading leads to.

A state holds which of the open happenings are settled and what the monitor has seen; happenings whose days have passed
are forgotten. So the cost grows with how many are open at one time, not with how many there are. Within a stretch of
days between two ends of ranges only the order counts, unless the monitor counts days.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from dragoman.policy.instances import Days, Instance, Item, TooOpen, shifted
from dragoman.policy.monitors import Monitor, State
from dragoman.record.findings import Outcome

LIMIT = 300_000
"""States after which a walk is given up."""

Path = tuple[Any, int, int, int] | None
"""How a state was come to, last step first: the path before, the item (or -1 - position for what is unreported), and
the first and last day it may lie on."""

History = tuple[tuple[int, int], ...]
"""The tracked items of a reading as they follow each other, each with the first day of its stretch."""

Key = tuple[int, Any, History]


@dataclass(frozen=True)
class Swept:
    """The outcomes that readings lead to, with one reading for each history of the tracked items; `states` were met."""

    readings: dict[tuple[History, Outcome], Path]
    states: int = 0

    @property
    def outcomes(self) -> frozenset[Outcome]:
        """All outcomes that some reading has."""
        return frozenset(outcome for _, outcome in self.readings)


def sweep(instance: Instance, monitor: Monitor, tracked: frozenset[int] = frozenset(), limit: int = LIMIT) -> Swept:
    """The outcomes over all readings. `tracked` items are told apart in the histories by place and order.

    Raises TooOpen where more states are met than the limit.
    """
    found: dict[tuple[History, Outcome], Path] = {}
    names = sorted(instance.bases)
    allowed = limit
    spans = [range(instance.bases[name][0], instance.bases[name][1] + 1) for name in names]
    for values in product(*spans):
        given = dict(zip(names, values, strict=True))
        walk = _Walk(instance, monitor, tracked, _fixed(instance.items, given), limit)
        for key, path in walk.run().items():
            found.setdefault(key, path)
        limit = walk.left
    return Swept(found, allowed - limit)


def _fixed(items: tuple[Item, ...], given: dict[str, int]) -> list[Days]:
    return [shifted(item.days, given[item.base]) if item.base else item.days for item in items]


class _Walk:
    """One walk with every shared base fixed."""

    def __init__(
        self, instance: Instance, monitor: Monitor, tracked: frozenset[int], days: list[Days], limit: int
    ) -> None:
        self.instance, self.monitor, self.tracked, self.days = instance, monitor, tracked, days
        self.left = limit
        self.earlier = [0] * len(days)
        tied = set(tracked)
        for before, after in instance.orders:
            self.earlier[after] |= 1 << before
            tied |= {before, after}
        self.alike = [None if n in tied else _likeness(item, days[n]) for n, item in enumerate(instance.items)]
        self.last = [spans[-1][1] if spans else 0 for spans in days]
        self.stepped: dict[tuple[State, int, int], State] = {}

    def run(self) -> dict[tuple[History, Outcome], Path]:
        """Outcomes and histories with a path for each."""
        never = sum(1 << n for n, spans in enumerate(self.days) if not spans)
        if any(not self.instance.items[n].optional for n, spans in enumerate(self.days) if not spans):
            return {}
        states: dict[Key, Path] = {(never, self.monitor.start, ()): None}
        opened, awaiting = _by_first_day(self.days), 0
        active: list[int] = []
        for first, last in _cells(self.days, self.instance, self.monitor):
            while awaiting < len(opened) and opened[awaiting][0] <= first:
                active.append(opened[awaiting][1])
                awaiting += 1
            here = [n for n in active if any((a is None or a <= first) and last <= b for a, b in self.days[n])]
            states = self._within(states, here, first, last)
            gone = [n for n in active if self.last[n] <= last]
            states = self._retired(states, gone)
            active = [n for n in active if self.last[n] > last]
        found: dict[tuple[History, Outcome], Path] = {}
        for (_, state, history), path in states.items():
            found.setdefault((history, self.monitor.outcome(state, self.instance.as_of)), path)
        return found

    def _within(self, states: dict[Key, Path], here: list[int], first: int, last: int) -> dict[Key, Path]:
        """All states that happenings of one stretch of days lead to, in any order."""
        counted = sum(1 << n for n, window in enumerate(self.monitor.windows) if window.holds(first))
        extra = [
            (-1 - n, u.slots & counted)
            for n, u in enumerate(self.instance.unreported)
            if u.slots & counted and any((a is None or a <= first) and last <= b for a, b in u.days)
        ]
        here.sort(key=lambda n: (self.last[n], n))
        found, waiting = dict(states), deque(states)
        while waiting:
            key = waiting.popleft()
            for further, label in self._moves(key, here, extra, counted, first):
                if further not in found:
                    self.left -= 1
                    if self.left < 0:
                        raise TooOpen("too many readings", remedy="settle some dates of the records it rests on")
                    found[further] = (found[key], label, first, last)
                    waiting.append(further)
        return found

    def _moves(
        self, key: Key, here: list[int], extra: list[tuple[int, int]], counted: int, day: int
    ) -> Iterator[tuple[Key, int]]:
        settled, state, history = key
        for label, slots in extra:
            yield (settled, self._step(state, slots, day), history), label
        tried = set()
        for n in here:
            if settled >> n & 1 or (self.alike[n] is not None and self.alike[n] in tried):
                continue
            tried.add(self.alike[n])  # of two that only differ in their last day, the one with the earlier goes first
            missing = self.earlier[n] & ~settled
            if any(missing >> m & 1 and not self.instance.items[m].optional for m in range(missing.bit_length())):
                continue
            slots = self.instance.items[n].slots & counted
            stepped = self._step(state, slots, day) if slots else state
            seen = (*history, (n, day)) if n in self.tracked else history
            yield (settled | missing | 1 << n, stepped, seen), n

    def _step(self, state: State, slots: int, day: int) -> State:
        """The monitor's next state; few differ, and each is asked for by many readings."""
        asked = (state, slots, day)
        if asked not in self.stepped:
            self.stepped[asked] = self.monitor.step(state, slots, day)
        return self.stepped[asked]

    def _retired(self, states: dict[Key, Path], gone: list[int]) -> dict[Key, Path]:
        """States without those whose days have passed; a reading that has left out one that must happen is none."""
        if not gone:
            return states
        bits = sum(1 << n for n in gone)
        needed = sum(1 << n for n in gone if not self.instance.items[n].optional)
        kept: dict[Key, Path] = {}
        for (settled, state, history), path in states.items():
            if settled & needed == needed:
                kept.setdefault((settled | bits, state, history), path)
        return kept


def _likeness(item: Item, days: Days) -> tuple[int, bool] | None:
    return (item.slots, item.optional) if len(days) == 1 else None


def _by_first_day(days: list[Days]) -> list[tuple[float, int]]:
    return sorted((float("-inf") if spans[0][0] is None else spans[0][0], n) for n, spans in enumerate(days) if spans)


def _cells(days: list[Days], instance: Instance, monitor: Monitor) -> list[tuple[int, int]]:
    """Stretches of days, in order, within which no range and no window begins or ends; single days where days count."""
    spans = [*days, *(u.days for u in instance.unreported)]
    starts = {first for s in spans for first, _ in s if first is not None}
    starts |= {last + 1 for s in spans for _, last in s}
    starts |= {w.first for w in monitor.windows if w.first is not None}
    starts |= {w.last + 1 for w in monitor.windows if w.last is not None}
    starts = {day for day in starts if day <= instance.as_of} | {instance.as_of}
    opened = sum(first is None for s in spans for first, _ in s)
    if opened:
        starts.add(_floor(starts, opened, monitor))
    cuts = [*sorted(starts), instance.as_of + 1]
    if not monitor.counts_days and not instance.bases:
        return [(first, after - 1) for first, after in pairwise(cuts)]
    within = getattr(monitor, "within", None) or 0
    return [(day, day) for first, after in pairwise(cuts) for day in _days(spans, first, after, within)]


def _days(spans: list[Days], first: int, after: int, within: int) -> Iterator[int]:
    """The days of a stretch that tell all its readings apart. Where the same happenings are open on all its days, more
    than `within` days between two of them are as good as any number: a long stretch is walked at both ends only."""
    here = sum((a is None or a < after) and b >= first for s in spans for a, b in s)
    if not here:
        return
    room = (2 * here + 1) * (within + 2)
    if after - first <= 2 * room:
        yield from range(first, after)
    else:
        yield from range(first, first + room)
        yield from range(after - room, after)


def _floor(starts: set[int], opened: int, monitor: Monitor) -> int:
    """A first day early enough for whatever has an open beginning: days before all windows are alike, and without
    windows there is room for each of them with its term to itself."""
    if all(window.first is not None for window in monitor.windows):
        return min(starts) - 1
    within = getattr(monitor, "within", None) or 0
    return min(starts) - (opened + 2) * (within + 2)
