"""One record: what it says, where it stands, who decided what; and every decision on records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.docket import Shown
from dragoman.errors import BadRequest, NotFound, StaleEdit
from dragoman.loaders.edtf import parse_edtf
from dragoman.outputs.details import details, document_details
from dragoman.record.actors import Actor
from dragoman.record.codec import JSON, to_json
from dragoman.record.decisions import DecisionVerb
from dragoman.record.docket import Record
from dragoman.record.document import Document
from dragoman.record.editing import EditableField, editable_fields
from dragoman.reviewing import UNDECIDED
from dragoman.web.describing import heading, spans_of
from dragoman.web.marks import Mark, blocks
from dragoman.web.offsets import to_code_points
from dragoman.web.pages.cards import Card, status
from dragoman.web.pages.rendering import case_of, page

SEE_OTHER, CONFLICT = 303, 409
VERBS: tuple[DecisionVerb, ...] = ("accept", "reject")


def record(request: Request) -> Response:
    """A record inside its paragraph, with what may be changed in it. Raises NotFound, AmbiguousId."""
    shown = case_of(request).docket.show(request.path_params["id"])
    if isinstance(shown.record, Document):
        return RedirectResponse(f"/documents/{shown.record.id}", SEE_OTHER)
    return page(request, "record.jinja", **_parts(request, shown))


def _parts(request: Request, shown: Shown) -> dict[str, Any]:
    actors = _actors(request, shown)
    card = _card(request, shown)
    marks = [Mark(span, shown.short, shown.layer) for span in shown.marks]
    return {
        "card": card,
        "blocks": blocks(shown.document, marks, shown.paragraph),
        "details": [*details(shown.record, shown.speaker), *document_details(shown.document)],
        "decisions": shown.decisions,
        "run": shown.run,
        "fields": [(field, _value(card.record, field)) for field in editable_fields(type(card.record))],
        "actors": sorted(actors.values(), key=lambda a: (a.name, a.id)),
    }


def _actors(request: Request, shown: Shown) -> dict[str, Actor]:
    docket = case_of(request).as_read()
    return {a.id: a for a in docket.actors if a.mentions[0].document == shown.document.id}


def _card(request: Request, shown: Shown) -> Card:
    case, found = case_of(request), shown.record
    if isinstance(found, Document):
        raise BadRequest("a report is not decided on", where=shown.short, remedy="decide on its records")
    return Card(
        layer=shown.layer,
        short=shown.short,
        record=found,
        document=shown.document,
        heading=heading(found, _actors(request, shown)),
        words=" … ".join(span.text for span in spans_of(found)[:3]),
        status=status(case.rulings().get(found.id)),
        seen=case.versions().get(found.id, UNDECIDED),
    )


def decide(request: Request, form: FormData) -> Response:
    """Accept or reject; back to the page that asked, or, asked by a script, the card alone."""
    case, prefix = case_of(request), request.path_params["id"]
    verb = next((v for v in VERBS if v == form.get("verb")), None)
    if verb is None:
        raise BadRequest("this is no decision", where="verb", remedy="accept or reject")
    try:
        case.docket.review.decide(
            prefix, verb, author=case.author, reason=_text(form, "reason"), seen=_text(form, "seen")
        )
    except StaleEdit as error:
        return _refused(request, {"decision": verb}, error)
    if form.get("part") == "card":
        return page(request, "card_alone.jinja", card=_card(request, case.docket.show(prefix)))
    return RedirectResponse(_next(form, f"/records/{prefix}"), SEE_OTHER)


def edit(request: Request, form: FormData) -> Response:
    """Put other values into fields, or other words, selected in the text, into one of its spans."""
    case, prefix = case_of(request), request.path_params["id"]
    shown = case.docket.show(prefix)
    if isinstance(shown.record, Document):
        raise NotFound("no record has that id", where=prefix, remedy="choose one of the report's records")
    change = _change(shown.record, shown.document, form)
    seen = _text(form, "seen")
    try:
        case.docket.review.edit(prefix, change, author=case.author, reason=_text(form, "reason"), seen=seen)
    except StaleEdit as error:
        return _refused(request, {name: _told(value) for name, value in change.items()}, error)
    return RedirectResponse(_next(form, f"/records/{prefix}"), SEE_OTHER)


def undo(request: Request, form: FormData) -> Response:
    """Take back the last decision."""
    case = case_of(request)
    taken = case.docket.review.undo(case.author)
    return _done(form, "nothing left to undo" if taken is None else "")


def redo(request: Request, form: FormData) -> Response:
    """Take back the last undoing."""
    case = case_of(request)
    taken = case.docket.review.redo(case.author)
    return _done(form, "nothing left to redo" if taken is None else "")


def _done(form: FormData, refusal: str) -> Response:
    if refusal:
        raise BadRequest(refusal, where="decisions", remedy="the page Decisions lists them all")
    return RedirectResponse(_next(form, "/history"), SEE_OTHER)


def _refused(request: Request, wanted: Mapping[str, str], error: StaleEdit) -> Response:
    """Both versions: the record as it is now, and what was to be made of it."""
    shown = case_of(request).docket.show(request.path_params["id"])
    return page(request, "stale.jinja", status=CONFLICT, wanted=wanted, error=error, **_parts(request, shown))


def _change(found: Record, document: Document, form: FormData) -> dict[str, JSON]:
    """What the form says otherwise than the record. Raises BadRequest where it is nothing."""
    change: dict[str, JSON] = {}
    for field in editable_fields(type(found)):
        if field.kind == "words":
            continue
        given = _given(field, form)
        if field.name in form and given != _value(found, field):
            change[field.name] = _as_json(field, given)
    change |= _selection(found, document, form)
    if not change:
        raise BadRequest("nothing was changed", where="edit", remedy="change a field, or select other words")
    return change


def _selection(found: Record, document: Document, form: FormData) -> dict[str, JSON]:
    """The words selected, for the field that is to hold them; offsets come as the browser counts them."""
    start, end = _text(form, "start"), _text(form, "end")
    name = _text(form, "words_field")
    field = next((f for f in editable_fields(type(found)) if f.name == name and f.kind == "words"), None)
    if not (start and end and field):
        return {}
    if not (start.isdigit() and end.isdigit()):
        raise BadRequest("these are no offsets", where=f"{start}-{end}", remedy="select the words in the text")
    places = [to_code_points(document.text, int(offset)) for offset in (start, end)]
    span = {"start": places[0], "end": places[1]}
    several = isinstance(getattr(found, field.name), tuple)
    return {field.name: [span] if several else span}


def _given(field: EditableField, form: FormData) -> str:
    """A field's value as the form has it; a box that is not ticked comes as the empty value that stands before it."""
    values = [value for value in form.getlist(field.name) if isinstance(value, str)]
    return values[-1].strip() if values else ""


def _value(found: Record, field: EditableField) -> str:
    """A field's value as the form shows it."""
    value = getattr(found, field.name)
    if field.kind == "day":
        return value.edtf or ""
    if field.kind == "words":
        spans = value if isinstance(value, tuple) else (value,)
        return " … ".join(span.text for span in spans if span)
    if field.kind == "flag":
        return "yes" if value else ""
    return "" if value is None else " ".join(str(value).split())


def _as_json(field: EditableField, text: str) -> JSON:
    if field.kind == "flag":
        return text == "yes"
    if field.kind == "day":
        days = parse_edtf(text) if text else None
        return to_json(days) if days else {"earliest": None, "latest": None}
    return text or None


def _told(value: JSON) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _text(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _next(form: FormData, otherwise: str) -> str:
    """Where the page that asked wants to go on: a path of the desk, never another host."""
    wanted = _text(form, "next") or ""
    return wanted if wanted.startswith("/") and not wanted.startswith(("//", "/\\")) else otherwise
