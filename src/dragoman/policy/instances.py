"""One rule beside one record, reduced to what decides its outcome: happenings as marks on a line of days.

Days are ordinals (`date.toordinal`). A *slot* is a pattern of the rule; a happening fills the slots whose patterns it
matches, written as a bit mask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.errors import DragomanError

Interval = tuple[int | None, int]
"""First and last day, both included; None leaves the beginning open."""

Days = tuple[Interval, ...]
"""The days one happening may lie on: intervals in order that share no day."""


class TooOpen(DragomanError):
    """More readings than the limit lets be walked through."""

    code = "too_open"


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which a slot counts; None leaves a side open."""

    first: int | None = None
    last: int | None = None

    def holds(self, day: int) -> bool:
        """Whether the day lies in it."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    def spans(self, days: Days) -> bool:
        """Whether all of some days, in order, lie in it."""
        if not days:
            return False
        low, high = days[0][0], days[-1][1]
        begun = self.first is None or (low is not None and low >= self.first)
        return begun and (self.last is None or high <= self.last)


@dataclass(frozen=True, slots=True)
class Item:
    """A happening: the slots it fills, the days it may lie on, and whether a reading may do without it.

    With a `base`, the days are counted from a day that all happenings of that base share.
    """

    id: str
    slots: int
    days: Days
    optional: bool = False
    base: str | None = None

    @property
    def exact(self) -> bool:
        """Whether nothing about it is open but its place within the day."""
        return not self.optional and self.base is None and len(self.days) == 1 and self.days[0][0] == self.days[0][1]


@dataclass(frozen=True, slots=True)
class Unreported:
    """What may have happened without being reported: the slots it would fill, on which days; any number of times."""

    slots: int
    days: Days


@dataclass(frozen=True)
class Instance:
    """Everything a reading may choose from. `orders` are pairs of positions in `items`, the earlier one first; `bases`
    gives the days on which a shared base may lie."""

    items: tuple[Item, ...]
    as_of: int
    orders: tuple[tuple[int, int], ...] = ()
    unreported: tuple[Unreported, ...] = ()
    bases: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def plain(self) -> bool:
        """Whether no happening hangs on another's place."""
        return not self.orders and not self.bases


def shifted(days: Days, base: int) -> Days:
    """The same days counted from a base."""
    return tuple((None if first is None else first + base, last + base) for first, last in days)


def clipped(days: Days, window: Window) -> Days:
    """The part of the days that lies in a window."""
    kept = []
    for first, last in days:
        low = first if window.first is None else window.first if first is None else max(first, window.first)
        high = last if window.last is None else min(last, window.last)
        if low is None or low <= high:
            kept.append((low, high))
    return tuple(kept)
