"""The queue: one record after another, a key for each decision; and what was decided so far."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.record.actors import Actor
from dragoman.web.case import REVIEWED, Case, Proposal, place
from dragoman.web.describing import heading, spans_of
from dragoman.web.filters import address
from dragoman.web.marks import Block, Mark, blocks
from dragoman.web.pages.cards import cards
from dragoman.web.pages.rendering import case_of, page
from dragoman.web.pages.tables import contents

SHOWN = 8
"""Records listed behind the first."""

AT_ONCE = 100
"""Records accepted at once at most."""


def queue(request: Request) -> Response:
    """The first record that nobody decided on, behind `skip` others, and those that follow."""
    case = case_of(request)
    layer, about, skip = _asked(request)
    waiting = _waiting(case, layer, about)
    skip = min(skip, max(len(waiting) - 1, 0))
    docket = case.as_read()
    shown = cards(case, docket, [(p.layer, p.record) for p in waiting[skip : skip + 1 + SHOWN]])
    first = shown[0] if shown else None
    text: tuple[Block, ...] = ()
    if first:
        marks = [Mark(span, first.short, first.layer) for span in spans_of(first.record)]
        _, start, end = place(first.record)
        text = blocks(first.document, marks, first.document.span(start, end))
    return page(
        request, "queue.jinja", waiting=len(waiting), card=first, following=shown[1:], blocks=text, layer=layer,
        about=about, skip=skip, layers=REVIEWED, precision=case.docket.review.precision(), at_once=AT_ONCE,
    )  # fmt: skip


def accept_all(request: Request, form: FormData) -> Response:
    """Accept what the queue's filters leave, a hundred at once."""
    case = case_of(request)
    layer, about = str(form.get("layer", "")), str(form.get("about", ""))
    for proposal in _waiting(case, layer, about)[:AT_ONCE]:
        reason = f"all in the queue of {layer or 'records'}" + (f" with “{about}”" if about else "")
        case.docket.review.decide(proposal.record.id, "accept", author=case.author, reason=reason)
    return RedirectResponse(f"/queue{contents({'layer': layer, 'about': about})}", 303)


def history(request: Request) -> Response:
    """Every decision, the last one first."""
    made = case_of(request).docket.review.history()
    return page(request, "history.jinja", decisions=made[::-1][:500], total=len(made), address=address)


def _asked(request: Request) -> tuple[str, str, int]:
    given = request.query_params
    skip = given.get("skip", "0")
    return given.get("layer", ""), given.get("about", ""), int(skip) if skip.isascii() and skip.isdigit() else 0


def _waiting(case: Case, layer: str, about: str) -> list[Proposal]:
    """What nobody decided on yet, of a layer, with some words in its heading or evidence."""
    rulings = case.rulings()
    found = [p for p in case.proposals() if p.record.id not in rulings and layer in ("", p.layer)]
    if not about:
        return found
    actors = {a.id: a for a in case.as_read().actors}
    wanted = about.casefold()
    return [p for p in found if wanted in _told(p, actors)]


def _told(proposal: Proposal, actors: Mapping[str, Actor]) -> str:
    words = " ".join(span.text for span in spans_of(proposal.record))
    return f"{heading(proposal.record, actors)} {words}".casefold()
