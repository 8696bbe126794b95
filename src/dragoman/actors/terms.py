"""For which state persons and governments act, and when: two administrations of one state are two actors of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.actors.known import KnownActor
from dragoman.record.actors import Actor, ActsFor
from dragoman.record.dates import UNKNOWN_DATE, Answer, DateRange
from dragoman.vocabulary.offices import offices


def with_terms(actors: Sequence[Actor], known: Iterable[KnownActor], published: DateRange) -> tuple[Actor, ...]:
    """The actors of a document, those known beforehand with their state, their role and the period in which they act
    for it; of several terms that at the time of publication, or the last before it."""
    states = {a.country: a.id for a in actors if a.kind == "state" and a.country}
    listed = tuple(known)
    return tuple(_placed(actor, listed, states, published) for actor in actors)


def _placed(actor: Actor, known: Sequence[KnownActor], states: dict[str, str], published: DateRange) -> Actor:
    if actor.kind == "office":
        return _of_state(actor, actor.country, ActsFor(actor="", role=actor.role), states)
    meant = [k for k in known if _is(actor, k)]
    if not meant:
        return actor
    who = next((k for k in meant if _holds(actor, k)), None) or next((k for k in meant if _now(k, published)), meant[0])
    told = who.given or actor.kind == "government" or _holds(actor, who)
    current = who.given or (actor.kind == "person" and _now(who, published))
    role = actor.role or (who.role if current else None)
    placed = replace(actor, country=actor.country or who.country, role=role)
    period = _period(who, published) if told or (actor.role is None and published.known) else UNKNOWN_DATE
    return _of_state(placed, who.country, ActsFor(actor="", role=role, period=period), states)


def _holds(actor: Actor, known: KnownActor) -> bool:
    """Whether the document says that somebody holds or held the office."""
    return bool(actor.role and known.role and known.role.casefold() in actor.role.casefold())


def _now(known: KnownActor, published: DateRange) -> bool:
    """Whether a page was published within one of the terms, as far as that is known."""
    return published.known and any(term.overlaps(published) is not Answer.NO for term in known.terms)


def _is(actor: Actor, known: KnownActor) -> bool:
    """Whether an actor is somebody known: by a full name, or a government by whose it is."""
    if actor.country not in (None, known.country):
        return False
    names = {name.casefold() for name in (actor.name, *actor.aliases)}
    if actor.kind == "government":
        words = actor.name.split()
        return known.family in words[:-1] and words[-1].lower() in offices().governments
    return actor.kind == "person" and any(name.casefold() in names for name in known.names)


def _period(known: KnownActor, published: DateRange) -> DateRange:
    """The term in which a page was published, or the last one that began before it; unknown where that is open."""
    if len(known.terms) == 1:
        return known.terms[0]
    if not published.known:
        return UNKNOWN_DATE
    begun = [t for t in known.terms if not t.earliest or not published.latest or t.earliest <= published.latest]
    current = [t for t in begun if t.overlaps(published) is not Answer.NO]
    return next(iter((*current[-1:], *begun[-1:])), UNKNOWN_DATE)


def _of_state(actor: Actor, country: str | None, link: ActsFor, states: dict[str, str]) -> Actor:
    """With the link to its state, where the document names that one; a link that is there gets the period."""
    state = states.get(country or "")
    if state is None or state == actor.id:
        return actor
    kept = tuple(one for one in actor.acts_for if one.actor != state)
    own = next((one for one in actor.acts_for if one.actor == state), replace(link, actor=state))
    return replace(actor, acts_for=(replace(own, period=link.period), *kept))
