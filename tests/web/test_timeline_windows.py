"""The timeline's window: from decades down to hours, and where a moment lies in it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.pages import LaidRow
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression
from dragoman.web.clock import clock_times
from dragoman.web.pages.timeline import WIDTH, Window, _ticks

TEXT = "At 9 p.m. the envoy said no. The next day she said yes in the evening."


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def window(start: str, end: str) -> Window:
    return Window(moment(start), moment(end))


def test_days_stay_whole_until_hours_can_be_told_apart() -> None:
    month = window("2021-05-01", "2021-05-31")
    closer = month.moved(0.25, 0.75)
    assert (closer.start.hour, closer.end.hour) == (0, 0)
    day = window("2021-05-03", "2021-05-05").moved(0.25, 0.5)
    assert day.address == {"since": "2021-05-03", "until": "2021-05-03", "hours": "12-24"}
    assert day.told == "2021-05-03 12:00 to 2021-05-03 24:00"


@pytest.mark.parametrize(
    ("start", "end", "first"),
    [
        ("1951-01-01", "2021-12-31", "1952"),
        ("2021-01-01", "2021-12-31", "2021-01-01"),
        ("2021-05-03", "2021-05-05", "03 May 00:00"),
        ("2021-05-03 10:00", "2021-05-03 14:00", "10:00"),
    ],
)
def test_ticks_fit_the_window(start: str, end: str, first: str) -> None:
    found = _ticks(window(start, end))
    assert found[0][1] == first
    assert 2 <= len(found) <= 10


@given(st.datetimes(), st.integers(1, 10**6), st.floats(-1, 1), st.floats(0.1, 3))
def test_any_window_can_be_moved(start: datetime, hours: int, first: float, length: float) -> None:
    whole = start.replace(minute=0, second=0, microsecond=0)
    try:
        shown = Window(whole, whole + hours * (datetime(2021, 1, 1, 1) - datetime(2021, 1, 1)))
    except OverflowError:
        return
    moved = shown.moved(first, first + length)
    assert moved.start <= moved.end
    assert 0 <= shown.x(shown.start) <= shown.x(shown.end) <= WIDTH
    _ticks(shown)


class OneReport:
    """A docket of one report."""

    def __init__(self) -> None:
        d = Document(id="d", text=TEXT)
        self.no = Statement(document="d", source=None, cue=None, content=(d.span(25, 27),))
        self.yes = Statement(document="d", source=None, cue=None, content=(d.span(51, 54),))
        times = [self.time(3, 9, "2021-05-03T21:00"), self.time(62, 69, "2021-05-04TEV")]
        self.export = DocketExport(documents=(d,), statements=(self.no, self.yes), times=tuple(times))

    @staticmethod
    def time(start: int, end: int, value: str) -> TimeExpression:
        day = date.fromisoformat(value[:10])
        return TimeExpression(
            "d", start, end, TEXT[start:end], TEXT, type="TIME", value=value, earliest=day, latest=day
        )

    def report(self, document: str) -> DocketExport:
        return self.export


def test_the_hour_is_that_of_the_same_sentence() -> None:
    one = OneReport()
    rows = [
        LaidRow(key=s.id, body={"when": [day, day]}, document="d")
        for s, day in ((one.no, "2021-05-03"), (one.yes, "2021-05-04"))
    ]
    found = clock_times(one, rows)  # type: ignore[arg-type]
    assert found[one.no.id] == (moment("2021-05-03 21:00"), moment("2021-05-03 22:00"))
    assert found[one.yes.id] == (moment("2021-05-04 18:00"), moment("2021-05-04 22:00"))
