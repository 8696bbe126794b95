"""Outcomes of a response with a term over any number of happenings that hang on no order and no shared base.

An event on one of the days [a, b] is answered in some reading by an answer on day y if a <= y <= b + within; so all
events are answered in some reading if points, each inside the days of one answer, can be set into all these intervals.
Taking the intervals by their ends, and of the answers at hand the one that expires first, finds such points whenever
there are any.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.policy.instances import Instance, Item, Window, clipped
from dragoman.policy.monitors import EVENT, Response
from dragoman.record.findings import Outcome

FAR = 10_000_000
ANSWER = EVENT << 1

Range = tuple[int, int]


@dataclass(frozen=True)
class _Side:
    """Events or answers: days of those that must happen, of those that may, and days on which any number may."""

    must: list[Range]
    may: list[Range]
    unreported: list[Range]

    @property
    def possible(self) -> list[Range]:
        """Days of everything that may happen."""
        return self.must + self.may + self.unreported


def applies(instance: Instance, monitor: Response) -> bool:
    """Whether the outcomes can be told this way: one answer slot, nothing tied, and nothing that is event and answer at
    once unless an unreported answer may follow any event."""
    if monitor.ordered or not monitor.within or len(monitor.windows) != 2 or not instance.plain:
        return False
    if any(len(item.days) != 1 for item in instance.items):
        return False
    return all(item.slots in (EVENT, ANSWER) for item in instance.items) or _all_may_be_answered(instance, monitor)


def surely_broken(instance: Instance, monitor: Response) -> bool:
    """Whether some event that is sure to happen can have no answer in time, whatever the reading: the rule is broken in
    all of them. May miss such an event, never takes another for one."""
    if monitor.within is None or instance.bases:
        return False
    for slot in range(1, len(monitor.windows)):
        answers = sorted(
            _range(i)
            for item in instance.items
            if item.slots >> slot & 1
            for i in clipped(item.days, monitor.windows[slot])
        )
        answers += [_range(i) for u in instance.unreported if u.slots >> slot & 1 for i in u.days]
        if any(_unanswerable(item, sorted(answers), monitor, instance.as_of) for item in instance.items):
            return True
    return False


def _unanswerable(item: Item, answers: list[Range], monitor: Response, as_of: int) -> bool:
    if not item.slots & EVENT or item.optional or clipped(item.days, monitor.windows[0]) != item.days:
        return False
    first, last = item.days[0][0], item.days[-1][1]
    due = monitor.due(last)
    if first is None or due is None or due >= as_of:
        return False
    own = int(item.slots != EVENT)  # what is event and answer at once does not answer itself
    at = bisect_left(answers, (due + 1, -FAR))
    return sum(high >= first for _, high in answers[:at]) <= own


def _all_may_be_answered(instance: Instance, monitor: Response) -> bool:
    free = [i for u in instance.unreported if u.slots & ANSWER for i in clipped(u.days, monitor.windows[1])]
    events = [clipped(item.days, monitor.windows[0]) for item in instance.items if item.slots & EVENT]
    return all(
        any((low is None or (first is not None and low <= first)) and last <= high for low, high in free)
        for days in events
        for first, last in days
    )


def answered_outcomes(instance: Instance, monitor: Response) -> frozenset[Outcome]:
    """The outcomes over all readings. The instance must be one that `applies` holds for."""
    events = _side(instance, EVENT, monitor.windows[0])
    answers = _side(instance, ANSWER, monitor.windows[1])
    found: set[Outcome] = set()
    if not events.must:
        found.add("not_triggered")
    if _broken(events, answers, monitor, instance.as_of):
        found.add("broken")
    if _awaited(events, answers, monitor, instance.as_of):
        found.add("awaited")
    if _all_answered(events, answers, monitor):
        found.add("kept" if monitor.closed(instance.as_of) else "kept_so_far")
    return frozenset(found)


def _side(instance: Instance, slot: int, window: Window) -> _Side:
    must: list[Range] = []
    may: list[Range] = []
    for item in instance.items:
        if item.slots & slot and (inside := clipped(item.days, window)):
            (may if item.optional or inside != item.days else must).append(_range(inside[0]))
    other = [clipped(u.days, window) for u in instance.unreported if u.slots & slot]
    return _Side(must, may, [_range(interval) for days in other for interval in days])


def _range(interval: tuple[int | None, int]) -> Range:
    return (-FAR if interval[0] is None else interval[0], interval[1])


def _broken(events: _Side, answers: _Side, monitor: Response, as_of: int) -> bool:
    """Whether some event may go unanswered past its term: behind its day no answer is bound to fall within it."""
    ordered = sorted(answers.must)
    firsts = [first for first, _ in ordered]
    soonest = [FAR] * (len(ordered) + 1)
    for n in range(len(ordered) - 1, -1, -1):
        soonest[n] = min(soonest[n + 1], ordered[n][1])

    def free(day: int) -> bool:
        due = monitor.due(day)
        return due is not None and soonest[bisect_left(firsts, day + 1)] > due

    good = [day for day in firsts if free(day)]
    for first, last in events.possible:
        latest = _latest_overdue(last, monitor, as_of)
        if first <= latest and (free(first) or bisect_left(good, first) < bisect_left(good, latest + 1)):
            return True
    return False


def _latest_overdue(day: int, monitor: Response, as_of: int) -> int:
    """The latest day, no later than `day`, for whose event the term has passed."""
    due = monitor.due(day)
    if due is not None and due < as_of:
        return day
    return min(day, as_of - (monitor.within or 0) - 1)


def _awaited(events: _Side, answers: _Side, monitor: Response, as_of: int) -> bool:
    """Whether some event may still wait, with no answer behind it and nothing else overdue. The latest possible event
    asks least of the others."""
    latest = max((last for _, last in events.possible), default=None)
    if latest is None or _overdue(latest, monitor, as_of):
        return False
    if any(first > latest for first, _ in answers.must):
        return False
    before = Window(last=latest)
    demands = [event for event in events.must if _overdue(event[1], monitor, as_of)]
    return _stabbed(demands, _until(answers.must + answers.may, before), _until(answers.unreported, before), monitor)


def _overdue(day: int, monitor: Response, as_of: int) -> bool:
    due = monitor.due(day)
    return due is not None and due < as_of


def _until(ranges: list[Range], window: Window) -> list[Range]:
    return [_range(interval) for one in ranges for interval in clipped((one,), window)]


def _all_answered(events: _Side, answers: _Side, monitor: Response) -> bool:
    """Whether every event may be answered, and there is one."""
    if events.must:
        return _stabbed(events.must, answers.must + answers.may, answers.unreported, monitor)
    within = monitor.within or 0
    ends = sorted(answers.possible)
    latest = [-FAR]
    for _, last in ends:
        latest.append(max(latest[-1], last))
    firsts = [first for first, _ in ends]
    return any(latest[bisect_left(firsts, last + within + 1)] >= first for first, last in events.possible)


def _stabbed(demands: list[Range], points: list[Range], anywhere: list[Range], monitor: Response) -> bool:
    """Whether points, one in each range of `points` and any number in `anywhere`, can meet every demand."""
    within = monitor.within or 0
    wanted = sorted((last + within, first) for first, last in demands)
    waiting, begun = sorted(points), 0
    at_hand: list[int] = []
    placed = -FAR - 1
    for end, first in wanted:
        while begun < len(waiting) and waiting[begun][0] <= end:
            heapq.heappush(at_hand, waiting[begun][1])
            begun += 1
        while at_hand and at_hand[0] <= end:
            placed = max(placed, heapq.heappop(at_hand))
        if placed >= first or _meets(anywhere, first, end):
            continue
        if not at_hand:
            return False
        heapq.heappop(at_hand)
        placed = end
    return True


def _meets(ranges: Iterable[Range], first: int, last: int) -> bool:
    return any(low <= last and high >= first for low, high in ranges)
