"""The hour at which something happened, where the sentence that tells of it names one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from dragoman.docket import Docket
from dragoman.record.docket import DocketExport
from dragoman.record.evidence import Span
from dragoman.record.pages import LaidRow
from dragoman.record.times import TimeExpression

Clock = Mapping[str, tuple[datetime, datetime]]
"""From when to when, by record; those of which no hour is told are not in it."""

VALUE = re.compile(r"T(\d\d)(?::?(\d\d))?|T(MO|MI|AF|EV|NI)")
PARTS = {"MO": (6, 12), "MI": (11, 13), "AF": (12, 18), "EV": (18, 22), "NI": (20, 24)}
"""Hours of the parts of a day, as TIMEX3 names them."""

BREAK = re.compile(r"[.!?][\"\u201d\u2019')]*\s|\n")
MOST = 300
"""Happenings whose sentences are looked at."""


def clock_times(docket: Docket, rows: Collection[LaidRow]) -> Clock:
    """Of happenings of one day, those whose sentence tells the hour, with that hour."""
    single = {r.key: r for r in list(rows)[:MOST] if r.body["when"][0] == r.body["when"][1]}
    found: dict[str, tuple[datetime, datetime]] = {}
    for document in sorted({r.document for r in single.values() if r.document}):
        report = docket.report(document)
        for key, evidence in _evidence(report, single):
            if told := _hour_beside(evidence, report):
                found[key] = _on(date.fromisoformat(single[key].body["when"][0]), told)
    return found


def _evidence(report: DocketExport, wanted: Collection[str]) -> Iterator[tuple[str, Span]]:
    for layer in ("statements", "events", "contacts", "processes", "commitments", "instruments"):
        for record in getattr(report, layer):
            if record.id in wanted:
                yield record.id, _first(record)


def _first(record: Any) -> Span:
    spans: tuple[Span, ...] = record.spans if hasattr(record, "spans") else record.evidence
    return spans[0]


def _hour_beside(evidence: Span, report: DocketExport) -> TimeExpression | None:
    """The nearest time of day in the same sentence."""
    text = report.documents[0].text
    near = [t for t in report.times if VALUE.search(t.value) and not BREAK.search(text[_between(evidence, t)])]
    return min(near, key=lambda t: (abs(t.start - evidence.start), t.start), default=None)


def _between(one: Span, other: Span) -> slice:
    """The text from the end of one to the beginning of the other; nothing where they touch."""
    first, second = sorted((one, other), key=lambda s: s.start)
    return slice(first.end, max(first.end, second.start))


def _on(day: date, told: TimeExpression) -> tuple[datetime, datetime]:
    match = VALUE.search(told.value)
    begin = datetime.combine(day, time())
    if match is None:
        return begin, begin + timedelta(days=1)
    if match[3]:
        first, last = PARTS[match[3]]
        return begin + timedelta(hours=first), begin + timedelta(hours=last)
    start = begin + timedelta(hours=int(match[1]) % 24, minutes=int(match[2] or 0))
    return start, start + timedelta(hours=1)
