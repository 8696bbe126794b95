"""Joins: records of several reports that tell of one thing.

Two records are linked by what their own documents say; linked ones make a web, and each web is parted into joins by
itself, so the order in which documents arrive makes no difference and a new document touches only its own webs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.reconcile.candidates import asked, posted
from dragoman.reconcile.pairs import Scored, compare, set_apart, weights
from dragoman.reconcile.traits import Trait
from dragoman.record.findings import Join

COHESION = 0.15
"""Mean score across two groups from which on they are one; a pair without a link counts as nought."""

Pair = tuple[str, str]


@dataclass
class Web:
    """The records compared so far, their keys and their links. Add what is new; ask for the joins it touches."""

    traits: dict[str, Trait] = field(default_factory=dict)
    links: dict[str, dict[str, Scored]] = field(default_factory=lambda: defaultdict(dict))
    apart: set[Pair] = field(default_factory=set)
    _posted: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _asked: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, traits: Iterable[Trait]) -> set[str]:
        """Take in records, compare them with those they may meet; the ids of all whose joins may have changed."""
        touched: set[str] = set()
        for trait in traits:
            if trait.record not in self.traits:
                self._link(trait)
                touched.add(trait.record)
        return self._reach(touched)

    def _link(self, trait: Trait) -> None:
        for other in self._candidates(trait):
            scored = compare(trait, self.traits[other])
            if scored.score >= weights()[trait.layer]["threshold"]:
                self.links[trait.record][other] = self.links[other][trait.record] = scored
        self.traits[trait.record] = trait
        for key in posted(trait):
            self._posted[key].add(trait.record)
        for key in asked(trait):
            self._asked[key].add(trait.record)

    def _candidates(self, trait: Trait) -> set[str]:
        found = {record for key in asked(trait) for record in self._posted.get(key, ())}
        return found | {record for key in posted(trait) for record in self._asked.get(key, ())}

    def _reach(self, records: Collection[str]) -> set[str]:
        """The records and all they hang together with."""
        found, pending = set(records), list(records)
        while pending:
            new = self.links.get(pending.pop(), {}).keys() - found
            found |= new
            pending += new
        return found

    def groups(self, records: Collection[str] | None = None) -> Iterator[tuple[str, ...]]:
        """The records (all, or whole webs of them) by what they tell of; those that stand alone are left out."""
        chosen = self.traits if records is None else records
        links = {
            (one, other): scored
            for one in chosen
            for other, scored in self.links.get(one, {}).items()
            if one < other and other in chosen
        }
        yield from part({one: self.traits[one] for one in chosen}, links, self.apart)

    def joins(self, sources: Mapping[str, str], records: Collection[str] | None = None) -> tuple[Join, ...]:
        """The joins with their reasons. `sources` gives what a document counts as among independent sources."""
        found = [self._join(group, sources) for group in self.groups(records)]
        return tuple(sorted(found, key=lambda j: j.id))

    def _join(self, group: tuple[str, ...], sources: Mapping[str, str]) -> Join:
        members = set(group)
        linked = (self.links[one].get(other) for one in group for other in members)
        reasons = {reason for scored in linked if scored for reason in scored.reasons}
        documents = {self.traits[record].document for record in group}
        return Join(
            layer=self.traits[group[0]].layer,
            members=group,
            reasons=tuple(sorted(reasons)) or ("alike as a whole",),
            independent_sources=len({sources.get(d, d) for d in documents}),
        )


def part(
    traits: Mapping[str, Trait], links: Mapping[Pair, Scored], apart: Collection[Pair]
) -> Iterator[tuple[str, ...]]:
    """Groups of linked records, the surest links first; none holds two that are set apart, by what they say or by
    people (`apart`, pairs in the order of ids)."""
    home = {record: record for pair in links for record in pair}
    members = {record: [record] for record in home}
    for one, other in sorted(links, key=lambda pair: (-links[pair].score, pair)):
        first, second = sorted((home[one], home[other]))
        if first != second and _belong(members[first], members[second], traits, links, apart):
            members[first] += members.pop(second)
            home.update(dict.fromkeys(members[first], first))
    yield from (tuple(sorted(group)) for group in members.values() if len(group) > 1)


def _belong(
    ours: list[str],
    theirs: list[str],
    traits: Mapping[str, Trait],
    links: Mapping[Pair, Scored],
    apart: Collection[Pair],
) -> bool:
    """Whether enough pairs across two groups are linked, and none is set apart."""
    total = 0.0
    for one in ours:
        for other in theirs:
            pair = (min(one, other), max(one, other))
            if pair in apart or set_apart(traits[one], traits[other]):
                return False
            total += links[pair].score if pair in links else 0.0
    return total >= COHESION * len(ours) * len(theirs)
