"""Instruments and the commitments in them: who owes what to whom, on which condition, by when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.evidence import Span
from dragoman.record.happenings import Reported

ConditionKind = Literal["request", "exchange", "prerequisite", "exception"]
Strength = Literal["committed", "agreed", "pledged", "intends"]
CommitmentStatus = Literal["standing", "affirmed", "performed", "breached", "repudiated", "lapsed", "unknown"]


@dataclass(frozen=True, kw_only=True)
class Instrument(Reported):
    """An agreement, statement, resolution or law, under one name and its aliases."""

    letter = "i"
    layer = "instruments"

    name: str
    kind: str | None = None
    aliases: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    when: DateRange = UNKNOWN_DATE
    place: str | None = None


@dataclass(frozen=True, kw_only=True)
class StatusChange:
    """A turn in the life of a commitment and who says so."""

    status: CommitmentStatus
    when: DateRange
    evidence: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class Commitment(Reported):
    """What somebody is bound to do."""

    letter = "m"
    layer = "commitments"

    obligor: str
    beneficiary: str | None = None
    action: str
    action_span: Span | None = None
    condition: str | None = None
    condition_span: Span | None = None
    condition_kind: ConditionKind | None = None
    condition_issues: tuple[str, ...] = ()
    deadline: DateRange = UNKNOWN_DATE
    made: DateRange = UNKNOWN_DATE
    strength: Strength
    status: CommitmentStatus = "unknown"
    history: tuple[StatusChange, ...] = ()
    instrument: str | None = None
