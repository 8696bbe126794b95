from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.outputs.days import label, phrase, told_day
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.document import Clue, Published


@pytest.mark.parametrize(
    ("first", "last", "shown", "said"),
    [
        (date(2021, 4, 30), date(2021, 4, 30), "30 April 2021", "on 30 April 2021"),
        (date(2021, 5, 1), date(2021, 5, 31), "May 2021", "in May 2021"),
        (date(2021, 1, 1), date(2021, 12, 31), "2021", "in 2021"),
        (date(2021, 5, 3), date(2021, 5, 7), "3–7 May 2021", "between 3 and 7 May 2021"),
        (date(2021, 4, 28), date(2021, 5, 3), "28 April – 3 May 2021", "between 28 April and 3 May 2021"),
        (date(2020, 12, 30), date(2021, 1, 2), "30 December 2020 – 2 January 2021",
         "between 30 December 2020 and 2 January 2021"),
        (None, date(2021, 5, 3), "until 3 May 2021", "by 3 May 2021"),
        (date(2021, 5, 3), None, "from 3 May 2021", "on or after 3 May 2021"),
    ],
)  # fmt: skip
def test_ranges_are_never_more_exact_than_they_are(first, last, shown, said):
    when = DateRange(first, last)
    assert (label(when), phrase(when)) == (shown, said)


def test_what_is_unknown_says_so():
    assert (label(UNKNOWN_DATE), phrase(UNKNOWN_DATE)) == ("undated", "on an unknown day")


@given(st.dates(), st.dates())
def test_both_ends_can_be_read_off_any_range(one, other):
    when = DateRange(min(one, other), max(one, other))
    assert str(max(one, other).year) in label(when)
    assert str(min(one, other).year) in label(when)


def test_an_inferred_day_is_told_with_the_weekdays_left():
    lead = Clue(kind="weekday", says="news of Thursday", evidence=(), weekdays=(4, 5), habit=True)
    assert told_day(Published(date(2021, 5, 6), date(2021, 5, 28), clues=(lead,))).endswith(", a Thursday or Friday")
    assert told_day(Published(date(2021, 5, 6), date(2021, 5, 6), clues=(lead,))) == "6 May 2021"
    assert told_day(Published(date(2021, 5, 6), date(2021, 5, 28))) == "6–28 May 2021"
