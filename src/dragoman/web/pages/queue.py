"""The queue: one record after another, a key for each decision, or all that some filters leave in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.outputs.laying_out import REVIEWED
from dragoman.outputs.marking import Block, Mark, blocks
from dragoman.record.docket import place
from dragoman.record.pages import Selection
from dragoman.web.describing import spans_of
from dragoman.web.pages.cards import cards_of
from dragoman.web.pages.rendering import case_of, page, query_in
from dragoman.web.pages.tables import contents

SHOWN = 8
"""Records listed behind the first."""

AT_ONCE = 1000
"""Records accepted at once at most."""

LISTED = 50
"""Of those, how many are shown beforehand."""


@dataclass(frozen=True)
class Wanted:
    """Which records one goes through: of a layer, with some words in heading or evidence, from an outlet."""

    layer: str = ""
    about: str = ""
    outlet: str = ""

    @property
    def selection(self) -> Selection:
        """The rows of the queue that are left."""
        return Selection(view="queue", kind=self.layer, about=self.about, outlet=self.outlet)

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
    asked = request.query_params.get("skip", "0")
    skip = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 0
    rows, waiting = case.waiting(wanted.selection, skip, 1 + SHOWN)
    shown = cards_of(case, [row.key for row in rows])
    first = shown[0] if shown else None
    text: tuple[Block, ...] = ()
    if first:
        marks = [Mark(span, first.short, first.layer) for span in spans_of(first.record)]
        _, start, end = place(first.record)
        text = blocks(first.document, marks, first.document.span(start, end))
    return page(
        request, "queue.jinja", query=query_in(request), waiting=waiting, card=first, following=shown[1:], blocks=text,
        wanted=wanted, skip=min(skip, max(waiting - 1, 0)), layers=REVIEWED, precision=case.docket.review.precision(),
    )  # fmt: skip


def preview(request: Request) -> Response:
    """What the queue's filters leave, before it is accepted in one go."""
    return _preview(request, _wanted(request.query_params))


def accept_all(request: Request, form: FormData) -> Response:
    """Accept in one go what was shown; where it has become more or less meanwhile, it is shown again."""
    case = case_of(request)
    wanted = _wanted({name: str(form.get(name, "")) for name in ("layer", "about", "outlet")})
    found, _ = case.waiting(wanted.selection, 0, AT_ONCE)
    if str(form.get("count", "")) != str(len(found)):
        return _preview(request, wanted, changed=True)
    reason = str(form.get("reason", "")).strip() or wanted.told()
    case.docket.review.accept_all([row.key for row in found], author=case.author, reason=reason)
    return RedirectResponse(wanted.address(), 303)


def _preview(request: Request, wanted: Wanted, *, changed: bool = False) -> Response:
    case = case_of(request)
    rows, waiting = case.waiting(wanted.selection, 0, AT_ONCE)
    shown = cards_of(case, [row.key for row in rows[:LISTED]])
    return page(
        request, "bulk.jinja", query=query_in(request), wanted=wanted, cards=shown, total=waiting, count=len(rows),
        changed=changed, reports=len({row.document for row in rows}),
    )  # fmt: skip


def _wanted(given: Mapping[str, str]) -> Wanted:
    layer = given.get("layer", "")
    return Wanted(layer if layer in REVIEWED else "", given.get("about", "").strip(), given.get("outlet", "").strip())
