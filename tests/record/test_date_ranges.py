from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.dates import UNKNOWN_DATE, Answer, DateRange
from dragoman.record.query import Query

MONDAY = date(2031, 3, 3)
OUTSIDE = 3
"""Days tried on an open side, beyond all days named in a test."""


def ranges() -> st.SearchStrategy[DateRange]:
    days = st.none() | st.integers(0, 6).map(lambda n: MONDAY + timedelta(n))
    return st.tuples(days, days).filter(lambda x: not (x[0] and x[1] and x[1] < x[0])).map(lambda x: DateRange(*x))


def days_of(when: DateRange) -> list[date]:
    """Every day it may be, with a few beyond the week for an open side."""
    first = when.earliest or MONDAY - timedelta(OUTSIDE)
    last = when.latest or MONDAY + timedelta(6 + OUTSIDE)
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def over_all_days(answers: list[bool]) -> Answer:
    if all(answers):
        return Answer.YES
    return Answer.UNKNOWN if any(answers) else Answer.NO


@given(ranges(), ranges())
def test_comparisons_agree_with_trying_all_days(one: DateRange, other: DateRange) -> None:
    pairs = list(product(days_of(one), days_of(other)))
    assert one.before(other) is over_all_days([a < b for a, b in pairs])
    assert one.after(other) is over_all_days([a > b for a, b in pairs])
    assert one.overlaps(other) is over_all_days([a == b for a, b in pairs])


@given(ranges(), ranges())
def test_a_window_leaves_out_only_what_surely_lies_outside(window: DateRange, when: DateRange) -> None:
    query = Query(since=window.earliest, until=window.latest)
    inside = [
        (query.since is None or day >= query.since) and (query.until is None or day <= query.until)
        for day in days_of(when)
    ]
    assert query.may_hold(when) is any(inside)


def test_as_of_keeps_what_was_surely_out() -> None:
    query = Query(as_of=MONDAY)
    assert query.published_by(DateRange.day(MONDAY))
    assert not query.published_by(DateRange(MONDAY, MONDAY + timedelta(1)))
    assert not query.published_by(UNKNOWN_DATE)
    assert Query().published_by(UNKNOWN_DATE)


def test_the_opposite_of_unknown_is_unknown() -> None:
    assert [a.negated() for a in (Answer.YES, Answer.NO, Answer.UNKNOWN)] == [Answer.NO, Answer.YES, Answer.UNKNOWN]


def test_a_range_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        DateRange(date(2031, 3, 2), date(2031, 3, 1))


@pytest.mark.parametrize(
    ("earliest", "latest", "edtf"),
    [
        (None, None, None),
        (date(2031, 3, 1), date(2031, 3, 1), "2031-03-01"),
        (date(2031, 3, 1), date(2031, 3, 31), "2031-03"),
        (date(2032, 2, 1), date(2032, 2, 29), "2032-02"),
        (date(2031, 2, 1), date(2031, 2, 27), "2031-02-01/2031-02-27"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(987, 1, 1), date(987, 12, 31), "0987"),
        (date(2030, 1, 1), date(2031, 12, 31), "2030-01-01/2031-12-31"),
        (None, date(2031, 3, 1), "../2031-03-01"),
        (date(2031, 3, 1), None, "2031-03-01/.."),
    ],
)
def test_a_range_is_written_in_its_shortest_form(earliest: date | None, latest: date | None, edtf: str | None) -> None:
    assert DateRange(earliest, latest).edtf == edtf


def test_a_given_form_is_kept() -> None:
    assert DateRange(date(2031, 3, 1), date(2031, 5, 31), "2031-21").edtf == "2031-21"


def test_known_and_exact() -> None:
    assert (UNKNOWN_DATE.known, UNKNOWN_DATE.exact) == (False, False)
    assert DateRange(None, MONDAY).known
    assert not DateRange(None, MONDAY).exact
    assert DateRange.day(MONDAY).exact


def test_listings_put_open_sides_outermost() -> None:
    week = DateRange(MONDAY, MONDAY + timedelta(6))
    mixed = [DateRange(MONDAY, None), week, UNKNOWN_DATE, DateRange.day(MONDAY)]
    assert sorted(mixed, key=DateRange.sort_key) == [UNKNOWN_DATE, DateRange.day(MONDAY), week, DateRange(MONDAY, None)]
