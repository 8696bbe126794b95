"""The set of outcomes of an instance, by whichever exact way is quickest."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.policy import answering
from dragoman.policy.instances import Instance, TooOpen
from dragoman.policy.monitors import (
    Counted,
    Existence,
    Monitor,
    NotCoexistence,
    Precedence,
    Response,
)
from dragoman.policy.reduction import reduced
from dragoman.policy.sweep import sweep
from dragoman.record.findings import Outcome

FEW = 10
"""Happenings up to which every reading is walked."""

TRIGGERED: frozenset[Outcome] = frozenset(("broken", "kept_so_far", "kept", "awaited", "not_triggered"))


@dataclass(frozen=True)
class Outcomes:
    """A set of outcomes; not `exact` where too much was open, and it holds whatever the template can come to."""

    values: frozenset[Outcome]
    exact: bool = True


def evaluate(instance: Instance, monitor: Monitor) -> Outcomes:
    """The outcomes over all readings. Orders that no reading can follow are left aside."""
    return _of_surely_broken(instance, monitor) or _evaluated(instance, reduced(instance, monitor), monitor)


def evaluate_both(record: Instance, world: Instance, monitor: Monitor) -> tuple[Outcomes, Outcomes]:
    """The outcomes on the record and in the world. Where both have the same happenings, these are looked
    through once."""
    if record.items is not world.items:
        return evaluate(record, monitor), evaluate(world, monitor)
    if broken := _of_surely_broken(record, monitor):
        return broken, evaluate(world, monitor)
    small = reduced(record, monitor)
    wide = replace(small, unreported=world.unreported)
    return _evaluated(record, small, monitor), _evaluated(world, wide, monitor)


def _of_surely_broken(instance: Instance, monitor: Monitor) -> Outcomes | None:
    if isinstance(monitor, Response) and len(instance.items) > FEW and answering.surely_broken(instance, monitor):
        return Outcomes(frozenset(("broken",)))
    return None


def _evaluated(instance: Instance, small: Instance, monitor: Monitor) -> Outcomes:
    if isinstance(monitor, Response) and answering.applies(small, monitor):
        return Outcomes(answering.answered_outcomes(small, monitor))
    try:
        found = sweep(small, monitor).outcomes
    except TooOpen:
        return Outcomes(_all(monitor), exact=False)
    return Outcomes(found) if found or not instance.orders else evaluate(replace(instance, orders=()), monitor)


def _all(monitor: Monitor) -> frozenset[Outcome]:
    if isinstance(monitor, Existence):
        return frozenset(("kept", "awaited", "broken"))
    if isinstance(monitor, Counted | NotCoexistence | Precedence):
        return frozenset(("kept", "kept_so_far", "broken"))
    return TRIGGERED - ({"kept"} if monitor.windows[0].last is None else {"kept_so_far"})
