"""What each template makes of a sequence of happenings: a small machine that reads marks one by one.

A monitor's state is a hashable value. `step` takes the slots filled by the next happening and its day, `outcome` reads
the RV-LTL value off the state as of a day. Slots count in their own windows only; the caller sees to that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from dragoman.policy.instances import Window
from dragoman.record.findings import Outcome

State = Any
EVENT = 1
"""The slot of the event or trigger; the slots of what it calls for follow, one for each member of a group."""


class Monitor(Protocol):
    """A template over slots."""

    @property
    def windows(self) -> tuple[Window, ...]:
        """The window of each slot."""
        ...

    @property
    def counts_days(self) -> bool:
        """Whether the outcome hangs on how many days lie between two happenings, beyond their order."""
        ...

    @property
    def start(self) -> State:
        """The state before anything has happened."""
        ...

    def step(self, state: State, slots: int, day: int) -> State:
        """The state after a further happening."""
        ...

    def outcome(self, state: State, as_of: int) -> Outcome:
        """The outcome of the rule as of a day."""
        ...


@dataclass(frozen=True)
class Slotted:
    """What all monitors have: the window of each slot."""

    windows: tuple[Window, ...]

    @property
    def counts_days(self) -> bool:
        """Only the order counts."""
        return False

    @property
    def called_for(self) -> int:
        """The slots behind the first."""
        return (1 << len(self.windows)) - 1 - EVENT

    def closed(self, as_of: int, slot: int = 0) -> bool:
        """Whether the last day of a slot's window has passed."""
        last = self.windows[slot].last
        return last is not None and as_of > last


@dataclass(frozen=True)
class Existence(Slotted):
    """Each slot is filled once within its window."""

    start: ClassVar[State] = 0

    def step(self, state: int, slots: int, day: int) -> int:  # noqa: ARG002 - all monitors are called alike
        """The slots filled so far."""
        return state | slots

    def outcome(self, state: int, as_of: int) -> Outcome:
        """Awaited while the window is open, then broken."""
        if state == (1 << len(self.windows)) - 1:
            return "kept"
        return "broken" if self.closed(as_of) else "awaited"


@dataclass(frozen=True)
class Counted(Slotted):
    """The event happens so many times within its window: not once is `absence`."""

    times: int = 0
    start: ClassVar[State] = 0

    def step(self, state: int, slots: int, day: int) -> int:  # noqa: ARG002
        """How often it happened, counted no further than one too many."""
        return min(state + bool(slots), self.times + 1)

    def outcome(self, state: int, as_of: int) -> Outcome:
        """Broken by one too many; settled when the window closes."""
        if state > self.times:
            return "broken"
        if self.closed(as_of):
            return "kept" if state == self.times else "broken"
        return "kept_so_far" if state == self.times else "awaited"


@dataclass(frozen=True)
class Precedence(Slotted):
    """All that must come before has happened ahead of the first event."""

    start: ClassVar[State] = (0, "kept_so_far")

    def step(self, state: tuple[int, Outcome], slots: int, day: int) -> State:  # noqa: ARG002
        """Settled by the first event, or by the last of what must come before."""
        seen, settled = state
        if settled != "kept_so_far":
            return state
        if slots & EVENT:
            return (0, "broken")
        seen |= slots
        return (0, "kept") if seen == self.called_for else (seen, settled)

    def outcome(self, state: tuple[int, Outcome], as_of: int) -> Outcome:  # noqa: ARG002
        """Kept so far while neither has happened."""
        return state[1]


@dataclass(frozen=True)
class Response(Slotted):
    """Each event is answered afterwards, within so many days where the rule says so.

    With `ordered` it is a succession: no answer may come ahead of the first event.
    """

    within: int | None = None
    ordered: bool = False

    @property
    def counts_days(self) -> bool:
        """With a term it does."""
        return self.within is not None

    @property
    def start(self) -> State:
        """Nothing happened: no event, no answer ahead of it, nothing pending."""
        return (False, False, (None,) * (len(self.windows) - 1))

    def due(self, day: int) -> int | None:
        """The last day for answering an event of this day."""
        ends = [w.last for w in self.windows[1:] if w.last is not None]
        ends += [] if self.within is None else [day + self.within]
        return min(ends, default=None)

    def step(self, state: State, slots: int, day: int) -> State:
        """Answers first, then the event: nothing answers itself. The oldest pending day is the one that matters."""
        if state == "broken":
            return state
        triggered, early, pending = state
        if any(p is not None and self._late(p, day) for p in pending):
            return "broken"
        answered = slots & self.called_for
        if answered and not triggered:
            early = self.ordered
        pending = tuple(None if answered & (EVENT << n + 1) else p for n, p in enumerate(pending))
        if slots & EVENT:
            if early:
                return "broken"
            known = day if self.within is not None else 0  # without a term all pending events are alike
            triggered, pending = True, tuple(known if p is None else p for p in pending)
        return (triggered, early, pending)

    def outcome(self, state: State, as_of: int) -> Outcome:
        """Awaited while something is pending and not overdue."""
        if state == "broken":
            return "broken"
        triggered, _, pending = state
        if not triggered:
            return "not_triggered"
        waiting = [p for p in pending if p is not None]
        if any(self._late(p, as_of) for p in waiting):
            return "broken"
        if waiting:
            return "awaited"
        return "kept" if self.closed(as_of) else "kept_so_far"

    def _late(self, pending: int, day: int) -> bool:
        due = self.due(pending)
        return due is not None and day > due


@dataclass(frozen=True)
class NotSuccession(Slotted):
    """After the event the other thing does not happen."""

    start: ClassVar[State] = (False, False)

    def step(self, state: tuple[bool, bool], slots: int, day: int) -> State:  # noqa: ARG002
        """Broken by what follows an event."""
        happened, broken = state
        followed = happened and bool(slots & self.called_for)
        return (happened or bool(slots & EVENT), broken or followed)

    def outcome(self, state: tuple[bool, bool], as_of: int) -> Outcome:
        """Kept for good once nothing more can follow."""
        happened, broken = state
        if not happened:
            return "not_triggered"
        return "broken" if broken else "kept" if self.closed(as_of, -1) else "kept_so_far"


@dataclass(frozen=True)
class NotCoexistence(Slotted):
    """Not both happen."""

    start: ClassVar[State] = 0

    def step(self, state: int, slots: int, day: int) -> int:  # noqa: ARG002
        """The slots filled so far."""
        return state | slots

    def outcome(self, state: int, as_of: int) -> Outcome:
        """Broken by the second of the two."""
        if state == (1 << len(self.windows)) - 1:
            return "broken"
        return "kept" if self.closed(as_of) else "kept_so_far"


@dataclass(frozen=True)
class Unblemished(Slotted):
    """Nothing that triggers the rule is of the kind it forbids: the second slot is that kind."""

    start: ClassVar[State] = 0

    def step(self, state: int, slots: int, day: int) -> int:  # noqa: ARG002
        """The slots filled so far."""
        return state | slots

    def outcome(self, state: int, as_of: int) -> Outcome:
        """Not triggered without either kind."""
        if not state:
            return "not_triggered"
        if state & self.called_for:
            return "broken"
        return "kept" if self.closed(as_of) else "kept_so_far"
