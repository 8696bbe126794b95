"""The day or days with which a line of a chronology begins, as people write them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from dragoman.errors import BadDate
from dragoman.loaders.days import MONTH, MONTHS, WEEKDAY, YEAR
from dragoman.loaders.edtf import parse_edtf
from dragoman.record.dates import DateRange

DASH = r"(?:\s*[–—-]\s*|\s+(?:to|until)\s+)"
NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
PERIOD = r"(?:(?:early|mid|late|c\.|ca\.|circa|about)[ -])?"
ONE = (
    rf"(?:{WEEKDAY},? )?(?:{NUMBER} {MONTH}(?:,? {YEAR})?|{MONTH} {NUMBER}(?:,? {YEAR})?|{MONTH}(?:,? {YEAR})?|{YEAR})"
)
ISO = rf"{YEAR}-\d\d(?:-\d\d)?(?:/(?:{YEAR}-\d\d(?:-\d\d)?)?)?"
POINTED = r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d"
SAME_MONTH = rf"{NUMBER}{DASH}{NUMBER} {MONTH}(?:,? {YEAR})?|{MONTH} {NUMBER}{DASH}{NUMBER}(?:,? {YEAR})?"
WHEN = re.compile(
    rf"\W*(?P<when>{ISO}(?![\d/])|{POINTED}|(?i:{PERIOD}(?:{SAME_MONTH}|{ONE}(?:{DASH}{ONE})?)))(?![\w-])", re.UNICODE
)
DIGIT = re.compile(r"\d")
PARTED = re.compile(r"\s*(?:[:–—|,-]|$)")
PARTS = re.compile(rf"(?i)(?P<day>{NUMBER})?\s*(?P<month>{MONTH})?\s*(?P<late>{NUMBER})?(?:,?\s*(?P<year>{YEAR}))?$")


@dataclass(frozen=True)
class Opening:
    """The days a line opens with, where its own words begin, and the year it names."""

    when: DateRange
    end: int
    year: int | None


def opening(text: str, year: int | None) -> Opening | None:
    """What date a line begins with; `year` is understood where it names none. None where it begins with no date."""
    found = WHEN.match(text)
    if found is None:
        return None
    if not DIGIT.search(found["when"]) and not PARTED.match(text, found.end()):
        return None  # "May they meet" is no month
    when = dated(found["when"], year)
    named = re.search(YEAR, found["when"])
    return Opening(when, found.end(), int(named[0]) if named else year) if when else None


def dated(written: str, year: int | None = None) -> DateRange | None:
    """The days that a date or a range of dates names; None for what is no date."""
    plain = " ".join(re.sub(rf"(?i)^{PERIOD}", "", written.strip()).split())
    plain = re.sub(rf"(?i){WEEKDAY},? ", "", plain)
    if pointed := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", plain):
        return _range(int(pointed[3]), int(pointed[2]), int(pointed[1]))
    try:
        return parse_edtf(plain)
    except BadDate:
        return _worded(plain, year)


def _worded(plain: str, year: int | None) -> DateRange | None:
    sides = re.split(DASH, plain, maxsplit=1)
    named = re.search(YEAR, plain)
    known = int(named[0]) if named else year
    if len(sides) == 1:
        return _side(plain, None, known)
    month = re.search(rf"(?i){MONTH}", plain)
    first = _side(sides[0], month[0] if month else None, known)
    last = _side(sides[1], month[0] if month else None, known)
    if first is None or last is None or not first.earliest or not last.latest or last.latest < first.earliest:
        return None
    return DateRange(first.earliest, last.latest)


def _side(written: str, month: str | None, year: int | None) -> DateRange | None:
    """One side of a range, which may lack the month or year that the other names."""
    found = PARTS.match(written.strip(" ,"))
    if found is None or not written.strip():
        return None
    named, day = found["month"] or month, found["day"] or found["late"]
    known = int(found["year"]) if found["year"] else year
    if known is None:
        return None
    number = MONTHS.index(named[:3].lower()) + 1 if named else None
    return _range(known, number, int(re.sub(r"\D", "", day)) if day else None)


def _range(year: int, month: int | None, day: int | None) -> DateRange | None:
    try:
        if month and day:
            return DateRange.day(date(year, month, day))
        if month:
            return DateRange(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return DateRange(date(year, 1, 1), date(year, 12, 31)) if not day else None
    except (ValueError, IndexError):
        return None
