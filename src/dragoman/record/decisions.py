"""What people decided about records, kept beside what the machine proposed (law 3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from dragoman.record.evidence import digest
from dragoman.record.findings import Join

DecisionVerb = Literal["accept", "reject", "edit"]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Somebody's ruling on a record. `undoes` names an earlier decision it takes back.

    `document`, `layer` and `spans` (offsets as in `span_key`) find the record again when a better extractor gives it
    another id. `change` is what an edit puts in place of fields of the record, as JSON.
    """

    id: str = field(init=False)
    record: str
    verb: DecisionVerb
    author: str
    at: datetime
    reason: str | None = None
    undoes: str | None = None
    document: str = ""
    layer: str = ""
    spans: str = ""
    change: str | None = None

    def __post_init__(self) -> None:
        changed = () if self.change is None else (self.change,)
        parts = (self.record, self.verb, self.author, self.at.isoformat(), *changed)
        object.__setattr__(self, "id", digest("x", *parts))


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """What holds for a record by all decisions on it: the last verb, and the changes of its edits, oldest first."""

    verb: DecisionVerb
    changes: tuple[str, ...] = ()


JOINS = "joins"
"""What `layer` says in a decision on a join; its `spans` are the ids of the members."""


def ruling_on(join: Join, verb: DecisionVerb, *, author: str, at: datetime, reason: str | None = None) -> Decision:
    """A decision on a join. A rejected one parts its members for good, whatever else comes to be joined with them."""
    members = ",".join(join.members)
    return Decision(
        record=join.id, verb=verb, author=author, at=at, reason=reason, document=join.layer, layer=JOINS, spans=members
    )


def ruled_join(decision: Decision) -> Join | None:
    """The join that a decision is on; None for one on a record."""
    if decision.layer != JOINS:
        return None
    return Join(layer=decision.document, members=tuple(decision.spans.split(",")))  # type: ignore[arg-type]
