"""Days and ranges of days in English, never more exact than they are."""

from __future__ import annotations

from datetime import date

from dragoman.record.dates import DateRange
from dragoman.record.document import Published

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
YEAR, MONTH = len("2021"), len("2021-05")


def day(when: date) -> str:
    """`30 April 2021`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def label(when: DateRange) -> str:
    """A range to stand alone: `30 April 2021`, `May 2021`, `2021`, `3–7 May 2021`, `until 3 May 2021`, `undated`."""
    if when.earliest is None or when.latest is None:
        return _open_label(when)
    if whole := _whole_period(when.earliest, when.latest):
        return whole
    first, last = _ends(when.earliest, when.latest)
    return f"{first}–{last}" if first.isdigit() else f"{first} – {last}"


def told_day(when: Published) -> str:
    """A day of publication to stand alone, with the weekdays its clues leave: `6–28 May 2021, a Thursday or Friday`."""
    asked = [frozenset(clue.weekdays) for clue in when.clues if clue.used and clue.weekdays]
    left = sorted(frozenset.intersection(*asked)) if asked and not when.exact else []
    return f"{label(when)}, a {' or '.join(WEEKDAYS[n - 1] for n in left)}" if left else label(when)


def listed_by(when: DateRange, published: DateRange) -> tuple[date, date]:
    """Place in a listing by day: what tells no day stands with the day of its report."""
    return (when if when.known else published).sort_key()


def phrase(when: DateRange) -> str:
    """A range inside a sentence: `on 30 April 2021`, `in May 2021`, `between 3 and 7 May 2021`."""
    if when.earliest is None and when.latest is None:
        return "on an unknown day"
    if when.earliest is None or when.latest is None:
        return f"by {day(when.latest)}" if when.latest else _since(when)
    if whole := _whole_period(when.earliest, when.latest):
        return f"on {whole}" if when.exact else f"in {whole}"
    first, last = _ends(when.earliest, when.latest)
    return f"between {first} and {last}"


def _open_label(when: DateRange) -> str:
    if when.latest:
        return f"until {day(when.latest)}"
    return f"from {day(when.earliest)}" if when.earliest else "undated"


def _since(when: DateRange) -> str:
    return f"on or after {day(when.earliest)}" if when.earliest else ""


def _whole_period(earliest: date, latest: date) -> str | None:
    """The name of a day, month or year that the range fills exactly."""
    if earliest == latest:
        return day(earliest)
    written = DateRange(earliest, latest).edtf or ""
    if len(written) == YEAR:
        return written
    return f"{MONTHS[earliest.month - 1]} {earliest.year}" if len(written) == MONTH else None


def _ends(earliest: date, latest: date) -> tuple[str, str]:
    """First and last day, the first without what it shares with the last."""
    if earliest.year != latest.year:
        return day(earliest), day(latest)
    month = "" if earliest.month == latest.month else f" {MONTHS[earliest.month - 1]}"
    return f"{earliest.day}{month}", day(latest)
