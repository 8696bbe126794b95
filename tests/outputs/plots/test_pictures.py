from dataclasses import replace
from datetime import date

import pytest
from fishery_samples import event, fishery, on

from dragoman.errors import BadRequest
from dragoman.outputs.plots import plot
from dragoman.outputs.plots.contacts import contacts
from dragoman.outputs.plots.picture import REST, Lane, Mark, Picture, lanes_of, without_far_past
from dragoman.outputs.plots.positions import positions
from dragoman.outputs.plots.sources import sources
from dragoman.outputs.plots.timeline import timeline
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport


def mark(day: int, year: int = 2021, **fields) -> Mark:
    when = date(year, 5, day)
    return Mark(**({"first": when, "last": when, "shape": "actual", "label": f"day {day}"} | fields))


def test_the_timeline_tells_what_happened_from_what_was_planned_or_called_off():
    picture = timeline(fishery())
    assert {m.shape for m in picture.marks} == {"actual", "planned", "negated"}
    assert [lane.name for lane in picture.lanes] == ["Norway", "Iceland"]
    assert picture.notes == ("1 undated left out",)


def test_reports_of_one_happening_are_stacked_and_ranges_stay_ranges():
    docket = fishery()
    assert max(m.stack for m in timeline(docket).marks) == 3
    ranged = replace(docket.events[2], when=DateRange(date(2021, 5, 3), None))
    (only,) = timeline(replace(docket, events=(ranged,), contacts=(), processes=())).marks
    assert (only.first, only.last, only.open_after) == (date(2021, 5, 3), date(2021, 5, 3), True)


def test_lanes_are_issues_where_the_records_have_them():
    docket = fishery()
    events = tuple(replace(e, issues=("cod",)) for e in docket.events)
    assert [lane.name for lane in timeline(replace(docket, events=events)).lanes] == ["cod", REST]


def test_a_contact_leads_to_its_answer_or_to_the_day_until_which_none_came():
    (silent,) = contacts(fishery(), date(2021, 5, 25)).marks
    assert (silent.end, silent.until) == ("unanswered", date(2021, 5, 25))
    docket = fishery()
    answered = replace(docket.contacts[0], reply="replied", reply_when=on(2021, 5, 8))
    (told,) = contacts(replace(docket, contacts=(answered,))).marks
    assert (told.end, told.until, told.label) == ("answered", date(2021, 5, 8), "Norway → Iceland: letter")


def test_a_lane_of_contacts_tells_whose_turn_it_is():
    (lane,) = contacts(fishery()).lanes
    assert (lane.name, lane.below) == ("Iceland – Norway", "turn: Iceland")


def test_a_wording_lasts_until_the_next():
    (lane,) = positions(fishery()).lanes
    assert [(m.label, m.until) for m in lane.marks] == [
        ("“to divide the cod”", date(2021, 5, 20)),
        ("“a fair share”", None),
    ]


def test_copies_are_told_from_reports():
    picture = sources(fishery())
    assert {lane.name: lane.marks[0].shape for lane in picture.lanes} == {
        "Coast Post": "copy", "Fjord Agency": "report", "The Skerry": "report",
    }  # fmt: skip


def test_lanes_beyond_the_most_go_together():
    lanes = lanes_of((f"party {n}", mark(1 + n)) for n in range(20))
    assert len(lanes) == 14
    assert (lanes[-1].name, len(lanes[-1].marks)) == (REST, 7)


def test_a_few_far_back_do_not_squeeze_the_others():
    marks = (mark(1, 1990), *(mark(n) for n in range(1, 20)))
    kept = without_far_past(Picture(title="x", lanes=(Lane(name="a", marks=marks),)))
    assert kept.days[0].year == 2021
    assert kept.notes == ("1 before 2021 left out",)
    even = Picture(title="x", lanes=(Lane(name="a", marks=tuple(mark(1, 2000 + n) for n in range(20))),))
    assert without_far_past(even) == even


def test_nothing_to_draw_and_unknown_pictures_are_refused():
    with pytest.raises(BadRequest, match="nothing dated"):
        plot(DocketExport(), "timeline", "svg")
    with pytest.raises(BadRequest, match="no picture is called"):
        plot(fishery(), "pie", "svg")


def test_without_the_library_the_remedy_is_told(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "dragoman.outputs.plots.drawing", None)
    with pytest.raises(BadRequest, match="matplotlib") as caught:
        plot(fishery(), "timeline", "svg")
    assert "dragoman[plots]" in caught.value.remedy


def test_the_order_of_records_does_not_matter():
    docket = fishery()
    turned = replace(docket, events=docket.events[::-1], documents=docket.documents[::-1], joins=docket.joins[::-1])
    for picture in (timeline, contacts, positions, sources):
        assert picture(turned) == picture(docket)


def test_a_happening_without_a_party_stands_among_the_others():
    docket = fishery()
    lone = event(docket.documents[0], "to divide the cod", when=on(2021, 5, 3))
    assert [lane.name for lane in timeline(DocketExport(documents=docket.documents, events=(lone,))).lanes] == [REST]
