"""Who decided what, and when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dragoman.record.codec import JSON
from dragoman.record.decisions import JOINS, Decision
from dragoman.web.pages.rendering import case_of, page, query_in

ROWS = 200
"""Rows of a page."""

TOLD = {
    "accept": "accepted",
    "reject": "rejected",
    "edit": "corrected",
    "add": "added",
    "split": "split",
    "comment": "commented on",
}


@dataclass(frozen=True)
class Entry:
    """A line of the history: what was done, to what, and for several at once the number of records."""

    decision: Decision
    did: str
    href: str
    on: str
    changed: str
    count: int = 1


def history(request: Request) -> Response:
    """Decisions, the last one first; `author` and `verb` narrow them, those made in one go are one line."""
    given, query = request.query_params, query_in(request)
    made = case_of(request).docket.review.history()
    author, verb = given.get("author", "").strip(), given.get("verb", "")
    chosen = [d for d in made if author.casefold() in d.author.casefold() and verb in ("", d.verb)]
    entries = _entries(reversed(chosen))
    number = int(given["page"]) if given.get("page", "").isdigit() and len(given["page"]) < 7 else 1
    last = max(1, -(-len(entries) // ROWS))
    number = min(max(number, 1), last)
    return page(
        request, "history.jinja", query=query, entries=entries[(number - 1) * ROWS : number * ROWS], total=len(chosen),
        author=author, verb=verb, verbs=TOLD, number=number, last=last, authors=sorted({d.author for d in made}),
    )  # fmt: skip


def _entries(decisions: Iterable[Decision]) -> list[Entry]:
    groups: dict[tuple[str, object, str, bool], list[Decision]] = {}
    for decision in decisions:
        groups.setdefault((decision.author, decision.at, decision.verb, bool(decision.undoes)), []).append(decision)
    return [_entry(group) for group in groups.values()]


def _entry(group: list[Decision]) -> Entry:
    first = group[0]
    did = f"took back: {TOLD[first.verb]}" if first.undoes else TOLD[first.verb]
    if first.layer == JOINS:
        members = first.spans.split(",")
        did = {"accept": "joined", "reject": "parted"}.get(first.verb, first.verb)
        did = f"took back: {did}" if first.undoes else did
        path = "actors" if first.document == "actors" else "records"
        return Entry(
            first, did, f"/{path}/{members[0]}", f"{len(members)} {first.document}", _groups(first), len(group)
        )
    on = f"{len(group)} records" if len(group) > 1 else f"{first.layer} {first.record[:8]}"
    return Entry(first, did, f"/records/{first.record}", on, _changed(first), len(group))


def _groups(decision: Decision) -> str:
    if decision.verb != "split" or not decision.change:
        return ""
    return " and ".join(str(len(group)) for group in json.loads(decision.change))


def _changed(decision: Decision) -> str:
    """What an edit put into the record, field by field."""
    if decision.verb != "edit" or not decision.change:
        return ""
    return "; ".join(
        f"{name.replace('_', ' ')}: {_plain(value)}" for name, value in json.loads(decision.change).items()
    )


def _plain(value: JSON) -> str:
    if isinstance(value, Mapping):
        return str(value.get("text") or value.get("edtf") or value.get("actor") or "none")
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value) or "none"
    return "none" if value is None else str(value)
