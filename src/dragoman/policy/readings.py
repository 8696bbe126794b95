"""A reading for each outcome: what happened when, in which order, so that it came out so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.policy.binding import Bound, Filled
from dragoman.policy.describing import pattern_words
from dragoman.policy.instances import Instance, TooOpen
from dragoman.policy.monitors import Response
from dragoman.policy.sweep import Path, sweep
from dragoman.policy.trace import Happening
from dragoman.record.dates import DateRange
from dragoman.record.findings import Outcome
from dragoman.record.judgements import Reading, Step

LIMIT = 12_000
"""States that may be met to find readings."""

EARLIEST = date.min.toordinal()


def readings_of(filled: Filled, bound: Bound) -> tuple[Reading, ...]:
    """A reading for each outcome on the record, and for each further one in the world."""
    found = _swept(filled.record, filled, bound, world=False)
    known = {reading.outcome for reading in found}
    further = [reading for reading in _swept(filled.world, filled, bound, world=True) if reading.outcome not in known]
    return (*found, *further)


def _swept(instance: Instance, filled: Filled, bound: Bound, *, world: bool) -> list[Reading]:
    try:
        swept = sweep(instance, bound.monitor, limit=LIMIT)
    except TooOpen:
        return []
    paths = sorted(((outcome, path) for (_, outcome), path in swept.readings.items()), key=lambda pair: pair[0])
    return [_reading(outcome, path, instance, _Telling(filled, bound), world=world) for outcome, path in paths]


@dataclass(frozen=True)
class _Telling:
    """What a path is told with."""

    filled: Filled
    bound: Bound

    def step(self, label: int, slots: int, when: DateRange) -> Step:
        """A step of a path in words."""
        if label >= 0:
            happening = self.filled.happenings[label]
            return Step(record=happening.records[0], what=_words(happening), when=when)
        slot = (slots & -slots).bit_length() - 1
        return Step(record=None, what=pattern_words(self.bound.patterns[slot]), when=when)


def _reading(outcome: Outcome, path: Path, instance: Instance, telling: _Telling, *, world: bool) -> Reading:
    steps: list[Step] = []
    monitor = telling.bound.monitor
    state = monitor.start
    for label, first, last in _forward(path):
        slots = instance.items[label].slots if label >= 0 else instance.unreported[-1 - label].slots
        counted = sum(1 << n for n, w in enumerate(monitor.windows) if slots >> n & 1 and w.holds(first))
        after = monitor.step(state, counted, first) if counted else state
        if after != state:  # what changes nothing is left out of the telling
            state = after
            steps.append(telling.step(label, counted, _range(first, last)))
    due = _due(state, telling.bound) if outcome == "awaited" else None
    return Reading(outcome=outcome, world=world, steps=tuple(steps), due=due)


def _words(happening: Happening) -> str:
    told = happening.spans[0].text if happening.spans else happening.text
    return " ".join(told.split())


def _forward(path: Path) -> list[tuple[int, int, int]]:
    found = []
    while path is not None:
        path, label, first, last = path
        found.append((label, first, last))
    return found[::-1]


def _range(first: int, last: int) -> DateRange:
    return DateRange(date.fromordinal(max(first, EARLIEST)), date.fromordinal(max(last, EARLIEST)))


def _due(state: object, bound: Bound) -> date | None:
    """The day by which what is awaited must come."""
    monitor = bound.monitor
    if isinstance(monitor, Response) and isinstance(state, tuple):
        pending = [day for day in state[2] if day is not None]
        due = monitor.due(min(pending)) if pending else None
    else:
        due = monitor.windows[0].last
    return date.fromordinal(due) if due is not None else None
