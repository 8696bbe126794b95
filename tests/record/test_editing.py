"""What people may change in a record, and what becomes of it."""

from __future__ import annotations

import pytest

from dragoman.errors import BadRequest, SpanMismatch
from dragoman.record.document import Document
from dragoman.record.editing import actors_in, changed, editable_fields
from dragoman.record.happenings import Event, Order
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

DOCUMENT = Document(id="d", text="Roe said the sluices would open.")
TEXTS = {"d": DOCUMENT.text}


@pytest.fixture
def said() -> Statement:
    return Statement(document="d", source=DOCUMENT.span(0, 3), cue=DOCUMENT.span(4, 8), content=(DOCUMENT.span(9, 31),))


def span(start: int, end: int) -> dict[str, object]:
    return {"document": "d", "start": start, "end": end, "text": DOCUMENT.text[start:end]}


def test_what_may_be_changed() -> None:
    fields = {field.name: field for field in editable_fields(Statement)}
    assert fields["force"].choices[:2] == ("assert", "deny")
    assert fields["source"].kind == "words"
    assert fields["source"].optional
    assert fields["said"].kind == "day"
    assert not {"id", "document", "parent", "origin"} & set(fields)
    assert editable_fields(TimeExpression) == editable_fields(Order) == ()
    assert {f.name: f.kind for f in editable_fields(Event)}["participants"] == "participants"
    assert {f.name for f in editable_fields(Statement) if f.several} == {"content", "addressees", "issues"}


def test_the_actors_that_a_change_puts_in() -> None:
    change = {
        "speaker": "a1",
        "addressees": ["a2", "a1"],
        "participants": [{"actor": "a3", "role": "agent"}],
        "act": "x",
    }
    assert actors_in(change) == ("a1", "a2", "a3")
    assert actors_in({"speaker": None}) == ()


def test_a_changed_record_keeps_its_id(said: Statement) -> None:
    edited = changed(said, {"content": [span(13, 20)], "force": "promise"}, TEXTS)
    assert edited.id == said.id
    assert (edited.content[0].text, edited.force) == ("sluices", "promise")
    assert edited.source == said.source


@pytest.mark.parametrize("change", [{"id": "s1"}, {"force": "shout"}, {"force": None}, {"nothing": 1}, {"content": []}])
def test_what_a_field_does_not_take(said: Statement, change: dict[str, object]) -> None:
    with pytest.raises(BadRequest):
        changed(said, change, TEXTS)


def test_words_that_are_not_there(said: Statement) -> None:
    with pytest.raises(SpanMismatch):
        changed(said, {"content": [span(13, 20) | {"text": "dredges"}]}, TEXTS)
