"""Datelines, the place, day and agency that open a wire report, and lines that are only a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dragoman.loaders.days import DAY, MONTH, day_of
from dragoman.loaders.furniture import furniture

LONGEST = 120
LONGEST_PLACE = 4
"""Words of a place in capitals that has neither day nor agency behind it."""

UPPER = "A-ZÀ-ÖØ-Þ"
CAPITALS = rf"[{UPPER}][{UPPER}.'’-]+(?: [{UPPER}][{UPPER}.'’-]*){{0,3}}"
PLACE_NAME = rf"[{UPPER}][\w.'’-]*(?: (?:of |the |and |de |el )?[{UPPER}][\w.'’-]*){{0,3}}"
PLACES = rf"(?P<place>{CAPITALS}(?:[/,] ?{PLACE_NAME}){{0,2}}|{PLACE_NAME}(?:, {PLACE_NAME})?)"
SHORT_DAY = rf"(?i:{MONTH}) \d{{1,2}}|\d{{1,2}} (?i:{MONTH})"
CREDIT = rf"\((?P<credit>[{UPPER}][\w .&'’/-]{{0,40}}|[a-z]{{2,5}})\)"
DASH = r"(?:--+|[—–―]|-|_)"

DATELINE = re.compile(
    rf"{PLACES}(?:,? (?:{DAY}|(?P<short>{SHORT_DAY})))?(?: ?{CREDIT})?(?: ?(?P<dash>{DASH})(?=\s|$| ?\S))"
)
DATE_LINE = re.compile(
    rf"[\[(]?(?:(?P<label>(?i:first published|published|posted|issued|released|date|last updated|updated"
    rf"|last modified|modified))(?: on| at)?:? ?)?{DAY}"
    r"(?:(?:[,;|·•–—-]| at| \|)? ?(?:\d{1,2}(?:[:.]\d\d){0,2} ?(?i:[ap]\.?m\.?)?"
    r"(?: ?\(?[A-Z]{2,5}\)?(?:[+-]\d{1,4})?)?)?)?"
    r"(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?[\])]?\.?"
)
PLACE_AND_DATE = re.compile(rf"{PLACE_NAME}(?:, {PLACE_NAME}){{0,2}},? {DAY}\.?")

NO_PLACES = {"QUESTION", "ANSWER"}
UPDATE = re.compile(r"updated|modified", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What opens a paragraph: its length up to and with the dash, the day where it names a full one, and the agency."""

    length: int
    day: date | None
    dated: bool
    credit: str | None


def dateline(paragraph: str) -> Dateline | None:
    """The dateline a paragraph opens with. Without day and agency, the place must stand in capitals."""
    found = DATELINE.match(paragraph[: 2 * LONGEST])
    if found is None or found.end() > LONGEST:
        return None
    day, credit = day_of(found), found["credit"]
    dated = day is not None or found["short"] is not None
    place = found["place"]
    head = place.split(",")[0]
    if head.split()[0].rstrip(":'’S") in NO_PLACES | furniture().labels or not _apart(paragraph, found):
        return None
    if not (dated or credit or (head.isupper() and len(head) > 2 and len(place.split()) <= LONGEST_PLACE)):
        return None
    rest = paragraph[found.end() :].lstrip()
    return Dateline(found.end(), day, dated, credit) if not rest or not rest[0].islower() else None


def _apart(paragraph: str, found: re.Match[str]) -> bool:
    """A hyphen or underscore is a dash only between spaces; "ASIA-PACIFIC" has none."""
    if found["dash"] not in ("-", "_"):
        return True
    before, after = paragraph[found.start("dash") - 1], paragraph[found.end("dash") : found.end("dash") + 1]
    return before.isspace() and (not after or after.isspace())


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is a date: the day, and how surely it is that of publication (0 is best)."""

    day: date
    rank: int


def date_line(line: str) -> DateLine | None:
    """The day a short line consists of, perhaps behind a label ("Published:") or a place ("Geneva, 1 May 2021")."""
    if len(line) > LONGEST:
        return None
    if found := DATE_LINE.fullmatch(line):
        day = day_of(found)
        rank = 1 if not found["label"] else 4 if UPDATE.search(found["label"]) else 0
        return DateLine(day, rank) if day else None
    if found := PLACE_AND_DATE.fullmatch(line):
        day = day_of(found)
        return DateLine(day, 2) if day else None
    return None
