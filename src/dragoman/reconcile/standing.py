"""For whom each actor acts, as a key that is the same in all reports, and which actor stands for each such party."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dragoman.reconcile.bynames import bynames, communities, stateless
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.vocabulary.offices import offices
from dragoman.vocabulary.organisations import named_organisations

NAMELESS = frozenset({"unnamed", "office", "group"})
"""Kinds of actors that are told by what they are."""


def party_keys(docket: DocketExport) -> dict[str, str]:
    """For whom each actor acts, as a key that is the same in all documents: a state's code, else the smallest id of the
    actors joined to it, known by the same name, or joined to the body that it speaks for."""
    actors = {actor.id: actor for actor in docket.actors}
    keys = {ident: _state(actor, actors) or ident for ident, actor in actors.items()}
    keys |= communities(actors)
    joined = [[m for m in join.members if m in keys] for join in docket.joins if join.layer == "actors"]
    for members in (*_organisations(docket), *joined):
        codes = sorted({keys[m] for m in members}, key=lambda k: (k in actors, k))
        keys |= {m: codes[0] for m in actors if keys[m] in codes and (m in members or keys[m] in actors)}
    keys |= bynames(actors, keys)
    bodies = _bodies(actors)
    keys |= {person: keys[body] for person, body in bodies.items() if keys[person] in actors}
    for members in joined:  # whoever speaks for a body in one report does so in all
        spoken = sorted({keys[bodies[m]] for m in members if m in bodies and keys[bodies[m]] != m})
        abroad = [m for m in members if any(_international(p) for p in _principals(actors[m], actors))]
        if spoken and (abroad or all(keys[m] in actors or keys[m] == spoken[0] for m in members)):
            keys |= dict.fromkeys(members, spoken[0])
    keys |= _staff(actors, keys) | _offices(actors, keys)
    return keys | _mediators(actors, keys)


def _staff(actors: Mapping[str, Actor], keys: Mapping[str, str]) -> dict[str, str]:
    """For whom those without a name act whom the name of an organisation tells: "the European Union's mediator"."""
    named = named_organisations()
    bodies = {named[a.name]: keys[a.id] for a in actors.values() if a.country is None and a.name in named}
    found: dict[str, str] = {}
    for actor in actors.values():
        if actor.kind in {*NAMELESS, "body"} and actor.country is None and not actor.members:
            words = f" {actor.name} ".replace("’s ", " ").replace("'s ", " ")
            told = [form for form in named if f" {form} " in words and named[form] in bodies]
            if told:
                found[actor.id] = bodies[named[max(told, key=len)]]
    return found


def _offices(actors: Mapping[str, Actor], keys: Mapping[str, str]) -> dict[str, str]:
    """For whom the office of somebody named in the same report acts: "Ana Lind's office"."""
    names = {(a.mentions[0].document, name): a.id for a in actors.values() for name in (a.name, *a.aliases)}
    found: dict[str, str] = {}
    for actor in actors.values():
        owner, mark, _ = actor.name.replace("’", "'").partition("'s ")
        ident = names.get((actor.mentions[0].document, owner)) if mark and actor.country is None else None
        if ident is not None and ident != actor.id:
            found[actor.id] = keys[ident]
    return found


def _mediators(actors: Mapping[str, Actor], keys: Mapping[str, str]) -> dict[str, str]:
    """For whom "the envoy" acts whom a report does not name: the one party of those who mediate by what is told of
    them, in that report, else in all of them."""
    named = [a for a in actors.values() if a.kind == "person" and _mediates(a.role or "") and keys[a.id] in actors]
    found: dict[str, str] = {}
    for actor in actors.values():
        definite = actor.name[:4].lower() == "the " and keys[actor.id] == actor.id
        alone = actor.kind in NAMELESS and actor.country is None and not actor.members
        if not alone or not definite or not _mediates(actor.name):
            continue
        here = {keys[a.id] for a in named if a.mentions[0].document == actor.mentions[0].document}
        told = here or {keys[a.id] for a in named}
        if len(told) == 1:
            found[actor.id] = next(iter(told))
    return found


def _mediates(title: str) -> bool:
    words = title.lower().replace("'s", "").split()
    return any(word.removesuffix("s") in offices().mediating for word in words)


def _organisations(docket: DocketExport) -> list[list[str]]:
    """Actors by the organisation that they are known as, under whichever of its names; the end of just one of the names
    told is short for it: "the Security Council"."""
    named = named_organisations()
    bodies = [a for a in docket.actors if a.kind in ("organisation", "body") and a.country is None]
    full = {a.id: named[a.name] for a in bodies if a.name in named}
    found: dict[str, list[str]] = defaultdict(list)
    for actor in bodies:
        longer = {name for name in full.values() if " " in actor.name and name.endswith(f" {actor.name}")}
        name = full.get(actor.id) or (longer.pop() if len(longer) == 1 else None)
        if name is not None:
            found[name].append(actor.id)
    return [members for _, members in sorted(found.items()) if len(members) > 1]


def _bodies(actors: Mapping[str, Actor]) -> dict[str, str]:
    """By whoever acts for a body without a state that body: a person, an office, "its commanders"."""
    found: dict[str, str] = {}
    for ident, actor in actors.items():
        principals = _principals(actor, actors)
        serves = actor.kind in ("person", "body", *NAMELESS) and not actor.members
        if serves and not _state(actor, actors) and principals:
            abroad = (p.id for p in principals if _international(p))
            found[ident] = next(abroad, principals[0].id)
    return found


def _principals(actor: Actor, actors: Mapping[str, Actor]) -> list[Actor]:
    return [actors[deed.actor] for deed in actor.acts_for if deed.actor in actors]


def _international(actor: Actor) -> bool:
    return actor.country is None and actor.name in named_organisations()


def _state(actor: Actor, actors: Mapping[str, Actor]) -> str | None:
    """The state that an actor acts for; whoever speaks for an organisation of states is of none: "the Finn who is the
    Union's envoy"."""
    principals = _principals(actor, actors)
    if actor.kind == "person" and any(_international(p) for p in principals):
        return None
    if actor.country or actor.kind == "group":
        return None if stateless(actor) else actor.country
    return next((p.country for p in principals if p.country), None)


def standing_names(docket: DocketExport, keys: Mapping[str, str]) -> dict[str, str]:
    """The actor that stands for each party: the state itself where it is named, else a body before a person, and of
    several whoever is named first; of an organisation the fullest name."""
    found: dict[str, str] = {}
    rank = {"state": 0, "government": 1, "organisation": 2, "body": 2}
    full = {a.id: -len(a.name.split()) if a.kind == "organisation" else 0 for a in docket.actors}
    for actor in sorted(docket.actors, key=lambda a: (rank.get(a.kind, 3), full[a.id], a.mentions[0], a.id)):
        found.setdefault(keys[actor.id], actor.id)
    return found
