"""One actor in many documents: joins by country, by full name, and by a surname only one person in the docket bears."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from itertools import combinations

from dragoman.record.actors import Actor
from dragoman.record.findings import Join
from dragoman.vocabulary.offices import offices

NAMED = frozenset({"state", "government", "body", "office", "person", "organisation"})
WORD = re.compile(r"\w+")

Name = tuple[str, ...]
"""The words of a name without case, hyphens and points: "Lee Min-ho" and "Lee Min Ho" are one."""


def join_actors(actors: Iterable[Actor]) -> tuple[Join, ...]:
    """Joins of actors that are the same by name; unnamed ones and groups are never joined."""
    known = [a for a in actors if a.kind in NAMED]
    bearers = _people_by_surname(known)
    groups: dict[tuple[str, Name], list[Actor]] = defaultdict(list)
    reasons: dict[tuple[str, Name], set[str]] = defaultdict(set)
    for actor in known:
        if found := _key(actor, bearers):
            key, reason = found
            groups[key].append(actor)
            reasons[key].add(reason)
    joins = [
        Join(layer="actors", members=tuple(a.id for a in group), reasons=tuple(sorted(reasons[key])))
        for key, group in groups.items()
        if len(group) > 1
    ]
    return tuple(sorted(joins, key=lambda j: j.id))


def _people_by_surname(actors: Iterable[Actor]) -> dict[str, set[Name]]:
    """Full names of people by surname."""
    found: dict[str, set[Name]] = defaultdict(set)
    for actor in actors:
        name = _name(actor)
        if actor.kind == "person" and len(name) > 1:
            found[name[0] if name[0] in offices().family_first else name[-1]].add(name)
    return found


def _name(actor: Actor) -> Name:
    return tuple(WORD.findall(actor.name.casefold()))


def _key(actor: Actor, bearers: dict[str, set[Name]]) -> tuple[tuple[str, Name], str] | None:
    """What actors that are one share, and why; None where a bare surname may be several people's."""
    if actor.kind == "state" and actor.country:
        return ("state", (actor.country,)), "same state"
    name = _name(actor)
    if actor.kind == "organisation" and len(name) > 1 and name in bearers.get(name[-1], ()):
        return ("person", name), "same name"  # a parser's guess, where another report tells better
    surname = len(name) == 1 and (actor.kind == "person" or (actor.kind == "organisation" and actor.name.istitle()))
    full = bearers.get(name[0], set()) if surname else set()
    if len(full) > 1 and actor.kind != "person":
        full = set()
    if len(full) > 1 or not name:
        return None
    if full:
        return ("person", next(iter(full))), "the only person of that surname"
    return (actor.kind, name), "same name"


def _unparted(join: Join, partings: Container[tuple[str, str]]) -> list[Join]:
    """A join, or what is left of it: who was parted from the fewest first, with whom he was not parted."""
    parted = [pair for pair in combinations(join.members, 2) if pair in partings]
    if not parted:
        return [join]
    counted = Counter(member for pair in parted for member in pair)
    groups: list[list[str]] = []
    for member in sorted(join.members, key=lambda m: (counted[m], m)):
        fit = (g for g in groups if not any((min(m, member), max(m, member)) in partings for m in g))
        group = next(fit, None)
        if group is None:
            groups.append([member])
        else:
            group.append(member)
    return [Join(layer=join.layer, members=tuple(g), reasons=join.reasons) for g in groups if len(g) > 1]


def with_unions(joins: Iterable[Join], made: Iterable[Join], partings: Container[tuple[str, str]]) -> tuple[Join, ...]:
    """The joins of actors with those that people made: groups that share a member become one. Of a join with members
    that somebody parted, those stay together that nobody parted."""
    kept = [part for join in joins for part in _unparted(join, partings)]
    by_hand = [j for j in made if j.layer == "actors"]
    groups: list[tuple[set[str], set[str]]] = []
    for join in (*kept, *by_hand):
        members, reasons = set(join.members), set(join.reasons)
        apart = []
        for group in groups:
            if group[0] & members:
                members |= group[0]
                reasons |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (members, reasons)]
    found = (Join(layer="actors", members=tuple(m), reasons=tuple(sorted(r))) for m, r in groups if len(m) > 1)
    return tuple(sorted(found, key=lambda join: join.id))
