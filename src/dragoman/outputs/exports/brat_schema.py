"""What our records are called in brat: kinds of annotation, roles, attributes; and the configuration that says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, get_args, get_origin

from dragoman.outputs.exports.standoff import WORDS
from dragoman.record.codec import field_types
from dragoman.record.docket import CLASSES
from dragoman.record.editing import EditableField, editable_fields
from dragoman.record.evidence import Span

NOUNS = {
    "actors": "Actor", "statements": "Statement", "events": "Event", "processes": "Process", "contacts": "Contact",
    "instruments": "Instrument", "commitments": "Commitment", "times": "Time", "orders": "Order",
}  # fmt: skip
"""What a record of each layer is called."""

ENTITIES = ("actors", "times")
"""Layers whose records are words alone (T lines); all others are events around a trigger (E lines)."""

TRIGGERS = {"statements": ("cue", "content"), "times": (WORDS,), "actors": ("mentions",)}
"""The roles whose words stand for a record, the first that has any; those of other layers are their evidence."""

SAME = "Same_actor"
"""The relation (R lines) from an actor's first mention to each other one."""

ROLES = {"participants.mention": "Participant", "history.evidence": "Turn", "mentions": "Actor"}
PARTICIPANTS = ("Agent", "Recipient", "Participant")


def triggers(layer: str) -> tuple[str, ...]:
    """The roles of which the first with any words stands for a record of the layer."""
    return TRIGGERS.get(layer, ("evidence",))


def role_name(path: str) -> str:
    """What a path of fields is called: `action_span` is Action."""
    return ROLES.get(path) or path.replace(".", "_").removesuffix("_span").capitalize()


def attribute_name(layer: str, field: str) -> str:
    """What an attribute is called: Statement_force."""
    return f"{NOUNS[layer]}_{field}"


def attributes(layer: str) -> tuple[EditableField, ...]:
    """The fields that are attributes (A lines): choices and flags."""
    return tuple(f for f in editable_fields(CLASSES[layer]) if f.kind in ("choice", "flag"))


def configuration() -> str:
    """The `annotation.conf` that lets brat show the records and people change them."""
    events = [layer for layer in NOUNS if layer not in ENTITIES]
    roles = {layer: dict.fromkeys(_roles(layer)) for layer in events}
    lines = ["[entities]", *(NOUNS[layer] for layer in ENTITIES)]
    lines += sorted({name for names in roles.values() for name in names})
    lines += ["", "[relations]", f"{SAME} Arg1:{NOUNS['actors']}, Arg2:{NOUNS['actors']}", "", "[events]"]
    lines += [f"{NOUNS[layer]} {', '.join(f'{name}*:{name}' for name in roles[layer])}".rstrip() for layer in events]
    lines += ["", "[attributes]"]
    lines += [_attribute(layer, field) for layer in NOUNS for field in attributes(layer)]
    return "\n".join(lines) + "\n"


def _attribute(layer: str, field: EditableField) -> str:
    values = f", Value:{'|'.join(field.choices)}" if field.kind == "choice" else ""
    return f"{attribute_name(layer, field.name)} Arg:{NOUNS[layer]}{values}"


def _roles(layer: str) -> Iterator[str]:
    """The names of the roles that a record of the layer may have."""
    for path in _paths(CLASSES[layer], ""):
        if path == "participants.mention":
            yield from PARTICIPANTS
        else:
            yield role_name(path)


def _paths(hint: Any, path: str) -> Iterator[str]:
    """The paths to all fields that hold spans."""
    if hint is Span:
        yield path
    elif is_dataclass(hint):
        for name, inner in field_types(hint).items():  # type: ignore[arg-type]
            yield from _paths(inner, f"{path}.{name}" if path else name)
    elif get_origin(hint) is not None:
        for inner in get_args(hint):
            yield from _paths(inner, path)
