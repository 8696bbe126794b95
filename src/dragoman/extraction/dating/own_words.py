"""Clues to the day of publication in a document's own words: address, copyright line, incumbents, days told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dragoman.extraction.timex.tagger import Expression
from dragoman.record.dates import DateRange
from dragoman.record.document import Clue, Document, Published
from dragoman.record.evidence import Span
from dragoman.record.times import TimeExpression

IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:\s*(?:©|\(c\)))?\s*(?P<first>(?:19|20)\d\d)(?:\s?[-–]\s?(?P<last>(?:19|20)\d\d))?",
    re.IGNORECASE,
)

DATELINE = re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:[,/][\w.'’ -]{1,40}){0,2},?\s+")
BEHIND = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?(?:--|[—–])")
"""What stands before the day in a dateline, and behind it."""

LEAD = 3
"""Paragraphs of running text in which news tells its weekday."""

BOUND = re.compile(r"\b(?:since|until|till|by|before|after|from)\s+(?:late |early |last )?$")
"""What makes a weekday the end of a stretch, so that the news is not of that day."""

FRESH = timedelta(27)
"""What somebody said on a day told without its year is quoted in the news for four weeks."""

SAME_YEAR = timedelta(92)
"""A day of last year is told without its year for a quarter."""

NEWS = frozenset({"news", "transcript"})
BARE_DAYS = frozenset({"month_day", "day_month", "days", "days_month"})
YEAR = timedelta(365)
MOST_YEARS = 25
MOST_DAYS = 8
FRIDAY = (5, 6, 7, 1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def of_address(document: Document) -> Iterator[Clue]:
    """The day in the page's address."""
    for found in IN_ADDRESS.finditer(document.url or ""):
        try:
            day = date(int(found[1]), int(found[3]), int(found[4]))
        except ValueError:
            continue
        yield Clue(kind="address", says="the day in its address", evidence=(), days=(DateRange.day(day),))


def of_copyright(document: Document) -> Iterator[Clue]:
    """The year of a copyright line."""
    for found in COPYRIGHT.finditer(document.text):
        first, last = int(found["first"]), int(found["last"] or found["first"])
        if first <= last:
            yield Clue(
                kind="copyright",
                says=f"the copyright of {last}",
                evidence=(document.span(found.start(), found.end()),),
                days=(DateRange(date(first, 1, 1), date(last, 12, 31)),),
                habit=True,
            )


def of_lead(document: Document, expressions: Iterable[Expression], times: Sequence[TimeExpression]) -> Iterator[Clue]:
    """The weekday on which the news happened, or somebody spoke of it: it is published that day or the next."""
    if document.kind not in NEWS:
        return
    acts = {t.start: t.act or "" for t in times}
    running = [p.end for p in document.parts if p.part in ("body", "caption")][:LEAD]
    end, opening = (running[-1], running[0]) if running else (0, 0)
    for found in expressions:
        mention = found.day or found.mention
        if mention.rule.name not in ("weekday", "weekday_part") or found.start >= end:
            continue
        if mention.has("which") or mention.tense != "past" or BOUND.search(document.text, 0, found.start):
            continue
        if found.start >= opening and not acts.get(found.start, "").startswith("say|"):
            continue
        yield _weekday_clue(mention.number("weekday"), document.span(found.start, found.end))
        return


def _weekday_clue(number: int, words: Span) -> Clue:
    """News of a Friday may wait for Monday's papers."""
    name, days = WEEKDAYS[number - 1], FRIDAY if number == FRIDAY[0] else (number, number % 7 + 1)
    until = "by Monday" if number == FRIDAY[0] else "the day after"
    return Clue(
        kind="weekday",
        says=f"news of {name} is published on {name} or {until}",
        evidence=(words,),
        weekdays=tuple(sorted(days)),
        habit=True,
    )


def of_full_days(document: Document, times: Sequence[TimeExpression]) -> Iterator[Clue]:
    """The last day told with its year and as past: it had come."""
    told = [t for t in times if t.type == "DATE" and _is_full_day(t) and _had_come(t, document.text)]
    latest = max(told, key=lambda t: (t.earliest or date.min, -t.start), default=None)
    if latest is not None and latest.earliest is not None:
        yield Clue(
            kind="day",
            says=f"{' '.join(latest.text.split())} had come",
            evidence=(document.span(latest.start, latest.end),),
            days=(DateRange(latest.earliest, None),),
        )


def _is_full_day(time: TimeExpression) -> bool:
    """A day or month whose year stands in the words themselves."""
    return len(time.value) >= len("2021-05") and time.value[:4].isdigit() and time.value[:4] in time.text


def _had_come(time: TimeExpression, text: str) -> bool:
    """Whether a past verb governs it, or it is the day of something, with no verb to put it off ("on 3 May 2021")."""
    is_day = len(time.value) == len("2021-05-03")
    return time.tense == "past" or (time.tense is None and is_day and text[: time.start].rstrip().endswith(" on"))


def of_bare_days(
    document: Document, expressions: Iterable[Expression], times: Sequence[TimeExpression], known: Published
) -> Iterator[Clue]:
    """Days told without their year, as past: of this year or the end of the last. Of what somebody said that day, news
    is fresh. Only where the other clues bound the years."""
    if known.earliest is None:
        return
    acts = {t.start: t.act or "" for t in times}
    fresh = any(clue.kind == "weekday" and clue.used for clue in known.clues)
    bare = [e for e in expressions if e.mention.rule.name in BARE_DAYS and not _has_year(e)]
    for found in [e for e in bare if e.mention.tense == "past"][:MOST_DAYS]:
        days = list(_in_each_year(found, known))
        words = " ".join(document.text[found.start : found.end].split())
        evidence = (document.span(found.start, found.end),)
        near = (*(DateRange(day, max(day + SAME_YEAR, date(day.year, 12, 31))) for day in days), *_later(days, known))
        says = f"{words} had come, not long before or in the same year"
        yield Clue(kind="day", says=says, evidence=evidence, days=near, habit=True)
        if fresh and acts.get(found.start, "").startswith("say|"):
            soon = (*(DateRange(day, day + FRESH) for day in days), *_later(days, known))
            says = f"what was said on {words} is news for four weeks"
            yield Clue(kind="fresh", says=says, evidence=evidence, days=soon, habit=True)


def _later(days: Sequence[date], known: Published) -> tuple[DateRange, ...]:
    """All that comes after the years looked at, where nothing ends them."""
    return () if known.latest or not days else (DateRange(days[-1] + YEAR, None),)


def of_dateline(document: Document, expressions: Iterable[Expression], known: Published) -> Iterator[Clue]:
    """The day without a year that opens a wire report ("PORT ELBE, Feb. 9 (Fjord) --"): it is published that day or
    the next. Only where the other clues bound the years."""
    if known.earliest is None:
        return
    for found in [e for e in expressions if e.mention.rule.name in BARE_DAYS and not _has_year(e)]:
        part = next((p for p in document.parts if p.start <= found.start < p.end), None)
        if part is None or not DATELINE.fullmatch(document.text[part.start : found.start]):
            continue
        if not BEHIND.match(document.text[found.end : part.end]):
            continue
        days = list(_in_each_year(found, known))
        words = " ".join(document.text[found.start : found.end].split())
        near = (*(DateRange(day, day + timedelta(1)) for day in days), *_later(days, known))
        evidence = (document.span(found.start, found.end),)
        yield Clue(kind="day", says=f"dateline of {words}", evidence=evidence, days=near)
        return


def _has_year(found: Expression) -> bool:
    return any(found.mention.has(group) for group in ("year", "step", "shared"))


def _in_each_year(found: Expression, known: Published) -> Iterator[date]:
    """The last day of an expression in each year that it may be of, on its weekday where one is named."""
    mention, first = found.mention, known.earliest or date.min
    month = mention.number("month2" if mention.has("month2") else "month")
    day = mention.number("day2" if mention.has("day2") else "day")
    last = known.latest.year if known.latest else first.year + MOST_YEARS
    for year in range(max(first.year - 1, 1), min(last, 9998) + 1):
        try:
            here = date(year, month, day)
        except ValueError:
            continue
        if not mention.has("weekday") or here.isoweekday() == mention.number("weekday"):
            yield here
