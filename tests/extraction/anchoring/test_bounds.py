from __future__ import annotations

from datetime import date

import pytest

from dragoman.extraction.anchoring.bounds import FAR, bounded, stretch, tells_a_day
from dragoman.record.dates import DateRange
from dragoman.record.times import TimeExpression

TEXT = "from Monday to Friday"
PUBLISHED = DateRange.day(date(2021, 5, 1))


def time(words: str, first: date | None, last: date | None, offset: tuple[int, int] | None = None) -> TimeExpression:
    at = TEXT.index(words)
    return TimeExpression(
        "d" * 64, at, at + len(words), words, TEXT,
        type="DATE", value="x", earliest=first, latest=last, offset=offset,
    )  # fmt: skip


MONDAY = time("Monday", date(2021, 4, 26), date(2021, 4, 26))
FRIDAY = time("Friday", date(2021, 4, 30), date(2021, 4, 30))


@pytest.mark.parametrize(
    ("bound", "edtf"),
    [
        ("on", "2021-04-26"),
        ("before", "../2021-04-25"),
        ("by", "../2021-04-26"),
        ("since", "2021-04-26/2021-05-01"),
        ("after", "2021-04-27/2021-05-01"),
    ],
)
def test_a_preposition_cuts_the_range(bound, edtf):
    assert bounded(MONDAY, bound, PUBLISHED).edtf == edtf


def test_since_a_day_to_come_has_no_end():
    assert bounded(FRIDAY, "since", DateRange.day(date(2021, 4, 1))).edtf == "2021-04-30/.."


def test_a_stretch_runs_from_one_time_to_the_other():
    assert stretch(MONDAY, FRIDAY).edtf == "2021-04-26/2021-04-30"
    assert stretch(FRIDAY, MONDAY) == FRIDAY.when


def test_on_a_page_without_a_day_the_offset_is_kept_and_bounded():
    open_one = time("Monday", None, None, (-6, 0))
    assert tells_a_day(open_one)
    assert not tells_a_day(time("Monday", None, None))
    offsets = {b: bounded(open_one, b, DateRange(None, None)).anchor for b in ("on", "before", "by", "since")}
    assert {b: (a.least, a.most) for b, a in offsets.items() if a} == {
        "on": (-6, 0),
        "before": (-FAR, -1),
        "by": (-FAR, 0),
        "since": (-6, 0),
    }
    both = stretch(open_one, time("Friday", None, None, (-2, 4))).anchor
    assert both is not None
    assert (both.least, both.most, both.until) == (-6, 4, time("Friday", None, None).id)
