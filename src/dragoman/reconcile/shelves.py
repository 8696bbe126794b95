"""Where records are kept while they are compared: in memory here; a docket keeps them in its file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from dragoman.reconcile.candidates import Key, posted
from dragoman.reconcile.cards import Card, card_of
from dragoman.reconcile.pairs import Scored
from dragoman.reconcile.traits import Trait

Pair = tuple[str, str]
"""Ids of two records, the lesser first."""


class Shelf(Protocol):
    """The records compared so far, the keys they are posted under, and their links. Unknown ids are passed over."""

    def holders(self, keys: Collection[Key]) -> Mapping[Key, Collection[str]]:
        """Ids of the records posted under each of the keys; keys that nothing is posted under are left out."""
        ...

    def cards(self, records: Collection[str]) -> Mapping[str, Card]:
        """The cards of the records kept of those asked for."""
        ...

    def traits(self, records: Collection[str]) -> Mapping[str, Trait]:
        """The records kept of those asked for."""
        ...

    def links(self, records: Collection[str]) -> Mapping[str, Mapping[str, Scored]]:
        """What each of the records is linked with; those without a link are left out."""
        ...

    def put(self, traits: Collection[Trait]) -> None:
        """Keep records that are not kept yet, under the keys they are posted under."""
        ...

    def link(self, links: Mapping[Pair, Scored]) -> None:
        """Keep links between records that are kept."""
        ...

    def drop(self, traits: Collection[Trait]) -> None:
        """Let go of records, with their keys and links."""
        ...


class MemoryShelf:
    """A shelf that lasts as long as the program."""

    def __init__(self, traits: Iterable[Trait] = (), links: Mapping[Pair, Scored] | None = None) -> None:
        self.all: dict[str, Trait] = {}
        self._cards: dict[str, Card] = {}
        self._links: dict[str, dict[str, Scored]] = defaultdict(dict)
        self._posted: dict[Key, list[str]] = defaultdict(list)
        self.put(tuple(traits))
        self.link(links or {})

    def holders(self, keys: Collection[Key]) -> Mapping[Key, Collection[str]]:
        """See `Shelf`."""
        return {key: self._posted[key] for key in keys if key in self._posted}

    def cards(self, records: Collection[str]) -> Mapping[str, Card]:
        """See `Shelf`."""
        return {record: self._cards[record] for record in records if record in self._cards}

    def traits(self, records: Collection[str]) -> Mapping[str, Trait]:
        """See `Shelf`."""
        return {record: self.all[record] for record in records if record in self.all}

    def links(self, records: Collection[str]) -> Mapping[str, Mapping[str, Scored]]:
        """See `Shelf`."""
        return {record: self._links[record] for record in records if record in self._links}

    def put(self, traits: Collection[Trait]) -> None:
        """See `Shelf`."""
        for trait in traits:
            self.all[trait.record] = trait
            self._cards[trait.record] = card_of(trait)
            for key in posted(trait):
                self._posted[key].append(trait.record)

    def link(self, links: Mapping[Pair, Scored]) -> None:
        """See `Shelf`."""
        for (one, other), scored in links.items():
            self._links[one][other] = self._links[other][one] = scored

    def drop(self, traits: Collection[Trait]) -> None:
        """See `Shelf`."""
        for trait in traits:
            for key in posted(trait):
                self._posted[key].remove(trait.record)
            for other in self._links.pop(trait.record, {}):
                self._links[other].pop(trait.record, None)
            del self.all[trait.record], self._cards[trait.record]
