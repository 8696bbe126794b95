"""Actors of two documents compared by what each document says of them: no other document is asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.reconcile.bynames import community
from dragoman.reconcile.words import words
from dragoman.record.actors import Actor, ActorKind
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.offices import offices
from dragoman.vocabulary.organisations import organs

STATELY = frozenset({"state", "government"})
PRIVATE, OFFICIAL, BODY, STATE = 1, 2, 4, 8
"""Bearings of a party: a person without and with a state, anything else without and with one."""

EMPTY = frozenset({"the", "of", "and", "for", "a", "an", "s"})


@dataclass(frozen=True)
class Party:
    """What is known of an actor by itself: the words of its names, its countries and the bodies it acts for, and what
    it is known by."""

    kind: ActorKind
    names: tuple[frozenset[str], ...]
    states: frozenset[str]
    key: str

    @property
    def bearing(self) -> int:
        """Whether it is a person, and whether its state is told: one of four bits."""
        if self.kind == "person":
            return OFFICIAL if self.states else PRIVATE
        return STATE if self.states else BODY

    @property
    def keys(self) -> frozenset[str]:
        """What it may be looked up by: its country or countries, else its name."""
        return self.states | {self.key} if self.key else self.states


def party(actor: Actor, known: dict[str, Actor]) -> Party:
    """An actor as it is compared; `known` are the actors of its document by id."""
    people = community(actor)
    states = {people} if people else {actor.country} if actor.country else set()
    for deed in actor.acts_for if people is None else ():
        if principal := known.get(deed.actor):
            states.add(principal.country or _key(principal))
    if (whole := organs().get(actor.name)) is not None:
        states.add(_words_key(whole))
    for member in actor.members:
        if found := known.get(member):
            states.add(found.country or _key(found))
    names = tuple(_name(name) for name in (actor.name, *actor.aliases))
    return Party(
        kind=actor.kind, names=tuple(n for n in names if n), states=frozenset(s for s in states if s), key=_key(actor)
    )


@cache
def _name(name: str) -> frozenset[str]:
    return frozenset(words(name)) - EMPTY


def _key(actor: Actor) -> str:
    """Surname of a person, all words of another name; nothing for who has no name ("his government")."""
    if actor.kind in ("unnamed", "group") or (actor.kind in STATELY and actor.country) or _common(actor.name):
        return ""
    name = [word for word in words(actor.name) if word not in EMPTY]
    if name and actor.kind == "person":
        return name[0] if name[0] in offices().family_first else name[-1]
    return _words_key(actor.name)


def _words_key(name: str) -> str:
    return " ".join(sorted(word for word in words(name) if word not in EMPTY))


def _common(name: str) -> bool:
    """Whether a name is none, but common nouns, maybe where a sentence begins: "Both teams", "the experts"."""
    first, _, rest = name.partition(" ")
    vocabulary = comparing_words()
    counted = first.lower() in vocabulary.numbers or first.lower() in vocabulary.function_words
    return name.islower() or (counted and rest.islower())


def alike(one: Party, other: Party) -> float:
    """1 for the same actor, less for a person and the state he acts for, 0 for others."""
    if one.kind in STATELY and other.kind in STATELY and one.states and other.states:
        return 1.0 if one.states & other.states else 0.0
    if one.key and other.key and _same_name(one, other):
        return 1.0
    if one.keys & other.keys:
        both_people = one.kind == other.kind == "person" and one.key and other.key
        return 0.0 if both_people else 0.7
    return 0.0


def apart(one: Party, other: Party) -> bool:
    """Whether the two surely are others. A person whose state is not told may be of that state or of that body."""
    return not alike(one, other) and not unknown(one.bearing, other.bearing)


def unknown(one: int, other: int) -> bool:
    """Whether of two parties of these bearings one may belong to the other for all that is told."""
    return bool((one & PRIVATE and other & (BODY | STATE)) or (other & PRIVATE and one & (BODY | STATE))) or bool(
        (one & OFFICIAL and other & BODY) or (other & OFFICIAL and one & BODY)
    )


def _same_name(one: Party, other: Party) -> bool:
    if one.kind == "person" and other.kind == "person":
        return one.key == other.key and any(a <= b or b <= a for a in one.names for b in other.names)
    if "person" in (one.kind, other.kind) or (one.states and other.states and one.states.isdisjoint(other.states)):
        return any(a == b for a in one.names for b in other.names)
    return any(a == b or _cut_short(a, b) or _cut_short(b, a) for a in one.names for b in other.names)


def _cut_short(name: frozenset[str], whole: frozenset[str]) -> bool:
    """Whether a name is but the word for what the other is: "the Front", "the Mission"."""
    return len(name) == 1 and name < whole and name <= offices().institutions | offices().movements
