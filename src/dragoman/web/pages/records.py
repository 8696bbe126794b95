"""One record: what it says, where it stands, who decided what; and every decision on records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.docket import Shown
from dragoman.errors import BadRequest, NotFound, StaleEdit
from dragoman.outputs.details import details, document_details
from dragoman.outputs.marking import Mark, blocks
from dragoman.record.actors import Actor
from dragoman.record.codec import JSON
from dragoman.record.decisions import DecisionVerb
from dragoman.record.document import Document
from dragoman.record.pages import Selection
from dragoman.reviewing import ADDABLE, UNDECIDED
from dragoman.web.case import Case
from dragoman.web.describing import heading, spans_of
from dragoman.web.forms import EMPTY_ROWS, ROLES, changes, shown_fields
from dragoman.web.pages.cards import Card, cards_of, status
from dragoman.web.pages.rendering import case_of, page

SEE_OTHER, CONFLICT = 303, 409
MOST = 50
"""Records of the same thing that are listed at most."""

VERBS: tuple[DecisionVerb, ...] = ("accept", "reject")


def record(request: Request) -> Response:
    """A record inside its paragraph, with what may be changed in it. Raises NotFound, AmbiguousId."""
    shown = case_of(request).docket.show(request.path_params["id"])
    if isinstance(shown.record, Document):
        return RedirectResponse(f"/documents/{shown.record.id}", SEE_OTHER)
    return page(request, "record.jinja", **_parts(request, shown))


def _parts(request: Request, shown: Shown) -> dict[str, Any]:
    actors = _actors(request, shown)
    card = _card(case_of(request), shown, actors)
    marks = [Mark(span, shown.short, shown.layer) for span in shown.marks]
    return {
        "card": card,
        "blocks": blocks(shown.document, marks, shown.paragraph),
        "details": [*details(shown.record, shown.speaker, shown.around), *document_details(shown.document)],
        "decisions": shown.decisions,
        "run": shown.run,
        "fields": shown_fields(type(card.record), shown.document, card.record),
        "actors": sorted(actors.values(), key=lambda a: (a.name, a.id)),
        "together": told_elsewhere(case_of(request), card.record.id),
        "addable": ADDABLE,
        "roles": ROLES,
        "empty_rows": EMPTY_ROWS,
    }


def told_elsewhere(case: Case, record_id: str) -> tuple[str, tuple[Card, ...]]:
    """The join that a record is in, and the other reports' records of the same thing; nothing where there is none."""
    join = next(iter(case.docket.editions.holding(Selection(view="together"), record_id)), None)
    if join is None:
        return "", ()
    return join.key, tuple(cards_of(case, [member for member in join.body["members"] if member != record_id][:MOST]))


def _actors(request: Request, shown: Shown) -> dict[str, Actor]:
    return {a.id: a for a in case_of(request).docket.report(shown.document.id).actors}


def _card(case: Case, shown: Shown, actors: Mapping[str, Actor]) -> Card:
    found = shown.record
    if isinstance(found, Document):
        raise BadRequest("a report is not decided on", where=shown.short, remedy="decide on its records")
    return Card(
        layer=shown.layer,
        short=shown.short,
        record=found,
        document=shown.document,
        heading=heading(found, actors),
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
    before = cards_of(case, [prefix]) if form.get("part") == "card" else []
    try:
        case.docket.review.decide(
            prefix, verb, author=case.author, reason=text_in(form, "reason"), seen=text_in(form, "seen")
        )
    except StaleEdit as error:
        return _refused(request, {"decision": verb}, error)
    if form.get("part") == "card":
        return page(request, "card_alone.jinja", card=_decided(request, prefix, before))
    return RedirectResponse(_next(form, f"/records/{prefix}"), SEE_OTHER)


def _decided(request: Request, prefix: str, before: list[Card]) -> Card:
    """The card of a record that was decided on: what it says does not change by that, but one that was rejected before
    was not there."""
    case = case_of(request)
    shown = before or cards_of(case, [prefix])
    if not shown:
        found = case.docket.show(prefix)
        return _card(case, found, _actors(request, found))
    key = shown[0].record.id
    return replace(shown[0], status=status(case.rulings().get(key)), seen=case.versions().get(key, UNDECIDED))


def edit(request: Request, form: FormData) -> Response:
    """Put other values into fields, or other words, selected in the text, into one of its spans."""
    case, prefix = case_of(request), request.path_params["id"]
    shown = case.docket.show(prefix)
    if isinstance(shown.record, Document):
        raise NotFound("no record has that id", where=prefix, remedy="choose one of the report's records")
    change = changes(shown.record, shown.document, form, _actors(request, shown).values())
    seen = text_in(form, "seen")
    try:
        case.docket.review.edit(prefix, change, author=case.author, reason=text_in(form, "reason"), seen=seen)
    except StaleEdit as error:
        return _refused(request, {name: _told(value) for name, value in change.items()}, error)
    return RedirectResponse(_next(form, f"/records/{prefix}"), SEE_OTHER)


def comment(request: Request, form: FormData) -> Response:
    """Say something of a record, and decide nothing."""
    case, prefix = case_of(request), request.path_params["id"]
    case.docket.review.comment(prefix, text_in(form, "comment") or "", author=case.author)
    return RedirectResponse(_next(form, f"/records/{prefix}"), SEE_OTHER)


def split(request: Request, form: FormData) -> Response:
    """Say that some of those joined tell of another thing (or are another actor) than the rest."""
    case = case_of(request)
    apart = [value for value in form.getlist("apart") if isinstance(value, str)]
    reason = text_in(form, "reason")
    case.docket.review.split(text_in(form, "join") or "", apart, author=case.author, reason=reason)
    return RedirectResponse(_next(form, "/history"), SEE_OTHER)


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


def _told(value: JSON) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def text_in(form: FormData, name: str) -> str | None:
    """A field of a form without the blanks around it; None where it is empty."""
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _next(form: FormData, otherwise: str) -> str:
    """Where the page that asked wants to go on: a path of the desk, never another host."""
    wanted = text_in(form, "next") or ""
    return wanted if wanted.startswith("/") and not wanted.startswith(("//", "/\\")) else otherwise
