"""The comparison kept with a docket: made as reports are read, in whatever order, and made anew where it must be."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import comparing
from dragoman.comparing import joins_of_told, taken_in
from dragoman.errors import DocketWriteFailed
from dragoman.ledger import Comparison, Ledger
from dragoman.reconcile.comparison import join_told
from dragoman.reconcile.kept_traits import from_value, to_value
from dragoman.reconcile.traits import traits_of
from dragoman.record.actors import Actor
from dragoman.record.arrival import Arrival, Run
from dragoman.record.dates import DateRange
from dragoman.record.decisions import Decision, ruling_on
from dragoman.record.docket import DocketExport, Extraction
from dragoman.record.document import Document, Published, content_id
from dragoman.record.findings import Join
from dragoman.record.happenings import Event, Participant

NOW = datetime(2031, 6, 1, tzinfo=UTC)
RUN = Run(program="dragoman 0", analyser="by hand", steps=("events 1",))
BETTER = Run(program="dragoman 0", analyser="by hand", steps=("events 2",))
MET = (("Norway", "NOR", "Chad", "TCD", "herring quotas"), ("Peru", "PER", "Ghana", "GHA", "copper tariffs"))
WAYS = ("{0} met {1} over {2} on {3}", "Envoys of {0} and {1} held talks over {2} on {3}", "{0} saw {1} on {3}: {2}")


def report(number: int, way: str, day: date) -> Extraction:
    one, first, other, second, matter = MET[number]
    text = f"{way.format(one, other, matter, f'{day.day} {day:%B}')}."
    published = Published.day(day + timedelta(1))
    document = Document(id=content_id(text.encode()), text=text, published=replace(published, basis="given"))
    span = document.span(0, len(text) - 1)
    actors = tuple(
        Actor(name=name, kind="state", country=code, mentions=(document.span(at, at + len(name)),))
        for name, code in ((one, first), (other, second))
        if (at := text.index(name)) >= 0
    )
    taking_part = tuple(
        Participant(actor=actor.id, role=role, mention=actor.mentions[0])
        for actor, role in zip(actors, ("agent", "recipient"), strict=True)
    )
    event = Event(evidence=(span,), type="CONSULT", act="meet", participants=taking_part, when=DateRange.day(day))
    return Extraction(document=document, actors=actors, events=(event,))


REPORTS = tuple(
    report(number, way, date(2031, 5, 3) + timedelta(40 * month))
    for number in range(len(MET))
    for month in range(2)
    for way in WAYS
)


def read(ledger: Ledger, extractions: Iterable[Extraction], run: Run = RUN, *, compare: bool = True) -> None:
    for extraction in extractions:
        besides = taken_in(extraction) if compare else lambda _: None
        ledger.write(arriving(extraction.document), extraction, run, NOW, besides)


def arriving(document: Document) -> Arrival:
    page = f"/{document.id[:9]}"
    return Arrival(document=document, original=document.text.encode(), location=page, page=page)


def stored(ledger: Ledger) -> DocketExport:
    layers = ledger.layers()
    return DocketExport(documents=ledger.documents(), actors=layers.actors, events=layers.events)


def joins(ledger: Ledger, **given: Any) -> tuple[Join, ...] | None:
    whole = given.get("whole", stored(ledger))
    with ledger.comparison() as kept:
        extractions = kept.current()
    return joins_of_told(ledger, whole, given.get("chosen", whole), extractions, given.get("movable", ()))


def kept_joins(ledger: Ledger) -> tuple[Join, ...]:
    with ledger.comparison() as kept:
        return kept.joins()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "case.db", create=True) as opened:
        yield opened


def test_a_report_is_compared_in_the_transaction_that_stores_it(ledger: Ledger) -> None:
    read(ledger, REPORTS)
    whole = stored(ledger)
    assert kept_joins(ledger) == join_told(whole)
    assert [len(join.members) for join in kept_joins(ledger)] == [3, 3, 3, 3]
    assert joins(ledger) == kept_joins(ledger)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_joins_of_a_full_rebuild(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    order = chance.sample(REPORTS, len(REPORTS))
    folder = tmp_path_factory.mktemp("order")
    with Ledger.open(folder / "one.db", create=True) as one, Ledger.open(folder / "whole.db", create=True) as whole:
        read(one, order)
        read(whole, REPORTS, compare=False)
        assert kept_joins(whole) == ()
        assert kept_joins(one) == joins(whole)


def test_broken_off_in_the_middle_nothing_of_the_report_is_kept(ledger: Ledger) -> None:
    *first, last = REPORTS
    read(ledger, first)
    before = kept_joins(ledger)

    def break_off(kept: Comparison) -> None:
        taken_in(last)(kept)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.write(arriving(last.document), last, RUN, NOW, break_off)
    assert (kept_joins(ledger), len(ledger.documents())) == (before, len(first))
    read(ledger, [last])
    assert kept_joins(ledger) == join_told(stored(ledger))


def test_what_another_version_made_is_made_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    read(ledger, REPORTS[:4])
    monkeypatch.setattr(comparing, "version", lambda: "another")
    read(ledger, REPORTS[4:])
    meant = join_told(stored(ledger))
    assert kept_joins(ledger) != meant
    assert joins(ledger) == kept_joins(ledger) == meant
    with ledger.comparison() as kept:
        assert kept.version() == "another"


def test_a_join_that_was_undone_stays_so_when_a_report_is_read_again(ledger: Ledger) -> None:
    read(ledger, REPORTS[:3])
    (join,) = joins(ledger) or ()
    ruling = ledger.decide(ruling_on(join, "reject", author="Ada", at=NOW))
    assert joins(ledger) == ()
    read(ledger, REPORTS[:3], BETTER)
    assert joins(ledger) == ()
    ledger.decide(replace(ruling, at=NOW + timedelta(1), undoes=ruling.id))
    assert joins(ledger) == (join,)


def test_a_rejected_record_leaves_its_join(ledger: Ledger) -> None:
    read(ledger, REPORTS[:3])
    gone = REPORTS[0].events[0].id
    ledger.decide(Decision(record=gone, verb="reject", author="Ada", at=NOW))
    (join,) = joins(ledger) or ()
    assert set(join.members) == {e.events[0].id for e in REPORTS[1:3]}


def test_records_that_a_better_run_does_not_find_leave_their_joins(ledger: Ledger) -> None:
    read(ledger, REPORTS[:3])
    read(ledger, [replace(REPORTS[0], events=())], BETTER)
    (join,) = kept_joins(ledger)
    assert REPORTS[0].events[0].id not in join.members


def test_a_report_whose_day_moves_is_compared_again(ledger: Ledger) -> None:
    read(ledger, REPORTS[:3])
    whole, (moving, *_) = stored(ledger), REPORTS
    later = replace(moving.events[0], when=DateRange.day(date(2031, 11, 3)))
    moved = replace(whole, events=tuple(later if e.id == later.id else e for e in whole.events))
    assert joins(ledger, whole=moved, movable={moving.document.id}) == join_told(moved)
    assert later.id not in kept_joins(ledger)[0].members
    assert joins(ledger, movable={moving.document.id}) == join_told(whole)


def test_as_of_a_day_only_what_was_out_is_joined(ledger: Ledger) -> None:
    read(ledger, REPORTS[:3])
    whole = stored(ledger)
    early = {d.id for d in whole.documents[:2]}
    part = replace(whole, documents=whole.documents[:2], events=tuple(e for e in whole.events if e.document in early))
    (join,) = joins(ledger, chosen=part) or ()
    assert set(join.members) == {e.id for e in part.events}
    assert len(kept_joins(ledger)[0].members) == 3


def test_where_nothing_can_be_written_nothing_is_known(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    read(ledger, REPORTS[:3], compare=False)

    def refuse(_: Ledger) -> None:
        raise DocketWriteFailed("the docket may only be read here", where="here", remedy="copy it")

    monkeypatch.setattr(Ledger, "comparing", refuse)
    assert joins(ledger) is None


def test_traits_are_kept_whole() -> None:
    traits = [trait for found in REPORTS for trait in traits_of([found.document], found)]
    assert [from_value(to_value(trait)) for trait in traits] == traits
