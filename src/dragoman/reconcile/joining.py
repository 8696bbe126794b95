"""Joins: records of several reports that tell of one thing.

Two records are linked by what their own documents say, and the links are gone through from the surest to the least, so
the order in which documents arrive makes no difference. A new document changes only joins near its own records.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from dragoman.reconcile.candidates import asked
from dragoman.reconcile.cards import may_meet
from dragoman.reconcile.pairs import Scored, another, compare, strangers, weights
from dragoman.reconcile.shelves import MemoryShelf, Pair, Shelf
from dragoman.reconcile.traits import Trait
from dragoman.record.findings import Join

STRANGE = 2.0
"""What a pair takes off that names nobody alike; a misread name must not part what all others hold together."""

AT_ONCE = 500
"""Records taken in together; it makes no difference but to how often the shelf is asked."""


Standing = Callable[[Collection[str]], Mapping[str, tuple[str, ...]]]
"""From records to the members, in order, of the join that each stands in; those that stand alone are left out."""


class Web:
    """The records compared so far, on a shelf. Add what is new; ask for the joins that it changes.

    `apart` are pairs of records that people parted.
    """

    def __init__(self, shelf: Shelf | None = None, apart: Collection[Pair] = ()) -> None:
        self._shelf: Shelf = MemoryShelf() if shelf is None else shelf
        self._apart = apart

    def add(self, traits: Iterable[Trait]) -> set[str]:
        """Take in records, compare them with those they may meet; the ids of those that are new."""
        added: set[str] = set()
        pending = iter(traits)
        while batch := {trait.record: trait for trait in reversed(list(islice(pending, AT_ONCE)))}:
            known = self._shelf.traits(batch)
            new = {record: trait for record, trait in batch.items() if record not in known}
            self._shelf.put(new.values())
            self._shelf.link(self._compared(new))
            added |= new.keys()
        return added

    def drop(self, records: Collection[str]) -> None:
        """Let go of records."""
        self._shelf.drop(self._shelf.traits(records).values())

    def regroup(self, records: Collection[str], standing: Standing) -> tuple[set[str], tuple[Join, ...]]:
        """The records, new or torn from their joins, with all others whose joins change along with theirs; and the
        joins of all these as they are now. `standing` gives the joins as they were.

        The outcome is that of parting everything anew. How a group comes together rests on the links inside of it, as
        long as no other joins it: one that comes out as it was beside the changed ones hands nothing on.
        """
        changing = set(records)
        while True:
            near = {other for linked in self._shelf.links(changing).values() for other in linked} - changing
            before = standing(near)
            seen = changing | near | {member for group in before.values() for member in group}
            joins = self.joins(seen)
            now = {member: join.members for join in joins for member in join.members}
            known = {member: group for group in before.values() for member in group}
            moved = {record for record in seen - changing if now.get(record) != known.get(record)}
            if not moved:
                return changing, tuple(join for join in joins if join.members[0] in changing)
            changing |= moved

    def _compared(self, new: Mapping[str, Trait]) -> dict[Pair, Scored]:
        pairs = self._candidates(new)
        traits = {**self._shelf.traits({record for pair in pairs for record in pair} - new.keys()), **new}
        scored = {(one, other): compare(traits[one], traits[other]) for one, other in sorted(pairs)}
        least = {layer: known["threshold"] for layer, known in weights().items()}
        return {pair: found for pair, found in scored.items() if found.score >= least[traits[pair[0]].layer]}

    def _candidates(self, new: Mapping[str, Trait]) -> set[Pair]:
        keys = {record: asked(trait) for record, trait in new.items()}
        holders = self._shelf.holders(frozenset().union(*keys.values()))
        found = ((one, {o for key in asks for o in holders.get(key, ())}) for one, asks in keys.items())
        pairs = {(min(one, other), max(one, other)) for one, others in found for other in others if one != other}
        cards = self._shelf.cards({record for pair in pairs for record in pair})
        return {(one, other) for one, other in pairs if may_meet(cards[one], cards[other])}

    def joins(self, records: Collection[str]) -> tuple[Join, ...]:
        """The joins among the records, with their reasons; those that stand alone are left out."""
        linked = self._shelf.links(records)
        traits = self._shelf.traits(linked)
        links = {
            (one, other): scored
            for one, others in linked.items()
            for other, scored in others.items()
            if one < other and other in traits
        }
        found = (_join(group, traits, linked) for group in part(traits, links, self._apart))
        return tuple(sorted(found, key=lambda j: j.id))


def _join(group: tuple[str, ...], traits: Mapping[str, Trait], linked: Mapping[str, Mapping[str, Scored]]) -> Join:
    members = set(group)
    reasons = {
        reason for one in group for other in members & linked[one].keys() for reason in linked[one][other].reasons
    }
    return Join(layer=traits[group[0]].layer, members=group, reasons=tuple(sorted(reasons)) or ("alike as a whole",))


def counted(joins: Iterable[Join], homes: Mapping[str, str], sources: Mapping[str, str]) -> Iterator[Join]:
    """The joins with the number of their independent sources. `homes` gives the document of each record, `sources`
    what a document counts as."""
    for join in joins:
        documents = {homes[member] for member in join.members}
        yield replace(join, independent_sources=len({sources.get(d, d) for d in documents}))


def part(
    traits: Mapping[str, Trait], links: Mapping[Pair, Scored], apart: Collection[Pair]
) -> Iterator[tuple[str, ...]]:
    """Groups of linked records, the surest links first; none holds two that are set apart, by what they say or by
    people (`apart`, pairs in the order of ids)."""
    home = {record: record for pair in links for record in pair}
    members = {record: [record] for record in home}
    near: dict[str, list[str]] = {record: [] for record in home}
    parted: dict[Pair, tuple[int, int]] = {}
    for one, other in links:
        near[one].append(other)
        near[other].append(one)
    for one, other in sorted(links, key=lambda pair: (-links[pair].score, pair)):
        first, second = sorted((home[one], home[other]))
        if first == second:
            continue
        ours, theirs = members[first], members[second]
        sizes = len(ours), len(theirs)
        if parted.get((first, second)) == sizes:
            continue  # groups only grow: these two were looked at as they are
        few, rest = (ours, second) if len(ours) < len(theirs) else (theirs, first)
        linked = sum(home[other] == rest for one in few for other in near[one])
        # No score is above 1: where too few are linked, the scores need not be added up.
        cohesion = weights()[traits[one].layer]["cohesion"]
        if linked >= cohesion * len(ours) * len(theirs) and _belong(ours, theirs, traits, links, apart):
            members[first] += members.pop(second)
            home.update(dict.fromkeys(members[first], first))
        else:
            parted[first, second] = sizes
    yield from (tuple(sorted(group)) for group in members.values() if len(group) > 1)


def _belong(
    ours: list[str],
    theirs: list[str],
    traits: Mapping[str, Trait],
    links: Mapping[Pair, Scored],
    apart: Collection[Pair],
) -> bool:
    """Whether enough pairs across two groups are linked, and none is set apart; names may be misread now and then."""
    total = 0.0
    for one in ours:
        for other in theirs:
            pair = (min(one, other), max(one, other))
            if pair in apart or another(traits[one], traits[other]):
                return False
            if pair in links:
                total += links[pair].score
            elif strangers(traits[one], traits[other]):
                total -= STRANGE
    return total >= weights()[traits[ours[0]].layer]["cohesion"] * len(ours) * len(theirs)
