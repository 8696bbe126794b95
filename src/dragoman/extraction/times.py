"""Extractor of time expressions: TIMEX3 type and value, and the days each may mean by the day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.extraction.timex.grammar import Meaning
from dragoman.extraction.timex.tagger import Expression, find, resolve
from dragoman.language.analysis import Analysis
from dragoman.record.dates import DateRange
from dragoman.record.docket import Extraction
from dragoman.record.document import Document
from dragoman.record.times import TimeExpression

VERSION = "1"

_FAR_APART = (date(1181, 1, 3), date(1876, 5, 21), date(2032, 8, 17), date(2754, 11, 30), date(3969, 12, 9))
"""Days that share no year, month or day digit; what comes out alike for all of them does not hang on the day."""

_STEPS = (0, 1, 9, 33, 100, 400, 3700, 37000)
"""Days from either end of a range at which a value is tried, to see which of its parts hang on the day."""


def extract_times(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its `times`: every time expression outside boilerplate, read against the document's day of
    publication. The analysis is used for the tense of verbs only and may be empty."""
    document = found.document
    expressions = find(document.text, _regions(document), analysis)
    readings = [resolve(expressions, day) for day in _days_to_try(document.published)]
    records = []
    for expression, meanings in zip(expressions, zip(*readings, strict=True), strict=True):
        known = [meaning for meaning in meanings if meaning is not None]
        if len(known) == len(meanings):
            records.append(_record(document, expression, known))
    return replace(found, times=tuple(records))


def _regions(document: Document) -> list[tuple[int, int]]:
    """The text without its boilerplate parts."""
    regions, at = [], 0
    for part in sorted(document.parts, key=lambda part: part.start):
        if part.part == "boilerplate":
            if part.start > at:
                regions.append((at, part.start))
            at = max(at, part.end)
    return [*regions, (at, len(document.text))]


def _days_to_try(published: DateRange) -> list[date]:
    """Days of publication to read the text against: both ends of the range and days between, or days far apart for a
    side that is open."""
    first, last = published.earliest, published.latest
    if first and last:
        begin, end = first.toordinal(), last.toordinal()
        near = {begin + n for n in _STEPS} | {end - n for n in _STEPS}
        return [date.fromordinal(n) for n in sorted(near) if begin <= n <= end]
    if first is None and last is None:
        return list(_FAR_APART)
    far = [d for d in _FAR_APART if (first is None or d > first) and (last is None or d < last)]
    return sorted([*far, *(day for day in (first, last) if day)])


def _record(document: Document, expression: Expression, meanings: Sequence[Meaning]) -> TimeExpression:
    first, last = _days(document.published, meanings)
    start, end = expression.start, expression.end
    return TimeExpression(
        document.id,
        start,
        end,
        document.text[start:end],
        document.text,
        type=meanings[0].type,
        value=_common_value(expression, [meaning.value for meaning in meanings]),
        earliest=first,
        latest=last,
    )


def _days(published: DateRange, meanings: Sequence[Meaning]) -> tuple[date | None, date | None]:
    """The first and last day over all readings; open on a side where the day of publication is, unless all agree."""
    firsts, lasts = {m.first for m in meanings}, {m.last for m in meanings}
    first = None if None in firsts else min(day for day in firsts if day)
    last = None if None in lasts else max(day for day in lasts if day)
    if len(firsts) > 1 and published.earliest is None:
        first = None
    if len(lasts) > 1 and published.latest is None:
        last = None
    return first, last


def _common_value(expression: Expression, values: Sequence[str]) -> str:
    """The value with an X for every part that hangs on the day of publication."""
    if len(set(values)) == 1:
        return values[0]
    if expression.mention.rule.name == "weekday":
        return f"XXXX-WXX-{expression.mention.number('weekday')}"
    parts = [value.replace("T", "-T").split("-") for value in values]
    if len({len(part) for part in parts}) > 1:
        return "XXXX-XX-XX"
    return "-".join(_common_part(column) for column in zip(*parts, strict=True)).replace("-T", "T")


def _common_part(column: Sequence[str]) -> str:
    """A part all values share, else an X for each digit that differs in a year and for every digit elsewhere."""
    if len(set(column)) == 1:
        return column[0]
    if len(column[0]) == 4 and column[0].isdigit():
        return "".join(c[0] if len(set(c)) == 1 else "X" for c in zip(*column, strict=False))
    return "".join("X" if c.isdigit() else c for c in column[0])
