"""On which days a happening went on that is counted by days: "signed a truce on Friday after five days of talks"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from dragoman.extraction.events.extent import counting
from dragoman.extraction.events.trigger import Trigger
from dragoman.language.analysis import Analysis, Token
from dragoman.record.dates import DateRange
from dragoman.record.times import TimeExpression

DAYS = re.compile(r"P(\d{1,2})D")
LONGEST = 14
"""Days beyond which a day told beside is hardly the last of them all."""

OPENING = frozenset({"begin", "start", "open", "launch", "commence", "enter"})


def counted_days(analysis: Analysis, times: Iterable[TimeExpression], trigger: Trigger) -> int:
    """How many days a noun of action is counted by ("five days of talks"); 0 where it is not."""
    part = _part(analysis, trigger.head)
    if trigger.verbal or part is None:
        return 0
    told = next((t for t in times if t.type == "DURATION" and t.start <= part.start < t.end), None)
    days = DAYS.fullmatch(told.value) if told else None
    return int(days[1]) if days else 0


def spread(analysis: Analysis, trigger: Trigger, when: DateRange, days: int) -> DateRange:
    """All of so many days, of which the one that is told is the last; the first, where it opened then."""
    part = _part(analysis, trigger.head)
    if part is None or not when.exact or when.earliest is None or not 1 < days <= LONGEST:
        return when
    rest = timedelta(days - 1)
    opened = analysis.tokens[part.head].lemma in OPENING
    first, last = (when.earliest, when.earliest + rest) if opened else (when.earliest - rest, when.earliest)
    return DateRange(first, last)


def _part(analysis: Analysis, noun: Token) -> Token | None:
    part = counting(analysis, noun)
    return part if part is not None and part.lemma == "day" else None
