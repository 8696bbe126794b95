"""Pages without a date that tell how far a round has come, whose days others tell."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.extraction.dating.over_docket import dated_by_each_other
from dragoman.record.docket import DocketExport
from dragoman.record.document import Published


def dated(read, essay: str, *others: str) -> tuple[str, str]:
    """The days that a page gets beside reports of 25 May."""
    day = date(2021, 5, 19)
    pages = [read(text, published=Published(day, day, basis="text")) for text in others]
    mine = read(essay)
    both = (*pages, mine)
    whole = DocketExport(documents=tuple(p.document for p in both), times=tuple(t for p in both for t in p.times))
    page = next(d for d in dated_by_each_other(whole).documents if d.id == mine.document.id)
    return str(page.published.earliest), str(page.published.latest)


ANNOUNCED = "The fourth round will open in Lima on 25 May. The fifth round is to begin on 30 June."
CLOSED = "The third round of the herring talks was adjourned on 10 May."


@pytest.mark.parametrize(
    ("essay", "days"),
    [
        ("The fourth round of the herring talks is in its opening days.", ("2021-05-25", "2021-06-02")),
        ("A fourth round has only just begun, and nobody smiles.", ("2021-05-25", "2021-06-02")),
        ("As the fourth round drags on, the herring swim.", ("2021-05-25", "None")),
        ("The third round collapsed over the herring.", ("2021-05-10", "None")),
        ("The envoys are preparing for the fourth round, which is near.", ("None", "2021-05-25")),
    ],
)
def test_how_far_a_round_has_come(read, essay: str, days: tuple[str, str]) -> None:
    assert dated(read, essay, ANNOUNCED, CLOSED) == days


@pytest.mark.parametrize(
    "essay",
    [
        "The ninth round of the herring talks is in its opening days.",
        "The fourth round was no better than the fifth round will be.",
        "The fourth week of the strike is in its opening days.",
    ],
)
def test_rounds_that_nobody_dates_tell_nothing(read, essay: str) -> None:
    assert dated(read, essay, ANNOUNCED, CLOSED) == ("None", "None")
