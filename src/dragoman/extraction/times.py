"""Extractor of time expressions: TIMEX3 type and value, and the days each may mean by the day of publication."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.extraction.anchoring.acts import act_of
from dragoman.extraction.timex.grammar import Meaning, Mention
from dragoman.extraction.timex.tagger import Expression, find, resolve
from dragoman.extraction.timex.tense import Tenses
from dragoman.language.analysis import Analysis
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published
from dragoman.record.times import Tense, TimeExpression

VERSION = "2"

_FAR_APART = (date(1181, 1, 3), date(1876, 5, 21), date(2032, 8, 17), date(2754, 11, 30), date(3969, 12, 9))
"""Days that share no year, month or day digit; what comes out alike for all of them does not hang on the day."""

_SHORT = 62
"""Days of a range that are all tried."""

_A_LEAP_YEAR = date(2024, 1, 1)
_OVER_A_YEAR = 400
_MANY = 100
_COARSE = 8
"""Of texts with many expressions, every eighth day is tried: that meets all weekdays and all parts of a month."""

_STEPS = (0, 1, 9, 33, 100, 400, 3700, 37000)
"""Days from either end of a range at which a value is tried, to see which of its parts hang on the day."""


def extract_times(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its `times`: every time expression outside boilerplate, read against the document's day of
    publication. The analysis is used for the tense of verbs only and may be empty."""
    expressions = find(found.document.text, regions(found.document), Tenses(analysis).of)
    times = _resolved(found.document, expressions)
    return replace(found, times=tuple(_with_act(t, analysis, found.document.text) for t in times))


def _with_act(time: TimeExpression, analysis: Analysis, text: str) -> TimeExpression:
    act = act_of(time, analysis)
    return replace(time, act=act, against=text) if act else time


def read_again(document: Document, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The times of a document by another day of publication: the same expressions with other values and days, and with
    their offsets from that day where it is not certain."""
    known, expressions = {t.start: t for t in times}, expressions_of(document, times)
    offsets = _offsets(document.published, expressions)
    again = []
    for time in _resolved(document, expressions):
        act = known[time.start].act if time.start in known else None
        again.append(replace(time, act=act, offset=offsets.get(time.start), against=document.text))
    return tuple(again)


def expressions_of(document: Document, times: Sequence[TimeExpression]) -> list[Expression]:
    """The expressions behind the times of a document, with the tenses found when its parse was at hand."""
    tenses = Remembered(times)
    return find(document.text, regions(document), tenses.of)


class Remembered:
    """Tenses by the times they were kept with."""

    def __init__(self, times: Sequence[TimeExpression]) -> None:
        self._times = sorted(times, key=lambda t: t.start)

    def of(self, mention: Mention) -> Tense:
        """The tense of the time that begins with a mention, or holds it."""
        at = bisect_right(self._times, mention.start, key=lambda t: t.start) - 1
        inside = at >= 0 and mention.start < self._times[at].end
        return self._times[at].tense if inside else None


def _resolved(document: Document, expressions: Sequence[Expression]) -> list[TimeExpression]:
    readings = [resolve(expressions, day) for day in _days_to_try(document.published)]
    records = []
    for expression, meanings in zip(expressions, zip(*readings, strict=True), strict=True):
        known = [meaning for meaning in meanings if meaning is not None]
        if len(known) == len(meanings):
            records.append(_record(document, expression, known))
    return records


def _offsets(published: Published, expressions: Sequence[Expression]) -> dict[int, tuple[int, int]]:
    """How many days ahead of the day of publication (negative) or behind it the expressions lie, by where they begin,
    whatever that day is: those that hang on it. Empty where the day is certain."""
    if published.exact or not expressions:
        return {}
    step = _COARSE if len(expressions) > _MANY else 1
    days = _days_to_try(published) if _is_short(published) else _over_a_year(published, step)
    readings = [resolve(expressions, day) for day in days]
    found = {}
    for expression, meanings in zip(expressions, zip(*readings, strict=True), strict=True):
        told = [(m.first, m.last) for m in meanings if m and m.first and m.last]
        if len(told) == len(days) and len(set(told)) > 1:
            apart = [((first - day).days, (last - day).days) for day, (first, last) in zip(days, told, strict=True)]
            least, most = min(first for first, _ in apart), max(last for _, last in apart)
            found[expression.start] = (least - step + 1, most + step - 1)
    return found


def _over_a_year(published: Published, step: int) -> list[date]:
    """Enough days for every offset to come up, or one that lies less than a step away."""
    begin = min((published.earliest or _A_LEAP_YEAR).toordinal(), date.max.toordinal() - 2 * _OVER_A_YEAR)
    return [date.fromordinal(begin + n) for n in range(0, _OVER_A_YEAR, step)]


def _is_short(published: Published) -> bool:
    first, last = published.earliest, published.latest
    return first is not None and last is not None and (last - first).days <= _SHORT


def regions(document: Document) -> list[tuple[int, int]]:
    """The text without its boilerplate parts."""
    regions, at = [], 0
    for part in sorted(document.parts, key=lambda part: part.start):
        if part.part == "boilerplate":
            if part.start > at:
                regions.append((at, part.start))
            at = max(at, part.end)
    return [*regions, (at, len(document.text))]


def _days_to_try(published: Published) -> list[date]:
    """Days of publication to read the text against: every day of a short range, both ends of a long one and days
    between, or days far apart for a side that is open."""
    first, last = published.earliest, published.latest
    if first and last and _is_short(published):
        return published.candidates() or [first]
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
        tense=(expression.day or expression.mention).tense,
    )


def _days(published: Published, meanings: Sequence[Meaning]) -> tuple[date | None, date | None]:
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
