"""A rule beside a trace, worked out and not yet put into words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.policy.binding import Bound, Filled
from dragoman.policy.evaluating import Outcomes
from dragoman.record.judgements import Reading


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found out about a rule. `decided_by` and `hanging` are positions in the rule's
    happenings: the smallest sets that would decide it, and those that alone could bring about any or one outcome."""

    bound: Bound
    filled: Filled
    reported: Outcomes
    possible: Outcomes
    decided_by: tuple[frozenset[int], ...] = ()
    hanging: tuple[int, ...] = ()
    readings: tuple[Reading, ...] = ()
