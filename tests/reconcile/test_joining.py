from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_reports import TOLD, many_reports

from dragoman.reconcile.candidates import asked, posted
from dragoman.reconcile.comparison import compare_reports
from dragoman.reconcile.joining import Web
from dragoman.reconcile.pairs import Scored
from dragoman.reconcile.shelves import MemoryShelf
from dragoman.reconcile.traits import Trait, counted_off, traits_of
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.happenings import Event

Build = Callable[..., DocketExport]


def joined(docket: DocketExport, layer: str = "events") -> list[set[str]]:
    """The words of the records that are joined."""
    said = {r.id: r.evidence[0].text for r in getattr(docket, layer)}
    return sorted(({said[m] for m in j.members} for j in compare_reports(docket).joins if j.layer == layer), key=sorted)


def test_two_reports_of_one_meeting_are_one_event(report: Callable, docket: Build) -> None:
    one = report("Envoys of Norway met envoys of Chad in Oslo on 3 May over fishing rights.", "Harbour Wire")
    other = report("On 3 May the Norwegians of Norway held talks on fishing with Chad, a diplomat said.", "Tidings")
    met = one.event("Envoys of Norway met envoys of Chad in Oslo on 3 May over fishing rights", "Norway", "Chad",
                    when="2021-05-03")  # fmt: skip
    talked = other.event("held talks on fishing with Chad", "Norway", "Chad", when="2021-05-03")
    (join,) = (j for j in compare_reports(docket(one, other)).joins if j.layer == "events")
    assert set(join.members) == {met.id, talked.id}
    assert join.independent_sources == 2
    assert "same day" in join.reasons


def test_met_again_is_another_meeting(report: Callable, docket: Build) -> None:
    first = report("The envoys of Norway and Chad met in Oslo on 3 May over fishing.", "Harbour Wire")
    second = report("The envoys of Norway and Chad met again in Oslo on 19 May over fishing.", "Tidings", "2021-05-20")
    first.event("The envoys of Norway and Chad met in Oslo on 3 May over fishing", "Norway", "Chad", when="2021-05-03")
    second.event("The envoys of Norway and Chad met again in Oslo on 19 May over fishing", "Norway", "Chad",
                 when="2021-05-19")  # fmt: skip
    assert joined(docket(first, second)) == []


def test_the_third_round_is_not_the_fourth(report: Callable, docket: Build) -> None:
    third = report("The third round of the grain talks between Norway and Chad ended in Oslo.", "Harbour Wire")
    fourth = report("The fourth round of the grain talks between Norway and Chad ended in Oslo.", "Tidings")
    for told, text in ((third, "third"), (fourth, "fourth")):
        told.event(f"The {text} round of the grain talks between Norway and Chad ended", "Norway", "Chad")
    assert joined(docket(third, fourth)) == []


def test_a_plan_and_what_came_of_it_are_one(report: Callable, docket: Build) -> None:
    plan = report("The minister will visit the Norland shipyard on 7 June, Norway said.", "Harbour Wire", "2021-06-01")
    off = report("A visit of the minister of Norway to the Norland shipyard on 7 June was cancelled.", "Tidings",
                 "2021-06-08")  # fmt: skip
    plan.event("visit the Norland shipyard on 7 June", "Norway", when="2021-06-07", factuality="planned")
    off.event("A visit of the minister of Norway to the Norland shipyard on 7 June was cancelled", "Norway",
              when="2021-06-07", factuality="negated")  # fmt: skip
    compared = compare_reports(docket(plan, off))
    assert [len(j.members) for j in compared.joins if j.layer == "events"] == [2]
    assert compared.disagreements == ()


def test_an_offer_is_not_the_act(report: Callable, docket: Build) -> None:
    offer = report("Norway would lift the grain embargo against Chad if the ports reopened.", "Harbour Wire")
    act = report("Norway lifted the grain embargo against Chad when the ports reopened.", "Tidings")
    offer.event("Norway would lift the grain embargo against Chad", "Norway", "Chad", factuality="conditional")
    act.event("Norway lifted the grain embargo against Chad", "Norway", "Chad")
    assert joined(docket(offer, act)) == []


def test_copies_count_as_one_source(report: Callable, docket: Build) -> None:
    text = "Envoys of Norway met envoys of Chad in Oslo on 3 May over fishing rights in the northern straits."
    wire = report(
        f"OSLO (Harbour Wire) - {text} No agreement was in sight, two of them told reporters.", "Harbour Wire"
    )
    copy = report(f"OSLO (Harbour Wire) - {text} No agreement was in sight, two of them told reporters.", "The Bugle",
                  "2021-05-11")  # fmt: skip
    for told in (wire, copy):
        told.event(text[:-1], "Norway", "Chad", when="2021-05-03")
    compared = compare_reports(docket(wire, copy))
    (join,) = (j for j in compared.joins if j.layer == "events")
    assert join.independent_sources == 1
    assert [d.copy_of for d in compared.documents if d.outlet == "The Bugle"] == [wire.document.id]


def test_people_may_part_what_is_joined(report: Callable, docket: Build) -> None:
    one, other = (report("Norway telephoned Chad on 3 May about grain.", name) for name in ("Harbour Wire", "Tidings"))
    events = [r.event("Norway telephoned Chad on 3 May about grain", "Norway", "Chad", when="2021-05-03") for r in
              (one, other)]  # fmt: skip
    low, high = sorted(e.id for e in events)
    compared = compare_reports(docket(one, other), apart={(low, high)})
    assert [j for j in compared.joins if j.layer == "events"] == []


@pytest.mark.parametrize(
    ("said", "points"),
    [
        ("That session was put off", 1),
        ("It was scrapped at the request of Chad", 1),
        ("Oslo took the same step", 1),
        ("The hearing ended with this meeting", 1),
        ("that of last year", 0),
        ("The envoys met in June", 0),
    ],
)
def test_what_only_points_back_is_the_nearest_of_its_kind_before(report: Callable, said: str, points: int) -> None:
    told = report(f"The envoys of Norway and Chad were to meet on 3 May over fishing. {said}.", "Harbour Wire")
    plan = told.event("The envoys of Norway and Chad were to meet on 3 May over fishing", factuality="planned")
    back = told.event(said, factuality="negated")
    reports = DocketExport(documents=(told.document,), events=(plan, back), actors=())
    (trait,) = (t for t in traits_of(reports.documents, reports) if t.record == back.id)
    assert trait.meant == (plan.id if points else "")


def test_what_is_counted_off() -> None:
    assert counted_off("when the opening week closed") == {("week", 1)}
    assert counted_off("the 12th round, their second meeting") == {("round", 12), ("meeting", 2)}
    assert counted_off("two rounds") == frozenset()
    assert counted_off("before the second flooding of the valley") == {("flooding", 2)}


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_joins_of_a_full_rebuild(chance: random.Random) -> None:
    reports = many_reports()
    whole = compare_reports(reports).joins
    documents = list(reports.documents)
    chance.shuffle(documents)
    web = Web()
    for document in documents:
        web.add(traits_of([document], reports_of(reports, document.id)))
    events = {j.members for j in whole if j.layer == "events"}
    assert {j.members for j in web.joins({e.id for e in reports.events}) if j.layer == "events"} == events
    assert len(events) >= len(TOLD) - 1


def reports_of(docket: DocketExport, document: str) -> DocketExport:
    """The part of a docket that one document tells."""
    events: tuple[Event, ...] = tuple(e for e in docket.events if e.document == document)
    actors = tuple(a for a in docket.actors if a.mentions[0].document == document)
    return DocketExport(actors=actors, events=events)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_one_by_one_changes_no_more_than_it_must_and_gives_the_same(chance: random.Random) -> None:
    """Whatever the links: what is not regrouped would come out as it was."""
    shelf, groups = linked_at_random(chance), dict[str, tuple[str, ...]]()

    def standing(asked: Collection[str]) -> dict[str, tuple[str, ...]]:
        return {record: groups[record] for record in asked if record in groups}

    order = chance.sample(sorted(shelf.all), len(shelf.all))
    for number, record in enumerate(order, 1):
        web = Web(Visible(shelf, order[:number]))
        changed, joins = web.regroup({record}, standing)
        for torn in changed & groups.keys():
            del groups[torn]
        groups |= {member: join.members for join in joins for member in join.members}
        assert set(groups.values()) == {join.members for join in web.joins(order[:number])}


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_is_dropped_leaves_no_trace(chance: random.Random) -> None:
    reports = many_reports()
    gone = chance.sample(reports.documents, len(reports.documents) // 2)
    web, rest = Web(), Web()
    web.add(traits_of(reports.documents, reports))
    web.drop({e.id for e in reports.events if e.document in {d.id for d in gone}})
    left = rest.add(traits_of([d for d in reports.documents if d not in gone], reports))
    assert web.joins(left) == rest.joins(left)


def test_it_makes_no_difference_which_of_two_records_asks() -> None:
    traits = tuple(traits_of(many_reports().documents, many_reports()))
    for one in traits:
        assert all(bool(asked(one) & posted(other)) == bool(asked(other) & posted(one)) for other in traits)


def linked_at_random(chance: random.Random) -> MemoryShelf:
    """Records of which any two may be linked, more or less surely."""
    bare = Trait(
        record="", layer="processes", document="d", start=0, sentence=0, terms=frozenset(), context=frozenset()
    )
    traits = [replace(bare, record=f"p{number:02}") for number in range(14)]
    pairs = [(a.record, b.record) for a, b in combinations(traits, 2) if chance.random() < 0.25]
    return MemoryShelf(traits, {pair: Scored(round(chance.random(), 1), ("alike",)) for pair in pairs})


class Visible(MemoryShelf):
    """As much of a shelf as is known so far."""

    def __init__(self, shelf: MemoryShelf, known: list[str]) -> None:
        links = shelf.links(known)
        pairs = {(a, b): links[a][b] for a, b in combinations(sorted(known), 2) if b in links.get(a, {})}
        super().__init__(shelf.traits(known).values(), pairs)


def test_what_was_to_be_sent_by_a_day_is_what_was_sent_before_it(report: Callable, docket: Build) -> None:
    plan = report("The chair will send a fishing protocol to all capitals by 26 May.", "Harbour Wire", "2021-05-12")
    sent = report("The fishing protocol went to all capitals on 25 May.", "Tidings", "2021-06-16")
    by = DateRange(None, date(2021, 5, 26))
    planned = plan.event("The chair will send a fishing protocol to all capitals by 26 May", act="message",
                         factuality="planned")  # fmt: skip
    plan.records["events"] = [replace(planned, when=by)]
    sent.event("The fishing protocol went to all capitals on 25 May", act="message", when="2021-05-25")
    reports = docket(plan, sent)
    (to_come,) = (t for t in traits_of(reports.documents, reports) if t.document == plan.document.id)
    assert to_come.when == DateRange(date(2021, 5, 12), date(2021, 5, 26))
    assert [len(j.members) for j in compare_reports(reports).joins if j.layer == "events"] == [2]
