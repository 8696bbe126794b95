"""Days known only to lie within a range, and comparisons that may answer "unknown" (law 4)."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Literal


class Answer(Enum):
    """Kleene's three values."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def negated(self) -> Answer:
        """The answer to the opposite question."""
        return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(self, Answer.UNKNOWN)


Bound = Literal["on", "before", "by", "since", "after"]


@dataclass(frozen=True)
class Anchor:
    """What a range of a page without a certain day hangs on: all dates of the page move together with its day.

    The day lies from `least` to `most` days behind the day on which `document` was published (negative: ahead of it).
    `time` is the id of the words it was read from, `bound` how, and `until` the id of the other end of a stretch.
    """

    document: str
    time: str
    least: int
    most: int
    bound: Bound = "on"
    until: str | None = None


@dataclass(frozen=True)
class DateRange:
    """One day that lies somewhere from `earliest` to `latest`, both included; None leaves that side open.

    `edtf` is the same range as written by ISO 8601-2; left out, it is worked out. `anchor` is there where the range
    hangs on the day of a page that is not certain; ranges are compared without it. Raises ValueError when the range
    ends before it begins.
    """

    earliest: date | None
    latest: date | None
    edtf: str | None = None
    anchor: Anchor | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"a range cannot end ({self.latest}) before it begins ({self.earliest})")
        if self.edtf is None:
            object.__setattr__(self, "edtf", _edtf(self.earliest, self.latest))

    @classmethod
    def day(cls, day: date) -> DateRange:
        """Exactly this day."""
        return cls(day, day)

    @property
    def known(self) -> bool:
        """Whether either side is closed."""
        return self.earliest is not None or self.latest is not None

    @property
    def told(self) -> bool:
        """Whether a day is told, be it one that hangs on a page whose own day is not known yet."""
        return self.known or self.anchor is not None

    @property
    def exact(self) -> bool:
        """Whether it can only be one day."""
        return self.earliest is not None and self.earliest == self.latest

    def before(self, other: DateRange) -> Answer:
        """Whether this day comes before the other one, whatever days the two turn out to be."""
        if self.latest and other.earliest and self.latest < other.earliest:
            return Answer.YES
        if self.earliest and other.latest and self.earliest >= other.latest:
            return Answer.NO
        return Answer.UNKNOWN

    def after(self, other: DateRange) -> Answer:
        """Whether this day comes after the other one."""
        return other.before(self)

    def overlaps(self, other: DateRange) -> Answer:
        """Whether both are the same day: no where the ranges share none, yes where both are exact, else unknown."""
        if Answer.YES in (self.before(other), other.before(self)):
            return Answer.NO
        return Answer.YES if self.exact and other.exact else Answer.UNKNOWN

    def sort_key(self) -> tuple[date, date]:
        """Order for listings: by first possible day, then by last; open sides go outermost."""
        return (self.earliest or date.min, self.latest or date.max)


def _edtf(earliest: date | None, latest: date | None) -> str | None:
    """Shortest of YYYY, YYYY-MM, YYYY-MM-DD and A/B that says the same; None when nothing is known."""
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest == latest:
        return earliest.isoformat()
    if earliest.year == latest.year and earliest.day == 1:
        if (earliest.month, latest.month, latest.day) == (1, 12, 31):
            return f"{earliest.year:04}"
        whole_month = calendar.monthrange(latest.year, latest.month)[1] == latest.day
        if earliest.month == latest.month and whole_month:
            return f"{earliest.year:04}-{earliest.month:02}"
    return f"{earliest}/{latest}"


UNKNOWN_DATE = DateRange(None, None)
