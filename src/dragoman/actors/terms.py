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
        return _of_state(actor, actor.country, actor.role, UNKNOWN_DATE, states)
    who = next((k for k in known if _is(actor, k)), None)
    if who is None:
        return actor
    role = None if actor.kind == "government" else actor.role or who.role
    placed = replace(actor, country=actor.country or who.country, role=role)
    return _of_state(placed, who.country, role, _period(who, published), states)


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


def _of_state(actor: Actor, country: str | None, role: str | None, period: DateRange, states: dict[str, str]) -> Actor:
    """With the link to its state, where the document names that one; a link that is there gets the period."""
    state = states.get(country or "")
    if state is None or state == actor.id:
        return actor
    kept = tuple(link for link in actor.acts_for if link.actor != state)
    own = next((link for link in actor.acts_for if link.actor == state), ActsFor(actor=state, role=role))
    return replace(actor, acts_for=(replace(own, period=period), *kept))
