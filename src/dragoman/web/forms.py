"""Between a record and the form that shows its fields: what stands in each, and what somebody made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from starlette.datastructures import FormData

from dragoman.errors import BadRequest
from dragoman.loaders.edtf import parse_edtf
from dragoman.outputs.display import line
from dragoman.outputs.marking import to_units
from dragoman.record.actors import Actor
from dragoman.record.codec import JSON, to_json
from dragoman.record.docket import Record
from dragoman.record.document import Document
from dragoman.record.editing import EditableField, editable_fields
from dragoman.record.evidence import Span
from dragoman.record.happenings import Participant, ParticipantRole
from dragoman.web.offsets import to_code_points

PLACES = re.compile(r"\s*(\d{1,9})\s*-\s*(\d{1,9})\s*")
ROLES: tuple[str, ...] = get_args(ParticipantRole)
EMPTY_ROWS = 2
"""Rows for participants that are offered beside those there are."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A field as the form shows it: one value, the words at its places, several values, or participants in their roles.

    The value of words is their places, `120-134, 140-150`, in the units in which browsers count.
    """

    field: EditableField
    value: str = ""
    words: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()


def shown_fields(cls: type[Any], document: Document, record: Record | None = None) -> list[Shown]:
    """The fields of a record class as a form shows them; empty where there is no record yet."""
    return [_shown(field, document, record) for field in editable_fields(cls)]


def changes(record: Record, document: Document, form: FormData, actors: Iterable[Actor]) -> dict[str, JSON]:
    """What a form says otherwise than the record. Raises BadRequest where it is nothing or no value, BadDate."""
    before = {shown.field.name: shown for shown in shown_fields(type(record), document, record)}
    given = _given(type(record), form)
    change = {
        shown.field.name: _as_json(shown, document, record, actors)
        for shown in given
        if _comparable(shown) != _comparable(before[shown.field.name])
    }
    if not change:
        raise BadRequest("nothing was changed", where="edit", remedy="change a field, or select other words")
    return change


def values(cls: type[Any], document: Document, form: FormData, actors: Iterable[Actor]) -> dict[str, JSON]:
    """What a form says of a record that is not there yet, without fields left empty. Raises BadRequest, BadDate."""
    given = [shown for shown in _given(cls, form) if _comparable(shown)]
    # Participants are named by the words of the record itself, where the report names them nowhere else.
    found: dict[str, JSON] = {}
    for shown in sorted(given, key=lambda s: s.field.kind == "participants"):
        found[shown.field.name] = _as_json(shown, document, None, actors, found.get("evidence"))
    return found


def _shown(field: EditableField, document: Document, record: Record | None) -> Shown:
    value = getattr(record, field.name) if record is not None else None
    if value is None or value == ():
        return Shown(field=field)
    if field.kind == "words":
        spans = value if isinstance(value, tuple) else (value,)
        return Shown(field=field, value=_places(document, spans), words=tuple(line(span.text) for span in spans))
    if field.kind == "participants":
        return Shown(field=field, rows=tuple((p.role, p.actor) for p in value))
    if field.kind == "actors":
        return Shown(field=field, chosen=tuple(value))
    return Shown(field=field, value=_text_of(field, value))


def _text_of(field: EditableField, value: Any) -> str:
    if field.kind == "day":
        return value.edtf or ""
    if field.kind == "flag":
        return "yes" if value else ""
    if field.kind == "texts":
        return "; ".join(line(text) for text in value)
    return " ".join(str(value).split())


def _places(document: Document, spans: Sequence[Span]) -> str:
    units = ((to_units(document.text, span.start), to_units(document.text, span.end)) for span in spans)
    return ", ".join(f"{start}-{end}" for start, end in units)


def _given(cls: type[Any], form: FormData) -> Iterable[Shown]:
    """The fields that a form has, as they came."""
    for field in editable_fields(cls):
        if field.kind == "participants" and "participant_actor" in form:
            pairs = zip(_all(form, "participant_role"), _all(form, "participant_actor"), strict=False)
            yield Shown(field=field, rows=tuple((role, actor) for role, actor in pairs if actor))
        elif field.kind == "actors" and f"{field.name}_shown" in form:
            yield Shown(field=field, chosen=tuple(actor for actor in _all(form, field.name) if actor))
        elif field.name in form and field.kind not in ("participants", "actors"):
            yield Shown(field=field, value=_all(form, field.name)[-1])


def _all(form: FormData, name: str) -> list[str]:
    return [value.strip() for value in form.getlist(name) if isinstance(value, str)] or [""]


def _comparable(shown: Shown) -> object:
    if shown.field.kind == "words":
        return re.sub(r"\s", "", shown.value)
    return shown.rows or shown.chosen or shown.value


def _as_json(
    shown: Shown, document: Document, record: Record | None, actors: Iterable[Actor], evidence: JSON = None
) -> JSON:
    field, text = shown.field, shown.value
    if field.kind == "words":
        places = _offsets(text, document)
        return places if field.several else (places[0] if places else None)
    if field.kind == "participants":
        return [_participant(role, actor, record, actors, evidence) for role, actor in shown.rows]
    return list(shown.chosen) if field.kind == "actors" else plain_value(field, text)


def plain_value(field: EditableField, text: str) -> JSON:
    """What somebody wrote, as the field takes it. Raises BadDate."""
    if field.kind == "texts":
        return [part.strip() for part in text.split(";") if part.strip()]
    if field.kind == "flag":
        return text == "yes"
    if field.kind == "day":
        return to_json(parse_edtf(text)) if text else {"earliest": None, "latest": None}
    return text or None


def _offsets(text: str, document: Document) -> list[Mapping[str, int]]:
    """Places as the browser counts them, as ours. Raises BadRequest."""
    places: list[Mapping[str, int]] = []
    for part in text.split(",") if text.strip() else ():
        found = PLACES.fullmatch(part)
        start, end = (to_code_points(document.text, int(found[n])) for n in (1, 2)) if found else (0, 0)
        if start >= end:
            raise BadRequest("these are no places in the text", where=part[:40], remedy="select the words in the text")
        places.append({"start": start, "end": end})
    return places


def _participant(role: str, actor: str, record: Record | None, actors: Iterable[Actor], evidence: JSON) -> JSON:
    """A participant, by the words that named it, else those of the report that name it, else those of the record."""
    if role not in ROLES:
        raise BadRequest("there is no such role", where=role[:40], remedy=f"one of {', '.join(ROLES)}")
    there: Sequence[Participant] = getattr(record, "participants", ())
    kept = next((p.mention for p in there if p.actor == actor), None)
    named = next((a.mentions for a in actors if a.id == actor), ())
    inside = [m for m in named for e in getattr(record, "evidence", ()) if e.covers(m)]
    mention = kept or next(iter((*inside, *named)), None)
    place = {"start": mention.start, "end": mention.end} if mention else (evidence or [None])[0]
    if place is None:
        place = _first_place(record)
    return {"actor": actor, "role": role, "mention": place}


def _first_place(record: Record | None) -> JSON:
    first = getattr(record, "evidence", (None,))[0]
    if first is None:
        raise BadRequest("a record needs its words", where="evidence", remedy="select them in the text")
    return {"start": first.start, "end": first.end}
