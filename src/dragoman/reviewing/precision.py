"""How far the machine is to be trusted, as people's decisions tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from dragoman.record.decisions import JOINS, Decision, Ruling

NORMAL_95 = 1.959964
"""Standard deviations that hold 95 % of a normal distribution."""


@dataclass(frozen=True, kw_only=True)
class Precision:
    """How often people found the machine right, for one layer: an edited record was not wholly so. `added` are records
    that it missed and somebody wrote."""

    layer: str
    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    added: int = 0

    @property
    def decided(self) -> int:
        """Records that somebody decided on."""
        return self.accepted + self.edited + self.rejected

    @property
    def share(self) -> float:
        """The share accepted as proposed; 0 where nothing was decided."""
        return self.accepted / self.decided if self.decided else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share for all records lies with 95 % confidence (Wilson's score interval), if those decided on were
        not picked for how they looked."""
        if not self.decided:
            return 0.0, 1.0
        n, z2 = self.decided, NORMAL_95**2
        middle = (self.share + z2 / (2 * n)) / (1 + z2 / n)
        half = NORMAL_95 / (1 + z2 / n) * sqrt(self.share * (1 - self.share) / n + z2 / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


def precision(made: Iterable[Decision], rulings: Mapping[str, Ruling]) -> tuple[Precision, ...]:
    """By layer, from the records decided on one by one: what was accepted in one go was not looked at singly."""
    decisions = [d for d in made if d.layer != JOINS and d.verb != "comment"]
    at_once = Counter((d.author, d.at) for d in decisions if d.verb == "accept")
    layers = {d.record: d.layer for d in decisions if at_once[d.author, d.at] < 2}
    added = {d.record for d in decisions if d.verb == "add"}
    counts: Counter[tuple[str, str]] = Counter()
    for record, ruling in rulings.items():
        if record in layers:
            counts[layers[record], "add" if record in added else _outcome(ruling)] += 1
    return tuple(
        Precision(
            layer=layer,
            accepted=counts[layer, "accept"],
            edited=counts[layer, "edit"],
            rejected=counts[layer, "reject"],
            added=counts[layer, "add"],
        )
        for layer in sorted({layer for layer, _ in counts})
    )


def _outcome(ruling: Ruling) -> str:
    """What became of a record; one accepted after it was edited was edited."""
    return "edit" if ruling.verb == "accept" and ruling.changes else ruling.verb
