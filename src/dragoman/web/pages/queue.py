"""The queue: one record after another, a key for each decision, or all that some filters leave in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.outputs.marking import Block, Mark, blocks
from dragoman.record.actors import Actor
from dragoman.web.case import REVIEWED, Case, Proposal, place
from dragoman.web.describing import heading, spans_of
from dragoman.web.pages.cards import cards
from dragoman.web.pages.rendering import case_of, page, query_in
from dragoman.web.pages.tables import contents

SHOWN = 8
"""Records listed behind the first."""

AT_ONCE = 1000
"""Records accepted at once at most."""

LISTED = 100
"""Of those, how many are shown beforehand."""


@dataclass(frozen=True)
class Wanted:
    """Which records one goes through: of a layer, with some words in heading or evidence, from an outlet."""

    layer: str = ""
    about: str = ""
    outlet: str = ""

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return bool(self.layer or self.about or self.outlet)

    def address(self, path: str = "/queue", **more: object) -> str:
        """The address of a page with these filters."""
        given = {name: str(value) for name, value in (vars(self) | more).items() if value}
        return f"{path}{contents(given)}"

    def told(self) -> str:
        """The filters in words, as a reason."""
        parts = [f"with “{self.about}”" if self.about else "", f"from {self.outlet}" if self.outlet else ""]
        return " ".join(["all", self.layer or "records", *(part for part in parts if part)])


def queue(request: Request) -> Response:
    """The first record that nobody decided on, behind `skip` others, and those that follow."""
    case, wanted = case_of(request), _wanted(request.query_params)
    skip = request.query_params.get("skip", "0")
    waiting = _waiting(case, wanted)
    skipped = min(int(skip) if skip.isascii() and skip.isdigit() else 0, max(len(waiting) - 1, 0))
    docket = case.as_read()
    shown = cards(case, docket, [(p.layer, p.record) for p in waiting[skipped : skipped + 1 + SHOWN]])
    first = shown[0] if shown else None
    text: tuple[Block, ...] = ()
    if first:
        marks = [Mark(span, first.short, first.layer) for span in spans_of(first.record)]
        _, start, end = place(first.record)
        text = blocks(first.document, marks, first.document.span(start, end))
    return page(
        request, "queue.jinja", query=query_in(request), waiting=len(waiting), card=first, following=shown[1:],
        blocks=text, wanted=wanted, skip=skipped, layers=REVIEWED, precision=case.docket.review.precision(),
    )  # fmt: skip


def preview(request: Request) -> Response:
    """What the queue's filters leave, before it is accepted in one go."""
    return _preview(request, _wanted(request.query_params))


def accept_all(request: Request, form: FormData) -> Response:
    """Accept in one go what was shown; where it has become more or less meanwhile, it is shown again."""
    case = case_of(request)
    wanted = _wanted({name: str(form.get(name, "")) for name in ("layer", "about", "outlet")})
    found = _waiting(case, wanted)[:AT_ONCE]
    if str(form.get("count", "")) != str(len(found)):
        return _preview(request, wanted, changed=True)
    reason = str(form.get("reason", "")).strip() or wanted.told()
    case.docket.review.accept_all([p.record.id for p in found], author=case.author, reason=reason)
    return RedirectResponse(wanted.address(), 303)


def _preview(request: Request, wanted: Wanted, *, changed: bool = False) -> Response:
    case = case_of(request)
    waiting = _waiting(case, wanted)
    shown = cards(case, case.as_read(), [(p.layer, p.record) for p in waiting[:LISTED]])
    return page(
        request, "bulk.jinja", query=query_in(request), wanted=wanted, cards=shown, total=len(waiting),
        count=min(len(waiting), AT_ONCE), changed=changed, reports=len({place(p.record)[0] for p in waiting[:AT_ONCE]}),
    )  # fmt: skip


def _wanted(given: Mapping[str, str]) -> Wanted:
    layer = given.get("layer", "")
    return Wanted(layer if layer in REVIEWED else "", given.get("about", "").strip(), given.get("outlet", "").strip())


def _waiting(case: Case, wanted: Wanted) -> list[Proposal]:
    """What nobody decided on yet and the filters leave."""
    rulings = case.rulings()
    found = [p for p in case.proposals() if p.record.id not in rulings and wanted.layer in ("", p.layer)]
    docket = case.as_read()
    if wanted.outlet:
        outlets = {d.id: (d.outlet or "").casefold() for d in docket.documents}
        found = [p for p in found if wanted.outlet.casefold() in outlets[place(p.record)[0]]]
    if wanted.about:
        actors = {a.id: a for a in docket.actors}
        found = [p for p in found if wanted.about.casefold() in _told(p, actors)]
    return found


def _told(proposal: Proposal, actors: Mapping[str, Actor]) -> str:
    words = " ".join(span.text for span in spans_of(proposal.record))
    return f"{heading(proposal.record, actors)} {words}".casefold()
