"""Which facts would settle a verdict: the smallest sets of happenings whose day and order leave one outcome."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from dragoman.policy.instances import Instance, Item, TooOpen
from dragoman.policy.monitors import Monitor
from dragoman.policy.sweep import History, sweep
from dragoman.record.findings import Outcome

LARGEST = 4
"""Happenings in the largest set that is tried."""

LIMIT = 150_000
"""States that all attempts together may meet before the search is given up."""


def deciding_sets(instance: Instance, monitor: Monitor) -> tuple[frozenset[int], ...]:
    """All sets of the least size that decide, as positions in `items`; none where the record leaves nothing open.

    A set decides when settling its happenings (whether they took place, on which day, in which order among themselves)
    leaves a single outcome, however they turn out. Empty as well where no set of up to four does.
    """
    candidates, left = _open(instance), LIMIT
    for size in range(1, min(LARGEST, len(candidates)) + 1):
        found: list[frozenset[int]] = []
        for chosen in combinations(candidates, size):
            outcomes, met = _outcomes_by_history(instance, monitor, chosen, left)
            left -= met
            if left <= 0:
                return tuple(found)
            if all(len(some) == 1 for some in outcomes):
                found.append(frozenset(chosen))
        if found:
            return tuple(found)
    return ()


def telling(instance: Instance, monitor: Monitor) -> tuple[int, ...]:
    """Happenings each of which can alone bring about any of the outcomes, depending on how it turns out; where none
    can, those that can alone bring about one."""
    found: dict[bool, list[int]] = {True: [], False: []}
    left = LIMIT
    for chosen in _open(instance):
        outcomes, met = _outcomes_by_history(instance, monitor, (chosen,), left)
        left -= met
        every = frozenset[Outcome]().union(*outcomes)
        settled = {outcome for some in outcomes if len(some) == 1 for outcome in some}
        if len(every) > 1 and settled:
            found[settled == every].append(chosen)
    return tuple(found[True] or found[False])


def _open(instance: Instance) -> list[int]:
    """Happenings of which something is open: existence, day, or the place among others of its day."""
    spans = [_span(item, instance) for item in instance.items]
    return [
        n
        for n, item in enumerate(instance.items)
        if not item.exact or any(_meet(spans[n], other) for m, other in enumerate(spans) if m != n)
    ]


def _span(item: Item, instance: Instance) -> tuple[float, float]:
    """The first and the last day on which a happening may lie, whatever its base turns out to be."""
    low, high = instance.bases.get(item.base or "", (0, 0))
    first = item.days[0][0]
    return (float("-inf") if first is None else first + low, item.days[-1][1] + high)


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _outcomes_by_history(
    instance: Instance, monitor: Monitor, chosen: tuple[int, ...], limit: int
) -> tuple[list[frozenset[Outcome]], int]:
    """The outcomes left by each way the chosen happenings may turn out, and the states it took to see them."""
    try:
        swept = sweep(instance, monitor, frozenset(chosen), limit)
    except TooOpen:
        return [], limit
    found: dict[History, set[Outcome]] = defaultdict(set)
    for history, outcome in swept.readings:
        found[history].add(outcome)
    return [frozenset(outcomes) for outcomes in found.values()], swept.states
