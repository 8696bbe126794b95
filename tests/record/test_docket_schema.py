"""What is printed fits the schema that is published for it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from record_strategies import DOCUMENT, TEXT, records_of

from dragoman.record.actors import Actor, ActsFor
from dragoman.record.codec import JSON, to_json
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport, Extraction
from dragoman.record.document import Document, Part, Published
from dragoman.record.evidence import Span
from dragoman.record.findings import Claim, Disagreement, Join, NextAct, Position, Turn, Verdict
from dragoman.record.happenings import Contact, Event, Order, Participant, Process
from dragoman.record.obligations import Commitment, Instrument, StatusChange
from dragoman.record.schema import docket_schema
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

OURS = Draft202012Validator(docket_schema())
DAY = date(2031, 3, 3)
WHEN = DateRange.day(DAY)
ENVOY = Span(DOCUMENT, 5, 10, "envoy", TEXT)
SPOKE = Span(DOCUMENT, 14, 19, "spoke", TEXT)


def every_layer() -> dict[str, tuple[object, ...]]:
    """One record of each layer, with whatever it may hold."""
    actor = Actor(
        name="Envoy", kind="person", country="NOR", role="envoy", mentions=(ENVOY,),
        acts_for=(ActsFor(actor="anorland", role="envoy", period=WHEN),),
    )  # fmt: skip
    said = Statement(
        document=DOCUMENT,
        source=ENVOY,
        cue=SPOKE,
        content=(SPOKE,),
        speaker=actor.id,
        addressees=(actor.id,),
        said=WHEN,
    )
    met = Event(
        evidence=(ENVOY,), according_to=said.id, type="CONSULT", act="meet", level="leader", when=WHEN, count=2,
        participants=(Participant(actor=actor.id, role="agent", mention=ENVOY),),
    )  # fmt: skip
    turn = StatusChange(status="affirmed", when=WHEN, evidence=(SPOKE,))
    pledge = Commitment(
        evidence=(ENVOY,), obligor=actor.id, action="speak", action_span=SPOKE, condition_kind="request", deadline=WHEN,
        strength="pledged", history=(turn,),
    )  # fmt: skip
    return {
        "actors": (actor,),
        "statements": (said,),
        "events": (met,),
        "processes": (Process(evidence=(ENVOY,), actor=actor.id, name="talks", state="stalled", when=WHEN),),
        "contacts": (Contact(evidence=(SPOKE,), initiator=actor.id, target=actor.id, reply="none", reply_when=WHEN),),
        "instruments": (Instrument(evidence=(SPOKE,), name="Accord", parties=(actor.id,), when=WHEN),),
        "commitments": (pledge,),
        "times": (TimeExpression(DOCUMENT, 5, 10, "envoy", TEXT, type="DATE", value="2031-03-03", earliest=DAY),),
        "orders": (Order(before=met.id, after=pledge.id, evidence=(ENVOY,)),),
    }


def page() -> Document:
    published = Published(DAY, DAY, basis="text", evidence=(SPOKE,))
    return Document(id=DOCUMENT, text=TEXT, published=published, title="T", outlet="O", parts=(Part(0, 9, "headline"),))


def one_document() -> JSON:
    return to_json(Extraction(document=page(), **every_layer()))  # type: ignore[arg-type]


def whole_docket() -> JSON:
    claims = (Claim(value=2, evidence=(ENVOY,)), Claim(value="three", evidence=(SPOKE,)))
    findings = {
        "joins": (Join(layer="events", members=("e1", "e2"), reasons=("same day",), independent_sources=2),),
        "turns": (Turn(pair=("a1", "a2"), waiting_on="a1", since=WHEN, as_of=DAY),),
        "positions": (Position(actor="a1", issue="fees", wording="lift", when=WHEN, evidence=(ENVOY,)),),
        "disagreements": (Disagreement(topic="t", kind="count", claims=claims),),
        "verdicts": (
            Verdict(
                policy="p", rule="r", as_of=DAY, outcomes_reported=("kept",), outcomes_possible=("kept", "broken"),
                supporting=(ENVOY,), decided_by=(("e1",),), next_act=NextAct(actor="a1", by=DAY), because="so",
            ),
        ),
    }  # fmt: skip
    return to_json(DocketExport(documents=(page(),), **every_layer(), **findings))  # type: ignore[arg-type]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(docket_schema())
    assert docket_schema() == docket_schema()


def test_both_shapes_fit_our_schema() -> None:
    OURS.validate(one_document())
    OURS.validate(whole_docket())


@given(st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_extraction_fits_our_schema(data: st.DataObject) -> None:
    layers = {"statements": (data.draw(records_of(Statement)),), "contacts": (data.draw(records_of(Contact)),)}
    OURS.validate(to_json(Extraction(document=data.draw(records_of(Document)), **layers)))


@pytest.mark.parametrize(
    ("layer", "field", "value"),
    [("statements", "mode", "sung"), ("events", "type", "MEET"), ("times", "start", "5"), ("actors", "mentions", None)],
)
def test_other_values_do_not_fit(layer: str, field: str, value: object) -> None:
    changed = one_document()
    changed[layer][0][field] = value
    with pytest.raises(ValidationError):
        OURS.validate(changed)


@pytest.mark.shared
def test_both_shapes_fit_the_agreed_schema(shared: Path) -> None:
    agreed = Draft202012Validator(json.loads((shared / "docket.schema.json").read_text(encoding="utf-8")))
    agreed.validate(one_document())
    agreed.validate(whole_docket())
