"""What people may change in a record, and the record as changed. It keeps the id under which it was proposed, so that
whatever points to it still does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin

from dragoman.errors import BadRequest
from dragoman.record.codec import JSON, UNIONS, RecordClass, field_types, from_json, to_json
from dragoman.record.dates import DateRange
from dragoman.record.evidence import Span
from dragoman.record.happenings import Order, Participant
from dragoman.record.times import TimeExpression

R = TypeVar("R", bound=RecordClass)

FieldKind = Literal["text", "choice", "flag", "words", "day", "actor", "actors", "texts", "participants"]

ACTORS = frozenset({"speaker", "obligor", "beneficiary", "initiator", "target", "actor"})
"""Fields that hold the id of an actor of the same document."""

SEVERAL_ACTORS = frozenset({"addressees", "via", "parties"})
"""Fields that hold the ids of several."""

KEPT = frozenset(
    {"id", "document", "according_to", "parent", "answers", "instrument", "origin", "members", "vanished_in"}
)
"""Fields that nobody changes by hand: where the record stands and what it hangs on."""


@dataclass(frozen=True, kw_only=True)
class EditableField:
    """A field that may be changed: what kind of value it takes, which ones, whether it may be empty or hold several."""

    name: str
    kind: FieldKind
    choices: tuple[str, ...] = ()
    optional: bool = False
    several: bool = False


def editable_fields(cls: type[RecordClass]) -> tuple[EditableField, ...]:
    """The fields of a record class that people may change, in order; none for times and orders."""
    found = (_editable(name, hint) for name, hint in field_types(cls).items() if name not in KEPT)
    return () if issubclass(cls, TimeExpression | Order) else tuple(field for field in found if field)


KINDS: dict[Any, FieldKind] = {
    str: "text",
    bool: "flag",
    DateRange: "day",
    Span: "words",
    tuple[Span, ...]: "words",
    tuple[str, ...]: "texts",
    tuple[Participant, ...]: "participants",
}


def actors_in(change: Mapping[str, JSON]) -> tuple[str, ...]:
    """The ids of actors that a change puts into a record."""
    found = [value for name, value in change.items() if name in ACTORS]
    for name in SEVERAL_ACTORS & change.keys():
        found += change[name] or []
    found += [participant["actor"] for participant in change.get("participants") or []]
    return tuple(dict.fromkeys(actor for actor in found if actor is not None))


def _editable(name: str, hint: Any) -> EditableField | None:
    optional = get_origin(hint) in UNIONS and NoneType in get_args(hint)
    plain = next((a for a in get_args(hint) if a is not NoneType), hint) if optional else hint
    if get_origin(plain) is Literal:
        return EditableField(name=name, kind="choice", choices=get_args(plain), optional=optional)
    if name in ACTORS:
        return EditableField(name=name, kind="actor", optional=optional)
    if name in SEVERAL_ACTORS:
        return EditableField(name=name, kind="actors", optional=True, several=True)
    kind = KINDS.get(plain)
    several = get_origin(plain) is tuple
    return EditableField(name=name, kind=kind, optional=optional, several=several) if kind else None


def changed(record: R, change: Mapping[str, JSON], texts: Mapping[str, str]) -> R:
    """The record with other values (as JSON) in some of its fields, under its own id.

    Raises BadRequest for a field that may not be changed or a value it does not take, SpanMismatch for words that are
    not in the text.
    """
    fields = {field.name: field for field in editable_fields(type(record))}
    for name, value in change.items():
        if name not in fields:
            raise BadRequest("this field is not changed by hand", where=name, remedy=f"one of {', '.join(fields)}")
        _check(fields[name], value)
    try:
        edited = from_json(type(record), {**to_json(record), **change}, texts)
    except (TypeError, ValueError, KeyError) as error:
        raise BadRequest("this is no value for the field", where=", ".join(change), remedy=str(error)) from error
    object.__setattr__(edited, "id", to_json(record)["id"])
    return edited


def _check(field: EditableField, value: JSON) -> None:
    if value is None and field.optional:
        return
    if field.kind == "choice" and value not in field.choices:
        raise BadRequest(f"{value!r} is not one of them", where=field.name, remedy=f"one of {', '.join(field.choices)}")
    if field.kind in ("text", "actor") and not (isinstance(value, str) and value.strip()):
        raise BadRequest("this field needs a value", where=field.name, remedy="write one, or leave it as it was")
