"""Ids rest on what a record is about: equal for equal input, another for another place, kind or type."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import DOCUMENT, TEXT, spans

from dragoman.record.actors import Actor
from dragoman.record.arrival import Run
from dragoman.record.dates import DateRange
from dragoman.record.decisions import Decision
from dragoman.record.evidence import Span, digest, span_key
from dragoman.record.findings import Claim, Disagreement, Join, Position, Verdict
from dragoman.record.happenings import Contact, Event, Order, Process
from dragoman.record.obligations import Commitment, Instrument
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

ENVOY = Span(DOCUMENT, 5, 10, "envoy", TEXT)
SPOKE = Span(DOCUMENT, 14, 19, "spoke", TEXT)
CLAIMS = (Claim(value=2, evidence=(ENVOY,)), Claim(value=3, evidence=(SPOKE,)))
DAY = date(2031, 3, 3)

RECORDS: list[tuple[str, Any, dict[str, Any]]] = [
    ("a", Actor(name="envoy", kind="person", mentions=(ENVOY,)), {"kind": "office"}),
    ("s", Statement(document=DOCUMENT, source=ENVOY, cue=None, content=(SPOKE,)), {"mode": "direct"}),
    ("e", Event(evidence=(ENVOY,), type="CONSULT"), {"type": "AID"}),
    ("p", Process(evidence=(ENVOY,), actor="a1", name="talks", state="stalled"), {"state": "resumed"}),
    ("c", Contact(evidence=(ENVOY,), initiator="a1", target="a2"), {"evidence": (SPOKE,)}),
    ("i", Instrument(evidence=(ENVOY,), name="Accord"), {"evidence": (SPOKE,)}),
    ("m", Commitment(evidence=(ENVOY,), obligor="a1", action="go", strength="agreed"), {"evidence": (SPOKE,)}),
    ("o", Order(before="e1", after="e2", evidence=(ENVOY,)), {"after": "e3"}),
    ("j", Join(layer="events", members=("e1", "e2")), {"members": ("e1", "e3")}),
    (
        "n",
        Position(actor="a1", issue="fees", wording="none", when=DateRange.day(DAY), evidence=(ENVOY,)),
        {"issue": "x"},
    ),
    ("d", Disagreement(topic="t", kind="count", claims=CLAIMS), {"kind": "date"}),
    (
        "v",
        Verdict(policy="p", rule="r", as_of=DAY, outcomes_reported=(), outcomes_possible=(), because=""),
        {"rule": "q"},
    ),
    ("r", Run(program="p", analyser="a", steps=("s 1",)), {"steps": ("s 2",)}),
    (
        "x",
        Decision(record="e1", verb="accept", author="Ada", at=datetime(2031, 3, 3, tzinfo=UTC)),
        {"verb": "reject"},
    ),
]


@pytest.mark.parametrize(("letter", "record", "change"), RECORDS, ids=[type(r).__name__ for _, r, _ in RECORDS])
def test_ids(letter: str, record: Any, change: dict[str, Any]) -> None:
    assert re.fullmatch(letter + "[a-z2-7]{16}", record.id)
    assert replace(record).id == record.id
    assert replace(record, **change).id != record.id


def test_what_a_better_reading_may_change_is_not_in_the_id() -> None:
    statement = Statement(document=DOCUMENT, source=ENVOY, cue=None, content=(SPOKE,))
    assert replace(statement, speaker="a1", force="deny", said=DateRange.day(DAY)).id == statement.id
    event = Event(evidence=(ENVOY,), type="CONSULT")
    assert replace(event, factuality="planned", when=DateRange.day(DAY)).id == event.id


def test_a_time_expression_is_named_by_place_and_type() -> None:
    day, again, duration = (
        TimeExpression(DOCUMENT, 5, 10, "envoy", TEXT, type=kind, value="X")  # type: ignore[arg-type]
        for kind in ("DATE", "DATE", "DURATION")
    )
    assert day.id == again.id != duration.id


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_ids_are_equal_for_equal_parts_only(one: list[str], other: list[str]) -> None:
    assert (digest("e", *one) == digest("e", *other)) == (one == other)


@pytest.mark.parametrize(("one", "other"), [(("a\x1fb",), ("a", "b")), (("a\x1f", "b"), ("a", "\x1fb"))])
def test_parts_cannot_run_into_one_another(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert digest("e", *one) != digest("e", *other)


@given(st.lists(spans() | st.none(), max_size=3), st.lists(spans() | st.none(), max_size=3))
def test_span_keys_tell_places_apart(one: list[Span | None], other: list[Span | None]) -> None:
    assert (span_key(one) == span_key(other)) == (one == other)


def test_a_join_does_not_hang_on_the_order_of_its_members() -> None:
    assert Join(layer="events", members=("e2", "e1")) == Join(layer="events", members=("e1", "e2"))


def test_what_cannot_be_a_record() -> None:
    with pytest.raises(ValueError, match="two records"):
        Join(layer="events", members=("e1",))
    with pytest.raises(ValueError, match="two claims"):
        Disagreement(topic="t", kind="count", claims=CLAIMS[:1])
    with pytest.raises(ValueError, match="needs its words"):
        Statement(document=DOCUMENT, source=ENVOY, cue=None, content=())
    with pytest.raises(ValueError, match="no contacts record without its words"):
        Contact(evidence=(), initiator="a1", target="a2")


def test_a_statement_lists_its_spans_in_text_order() -> None:
    statement = Statement(document=DOCUMENT, source=SPOKE, cue=None, content=(ENVOY,))
    assert statement.spans == (ENVOY, SPOKE)
    assert Contact(evidence=(ENVOY,), initiator="a1", target="a2").document == DOCUMENT
