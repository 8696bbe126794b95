"""When a document without a date was published: the days that all its clues leave.

Clues that contradict each other are reported and bound nothing; habits of the press are followed where they leave one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from dragoman.record.dates import DateRange
from dragoman.record.document import UNDATED, Clue, Published

Interval = tuple[int, int]
"""First and last day, as ordinals."""

ALWAYS: Sequence[Interval] = ((date.min.toordinal(), date.max.toordinal()),)
SHORT = 62
"""Days of a range of which the single days are told."""

LONGEST_SET = 100
"""Characters of a set of days beyond which only its ends are told."""


def solve(clues: Iterable[Clue]) -> Published:
    """The day of publication that clues leave, in whatever order they come; UNDATED without clues.

    Two clues of which one excludes the other's days both stay unused, and so does a clue that leaves no day with the
    rest. A habit never overrules a clue that is none.
    """
    ordered = sorted(dict.fromkeys(clues), key=_rank)
    if not ordered:
        return UNDATED
    firm = [clue for clue in ordered if not clue.habit]
    at_odds = {id(c) for pair in combinations(firm, 2) if not _days_of(pair) for c in pair}
    used: list[Clue] = []
    for clue in ordered:
        if id(clue) not in at_odds and _days_of([*used, clue]):
            used.append(clue)
    marked = tuple(replace(c, used=any(c is u for u in used)) for c in ordered)
    first, last = _ends(_days_of(used))
    evidence = tuple(dict.fromkeys(span for clue in used for span in clue.evidence))
    found = Published(first, last, basis="inferred" if first or last else "unknown", evidence=evidence, clues=marked)
    return replace(found, edtf=_edtf(found))


def contradictions(published: Published) -> tuple[Clue, ...]:
    """The clues that were set aside, because others contradict them."""
    return tuple(clue for clue in published.clues if not clue.used)


def opponents(clue: Clue, published: Published) -> tuple[Clue, ...]:
    """The clues that leave no day with one that was set aside, each by itself; none where only several together do."""
    others = (c for c in published.clues if c != clue and (not c.habit or (clue.habit and c.used)))
    return tuple(c for c in others if not _days_of((clue, c)))


def _rank(clue: Clue) -> tuple[object, ...]:
    """Firm clues ahead of habits, then by place, so that the order of finding does not matter."""
    habit = HABITS.index(clue.kind) if clue.habit and clue.kind in HABITS else 0
    places = [(span.document, span.start, span.end) for span in clue.evidence]
    days = [when.sort_key() for when in clue.days]
    return (clue.habit, habit, places, clue.kind, clue.says, days, clue.weekdays)


HABITS = ("copyright", "event", "weekday", "term", "day", "year", "fresh")
"""The order in which habits are followed, surest first."""


def _days_of(clues: Iterable[Clue]) -> Sequence[Interval]:
    """The days left by clues, trimmed to the weekdays they ask for at each end."""
    left, weekdays = ALWAYS, frozenset(range(1, 8))
    for clue in clues:
        if clue.days:
            left = _common(left, sorted(map(_interval, clue.days)))
        if clue.weekdays:
            weekdays &= frozenset(clue.weekdays)
    trimmed = (_trimmed(interval, weekdays) for interval in left)
    return [interval for interval in trimmed if interval]


def _interval(days: DateRange) -> Interval:
    return (days.earliest or date.min).toordinal(), (days.latest or date.max).toordinal()


def _common(one: Sequence[Interval], other: Sequence[Interval]) -> list[Interval]:
    both = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return sorted({(first, last) for first, last in both if first <= last})


def _trimmed(interval: Interval, weekdays: frozenset[int]) -> Interval | None:
    """The interval from its first to its last day that falls on one of the weekdays; ends of time stay open."""
    first, last = interval
    if not weekdays:
        return None
    if len(weekdays) == 7:
        return interval
    begin = [d for d in range(first, first + 7) if _weekday(d) in weekdays]
    end = [d for d in range(last, last - 7, -1) if d > 0 and _weekday(d) in weekdays]
    first = first if first == ALWAYS[0][0] else begin[0]
    last = last if last == ALWAYS[0][1] else end[0]
    return (first, last) if first <= last else None


def _weekday(ordinal: int) -> int:
    return (ordinal - 1) % 7 + 1


def _ends(left: Sequence[Interval]) -> tuple[date | None, date | None]:
    if not left:
        return None, None
    first, last = min(a for a, _ in left), max(b for _, b in left)
    return (
        None if first == ALWAYS[0][0] else date.fromordinal(first),
        None if last == ALWAYS[0][1] else date.fromordinal(last),
    )


def _edtf(found: Published) -> str | None:
    """A set of days ("[2021-05-06..2021-05-07,2021-05-13]") where the range has gaps and is short, else the range."""
    first, last = found.earliest, found.latest
    if first is None or last is None or (last - first).days > SHORT:
        return found.edtf
    runs = _runs([day.toordinal() for day in found.candidates()])
    if len(runs) == 1:
        return found.edtf
    told = ",".join(_run(a, b) for a, b in runs)
    return f"[{told}]" if len(told) + 2 <= LONGEST_SET else found.edtf


def _runs(days: Sequence[int]) -> list[Interval]:
    runs: list[Interval] = []
    for day in days:
        if runs and runs[-1][1] == day - 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _run(first: int, last: int) -> str:
    """EDTF takes two neighbours one by one, more as a span."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    return begin.isoformat() if first == last else f"{begin}..{end}"
