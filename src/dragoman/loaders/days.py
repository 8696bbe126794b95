"""Full dates as pages write them: "May 1, 2021", "1 May 2021", "2021-05-01"."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
YEAR = r"(?:19|20)\d\d"
ORDINAL = r"(?:st|nd|rd|th)?"

MONTH_FIRST = rf"(?P<month1>{MONTH}) (?P<day1>\d{{1,2}}){ORDINAL},? (?P<year1>{YEAR})"
DAY_FIRST = rf"(?P<day2>\d{{1,2}}){ORDINAL} (?P<month2>{MONTH}),? (?P<year2>{YEAR})"
ISO = rf"(?P<year3>{YEAR})-(?P<month3>\d\d)-(?P<day3>\d\d)"
DAY = rf"(?:(?i:{WEEKDAY}),? )?(?:(?i:{MONTH_FIRST}|{DAY_FIRST})|{ISO})"
"""A full date, in named groups; a pattern may hold it once."""

FULL_DATE = re.compile(rf"(?<![\w-]){DAY}(?!\d)")


def day_of(match: re.Match[str]) -> date | None:
    """The day that a match of a pattern with `DAY` in it names; None for one that no calendar has."""
    groups = match.groupdict()
    form = next((n for n in "123" if groups[f"year{n}"]), None)
    if form is None:
        return None
    month = groups[f"month{form}"]
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(groups[f"year{form}"]), number, int(groups[f"day{form}"]))
    except ValueError:
        return None


def find_day(text: str) -> date | None:
    """The first full date in a short string."""
    found = FULL_DATE.search(" ".join(text[:200].split()))
    return day_of(found) if found else None
