"""The actors: everybody under one name, a profile each, and merging two that are one."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import NotFound
from dragoman.record.pages import LaidRow, Selection
from dragoman.record.query import Query
from dragoman.web.case import Case
from dragoman.web.pages.rendering import case_of, page, query_in
from dragoman.web.pages.tables import ROWS, number_in

MEMBERS, OTHERS = 100, 300
"""Reports' names for one actor, and actors it may be merged with, that are listed at most."""


class Profile:
    """An actor as all reports name it: name, kind, country, names, roles, what it takes part in (`records`, by layer),
    the ids of the actors it is made of (`members`), with whom it `met`, and the `join` that makes them one."""

    def __init__(self, row: LaidRow) -> None:
        self.id = row.key
        self._told: dict[str, Any] = row.body

    def __getattr__(self, name: str) -> Any:
        try:
            return self._told[name]
        except KeyError as error:
            raise AttributeError(name) from error


def actors(request: Request) -> Response:
    """Everybody who speaks or acts, who is in most records first."""
    case, query = case_of(request), query_in(request)
    wanted = Selection(view="actors", query=Query(as_of=query.as_of), about=query.actor or "")
    listed = case.listed(wanted, number_in(request), ROWS)
    return page(request, "actors.jinja", query=query, listed=listed, profiles=[Profile(row) for row in listed.rows])


def actor(request: Request) -> Response:
    """One actor: names, roles, the reports that name it, with whom it met or spoke. Raises NotFound."""
    case, query, wanted = case_of(request), query_in(request), request.path_params["id"]
    found = _profile(case, query, wanted)
    if found is None:
        raise NotFound("no actor has that id", where=wanted[:80], remedy="choose one of the actors listed")
    docket = case.docket.gathered(found.members[:MEMBERS])
    met = dict(found.met)
    others = case.docket.editions.bodies("actors", met.keys(), query.as_of)
    return page(
        request, "actor.jinja", query=query, profile=found, members=docket.actors,
        documents={d.id: d for d in docket.documents}, met=[(k, others[k]["name"], n) for k, n in met.items()],
        others=[profile for profile in profiles(case, OTHERS) if profile.id != found.id],
    )  # fmt: skip


def _profile(case: Case, query: Query, wanted: str) -> Profile | None:
    """The profile that has an actor, by the actor's whole id."""
    at = Selection(view="actors", query=Query(as_of=query.as_of))
    rows = case.docket.editions.holding(at, wanted)
    return Profile(rows[0]) if rows else None


def merge(request: Request, form: FormData) -> Response:
    """Say that two actors are one."""
    case = case_of(request)
    chosen = [str(value) for value in form.getlist("actor")]
    reason = str(form.get("reason", "")).strip() or None
    case.docket.review.merge(chosen, author=case.author, reason=reason)
    return RedirectResponse(f"/actors/{chosen[0]}", 303)


def part(request: Request, form: FormData) -> Response:
    """Say that those under one name are not one."""
    case = case_of(request)
    case.docket.review.decide(str(form.get("join", "")), "reject", author=case.author)
    return RedirectResponse("/actors", 303)


def profiles(case: Case, most: int) -> list[Profile]:
    """So many actors, who is in most records first."""
    return [Profile(row) for row in case.docket.editions.rows(Selection(view="actors"), 0, most)]
