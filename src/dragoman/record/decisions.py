"""What people decided about records, kept beside what the machine proposed (law 3)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from dragoman.record.evidence import digest
from dragoman.record.findings import Join

DecisionVerb = Literal["accept", "reject", "edit", "add", "split", "comment"]
"""`add` writes a record that was missed, `split` parts some of a join from the others, `comment` decides nothing."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Somebody's ruling on a record. `undoes` names an earlier decision it takes back.

    `document`, `layer` and `spans` (offsets as in `span_key`) find the record again when a better extractor gives it
    another id. `change` is, as JSON, what an edit puts in place of fields of the record, the whole record that was
    added, or the groups that a split makes of a join. Decisions of one author and one moment were made in one go.
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


def split_of(join: Join, apart: Sequence[str], *, author: str, at: datetime, reason: str | None = None) -> Decision:
    """A decision that some members of a join are another thing than the rest, and one among themselves."""
    rest = [member for member in join.members if member not in apart]
    change = json.dumps([rest, sorted(apart)])
    members = ",".join(join.members)
    return Decision(
        record=join.id, verb="split", author=author, at=at, reason=reason, document=join.layer, layer=JOINS,
        spans=members, change=change,
    )  # fmt: skip


def groups_of(decision: Decision) -> tuple[tuple[str, ...], ...]:
    """What a decision on a join leaves together: all of it where accepted, the parts of a split, nobody with anybody
    where rejected."""
    members = tuple(decision.spans.split(","))
    if decision.verb == "split":
        return tuple(tuple(group) for group in json.loads(decision.change or "[]"))
    return (members,) if decision.verb == "accept" else tuple((member,) for member in members)


def ruled_join(decision: Decision) -> Join | None:
    """The join that a decision is on; None for one on a record."""
    if decision.layer != JOINS:
        return None
    return Join(layer=decision.document, members=tuple(decision.spans.split(",")))  # type: ignore[arg-type]
