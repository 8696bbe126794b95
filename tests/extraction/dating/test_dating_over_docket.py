"""Pages without a date, by what other pages tell of the same acts."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from dragoman.extraction.dating.over_docket import dated_by_each_other
from dragoman.record.docket import DocketExport
from dragoman.record.document import UNDATED, Published

UNDATED_PAGE = "Work began after Envoy Karla Lindqvist took office two weeks earlier, an official said Tuesday."
NOTE = "Karla Lindqvist took office on 2021-01-26."


def docket(*pages) -> DocketExport:
    """As the ledger gives it: what was inferred is not stored with the document."""
    documents = [p.document for p in pages]
    bare = [d if d.published.basis != "inferred" else type(d)(**{**vars(d), "published": UNDATED}) for d in documents]
    return DocketExport(
        documents=tuple(bare),
        times=tuple(t for p in pages for t in p.times),
        statements=tuple(s for p in pages for s in p.statements),
    )


def on(day: date) -> Published:
    return Published(day, day, basis="given")


@pytest.fixture
def undated(read):
    return read(UNDATED_PAGE)


@pytest.fixture
def note(read):
    return read(NOTE, published=on(date(2021, 5, 20)), kind="note")


def test_alone_it_stays_open(undated):
    assert not dated_by_each_other(docket(undated)).documents[0].published.known


def test_a_note_dates_it(undated, note):
    page = next(d for d in dated_by_each_other(docket(undated, note)).documents if d.text == UNDATED_PAGE)
    assert (str(page.published.earliest), str(page.published.latest)) == ("2021-02-09", "2021-02-10")
    assert {span.document for span in page.published.evidence} == {page.id, note.document.id}


def test_all_dates_of_the_page_move_along(undated, note):
    view = dated_by_each_other(docket(undated, note))
    assert {t.text: t.edtf for t in view.times}["Tuesday"] == "2021-02-09"
    assert [s.said.edtf for s in view.statements] == ["2021-02-09"]
    assert not undated.statements[0].said.known


def test_the_order_of_arrival_does_not_matter(undated, note, read):
    other = read("The third round opened on 3 May 2021.", published=on(date(2021, 5, 4)))
    views = [dated_by_each_other(docket(*pages)) for pages in permutations((undated, note, other))]
    assert all(view.documents == views[0].documents for view in views)
    assert all(set(view.times) == set(views[0].times) for view in views)


def test_a_round_in_its_first_days_and_a_term_told_elsewhere(read):
    chair = read(
        "The fourth round will open on 25 May. The groups are to report on 28 May.", published=on(date(2021, 5, 19))
    )
    essay = read("The fourth round of the talks is in its first days. The expert groups have until Friday to report.")
    page = next(d for d in dated_by_each_other(docket(chair, essay)).documents if d.id == essay.document.id)
    assert (str(page.published.earliest), str(page.published.latest)) == ("2021-05-25", "2021-05-28")


def test_acts_of_other_things_tell_nothing(read, undated):
    other = read("Jonas Aldrin took office on 2021-01-26.", published=on(date(2021, 5, 20)))
    page = next(d for d in dated_by_each_other(docket(undated, other)).documents if d.id == undated.document.id)
    assert not page.published.known


def test_where_reports_of_an_act_differ_none_is_followed(read, undated, note):
    other = read("Karla Lindqvist took office on 2021-03-01.", published=on(date(2021, 5, 20)))
    page = next(d for d in dated_by_each_other(docket(undated, note, other)).documents if d.id == undated.document.id)
    assert not page.published.known


@pytest.mark.parametrize(
    ("told", "page", "days"),
    [
        (
            "The herring surveyors are to hand in their atlas on 28 May.",
            "By Friday the herring surveyors must have handed in the atlas.",
            ("2021-05-22", "2021-05-28"),
        ),
        (
            "The fourth round will be held in Lima from 25 May.",
            "Next Tuesday Norway and Chad take their quarrel to Lima for the fourth round.",
            ("2021-05-18", "2021-05-24"),
        ),
        (
            "The fourth round opens in Lima on 24 May.",
            "The fourth round has just got going in Lima, and few noticed.",
            ("2021-05-24", "2021-06-01"),
        ),
        ("The surveyors of Chad are to hand in an atlas on 28 May.", "Envoys dined with singers on Friday.", None),
        ("The surveyors hand in an atlas on 27 May.", "The surveyors handed in an atlas on Friday.", None),
    ],
)
def test_a_weekday_on_which_others_put_the_same_thing(read, told: str, page: str, days) -> None:
    dated, undated = read(told, published=on(date(2021, 5, 12))), read(page)
    found = next(d for d in dated_by_each_other(docket(dated, undated)).documents if d.id == undated.document.id)
    known = (str(found.published.earliest), str(found.published.latest)) if found.published.known else None
    assert known == days


def test_dated_pages_stay_as_they_are(note):
    before = docket(note)
    assert dated_by_each_other(before) is before
