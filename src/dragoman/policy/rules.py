"""The nouns of a policy: parties, patterns, rules, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dragoman.policy.nodes import Place
from dragoman.record.happenings import EventType, Factuality, Level, Reply

Kind = Literal["event", "contact", "reply", "process", "commitment", "statement"]
Template = Literal[
    "precedence", "response", "succession", "absence", "existence", "exactly", "not-coexistence", "not-succession",
    "independence", "linkage", "wording", "reciprocity", "deadline",
]  # fmt: skip


@dataclass(frozen=True)
class Who:
    """Somebody a pattern names: `name` as written, and the members any of whom it means; with `each`, all of them."""

    name: str
    members: tuple[str, ...]
    each: bool = False


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """What a happening must be like; what is None or empty is left open.

    `by` and `to` are the two sides whatever the kind: agent and recipient, initiator and target, who replies and to
    whom, obligor and beneficiary, speaker. `tied_to` and `free_of` are an issue on which a commitment is, or is not,
    conditional; `uses` and `lacks` are phrases of which a statement has one, or none.
    """

    kind: Kind = "event"
    type: EventType | None = None
    act: str | None = None
    mode: str | None = None
    level: Level | None = None
    by: Who | None = None
    to: Who | None = None
    target: Who | None = None
    between: tuple[Who, ...] = ()
    about: str | None = None
    about_party: Who | None = None
    words: tuple[str, ...] = ()
    place: str | None = None
    factuality: Factuality = "actual"
    through: Who | None = None
    channel: str | None = None
    reply: Reply | None = None
    process: str | None = None
    state: str | None = None
    tied_to: str | None = None
    free_of: str | None = None
    uses: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    def parties(self) -> tuple[Who, ...]:
        """Everybody it names as taking part."""
        return tuple(w for w in (self.by, self.to, self.target, *self.between, self.through) if w)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule: a template over patterns by their role (`event`, `before`, `then`, …), and what else it says.

    `within` is a number of days, `first` and `last` the rule's own `from` and `to`. `place` is where it stands, `spot`
    where the words of `stated` stand in a document (as written).
    """

    id: str
    stated: str
    template: Template
    patterns: Mapping[str, Pattern]
    place: Place
    first: date | None = None
    last: date | None = None
    not_before: date | None = None
    until: date | None = None
    by: date | None = None
    within: int | None = None
    times: int = 0
    sources: int = 1
    reviewed: bool = False
    spot: str | None = None
    use: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    of: str | None = None


@dataclass(frozen=True)
class Coverage:
    """Where silence is absence: a pattern, and the days for which the sources would have reported it."""

    pattern: Pattern
    first: date | None
    last: date | None


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A policy as read: rules over parties and issues, within a scope of days."""

    name: str
    first: date | None = None
    last: date | None = None
    parties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    issues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    coverage: tuple[Coverage, ...] = ()
    goal: str | None = None
    rules: tuple[Rule, ...] = ()
