"""What holding a policy against a record yields, in plain terms: judgements on rules, plans, faults of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.record.dates import DateRange
from dragoman.record.evidence import Span
from dragoman.record.findings import NextAct, Outcome, Verdict

PlanStatus = Literal["permitted", "unknown", "blocked"]
DraftFaultKind = Literal["wording", "other words", "linked", "not linked"]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What one or several records tell of as one thing: who, when, and the words. `undated` says that it hangs on a
    page without a certain day; `status` is anything but `actual` where it did not simply happen."""

    records: tuple[str, ...]
    who: str
    when: DateRange
    spans: tuple[Span, ...]
    undated: bool = False
    disputed: bool = False
    status: str = "actual"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One happening of a reading: a record's, or (`record` None) something unreported, in words."""

    record: str | None
    what: str
    when: DateRange


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way in which an outcome comes about. `world` says that it needs something unreported; `due` is when what is
    awaited must come."""

    outcome: Outcome
    world: bool
    steps: tuple[Step, ...]
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """A rule with its verdict, the facts for and against it and those beside it (out of its window, planned, denied),
    and a reading for each outcome. Not `exact` where too many dates are open, and the sets may hold more than they
    should."""

    rule: str
    stated: str
    template: str
    verdict: Verdict
    pro: tuple[Fact, ...] = ()
    contra: tuple[Fact, ...] = ()
    beside: tuple[Fact, ...] = ()
    readings: tuple[Reading, ...] = ()
    exact: bool = True

    @property
    def broken(self) -> bool:
        """Whether it is broken for good on the record, whatever the open dates turn out to be."""
        return self.verdict.outcomes_reported == ("broken",)


@dataclass(frozen=True, kw_only=True)
class PolicyReport:
    """A policy held against a record as of a day. `notes` are things that it names and the record does not know,
    `imagined` the lines of a what-if, `changed` the rules whose verdicts those change."""

    policy: str
    goal: str | None
    as_of: date
    judgements: tuple[Judgement, ...]
    notes: tuple[str, ...] = ()
    imagined: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether any rule is broken for good on the record."""
        return any(one.broken for one in self.judgements)


@dataclass(frozen=True, kw_only=True)
class Hindrance:
    """A rule that stands in the way of an act, surely or perhaps: what it waits for, and who must act first."""

    rule: str
    status: PlanStatus
    reason: str
    first: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Intended:
    """An act one may intend, whether it is permitted, and what it would call for afterwards."""

    act: str
    status: PlanStatus
    hindrances: tuple[Hindrance, ...] = ()
    followed_by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DueAct:
    """What a rule awaits."""

    rule: str
    next_act: NextAct


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All acts that the rules of a policy speak of, as of a day, and what is due."""

    policy: str
    as_of: date
    acts: tuple[Intended, ...]
    due: tuple[DueAct, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DraftFault:
    """A sentence that a rule objects to: `broken`, or only worth a second look."""

    rule: str
    sentence: Span
    fault: DraftFaultKind
    words: str
    remedy: str
    broken: bool = True


@dataclass(frozen=True, kw_only=True)
class DraftReport:
    """A draft read against a policy on a day: faults in text order, and the rules that were held against it."""

    policy: str
    day: date
    by: str | None
    sentences: int
    faults: tuple[DraftFault, ...]
    rules: tuple[str, ...]

    @property
    def broken(self) -> bool:
        """Whether any sentence breaks a rule."""
        return any(fault.broken for fault in self.faults)
