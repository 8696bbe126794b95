"""What comparing the reports yields: joins, turns, positions, disagreements, verdicts. None changes a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.document import LEFT_OUT_EMPTY
from dragoman.record.evidence import Span, digest, span_key
from dragoman.record.happenings import Reply

Layer = Literal["statements", "events", "processes", "contacts", "instruments", "commitments", "actors"]
DisagreementKind = Literal["count", "date", "participants", "outcome", "wording", "existence", "amount"]
Outcome = Literal["kept", "kept_so_far", "awaited", "broken", "not_triggered"]


@dataclass(frozen=True, kw_only=True)
class Join:
    """Records of several reports that tell of one thing, and why we think so. Undone by dropping it.

    Of a quotation that travels, `first` is the record whose report was out first.
    """

    id: str = field(init=False)
    layer: Layer
    members: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    independent_sources: int = 1
    first: str | None = field(default=None, metadata=LEFT_OUT_EMPTY)

    def __post_init__(self) -> None:
        if len(self.members) < 2:
            raise ValueError("a join needs two records")
        object.__setattr__(self, "members", tuple(sorted(self.members)))
        object.__setattr__(self, "id", digest("j", self.layer, *self.members))


@dataclass(frozen=True, kw_only=True)
class Turn:
    """Who owes the next answer between two actors, as of a day. `record` is the last approach, `reply` what had come of
    it by that day: after "replied" the next step is that of whoever approached."""

    pair: tuple[str, str]
    issue: str | None = None
    waiting_on: str | None
    since: DateRange = UNKNOWN_DATE
    as_of: date
    record: str | None = None
    reply: Reply = "unknown"


@dataclass(frozen=True, kw_only=True)
class Position:
    """How an actor names its stand on an issue, and when."""

    id: str = field(init=False)
    actor: str
    issue: str
    wording: str
    when: DateRange
    evidence: tuple[Span, ...]

    def __post_init__(self) -> None:
        key = (self.evidence[0].document, "positions", span_key(self.evidence), self.issue)
        object.__setattr__(self, "id", digest("n", *key))


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One side of a disagreement."""

    value: str | int | float
    evidence: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """Sources that speak of one thing and differ. `corrected_by` is the report that takes one of the claims back."""

    id: str = field(init=False)
    topic: str
    kind: DisagreementKind
    claims: tuple[Claim, ...]
    corrected_by: str | None = None

    def __post_init__(self) -> None:
        if len(self.claims) < 2:
            raise ValueError("a disagreement needs two claims")
        places = (f"{s.document}:{s.start}-{s.end}" for c in self.claims for s in c.evidence)
        object.__setattr__(self, "id", digest("d", self.kind, *sorted(places)))


@dataclass(frozen=True, kw_only=True)
class Source:
    """One outlet in a docket. `documents` are its reports by day, `copies` those of them that print another's words,
    `copied_from` the outlets of these; `told` counts the happenings it tells of, `first` those that it was surely the
    first to tell, `alone` those that no independent source tells; of quotations that several outlets have,
    `quoted_first` counts those that surely stood here first, `quoted_after` those that surely stood elsewhere before;
    `days` runs from its first to its last report."""

    outlet: str
    documents: tuple[str, ...]
    copies: tuple[str, ...]
    copied_from: tuple[str, ...]
    days: DateRange
    records: int
    told: int
    first: int
    alone: int
    quoted_first: int = 0
    quoted_after: int = 0

    @property
    def independent(self) -> bool:
        """Whether it has a report of its own words."""
        return len(self.copies) < len(self.documents)


@dataclass(frozen=True, kw_only=True)
class NextAct:
    """What is awaited, of whom, by when."""

    actor: str
    act: str | None = None
    by: date | None = None


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What became of a rule, on the record and in the world, as sets of outcomes over all readings."""

    id: str = field(init=False)
    policy: str
    rule: str
    as_of: date
    outcomes_reported: tuple[Outcome, ...]
    outcomes_possible: tuple[Outcome, ...]
    supporting: tuple[Span, ...] = ()
    opposing: tuple[Span, ...] = ()
    decided_by: tuple[tuple[str, ...], ...] = ()
    next_act: NextAct | None = None
    because: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("v", self.policy, self.rule, self.as_of))
