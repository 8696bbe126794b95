"""Rules for days and weeks counted within a month, or from a day that is itself told: "the first Monday in May"."""

from __future__ import annotations

import calendar
from datetime import date

from dragoman.extraction.timex.dates import pick_year
from dragoman.extraction.timex.grammar import Meaning, Mention, Rule, Setting
from dragoman.extraction.timex.lexer import KINDS
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


def _bare_day(mention: Mention, setting: Setting) -> Meaning:
    """As in "on the 16th": of the month spoken of where that is a near one and the day comes later in it, else the
    nearest such day that the tense allows."""
    number, spoken, here = mention.number("day"), setting.spoken_day, setting.day
    if spoken and spoken.first and (spoken.first.year, spoken.first.month) != (here.year, here.month):
        told = _numbered(spoken.first, number)
        if told and spoken.first <= told and abs((spoken.first - here).days) <= NEAR:
            return Meaning.of(period("day", told))
    near = (_numbered(moved(here.replace(day=1), "month", step), number) for step in (-2, -1, 0, 1, 2))
    days = [d for d in near if d]
    if mention.tense == "future":
        days = [d for d in days if d >= here]
    if mention.tense == "past":
        days = [d for d in days if d <= here]
    return Meaning.of(period("day", min(days, key=lambda d: abs((d - here).days))))


def _numbered(month: date, number: int) -> date | None:
    """The day of that number in the month of a day."""
    days = _days_in(month.year, month.month)
    return days[number - 1] if 0 < number <= len(days) else None


def _counts_as_day(mention: Mention) -> bool:
    """Whether a rank stands where only a day can: "by the 3rd, ...", "on the fourth."; not "on the third try"."""
    if not 0 < mention.number("day") <= LONGEST_MONTH:
        return False
    after, spelled = mention.after(), mention.kind("day") != KINDS["RANK"]
    closed = not after or not after[0].isalnum()
    if spelled:
        return mention.before() == "on" and closed
    return mention.before() in DAY_AHEAD and (closed or after in DAY_BEHIND)


NEAR = 200
"""Days from that of publication within which a month spoken of is near."""

LONGEST_MONTH = 31
DAY_AHEAD = frozenset({"on", "by", "until", "till", "since", "from", "to", "of", "for", "before", "after"})
DAY_BEHIND = frozenset(
    {"in", "at", "to", "and", "with", "for", "that", "when", "where", "after", "before", "between", "by", "as", "but"}
)
"""Words ahead of and behind a rank that is a day's."""

RULES: tuple[Rule, ...] = (
    Rule("bare_day", "{THE}(?P<day>{RANK}|{RANKED})", _bare_day, _counts_as_day),
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
