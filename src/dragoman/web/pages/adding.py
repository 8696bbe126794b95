"""A record that the machine missed: from the words selected in a report to a form, and from the form to the record."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import BadRequest
from dragoman.outputs.marking import Mark, blocks
from dragoman.record.actors import Actor
from dragoman.record.docket import CLASSES
from dragoman.record.document import Document
from dragoman.reviewing import ADDABLE, REQUIRED
from dragoman.web.case import Case
from dragoman.web.describing import heading
from dragoman.web.forms import EMPTY_ROWS, ROLES, Shown, shown_fields, values
from dragoman.web.offsets import to_code_points
from dragoman.web.pages.actors import Profile, profiles
from dragoman.web.pages.records import SEE_OTHER, text_in
from dragoman.web.pages.rendering import case_of, page, query_in

OTHERS = 300
"""Actors of other reports that are offered at most, who is in most records first."""


def new_record(request: Request) -> Response:
    """The form for a record of a `layer` on words of a `document`, selected from `start` to `end`; with `like`, filled
    in as another record of the report is, to split it. Raises NotFound, BadRequest."""
    case, given = case_of(request), request.query_params
    document = case.docket.show(given.get("document", "")).document
    like = case.docket.show(given["like"]) if given.get("like") else None
    layer = like.layer if like else given.get("layer", ADDABLE[0])
    if layer not in ADDABLE:
        raise BadRequest("no record of this kind is written by hand", where=layer[:40], remedy="choose another kind")
    place = _place(document, given.get("start", ""), given.get("end", ""))
    record = like.record if like and not isinstance(like.record, Document) else None
    marks = [Mark(document.span(*place), "at", "at")] if place else []
    return page(
        request, "new_record.jinja", query=query_in(request), document=document, layer=layer, like=like,
        heading=heading(record, {}) if record else "", blocks=blocks(document, marks), main=next(iter(REQUIRED[layer])),
        fields=[_filled(f, layer, document, given) for f in shown_fields(CLASSES[layer], document, record)],
        required=REQUIRED[layer], roles=ROLES, empty_rows=EMPTY_ROWS, **_actors(case, document),
    )  # fmt: skip


def add(request: Request, form: FormData) -> Response:
    """Write the record that the form describes; on to it in its report. Raises NotFound, BadRequest, SpanMismatch."""
    case = case_of(request)
    document = case.docket.show(text_in(form, "document") or "").document
    layer = text_in(form, "layer") or ""
    if layer not in ADDABLE:
        raise BadRequest("no record of this kind is written by hand", where=layer[:40], remedy="choose another kind")
    here = case.docket.report(document.id).actors
    found = values(CLASSES[layer], document, form, here)
    reason = text_in(form, "reason")
    made = case.docket.review.add(layer, document.id, found, author=case.author, reason=reason)
    return RedirectResponse(
        f"/documents/{document.id}#r-{case.docket.short_ids({made.record})[made.record]}", SEE_OTHER
    )


def _filled(shown: Shown, layer: str, document: Document, given: Any) -> Shown:
    """The field that holds the record's own words, with those selected; an actor's name is what names it."""
    start, end = given.get("start", ""), given.get("end", "")
    place = _place(document, start, end)
    if place is None:
        return shown
    if shown.field.name == next(iter(REQUIRED[layer])):
        return Shown(field=shown.field, value=f"{start}-{end}", words=(document.text[slice(*place)],))
    if (layer, shown.field.name) in (("actors", "name"), ("instruments", "name"), ("commitments", "action")):
        return Shown(field=shown.field, value=shown.value or " ".join(document.text[slice(*place)].split()))
    return shown


def _place(document: Document, start: str, end: str) -> tuple[int, int] | None:
    """Offsets of words selected in the browser. Raises BadRequest where they lie outside of the text."""
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return None
    first, last = (to_code_points(document.text, int(units)) for units in (start, end))
    return (first, last) if first < last else None


def _actors(case: Case, document: Document) -> dict[str, Any]:
    """Whom the report names, and whom only others do, each once."""
    here = case.docket.report(document.id).actors
    own = {a.id for a in here}
    elsewhere = [profile for profile in profiles(case, OTHERS) if own.isdisjoint(profile.members)]
    return {"actors": sorted(here, key=_by_name), "others": sorted(elsewhere, key=_by_name)}


def _by_name(actor: Actor | Profile) -> tuple[str, str]:
    return actor.name.casefold(), actor.id
