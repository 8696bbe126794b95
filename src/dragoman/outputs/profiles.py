"""Profiles: everybody under one name, however many reports name them, with what they take part in and with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.findings import Join

MOST_MET = 20


@dataclass(frozen=True, kw_only=True)
class Profile:
    """An actor as all reports name it. `records` counts what it takes part in by layer, `met` with whom, by the key of
    the other, the most frequent first."""

    members: tuple[Actor, ...]
    records: Mapping[str, int]
    met: tuple[tuple[str, int], ...] = ()
    join: Join | None = None

    @property
    def key(self) -> str:
        """The id of the member that stands for all."""
        return self.first.id

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


def profiles(docket: DocketExport) -> tuple[Profile, ...]:
    """All actors, those joined as one; who is in most records first."""
    groups = list(_groups(docket))
    keys = {a.id: Profile(members=tuple(members), records={}).key for _, members in groups for a in members}
    counted, met = _counts(docket, keys), _met(docket, keys)
    found = [
        Profile(
            members=tuple(members),
            records=dict(sorted(counted[keys[members[0].id]].items())),
            met=tuple(sorted(met[keys[members[0].id]].items(), key=lambda x: (-x[1], x[0]))[:MOST_MET]),
            join=join,
        )
        for join, members in groups
    ]
    return tuple(sorted(found, key=lambda p: (-sum(p.records.values()), p.first.name, p.first.id)))


def keys_of(found: Iterable[Profile]) -> dict[str, str]:
    """For each actor's id the key of its profile."""
    return {actor.id: profile.key for profile in found for actor in profile.members}


def _groups(docket: DocketExport) -> Iterator[tuple[Join | None, list[Actor]]]:
    known = {a.id: a for a in docket.actors}
    joins = [j for j in docket.joins if j.layer == "actors"]
    for join in joins:
        if members := [known[m] for m in join.members if m in known]:
            yield join, members
    joined = {member for join in joins for member in join.members}
    yield from ((None, [a]) for a in docket.actors if a.id not in joined)


def _counts(docket: DocketExport, keys: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Records by layer, of each profile."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    pairs = [(s.speaker, "statements") for s in docket.statements if s.speaker]
    pairs += [(p.actor, "events") for e in docket.events for p in e.participants]
    pairs += [(a, "contacts") for c in docket.contacts for a in (c.initiator, c.target)]
    pairs += [(c.obligor, "commitments") for c in docket.commitments]
    pairs += [(p.actor, "processes") for p in docket.processes]
    for actor, layer in pairs:
        if actor in keys:
            found[keys[actor]][layer] += 1
    return found


def _met(docket: DocketExport, keys: Mapping[str, str]) -> dict[str, Counter[str]]:
    """How often each met or spoke with each other: in consultations that took place, and contacts."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    held = [e for e in docket.events if e.type == "CONSULT" and e.factuality == "actual"]
    parties = [{p.actor for p in e.participants} for e in held]
    parties += [{c.initiator, c.target} for c in docket.contacts]
    for present in parties:
        for one, other in permutations(sorted({keys[a] for a in present if a in keys}), 2):
            found[one][other] += 1
    return found
