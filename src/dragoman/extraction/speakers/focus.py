"""Who is in focus: sightings of entities as a text goes on, weighed by grammatical role and distance.

After Lappin and Leass (1994): a subject weighs more than an object, and every sentence takes away part of the weight.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.actors.entities import Entity
from dragoman.language.analysis import Token

WEIGHT = {
    "nsubj": 1.0,
    "nsubjpass": 0.9,
    "agent": 0.8,
    "poss": 0.6,
    "dobj": 0.6,
    "dative": 0.6,
    "pobj": 0.45,
    "attr": 0.4,
}
OTHER = 0.25
DECAY = 0.55
QUOTED = 0.35
"""Share of its weight that a sighting keeps for pronouns outside the quotation it stands in."""

WINDOW = 8
"""Sentences after which a sighting no longer counts."""


@dataclass(frozen=True)
class Sighting:
    """An entity at a token, in a sentence, inside a quotation (its number) or outside any (-1)."""

    entity: Entity
    token: int
    sentence: int
    weight: float
    quotation: int


class Focus:
    """The sightings so far; `last_speaker` is who was reported last, in which paragraph, and by which token."""

    def __init__(self) -> None:
        self._seen: deque[Sighting] = deque()
        self.last_speaker: tuple[Entity, int, int] | None = None

    def see(self, entity: Entity, token: Token, sentence: int, quotation: int) -> None:
        """Note an entity."""
        while self._seen and self._seen[0].sentence < sentence - WINDOW:
            self._seen.popleft()
        weight = WEIGHT.get(token.dep, OTHER)
        self._seen.append(Sighting(entity, token.index, sentence, weight, quotation))

    def ranked(
        self, sentence: int, quotation: int, fit: Callable[[Entity], float], hidden: Callable[[int], bool]
    ) -> list[tuple[float, Entity]]:
        """Entities with their weight times how well they `fit`, heaviest first; `hidden` tokens do not count."""
        best: dict[tuple[int, int], tuple[float, Entity]] = {}
        latest: dict[int, int] = {}
        for s in self._seen:
            if hidden(s.token):
                continue
            weight = s.weight * DECAY ** (sentence - s.sentence) * (1 if s.quotation in (-1, quotation) else QUOTED)
            key = (id(s.entity), s.sentence)
            latest[id(s.entity)] = s.token
            if key not in best or best[key][0] < weight:
                best[key] = (weight, s.entity)
        sums: dict[int, float] = {}
        entities: dict[int, Entity] = {}
        for (ident, _), (weight, entity) in best.items():
            sums[ident] = sums.get(ident, 0.0) + weight
            entities[ident] = entity
        ranked = [(weight * fit(entities[i]), latest[i], entities[i]) for i, weight in sums.items()]
        return [(w, e) for w, _, e in sorted(ranked, key=lambda r: (-r[0], -r[1])) if w > 0]
