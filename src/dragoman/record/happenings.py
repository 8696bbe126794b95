"""What was done, planned, offered, refused or demanded: events, processes, contacts, and which came first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.document import LEFT_OUT_EMPTY
from dragoman.record.evidence import Span, digest, span_key
from dragoman.record.statements import Origin

Factuality = Literal["actual", "planned", "offered", "demanded", "conditional", "hypothetical", "negated"]
Certainty = Literal["certain", "probable", "possible"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Level = Literal["leader", "minister", "official", "working", "other"]
ParticipantRole = Literal["agent", "recipient", "participant"]
Reply = Literal["replied", "accepted", "refused", "none", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Reported:
    """What every report has: the words, on whose word (`according_to` a statement; None = the outlet's own), and
    whether it happened. `vanished_in` is the newest version of the page, where that no longer has the words."""

    letter: ClassVar[str]
    layer: ClassVar[str]

    id: str = field(init=False)
    evidence: tuple[Span, ...]
    according_to: str | None = None
    factuality: Factuality = "actual"
    origin: Origin = "reported"
    issues: tuple[str, ...] = ()
    certainty: Certainty = "certain"
    vanished_in: str | None = field(default=None, metadata=LEFT_OUT_EMPTY)

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"no {self.layer} record without its words")
        identity = (self.evidence[0].document, self.layer, span_key(self.evidence), self.subtype)
        object.__setattr__(self, "id", digest(self.letter, *identity))

    @property
    def subtype(self) -> str:
        """The part of the identity that is neither document nor place."""
        return ""

    @property
    def document(self) -> str:
        """Id of the document it stands in."""
        return self.evidence[0].document


@dataclass(frozen=True, kw_only=True)
class Participant:
    """Who took part, as what, and the words that name them."""

    actor: str
    role: ParticipantRole
    mention: Span


@dataclass(frozen=True, kw_only=True)
class Event(Reported):
    """An act between actors, typed by PLOVER root; `act` is our own finer word."""

    letter = "e"
    layer = "events"

    type: EventType
    mode: str | None = None
    act: str | None = None
    level: Level | None = None
    participants: tuple[Participant, ...] = ()
    when: DateRange = UNKNOWN_DATE
    place: str | None = None
    count: int | None = None
    outcome: str | None = None

    @property
    def subtype(self) -> str:
        """PLOVER root."""
        return self.type


@dataclass(frozen=True, kw_only=True)
class Process(Reported):
    """Something with states over time, in one of them."""

    letter = "p"
    layer = "processes"

    actor: str
    name: str
    state: str
    when: DateRange = UNKNOWN_DATE

    @property
    def subtype(self) -> str:
        """Name and state."""
        return f"{self.name}:{self.state}"


@dataclass(frozen=True, kw_only=True)
class Contact(Reported):
    """A directed, non-public approach and what came of it."""

    letter = "c"
    layer = "contacts"

    initiator: str
    target: str
    when: DateRange = UNKNOWN_DATE
    channel: str | None = None
    purpose: str | None = None
    reply: Reply = "unknown"
    reply_when: DateRange = UNKNOWN_DATE
    via: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Order:
    """One record came before another, dated or not."""

    id: str = field(init=False)
    before: str
    after: str
    evidence: tuple[Span, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", digest("o", self.before, self.after, span_key(self.evidence)))
