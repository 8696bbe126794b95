"""Properties of time expressions that hold for any text and any day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extraction.times import extract_times, read_again
from dragoman.language.analysis import Analysis
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published, content_id
from dragoman.record.times import TimeExpression

PHRASES = (
    "He said Thursday.", "They will meet on Monday.", "last Friday", "next Sunday", "today", "yesterday",
    "tomorrow night", "last week", "this weekend", "the weekend", "in March", "by June", "last May", "May 31",
    "on Feb. 29", "Feb. 29 last year", "on Tuesday, Oct. 26,", "until Nov. 3", "this spring", "last winter",
    "the fall of 2019", "two weeks ago", "a year ago", "a year earlier", "three days later", "the same day",
    "that year", "June that year", "the following month", "in '98", "the '90s", "the third quarter",
    "the latest quarter", "the quarter", "Christmas", "last Easter", "next Thanksgiving", "the past two years",
    "the next three months", "at 9 a.m. Tuesday", "Tuesday evening", "last night", "the next morning",
    "March 30 to April 2", "2021-05-03", "the first Monday of May", "the last day of February", "the week before.",
    "the day before yesterday", "from Monday to Friday", "half a century ago", "the morning of March 3", "0430 GMT",
    "3/4/98", "the previous Friday", "year-end", "FY21", "two decades ago",
    "now",
)  # fmt: skip

stories = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=5).map("; ".join)
day = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def document_of(text: str, first: date | None, last: date | None) -> Document:
    return Document(id=content_id(text.encode()), text=text, published=Published(first, last))


def times(text: str, first: date | None, last: date | None) -> tuple[TimeExpression, ...]:
    return extract_times(Extraction(document=document_of(text, first, last)), Analysis()).times


def inside(narrow: TimeExpression, wide: TimeExpression) -> bool:
    early = wide.earliest is None or (narrow.earliest is not None and wide.earliest <= narrow.earliest)
    late = wide.latest is None or (narrow.latest is not None and narrow.latest <= wide.latest)
    return early and late


@given(stories, day, st.integers(0, 800))
def test_no_range_ends_before_it_begins(text, first, length):
    for found in times(text, first, first + timedelta(length)):
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@given(stories, day, st.integers(0, 800), st.integers(0, 800), st.integers(0, 800))
@settings(max_examples=300)
def test_a_wider_date_of_publication_never_narrows(text, first, length, before, after):
    last = first + timedelta(length)
    narrow = times(text, first, last)
    for wide in (
        times(text, first - timedelta(before), last + timedelta(after)),
        times(text, None, last + timedelta(after)),
        times(text, first - timedelta(before), None),
        times(text, None, None),
    ):
        assert [(n.start, n.end) for n in narrow] == [(w.start, w.end) for w in wide]
        assert all(inside(n, w) for n, w in zip(narrow, wide, strict=True))


@given(st.text(max_size=300) | stories, day)
def test_every_span_is_the_text_there(text, published):
    at = 0
    for found in times(text, published, published):
        assert found.text == text[found.start : found.end]
        assert found.start >= at
        at = found.end


@given(st.text(alphabet="0123456789/-:., aApPmM'’\u00ad\nsthndrd", max_size=60), day)
def test_no_heap_of_digits_is_too_odd(text, published):
    times(text, published, published)


@given(stories, st.dates(), st.dates())
def test_any_day_of_the_calendar_will_do(text, one, other):
    times(text, min(one, other), max(one, other))


@given(stories, day)
def test_the_same_text_gives_the_same_records(text, published):
    assert times(text, published, published) == times(text, published, published)


@given(stories, day, st.integers(0, 40))
@settings(deadline=None)
def test_reading_again_by_the_same_day_changes_nothing_but_offsets(text, first, length):
    page = document_of(text, first, first + timedelta(length))
    once = times(text, first, first + timedelta(length))
    again = read_again(page, once)
    assert [(t.id, t.value, t.when, t.tense) for t in again] == [(t.id, t.value, t.when, t.tense) for t in once]


@given(stories, day, st.integers(0, 40))
@settings(deadline=None)
def test_an_offset_holds_whatever_the_day(text, first, length):
    last = first + timedelta(length)
    for found in read_again(document_of(text, first, last), times(text, first, last)):
        if found.offset and found.earliest and found.latest:
            least, most = found.offset
            assert found.earliest >= first + timedelta(least)
            assert found.latest <= last + timedelta(most)
