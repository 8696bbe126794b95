"""The little that tells whether two records can be one at all, looked at before they are read and compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from hashlib import blake2b
from operator import or_
from typing import Any

from dragoman.reconcile.pairs import NEAR, together
from dragoman.reconcile.parties import Party, unknown
from dragoman.reconcile.traits import Trait
from dragoman.record.dates import UNKNOWN_DATE

EVER = (date.min.toordinal(), date.max.toordinal())


@dataclass(frozen=True)
class Card:
    """The days of a record, as numbers; whether its parties do it together; the names and states that those who act,
    and the others, are known by; and the bearings among the one and the other."""

    first: int
    last: int
    together: bool
    agents: frozenset[str]
    others: frozenset[str]
    bearings: tuple[int, int] = (0, 0)
    told: int = 0


def card_of(trait: Trait) -> Card:
    """The card of a record. A process runs on whatever the days."""
    bounds = trait.bounds if trait.layer != "processes" else UNKNOWN_DATE
    return Card(
        first=bounds.earliest.toordinal() if bounds.earliest else EVER[0],
        last=bounds.latest.toordinal() if bounds.latest else EVER[1],
        together=together(trait),
        agents=_names(trait.agents),
        others=_names(trait.others),
        bearings=(_bearings(trait.agents), _bearings(trait.others)),
        told=told(trait),
    )


def may_meet(one: Card, other: Card) -> bool:
    """False only where `pairs.set_apart` holds, by days or by parties, whatever else the two records say."""
    if max(one.first - other.last, other.first - one.last) > NEAR:
        return False
    if one.told == other.told:
        return True
    ours, theirs = one.bearings, other.bearings
    agents = _strange(one.agents, other.agents) and not unknown(ours[0], theirs[0])
    others = _strange(one.others, other.others) and not unknown(ours[1], theirs[1])
    if (agents or others) and not (one.together or other.together):
        return False
    everybody = _strange(one.agents | one.others, other.agents | other.others)
    everybody = everybody and not unknown(ours[0] | ours[1], theirs[0] | theirs[1])
    return not (everybody and (agents or others or (one.together and other.together)))


def to_value(card: Card) -> Any:
    """The card as a JSON value."""
    return [card.first, card.last, card.together, sorted(card.agents), sorted(card.others), card.bearings, card.told]


def from_value(value: Any) -> Card:
    """The card that `to_value` turned into a value."""
    first, last, together, agents, others, bearings, told_ = value
    return Card(first, last, together, frozenset(agents), frozenset(others), tuple(bearings), told_)


def told(trait: Trait) -> int:
    """A hash of the words of the sentence, the same in a report and in a copy of it."""
    words = " ".join(sorted(trait.context))
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "big")


def _strange(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both name somebody, and none of them can be the same."""
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _bearings(parties: Iterable[Party]) -> int:
    return reduce(or_, (party.bearing for party in parties), 0)


def _names(parties: Iterable[Party]) -> frozenset[str]:
    """Whatever two parties share that are alike."""
    return frozenset(name for party in parties for name in (*party.keys, *(" ".join(sorted(n)) for n in party.names)))
