"""The template `deadline`: each matching commitment that has a term is performed by its end.

Every commitment stands for itself, so the outcome of the rule is the worst of theirs, in each reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product

from dragoman.policy.instances import Days, Window, clipped
from dragoman.policy.trace import Happening
from dragoman.record.findings import Outcome

WORST: tuple[Outcome, ...] = ("not_triggered", "kept", "kept_so_far", "awaited", "broken")
"""From the best to the worst."""

NONE: frozenset[Outcome] = frozenset(("not_triggered",))
LARGEST = 3


def own_outcomes(commitment: Happening, window: Window, as_of: int, *, world: bool) -> frozenset[Outcome]:
    """What may have come of one commitment. In the world it may have been performed without a report."""
    made = clipped(commitment.days, window)
    found: set[Outcome] = set()
    if made:
        found |= _outcomes_if_due(commitment, window, as_of, world=world)
    if not made or made != commitment.days or commitment.disputed or not commitment.due:
        found.add("not_triggered")
    if not commitment.due:
        return NONE
    if commitment.condition and "broken" in found and not commitment.failed:
        found.add("kept_so_far")  # its condition may not have been met
    return frozenset(found)


def _outcomes_if_due(commitment: Happening, window: Window, as_of: int, *, world: bool) -> set[Outcome]:
    if not commitment.due:
        return set()
    settled: Outcome = "kept" if window.last is not None and as_of > window.last else "kept_so_far"
    first, last = commitment.due[0][0] or commitment.due[-1][1], commitment.due[-1][1]
    if commitment.done:
        return _by_performance(commitment.done, first, last, settled)
    if commitment.failed:
        return {"broken"}
    found: set[Outcome] = {settled} if world else set()
    if as_of > first:
        found.add("broken")
    if as_of <= last:
        found.add("awaited")
    return found


def _by_performance(done: Days, first: int, last: int, settled: Outcome) -> set[Outcome]:
    found: set[Outcome] = set()
    if done[0][0] is None or done[0][0] <= last:
        found.add(settled)
    if done[-1][1] > first:
        found.add("broken")
    return found


def joined(sets: Iterable[frozenset[Outcome]]) -> frozenset[Outcome]:
    """The outcomes of the whole where each part comes out for itself: the worst of one choice from each."""
    found = NONE
    for outcomes in sets:
        found = frozenset(max(a, b, key=WORST.index) for a in found for b in outcomes)
    return found


def deciding(sets: Sequence[frozenset[Outcome]]) -> tuple[frozenset[int], ...]:
    """The smallest sets of commitments whose settling leaves one outcome."""
    if len(joined(sets)) < 2:
        return ()
    unsettled = [n for n, outcomes in enumerate(sets) if len(outcomes) > 1]
    for size in range(1, min(LARGEST, len(unsettled)) + 1):
        found = [frozenset(chosen) for chosen in combinations(unsettled, size) if _decides(sets, chosen)]
        if found:
            return tuple(found)
    return ()


def _decides(sets: Sequence[frozenset[Outcome]], chosen: tuple[int, ...]) -> bool:
    for picked in product(*(sorted(sets[n]) for n in chosen)):
        settled = dict(zip(chosen, picked, strict=True))
        fixed = [frozenset((settled[n],)) if n in settled else outcomes for n, outcomes in enumerate(sets)]
        if len(joined(fixed)) > 1:
            return False
    return True
