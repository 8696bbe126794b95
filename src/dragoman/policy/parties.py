"""Which actors of the record a policy's parties mean: by state, by name, and by whom somebody acts for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from dragoman.record.actors import Actor
from dragoman.record.findings import Join
from dragoman.vocabulary.countries import countries

OWN_VOICE = frozenset({"organisation", "document"})
"""Kinds of actor that have a home country and do not speak for it."""

OFFICES = frozenset({"body", "government", "office"})
SPOKESMAN = re.compile(r"spokes(?:man|woman|person)|press (?:secretary|officer)", re.IGNORECASE)

Keys = frozenset[str]
"""What an actor answers to: codes of states, and names in small letters."""


def actor_keys(
    actors: Iterable[Actor],
    joins: Iterable[Join],
    transcripts: Collection[str] = frozenset(),
    voices: Collection[str] = frozenset(),
) -> dict[str, Keys]:
    """By actor id what it answers to: its state or name, those it acts for, its members, and all of these of the actors
    joined with it. `transcripts` are ids of documents in which an office speaks for itself, `voices` those of actors
    who have the word there."""
    known = {actor.id: actor for actor in actors}
    own = {id_: set(_own(actor)) for id_, actor in known.items()}
    for id_, country in _spokesmen(known.values(), transcripts, voices):
        own[id_].add(country)
    shared = [[m for m in join.members if m in known] for join in joins if join.layer == "actors"]
    for _ in range(2):  # through a join, and on from there to whom the other one acts for
        for id_, actor in known.items():
            for other in (*actor.members, *(link.actor for link in actor.acts_for)):
                own[id_] |= own.get(other, set())
        for members in shared:
            union = set().union(*(own[m] for m in members))
            for member in members:
                own[member] |= union
    return {id_: frozenset(keys) for id_, keys in own.items()}


def member_key(member: str) -> str:
    """A member of a party as `actor_keys` writes it."""
    return member if member in countries() else member.casefold().removeprefix("the ")


def _spokesmen(
    actors: Iterable[Actor], transcripts: Collection[str], voices: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Persons who speak for an office that is not told, with the state of all offices that their document names: press
    secretaries, and in the transcript of an office those who have the word or a title. Nobody where offices of two
    states are named."""
    by_document: dict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        by_document[actor.mentions[0].document].append(actor)
    for document, own in by_document.items():
        states = {actor.country for actor in own if actor.kind in OFFICES and actor.country}
        if len(states) != 1:
            continue
        for actor in own:
            role = actor.role or ""
            speaks = document in transcripts and bool(role or actor.id in voices)
            speaks = speaks or bool(SPOKESMAN.search(role))
            if speaks and actor.kind == "person" and not actor.country and not actor.acts_for:
                yield actor.id, next(iter(states))


def _own(actor: Actor) -> Iterable[str]:
    if actor.country and actor.kind not in OWN_VOICE:
        yield actor.country
    for name in (actor.name, *actor.aliases):
        bare = name.casefold()
        yield bare
        yield bare.removeprefix("the ")
