"""Undated pages in a real docket: dated by their words, by notes and by other reports, in any order."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from dragoman import Docket, Query, extract
from dragoman.loaders import parse_edtf
from dragoman.record.codec import to_json
from dragoman.record.docket import Extraction

UNDATED = """Envoys to see the northern road

PORT ELBE -- The new envoy wants the northern road open before winter, a ministry official said Tuesday.

The ministry began its work after Envoy Karla Lindqvist took office two weeks earlier. Sudland wrote to her last week.
"""
NOTE = "Karla Lindqvist took office on 2021-01-26"
WHEN_NOTED = date(2021, 5, 20)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "road.txt"
    path.write_text(UNDATED, encoding="utf-8")
    return path


def published(docket: Docket) -> str | None:
    return next(d for d in docket.documents() if d.kind == "news").published.edtf


def test_a_note_dates_the_page_and_all_that_it_tells(tmp_path, page):
    with Docket.open(tmp_path / "case.db", create=True) as docket:
        docket.read([page])
        assert published(docket) is None
        assert docket.timeline() == ()
        docket.log(NOTE, author="A. Desk", day=WHEN_NOTED)
        assert published(docket) == "2021-02-09/2021-02-10"
        line = docket.statements()[0]
        assert line.record.said.edtf == "2021-02-09"
        times = {t.text: t.edtf for t in docket.export().times}
        assert times["last week"] == "2021-02-01/2021-02-07"


def test_showing_the_page_tells_the_clues(tmp_path, page):
    with Docket.open(tmp_path / "case.db", create=True) as docket:
        docket.read([page])
        docket.log(NOTE, author="A. Desk", day=WHEN_NOTED)
        shown = docket.show(next(d.id for d in docket.documents() if d.kind == "news")).document.published
        assert shown.basis == "inferred"
        assert {clue.kind for clue in shown.clues if clue.used} == {"event", "weekday"}
        time = next(t for t in docket.export().times if t.text == "Tuesday")
        assert docket.show(time.id).record == time


def test_a_report_is_known_as_of_its_last_possible_day(tmp_path, page):
    with Docket.open(tmp_path / "case.db", create=True) as docket:
        docket.read([page])
        docket.log(NOTE, author="A. Desk", day=WHEN_NOTED)
        assert docket.documents(Query(as_of=date(2021, 2, 9))) == ()
        assert len(docket.documents(Query(as_of=date(2021, 2, 10)))) == 1


def test_the_order_of_arrival_does_not_matter(tmp_path, page):
    other = tmp_path / "round.txt"
    other.write_text("PORT ELBE, May 4, 2021\n\nThe third round opened on May 3, an envoy said.\n", encoding="utf-8")

    def arrives(docket: Docket, what: str) -> None:
        if what == "note":
            docket.log(NOTE, author="A. Desk", day=WHEN_NOTED)
        else:
            docket.read([page if what == "page" else other])

    exports = []
    for number, order in enumerate(permutations(("page", "note", "other"))):
        with Docket.open(tmp_path / f"{number}.db", create=True) as docket:
            for what in order:
                arrives(docket, what)
            exports.append(to_json(docket.export()))
    assert all(export == exports[0] for export in exports)


@pytest.mark.shared
def test_the_four_reports_are_dated_from_their_words(shared):
    reports = {Path(f.name).stem: f for f in sorted((shared / "reports").glob("*.txt"))}
    found = {
        name: next(item for item in extract([shared / "reports" / path]) if isinstance(item, Extraction))
        for name, path in reports.items()
    }
    days = {name: item.document.published for name, item in found.items()}
    assert days["dw"].edtf == "2021-05-01"
    assert {t.edtf for t in found["dw"].times if t.text == "Friday"} == {"2021-04-30"}
    assert date(2021, 5, 1) <= days["kyodo"].earliest
    assert days["kyodo"].latest <= date(2021, 5, 31)
    assert {day.isoweekday() for day in days["kyodo"].candidates()} == {4, 5}
    assert {t.edtf for t in found["kyodo"].times if t.text == "June that year"} == {"2019-06"}
    assert days["heritage"].earliest == date(2021, 3, 18)
    assert not days["yonhap"].exact
    assert days["yonhap"].earliest <= date(2021, 2, 9) <= days["yonhap"].latest
    for published in days.values():
        read = parse_edtf(published.edtf)
        assert (read.earliest, read.latest) == (published.earliest, published.latest)


@pytest.mark.shared
def test_a_note_dates_the_second_wire_report(shared, tmp_path):
    with Docket.open(tmp_path / "case.db", create=True) as docket:
        docket.read([shared / "reports"])
        docket.log("Antony Blinken took office on 2021-01-26", author="A. Desk", day=WHEN_NOTED)
        tuesdays = {t.edtf for t in docket.export().times if t.text == "Tuesday"}
    assert tuesdays == {"2021-02-09"}


@pytest.mark.shared
def test_the_undated_report_of_the_case_is_dated_by_the_others(shared, tmp_path):
    with Docket.open(tmp_path / "case.db", create=True) as docket:
        docket.read([shared / "cases" / "vienna" / "reports"])
        (inferred,) = (d for d in docket.documents() if d.published.basis == "inferred")
    assert inferred.published.edtf == "2021-05-25/2021-05-28"
