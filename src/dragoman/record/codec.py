"""Records to JSON values and back, and the JSON Schema of both, all read off the dataclasses.

Dates are ISO 8601 strings, tuples are arrays, `Published` and `TimeExpression` lie flat as their fields stand.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache, partial
from typing import Any, ClassVar, Literal, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

from dragoman.record.evidence import Span

JSON = Any
"""A JSON value: dict, list, str, int, float, bool or None."""


class RecordClass(Protocol):
    """Any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


T = TypeVar("T", bound=RecordClass)

Decoder = Callable[[Any, Mapping[str, str]], Any]
"""From a JSON value and the document texts to a value of a field."""

UNIONS = (Union, types.UnionType)


def to_json(value: object) -> JSON:
    """A record, or anything made of records, as a JSON value."""
    if is_dataclass(value) and not isinstance(value, type):
        seldom = _left_out_empty(type(value))
        return {
            name: to_json(getattr(value, name))
            for name in field_types(type(value))
            if name not in seldom or getattr(value, name) != seldom[name]
        }
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


def from_json(cls: type[T], data: Mapping[str, JSON], texts: Mapping[str, str]) -> T:
    """The record that `to_json` turned into `data`. `texts` holds document texts by id: spans are compared again.

    Unknown keys are passed over. Raises SpanMismatch where a text no longer reads as the span says.
    """
    values: dict[str, Any] = {}
    for name, decode in _decoders(cls):
        if name in data:
            value = data[name]
            values[name] = value if decode is None or value is None else decode(value, texts)
    if issubclass(cls, Span):
        values["against"] = texts.get(data["document"], "")
    return cls(**values)


@cache
def field_types(cls: type[Any]) -> dict[str, Any]:
    """Field name to type of a record class, in order, without what only its constructor takes."""
    hints = get_type_hints(cls)
    return {f.name: hints[f.name] for f in fields(cls)}


@cache
def _left_out_empty(cls: type[Any]) -> dict[str, Any]:
    """Fields that are not written where nothing is in them, with what stands there then."""
    return {f.name: f.default for f in fields(cls) if f.metadata.get("left_out_empty")}


@cache
def _decoders(cls: type[RecordClass]) -> tuple[tuple[str, Decoder | None], ...]:
    """Name and decoder of each field that the constructor takes, looked up once for each class."""
    hints = field_types(cls)
    return tuple((f.name, _decoder(hints[f.name])) for f in fields(cls) if f.init)


@cache
def _decoder(hint: Any) -> Decoder | None:
    """What turns a JSON value (not null) into a value of that type; None where it is that value already."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in UNIONS:
        chosen = [a for a in args if a is not type(None)]
        return _decoder(chosen[0]) if len(chosen) == 1 else None
    if origin is tuple:
        return _tuple_decoder(_decoder(args[0]))
    if hint in (date, datetime):
        return lambda value, _: hint.fromisoformat(value)
    if is_dataclass(hint) and isinstance(hint, type):
        return partial(from_json, hint)
    return None


def _tuple_decoder(decode: Decoder | None) -> Decoder:
    if decode is None:
        return lambda value, _: tuple(value)
    return lambda value, texts: tuple([None if item is None else decode(item, texts) for item in value])


def json_schema(*roots: type, title: str) -> JSON:
    """JSON Schema (2020-12) that takes an object of any of the given record classes; the other classes as `$defs`."""
    definitions: dict[str, JSON] = {}
    choices = [_reference(root, definitions) for root in roots]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "anyOf": choices,
        "$defs": dict(sorted(definitions.items())),
    }


def _reference(cls: type, definitions: dict[str, JSON]) -> JSON:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # holds the place while its own fields are looked up
        definitions[cls.__name__] = _object(cls, definitions)
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _object(cls: type, definitions: dict[str, JSON]) -> JSON:
    properties = {name: _type(hint, definitions) for name, hint in field_types(cls).items()}
    required = [name for name in properties if name not in _left_out_empty(cls)]
    described = " ".join((cls.__doc__ or "").split("\n\n")[0].split())
    return {"type": "object", "description": described, "required": required, "properties": properties}


SIMPLE: dict[Any, JSON] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    type(None): {"type": "null"},
}


def _type(hint: Any, definitions: dict[str, JSON]) -> JSON:
    origin, args = get_origin(hint), get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin is Literal:
        return {"const": args[0]} if len(args) == 1 else {"enum": list(args)}
    if origin is tuple:
        items = {"type": "array", "items": _type(args[0], definitions)}
        return items if args[-1] is Ellipsis else {**items, "minItems": len(args), "maxItems": len(args)}
    if origin in UNIONS:
        return {"anyOf": [_type(a, definitions) for a in args]}
    return _reference(hint, definitions)
