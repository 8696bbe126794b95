"""Stretches of the calendar, with their TIMEX3 value and their first and last day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.vocabulary.times import Holiday

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each northern season; winter belongs to the year it begins in."""

UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
_LENGTH = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "season": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days of one grain (day, week, month, ...)."""

    grain: str
    value: str
    first: date
    last: date


def period(grain: str, day: date) -> Period:
    """The day, week, weekend, month, quarter, half, year, decade or century that holds a day. Raises OverflowError at
    the ends of the calendar."""
    if grain == "day":
        return Period(grain, day.isoformat(), day, day)
    if grain in {"week", "weekend", "fortnight"}:
        return _week(grain, day)
    if grain == "month":
        return month_of(day.year, day.month)
    if grain in {"quarter", "half"}:
        size = 3 if grain == "quarter" else 6
        return part_of_year(grain, day.year, (day.month - 1) // size + 1)
    return years(grain, day.year)


def _week(grain: str, day: date) -> Period:
    year, week, weekday = day.isocalendar()
    monday = moved(day, "day", 1 - weekday)
    if grain == "weekend":
        return Period(grain, f"{year:04}-W{week:02}-WE", moved(monday, "day", 5), moved(monday, "day", 6))
    return Period("week", f"{year:04}-W{week:02}", monday, moved(monday, "day", 6))


def day_of(year: int, month: int, day: int) -> Period | None:
    """One day, or None where the calendar has no such day."""
    _check(year)
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return period("day", date(year, month, day))


def month_of(year: int, month: int) -> Period:
    """A month."""
    _check(year)
    last = calendar.monthrange(year, month)[1]
    return Period("month", f"{year:04}-{month:02}", date(year, month, 1), date(year, month, last))


def part_of_year(grain: str, year: int, number: int) -> Period:
    """A quarter or half, counted from 1."""
    _check(year)
    size, letter = (3, "Q") if grain == "quarter" else (6, "H")
    last = month_of(year, number * size).last
    return Period(grain, f"{year:04}-{letter}{number}", date(year, number * size - size + 1, 1), last)


def season_of(year: int, code: str) -> Period:
    """A northern season, by TIMEX3's code (SP, SU, FA, WI)."""
    month = SEASON_MONTHS[code]
    _check(year + 1)
    last = month_of(year + (month == 12), (month + 1) % 12 + 1).last
    return Period("season", f"{year:04}-{code}", date(year, month, 1), last)


def years(grain: str, year: int) -> Period:
    """The year, decade or century that holds a year."""
    size = {"year": 1, "decade": 10, "century": 100}[grain]
    _check(year)
    first = max(year - year % size, 1)
    _check(first + size - 1)
    value = f"{year:04}"[: 5 - len(str(size))]
    return Period(grain, value, date(first, 1, 1), date(year - year % size + size - 1, 12, 31))


def holiday_in(year: int, rule: Holiday) -> Period:
    """The day of a holiday in a year."""
    _check(year)
    if rule.easter is not None:
        return period("day", moved(_easter(year), "day", rule.easter))
    if rule.day:
        return period("day", date(year, rule.month, rule.day))
    days = calendar.monthrange(year, rule.month)[1]
    fitting = [d for d in range(rule.after, days + 1) if date(year, rule.month, d).isoweekday() == rule.weekday]
    return period("day", date(year, rule.month, fitting[rule.nth - 1 if rule.nth > 0 else rule.nth]))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    g = (8 * b + 13) // 25
    h = (19 * a + b - b // 4 - g + 15) % 30
    m = (a + 11 * h) // 319
    r = (2 * (b % 4) + 2 * (c // 4) - c % 4 - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def moved(day: date, grain: str, count: int) -> date:
    """A day moved by so many days, weeks, months, ...; the last day of a month stays inside shorter months. Raises
    OverflowError beyond the calendar."""
    if grain in _LENGTH:
        return day + timedelta(days=_LENGTH[grain] * count)
    months = day.year * 12 + day.month - 1 + _MONTHS[grain] * count
    year, month = months // 12, months % 12 + 1
    _check(year)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _check(year: int) -> None:
    if not 1 <= year <= 9998:
        raise OverflowError(f"no year {year} in the calendar")
