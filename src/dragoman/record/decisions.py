"""What people decided about records, kept beside what the machine proposed (law 3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from dragoman.record.evidence import digest

DecisionVerb = Literal["accept", "reject"]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """Somebody's ruling on a record. `undoes` names an earlier decision it takes back.

    `document`, `layer` and `spans` (offsets as in `span_key`) find the record again when a better extractor gives it
    another id.
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

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("x", self.record, self.verb, self.author, self.at.isoformat()))
