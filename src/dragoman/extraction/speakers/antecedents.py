"""Whom a definite noun takes up: everybody that a text has called by a noun, and who of them is in focus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.index import Index
from dragoman.extraction.speakers.nominals import Nominal, affiliation
from dragoman.vocabulary.offices import offices

REMEMBERED = 8
"""So many unnamed ones of one noun may be taken up again; the oldest are forgotten."""

COLLECTIVE = "police"
"""A noun that takes up others of its kind without an article, and in any number."""

Rank = Callable[[Callable[[Entity], float]], list[tuple[float, Entity]]]
"""Entities with their weight in focus times how well they fit, heaviest first."""


class Bearers:
    """Who has borne which noun so far; `at` tells the entity that a token means."""

    def __init__(self, index: Index, at: Mapping[int, Entity]) -> None:
        self._index = index
        self._at = at
        self._by_noun: dict[str, list[Entity]] = {}

    def enrol(self, entity: Entity) -> None:
        """Remember an entity by the nouns that may take it up."""
        roles = [role.lower() for role in entity.roles]
        titles = {title for title in offices().titles for role in roles if role.endswith(title)}
        for noun in sorted(entity.heads | titles):
            listed = self._by_noun.setdefault(noun, [])
            if entity not in listed:
                listed.append(entity)
            nameless = [e for e in listed if e.anonymity != "named"]
            if len(nameless) > REMEMBERED:
                listed.remove(nameless[0])

    def of(self, noun: str) -> list[Entity]:
        """Who has borne a noun, or a narrower one."""
        return [e for word in (noun, *sorted(offices().narrower(noun))) for e in self._by_noun.get(word, ())]

    def taken_up(self, read: Nominal, rank: Rank) -> Entity | None:
        """Who a noun means: first whoever bore that very noun, then whoever bore a narrower one ("the lawmaker")."""
        if read.other or not (read.definite or read.lemma == COLLECTIVE):
            return None
        same = self._fitting(read, self._by_noun.get(read.lemma, ()))
        if found := _foremost(same, rank):
            return found
        if len(same) == 1:
            return same[0]
        return _foremost(self._fitting(read, self.of(read.lemma)), rank)

    def _fitting(self, read: Nominal, known: Iterable[Entity]) -> list[Entity]:
        """Those of the noun's number, gender, owner and state, with most of its other words in their titles."""
        found = [e for e in known if e.plural == read.plural or read.lemma == COLLECTIVE]
        found = [e for e in found if not (read.gender and e.gender and e.gender != read.gender)]
        found = [e for e in found if read.count in (None, e.count)]
        if read.owner is not None:
            owner = self._at.get(read.owner.index)
            found = [e for e in found if owner is not None and _belongs(e, owner)]
        return self._alike(read, found)

    def _alike(self, read: Nominal, known: list[Entity]) -> list[Entity]:
        state = affiliation(self._index, read)
        known = [e for e in known if not (state and e.country and e.country != state)]
        kids = self._index.analysis.children(read.head.index)
        beside = {k.lemma for k in kids if k.dep in ("compound", "amod", "nmod")}
        shared = {id(e): len(beside & {w.lower() for role in (*e.roles, e.name) for w in role.split()}) for e in known}
        most = max(shared.values(), default=0)
        return [e for e in known if shared[id(e)] == most]


def _foremost(known: Iterable[Entity], rank: Rank) -> Entity | None:
    ids = {id(e) for e in known}
    ranked = rank(lambda e: 1.0 if id(e) in ids else 0.0) if ids else []
    return ranked[0][1] if ranked else None


def _belongs(entity: Entity, owner: Entity) -> bool:
    """Whether somebody is told of an owner: as his wife, or as a campaign that bears his name."""
    if any(whom is owner for whom, _ in entity.acts_for):
        return True
    family = owner.name.split()[-1] if owner.kind == "person" else owner.name
    return entity.kind not in ("person", "unnamed") and family in entity.name
