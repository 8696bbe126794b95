"""From the words for a time to the days of what they date, also when the page turns out to be of another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.record.dates import Anchor, Bound, DateRange
from dragoman.record.times import TimeExpression

ONE = timedelta(1)
FAR = 36525
"""Days in a century: as good as no bound."""


def tells_a_day(time: TimeExpression) -> bool:
    """Whether a time tells days, or would if the day of the page were known."""
    return time.type in ("DATE", "TIME") and (time.when.known or time.offset is not None)


def bounded(time: TimeExpression, bound: Bound, published: DateRange) -> DateRange:
    """The days of what a time dates: on it, before it, by it, since or after it. What began since then had begun when
    the page was published."""
    when = time.when
    anchor = _hung(when.anchor, bound) if when.anchor else None
    first, last = _sides(when, bound)
    if bound in ("since", "after") and first and published.latest and first <= published.latest:
        last = published.latest
    return DateRange(first, last, when.edtf if bound == "on" else None, anchor)


def stretch(first: TimeExpression, last: TimeExpression) -> DateRange:
    """The days from one time to another; those of the first where the other ends before."""
    earliest, latest, anchor = first.earliest, last.latest, _both(first, last)
    if earliest and latest and latest < earliest:
        return first.when
    return DateRange(earliest, latest, None, anchor)


def _sides(when: DateRange, bound: Bound) -> tuple[date | None, date | None]:
    first, last = when.earliest, when.latest
    if bound == "before":
        return None, first - ONE if first and first > date.min else None
    if bound == "by":
        return None, last
    if bound == "since":
        return first, None
    if bound == "after":
        return last + ONE if last and when.exact and last < date.max else first, None
    return first, last


def _hung(anchor: Anchor, bound: Bound) -> Anchor:
    """How far from the day of the page what is bounded by a time may lie."""
    least, most = anchor.least, anchor.most
    if bound in ("before", "by"):
        least, most = -FAR, most - (bound == "before")
    if bound in ("since", "after"):
        least, most = least + (bound == "after"), max(0, most)
    return replace(anchor, bound=bound, least=least, most=most)


def _both(first: TimeExpression, last: TimeExpression) -> Anchor | None:
    one, other = first.when.anchor, last.when.anchor
    if one is None or other is None:
        return None
    return replace(one, most=max(one.most, other.most), until=other.time)
