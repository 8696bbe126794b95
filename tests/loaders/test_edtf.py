from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadDate
from dragoman.loaders import parse_edtf


@pytest.mark.parametrize(
    ("stated", "earliest", "latest"),
    [
        ("2021-05-01", "2021-05-01", "2021-05-01"),
        ("2016-10", "2016-10-01", "2016-10-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-05~", "2021-05-01", "2021-05-31"),
        ("2021-05?-01", "2021-05-01", "2021-05-01"),
        ("2021-05-01T10:30:00Z", "2021-05-01", "2021-05-01"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2021-23", "2021-09-01", "2021-11-30"),
        ("2021-05/2021-06", "2021-05-01", "2021-06-30"),
        ("2021-05-01~/2021-06?", "2021-05-01", "2021-06-30"),
        ("[2021-05-01,2021-05-03]", "2021-05-01", "2021-05-03"),
        (" 2021-05-01\n", "2021-05-01", "2021-05-01"),
    ],
)
def test_an_expression_spans_these_days(stated, earliest, latest):
    days = parse_edtf(stated)
    assert (days.earliest, days.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))
    assert days.edtf == stated.strip()


@pytest.mark.parametrize(
    ("stated", "earliest", "latest"),
    [
        ("199X", "1990-01-01", "1999-12-31"),
        ("2021-XX", "2021-01-01", "2021-12-31"),
        ("2021-05-XX", "2021-05-01", "2021-05-31"),
        ("2021-05-1X", "2021-05-10", "2021-05-19"),  # the library raises ValueError
        ("2021-1X", "2021-10-01", "2021-12-31"),  # ... AttributeError, and prints
        ("2021-XX-31", "2021-01-31", "2021-12-31"),
        ("202X-02-29", "2020-02-29", "2028-02-29"),
        ("2021-XX/2022", "2021-01-01", "2022-12-31"),
    ],
)
def test_unspecified_digits_are_counted_out(stated, earliest, latest):
    days = parse_edtf(stated)
    assert (days.earliest, days.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))


@pytest.mark.parametrize("season", ["2021-24", "2021-28", "2021-30"])
def test_winter_runs_into_the_next_year(season):
    days = parse_edtf(season)
    assert (days.earliest, days.latest) == (date(2021, 12, 1), date(2022, 2, 28))


@pytest.mark.parametrize("stated", ["../2021-05-01", "/2021-05-01"])
def test_an_open_or_unknown_beginning_is_open(stated):
    days = parse_edtf(stated)
    assert (days.earliest, days.latest) == (None, date(2021, 5, 1))


@pytest.mark.parametrize("stated", ["2021-05-01/..", "2021-05-01/", "[2021-05-01..]"])
def test_an_open_or_unknown_end_is_open(stated):
    days = parse_edtf(stated)
    assert (days.earliest, days.latest) == (date(2021, 5, 1), None)


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "May 1, 2021",
        "1 May 2021",
        "2021-13",
        "2021-02-29",
        "2021-02-30",
        "XXXX-02-30",
        "2021-4-1",
        "20210501",
        "2021-06/2021-05",
        "../..",
        "/",
        "0000",
        "-0044-03-15",
        "Y170000002",
        "1950S2",
        "1990s",
        "unknown",
        "[2021-1X,2022]",
        "2021-05-01/2021-06-01/2021-07-01",
        "２０２１",
        "2021," * 1000,
    ],
)
def test_what_is_no_date_is_refused_with_a_remedy(stated):
    with pytest.raises(BadDate) as caught:
        parse_edtf(stated)
    assert "EDTF" in caught.value.remedy
    assert len(str(caught.value)) < 400


@given(st.dates())
def test_every_day_is_read_as_itself(day):
    days = parse_edtf(day.isoformat())
    assert days.earliest == days.latest == day


@given(st.text(alphabet="0123456789-/.X?~%[]{},TZ:+YES ", max_size=24))
def test_any_string_is_a_range_or_a_bad_date(text):
    try:
        days = parse_edtf(text)
    except BadDate:
        return
    assert days.known


def test_nothing_is_printed(capsys):
    for stated in ("2021-1X", "[2021-1X,2022]", "2021-XX/2022"):
        try:
            parse_edtf(stated)
        except BadDate:
            continue
    assert capsys.readouterr().out == ""
