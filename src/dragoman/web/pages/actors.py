"""The actors: everybody under one name, a profile each, and merging two that are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.errors import NotFound
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.findings import Join
from dragoman.web.case import Case
from dragoman.web.pages.rendering import case_of, page, query_in


@dataclass(frozen=True, kw_only=True)
class Profile:
    """An actor as all reports name it; `records` counts what it takes part in, by layer."""

    members: tuple[Actor, ...]
    records: dict[str, int]
    join: Join | None = None

    @property
    def first(self) -> Actor:
        """The member with the fullest name."""
        return max(self.members, key=lambda a: (len(a.name), a.id))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by."""
        return tuple(sorted({n for a in self.members for n in (a.name, *a.aliases)}))

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role it is given."""
        told = {a.role for a in self.members if a.role}
        return tuple(sorted(told | {x.role for a in self.members for x in a.acts_for if x.role}))


def actors(request: Request) -> Response:
    """Everybody who speaks or acts, who is in most records first."""
    case, query = case_of(request), query_in(request)
    wanted = (query.actor or "").casefold()
    listed = [p for p in profiles(case) if wanted in " ".join(p.names).casefold()]
    return page(request, "actors.jinja", query=query, profiles=listed)


def actor(request: Request) -> Response:
    """One actor: names, roles, the reports that name it, with whom it met or spoke. Raises NotFound."""
    case, wanted = case_of(request), request.path_params["id"]
    everybody = profiles(case)
    found = next((p for p in everybody if any(a.id == wanted for a in p.members)), None)
    if found is None:
        raise NotFound("no actor has that id", where=wanted[:80], remedy="choose one of the actors listed")
    docket = case.export()
    documents = {d.id: d for d in docket.documents}
    others = [p for p in everybody if p is not found]
    return page(
        request, "actor.jinja", profile=found, documents=documents, others=others, met=_met(docket, found, others)
    )


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


def profiles(case: Case) -> tuple[Profile, ...]:
    """All actors, those joined as one."""
    return case.remembered(("profiles", None), lambda: _profiles(case.export()))


def _profiles(docket: DocketExport) -> tuple[Profile, ...]:
    known = {a.id: a for a in docket.actors}
    joins = [j for j in docket.joins if j.layer == "actors"]
    joined = {member for join in joins for member in join.members}
    groups: list[tuple[Join | None, list[Actor]]] = [(j, [known[m] for m in j.members if m in known]) for j in joins]
    groups += [(None, [a]) for a in docket.actors if a.id not in joined]
    counted = _counts(docket)
    found = [
        Profile(members=tuple(members), records=_sum(counted[a.id] for a in members if a.id in counted), join=join)
        for join, members in groups
        if members
    ]
    return tuple(sorted(found, key=lambda p: (-sum(p.records.values()), p.first.name, p.first.id)))


def _counts(docket: DocketExport) -> dict[str, Counter[str]]:
    """Records by layer, of each actor."""
    found: dict[str, Counter[str]] = {}
    pairs = [(s.speaker, "statements") for s in docket.statements if s.speaker]
    pairs += [(p.actor, "events") for e in docket.events for p in e.participants]
    pairs += [(a, "contacts") for c in docket.contacts for a in (c.initiator, c.target)]
    pairs += [(c.obligor, "commitments") for c in docket.commitments]
    pairs += [(p.actor, "processes") for p in docket.processes]
    for actor_id, layer in pairs:
        found.setdefault(actor_id, Counter())[layer] += 1
    return found


def _sum(counts: Iterable[Counter[str]]) -> dict[str, int]:
    return dict(sorted(sum(counts, Counter[str]()).items()))


def _met(docket: DocketExport, profile: Profile, others: Iterable[Profile]) -> list[tuple[Profile, int]]:
    """With whom it takes part in events and contacts, the most frequent first."""
    own = {a.id for a in profile.members}
    together: Counter[str] = Counter()
    parties = [{p.actor for p in e.participants} for e in docket.events]
    for present in (*parties, *({c.initiator, c.target} for c in docket.contacts)):
        if own & present:
            together.update(present - own)
    found = [(other, sum(together[a.id] for a in other.members)) for other in others]
    return sorted((x for x in found if x[1]), key=lambda x: (-x[1], x[0].first.name))[:20]
