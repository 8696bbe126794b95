"""Rules for days and weeks counted within a month, or from a day that is itself told: "the first Monday in May"."""

from __future__ import annotations

import calendar
from datetime import date

from dragoman.extraction.timex.dates import pick_year
from dragoman.extraction.timex.grammar import Meaning, Mention, Rule, Setting
from dragoman.extraction.timex.periods import Period, moved, period
from dragoman.extraction.timex.relative import from_spoken

WEEK = 7
MOST_WEEKS = 5
OF_MONTH = "(?:{OF}|{IN})(?P<month>{ANY_MONTH})(?:{DOT}(?={COMMA}?{YEAR}))?{IN_YEAR}?"
CLOSED = r"(?={DOT}|{COMMA}|{STOP}|{PARAGRAPH}|\Z)"


def _nth_weekday(mention: Mention, setting: Setting) -> Meaning:
    month, weekday = mention.number("month"), mention.number("weekday")

    def at(year: int) -> Period | None:
        days = [d for d in _days_in(year, month) if d.isoweekday() == weekday]
        return _counted(days, mention.number("nth"))

    found = pick_year(mention, setting, at)
    return Meaning.of(found) if found else Meaning("DATE", "XXXX-XX-XX")


def _nth_day(mention: Mention, setting: Setting) -> Meaning:
    found = pick_year(
        mention, setting, lambda year: _counted(_days_in(year, mention.number("month")), mention.number("nth"))
    )
    return Meaning.of(found) if found else Meaning("DATE", "XXXX-XX-XX")


def _nth_week(mention: Mention, setting: Setting) -> Meaning:
    """Days 8 to 14 for the second week, by the value of the calendar week that holds the middle of them."""
    number = mention.number("nth")

    def at(year: int) -> Period:
        days = _days_in(year, mention.number("month"))
        last = len(days) if number < 0 else min(number * WEEK, len(days))
        first = max(last - WEEK, 0)
        middle = period("week", days[(first + last - 1) // 2])
        return Period("week", middle.value, days[first], days[last - 1])

    found = pick_year(mention, setting, at)
    return Meaning.of(found) if found else Meaning("DATE", "XXXX-WXX")


def _days_in(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]


def _counted(days: list[date], number: int) -> Period | None:
    """The day of that number, from 1 or -1 for the last; None where there are fewer."""
    place = number - 1 if number > 0 else number
    return period("day", days[place]) if place < len(days) else None


def _beyond(mention: Mention, setting: Setting) -> Meaning:
    """As in "the day before yesterday"."""
    step = mention.number("deictic") + mention.number("way")
    return Meaning.of(period("day", moved(setting.day, "day", step)))


def _beside(mention: Mention, setting: Setting) -> Meaning:
    """As in "the week before": from the date last spoken of."""
    return from_spoken(mention.code("unit"), mention.number("way"), setting)


def _counts_as_beyond(mention: Mention) -> bool:
    """Yesterday goes with before, tomorrow with after."""
    return mention.code("unit") == "day" and mention.number("deictic") * mention.number("way") > 0


RULES: tuple[Rule, ...] = (
    Rule(
        "nth_weekday",
        "{THE}(?P<nth>{RANKED}|{LAST})(?P<weekday>{ANY_WEEKDAY})" + OF_MONTH,
        _nth_weekday,
        lambda m: m.number("nth") <= MOST_WEEKS,
    ),
    Rule(
        "nth_day",
        "{THE}(?P<nth>{RANKED}|{LAST})(?P<unit>{UNIT})" + OF_MONTH,
        _nth_day,
        lambda m: m.code("unit") == "day",
    ),
    Rule(
        "nth_week",
        "{THE}(?P<nth>{RANKED}|{LAST})(?P<unit>{UNIT})" + OF_MONTH,
        _nth_week,
        lambda m: m.code("unit") == "week" and m.number("nth") <= MOST_WEEKS,
    ),
    Rule("beyond", "{THE}(?P<unit>{UNIT})(?P<way>{BEFORE}|{AFTER})(?P<deictic>{TODAY})", _beyond, _counts_as_beyond),
    Rule(
        "beside",
        "{THE}(?P<unit>{UNIT})(?P<way>{BEFORE}|{AFTER})" + CLOSED,
        _beside,
        lambda m: m.code("unit") in {"day", "week", "month", "year"},
    ),
)
