"""EDTF expressions (ISO 8601-2) to ranges of days.

The `edtf` library reads dates, seasons and sets. Some things it does not do, or does wrongly, and they are done here:

- intervals are split first: the library crashes on unspecified digits in them, and lends an unknown end ten years;
- unspecified digits ("2021-05-1X") are counted out: it crashes on half of them;
- winter runs into the next year: for the library it is December alone;
- a day that no calendar has (February 29, 2021) is refused.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterator
from datetime import date, timedelta
from time import struct_time

from edtf import parse_edtf as parse_with_library
from edtf.parser.edtf_exceptions import EDTFParseException

from dragoman.errors import BadDate
from dragoman.record.dates import DateRange

LONGEST = 100
"""Characters; real expressions are shorter, and the library's parser is slow."""

# Without letters beyond those of a time of day: no long years, exponents or significant digits, whose years leave the
# calendar, and no form on which the library prints to standard output.
PLAIN = re.compile(r"[0-9\[{.][0-9TZ:+.,?~%\[\]{} -]*|[?~%][0-9?~%-]+")
UNSPECIFIED = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?[?~%]?")
LONG_SUMMER_OR_WINTER = re.compile(r"(\d{4})-(?:24|28|30)[?~%]?")

REMEDY = (
    "write an EDTF date such as 2021-05-01, 2021-05, 2021, 2021-21 (spring), 2021-05-01/2021-05-09 or ../2021-05-01"
)


def parse_edtf(text: str) -> DateRange:
    """The days that an expression surely spans; qualifiers (?, ~, %) do not widen it. Raises BadDate."""
    stated = text.strip()
    try:
        if not stated or len(stated) > LONGEST:
            raise ValueError("empty or too long")
        earliest, latest = _interval(stated) if "/" in stated else _bounds(stated)
        return DateRange(earliest, latest, stated)
    except (ValueError, ArithmeticError, EDTFParseException) as error:
        shown = stated if len(stated) <= LONGEST else stated[:LONGEST] + "…"
        raise BadDate(f"{shown!r} is not a date", remedy=REMEDY) from error


def _interval(stated: str) -> tuple[date | None, date | None]:
    """Both sides on their own; ".." or nothing leaves a side open."""
    first, last = (side.strip() for side in stated.split("/", maxsplit=1))
    if not (first.strip(".") or last.strip(".")):
        raise ValueError("an interval without a day")
    return (
        None if first in ("", "..") else _bounds(first)[0],
        None if last in ("", "..") else _bounds(last)[1],
    )


def _bounds(stated: str) -> tuple[date | None, date | None]:
    if "X" in stated:
        return _unspecified(stated)
    if across := LONG_SUMMER_OR_WINTER.fullmatch(stated):
        year = int(across[1])
        return date(year, 12, 1), date(year + 1, 3, 1) - timedelta(days=1)
    if not PLAIN.fullmatch(stated):
        raise ValueError("not a form that is read here")
    parsed = parse_with_library(stated)
    return _day(parsed.lower_strict()), _day(parsed.upper_strict())


def _day(bound: struct_time | float) -> date | None:
    """The library's bound as a day: infinity where a set is open at that end."""
    if isinstance(bound, float):
        if not math.isinf(bound):
            raise ValueError("not a bound")
        return None
    return date(*bound[:3])


def _unspecified(stated: str) -> tuple[date, date]:
    """First and last day that fit the digits given; ValueError where none does."""
    digits = UNSPECIFIED.fullmatch(stated)
    if digits is None:
        raise ValueError("unspecified digits in an unknown place")
    pattern = (digits[1], digits[2] or "XX", digits[3] or "XX")
    if next(_days(("2000", *pattern[1:]), 1), None) is None:  # or ten thousand years would be searched for it
        raise ValueError("no such day in any year")
    first = next(_days(pattern, 1), None)
    last = next(_days(pattern, -1), None)
    if first is None or last is None:
        raise ValueError("no such day")
    return first, last


def _days(pattern: tuple[str, str, str], step: int) -> Iterator[date]:
    """The days that fit, forward (step 1) or backward (-1)."""
    for year in range(1, 10000)[::step]:
        if not _fits(year, pattern[0]):
            continue
        for month in range(1, 13)[::step]:
            if not _fits(month, pattern[1]):
                continue
            for day in range(1, calendar.monthrange(year, month)[1] + 1)[::step]:
                if _fits(day, pattern[2]):
                    yield date(year, month, day)


def _fits(number: int, digits: str) -> bool:
    return all(given in ("X", actual) for given, actual in zip(digits, str(number).zfill(len(digits)), strict=True))
