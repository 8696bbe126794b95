from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_strategies import DOCUMENT, TEXT, TEXTS, records_of

from dragoman.errors import SpanMismatch
from dragoman.record.actors import Actor
from dragoman.record.arrival import Run
from dragoman.record.codec import from_json, to_json
from dragoman.record.decisions import Decision
from dragoman.record.docket import LAYERS, DocketExport, Extraction
from dragoman.record.document import Document, Published
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement, Join, Position, Turn, Verdict
from dragoman.record.happenings import Contact, Event, Order, Process
from dragoman.record.obligations import Commitment, Instrument
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

CLASSES: list[type[Any]] = [
    Actor, Commitment, Contact, Decision, Disagreement, Document, Event, Instrument, Join, Order, Position, Process,
    Published, Run, Span, Statement, TimeExpression, Turn, Verdict,
]  # fmt: skip


@pytest.mark.parametrize("cls", CLASSES, ids=lambda c: c.__name__)
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_every_record_comes_back_as_it_was(cls: type[Any], data: st.DataObject) -> None:
    record = data.draw(records_of(cls))
    there = json.loads(json.dumps(to_json(record)))
    assert from_json(cls, there, TEXTS) == record


@given(records_of(Statement), records_of(Event), records_of(TimeExpression), records_of(Document))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_a_whole_extraction_comes_back(said: Statement, done: Event, when: TimeExpression, page: Document) -> None:
    extraction = Extraction(document=page, statements=(said,), events=(done,), times=(when,))
    assert from_json(Extraction, to_json(extraction), TEXTS) == extraction


def test_a_time_lies_flat_as_its_fields_stand() -> None:
    day = date(2031, 3, 3)
    time = TimeExpression(DOCUMENT, 5, 10, "envoy", TEXT, type="DATE", value="2031-03-03", earliest=day, latest=day)
    assert to_json(time) == {
        "document": DOCUMENT,
        "start": 5,
        "end": 10,
        "text": "envoy",
        "id": time.id,
        "type": "DATE",
        "value": "2031-03-03",
        "earliest": "2031-03-03",
        "latest": "2031-03-03",
        "edtf": "2031-03-03",
        "tense": None,
        "act": None,
        "offset": None,
    }


def test_spans_are_compared_with_the_text_again() -> None:
    span = to_json(Span(DOCUMENT, 5, 10, "envoy", TEXT))
    with pytest.raises(SpanMismatch):
        from_json(Span, span, {DOCUMENT: TEXT.replace("envoy", "other")})
    with pytest.raises(SpanMismatch):
        from_json(Span, span, {})


def test_unknown_keys_are_passed_over() -> None:
    join = Join(layer="events", members=("e1", "e2"))
    assert from_json(Join, to_json(join) | {"colour": "red", "id": "forged"}, TEXTS) == join


def test_what_is_not_there_takes_its_default() -> None:
    document = Document(id=DOCUMENT, text=TEXT)
    assert from_json(Document, {"id": DOCUMENT, "text": TEXT}, TEXTS) == document


def test_records_go_layer_by_layer() -> None:
    span = Span(DOCUMENT, 5, 10, "envoy", TEXT)
    said = Statement(document=DOCUMENT, source=None, cue=None, content=(span,))
    actor = Actor(name="envoy", kind="person", mentions=(span,))
    docket = DocketExport(statements=(said, replace(said, mode="direct")), actors=(actor,))
    assert [layer for layer, _ in docket.records()] == ["actors", "statements", "statements"]
    assert LAYERS[:2] == ("actors", "statements")
