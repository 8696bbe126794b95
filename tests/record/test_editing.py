"""What people may change in a record, and what becomes of it."""

from __future__ import annotations

import pytest

from dragoman.errors import BadRequest, SpanMismatch
from dragoman.record.document import Document
from dragoman.record.editing import changed, editable_fields
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
    assert "participants" not in {field.name for field in editable_fields(Event)}


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
