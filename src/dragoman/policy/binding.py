"""A rule bound to a trace: its slots, their windows, and the happenings that fill them, on record and in the world."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.policy.instances import Days, Instance, Item, Unreported, Window
from dragoman.policy.matching import Matcher, is_case_of, keys_of, members, single_cases
from dragoman.policy.monitors import (
    Counted,
    Existence,
    Monitor,
    NotCoexistence,
    NotSuccession,
    Precedence,
    Response,
    Unblemished,
)
from dragoman.policy.rules import Pattern, Policy, Rule, Who
from dragoman.policy.trace import Happening, Trace

ROLES = {
    "precedence": ("event", "before"), "response": ("event", "then"), "reciprocity": ("step", "answer"),
    "succession": ("event", "then"), "not-succession": ("event", "then"), "not-coexistence": ("one", "other"),
    "existence": ("event",), "absence": ("event",), "exactly": ("event",), "independence": ("commitments",),
    "linkage": ("commitments",), "wording": ("statements",), "deadline": ("commitments",),
}  # fmt: skip
"""By template its patterns, the trigger first."""

PLAIN: dict[str, Callable[[tuple[Window, ...]], Monitor]] = {
    "existence": Existence, "precedence": Precedence, "not-succession": NotSuccession,
    "not-coexistence": NotCoexistence,
}  # fmt: skip


@dataclass(frozen=True)
class Bound:
    """A rule with one pattern for each slot, and the monitor over them."""

    rule: Rule
    patterns: tuple[Pattern, ...]
    monitor: Monitor


def bind(rule: Rule, policy: Policy) -> Bound:
    """The rule's slots and monitor; days outside the policy's scope never count. Not for `deadline`."""
    patterns = _patterns(rule)
    windows = tuple(_windows(rule, policy, len(patterns)))
    return Bound(rule, patterns, _monitor(rule, windows))


def _patterns(rule: Rule) -> tuple[Pattern, ...]:
    roles = ROLES[rule.template]
    first = rule.patterns[roles[0]]
    if rule.template in ("independence", "linkage"):
        free, tied = replace(first, free_of=rule.of), replace(first, tied_to=rule.of)
        return (free, tied) if rule.template == "independence" else (tied, free)
    if rule.template == "wording":
        if rule.avoid:
            return replace(first, lacks=rule.avoid), replace(first, uses=rule.avoid)
        return replace(first, uses=rule.use), replace(first, lacks=rule.use)
    if rule.template == "existence":
        return members(first)
    return (first, *(one for role in roles[1:] for one in members(rule.patterns[role])))


def _windows(rule: Rule, policy: Policy, slots: int) -> Iterator[Window]:
    """The window of the trigger, then of what it calls for."""
    own = _window((policy.first, rule.first), (policy.last, rule.last))
    called = _window((rule.not_before,), (rule.until,))
    match rule.template:
        case "precedence":
            yield own
            before = _window((policy.first, rule.not_before), (policy.last, rule.last, rule.until))
            yield from [before] * (slots - 1)
        case "response" | "reciprocity" | "succession":
            yield own
            ends = (rule.until,) if rule.within is not None else (policy.last, rule.last, rule.until)
            yield from [_window((policy.first, rule.not_before), ends)] * (slots - 1)
        case "existence":
            yield from [
                _window((policy.first, rule.first, rule.not_before), (policy.last, rule.last, rule.until, rule.by))
            ] * slots
        case _:
            yield from [Window(_latest(own.first, called.first), _earliest(own.last, called.last))] * slots


def _window(firsts: Iterable[date | None], lasts: Iterable[date | None]) -> Window:
    starts = [day.toordinal() for day in firsts if day]
    ends = [day.toordinal() for day in lasts if day]
    return Window(max(starts, default=None), min(ends, default=None))


def _latest(*days: int | None) -> int | None:
    return max((day for day in days if day is not None), default=None)


def _earliest(*days: int | None) -> int | None:
    return min((day for day in days if day is not None), default=None)


def _monitor(rule: Rule, windows: tuple[Window, ...]) -> Monitor:
    if rule.template in ("absence", "exactly"):
        return Counted(windows, times=rule.times)
    if rule.template in ("response", "reciprocity", "succession"):
        return Response(windows, within=rule.within, ordered=rule.template == "succession")
    return PLAIN.get(rule.template, Unblemished)(windows)


@dataclass(frozen=True)
class Filled:
    """A rule's slots filled from a trace. `happenings` stand as the items of both instances do; those that are too
    weakly attested for the rule (`doubtful`) are not on the record, but may have happened in the world."""

    happenings: tuple[Happening, ...]
    slots: tuple[int, ...]
    doubtful: frozenset[int]
    record: Instance
    world: Instance


class Filling:
    """Fills the slots of rules from one trace."""

    def __init__(self, policy: Policy, trace: Trace) -> None:
        self.policy, self.trace = policy, trace
        self._linked: dict[str, set[str]] = {}
        for before, after in trace.orders:
            self._linked.setdefault(before, set()).add(after)
            self._linked.setdefault(after, set()).add(before)
        self._by_id = {h.id: h for h in trace.happenings} if trace.orders else {}

    def fill(self, bound: Bound) -> Filled:
        """The happenings a rule is about, as the items of an instance on the record and of one in the world."""
        masks: dict[str, int] = {}
        known: dict[str, Happening] = {}
        for slot, pattern in enumerate(bound.patterns):
            for happening in Matcher(pattern, self.policy.issues).matching(self.trace):
                masks[happening.id] = masks.get(happening.id, 0) | 1 << slot
                known[happening.id] = happening
        self._follow_orders(masks, known)
        return self._filled(bound, masks, known)

    def _follow_orders(self, masks: dict[str, int], known: dict[str, Happening]) -> None:
        """Take in what stands in an order with something that matters: it may bind its days."""
        waiting = [id_ for id_ in masks if id_ in self._linked]
        while waiting:
            for other in sorted(self._linked[waiting.pop()]):
                if other not in masks and other in self._by_id:
                    masks[other], known[other] = 0, self._by_id[other]
                    waiting.append(other)

    def _filled(self, bound: Bound, masks: dict[str, int], known: dict[str, Happening]) -> Filled:
        ids = sorted(masks)
        happenings = tuple(known[id_] for id_ in ids)
        rule = bound.rule
        doubtful = frozenset(
            n for n, h in enumerate(happenings)
            if masks[h.id] and (h.sources < rule.sources or (rule.reviewed and not h.reviewed))
        )  # fmt: skip
        items = [Item(h.id, masks[h.id], h.days, h.disputed, h.base) for h in happenings]
        place = {id_: n for n, id_ in enumerate(ids)}
        orders = tuple((place[a], place[b]) for a, b in self.trace.orders if a in place and b in place)
        bases = {h.base: self.trace.bases[h.base] for h in happenings if h.base}
        on_record = in_world = tuple(items)
        if doubtful:
            on_record = tuple(replace(i, slots=0, optional=True) if n in doubtful else i for n, i in enumerate(items))
            in_world = tuple(replace(i, optional=True) if n in doubtful else i for n, i in enumerate(items))
        record = Instance(on_record, self.trace.as_of, orders, (), bases)
        world = Instance(in_world, self.trace.as_of, orders, tuple(self._unreported(bound)), bases)
        shown = tuple(_dated(h, bases) for h in happenings) if bases else happenings
        return Filled(shown, tuple(masks[id_] for id_ in ids), doubtful, record, world)

    def _unreported(self, bound: Bound) -> Iterator[Unreported]:
        """What may have happened without a report: a pattern on the days that nothing closes."""
        for slot, pattern in enumerate(bound.patterns):
            window = bound.monitor.windows[slot]
            last = self.trace.as_of if window.last is None else min(window.last, self.trace.as_of)
            if window.first is not None and window.first > last:
                continue
            slots = sum(1 << n for n, other in enumerate(bound.patterns) if is_case_of(pattern, other))
            open_days = {without(((window.first, last),), self._closed(one)) for one in single_cases(pattern)}
            yield from (Unreported(slots | 1 << slot, days) for days in sorted(open_days - {()}, key=repr))

    def _closed(self, pattern: Pattern) -> Iterator[tuple[int | None, int | None]]:
        """Windows in which a happening of the pattern would have been reported, or is reported not to have been."""
        for coverage in self.policy.coverage:
            if is_case_of(pattern, coverage.pattern):
                first = coverage.first or self.policy.first
                last = coverage.last or self.policy.last
                yield (first.toordinal() if first else None, last.toordinal() if last else None)
        if pattern.kind == "reply":
            for silence in self.trace.silences:
                wide = Pattern(kind="reply", by=_named(silence.by), to=_named(silence.to))
                if is_case_of(_keyed(pattern), wide):
                    yield from silence.days


def _dated(happening: Happening, bases: Mapping[str, tuple[int, int]]) -> Happening:
    """A happening of an undated page by all the days on which it may lie, to be shown and compared."""
    if happening.base is None or not happening.days:
        return happening
    low, high = bases[happening.base]
    return replace(happening, days=(((happening.days[0][0] or 0) + low, happening.days[-1][1] + high),))


def _named(keys: Iterable[str]) -> Who:
    return Who("", tuple(sorted(keys)))


def _keyed(pattern: Pattern) -> Pattern:
    """The pattern with its parties as actors' keys."""
    return replace(
        pattern,
        by=_named(keys_of(pattern.by)) if pattern.by else None,
        to=_named(keys_of(pattern.to)) if pattern.to else None,
    )


def without(days: Days, closed: Iterable[tuple[int | None, int | None]]) -> Days:
    """The days that lie in none of the closed windows."""
    left: Sequence[tuple[int | None, int]] = days
    for low, high in closed:
        cut: list[tuple[int | None, int]] = []
        for first, last in left:
            if (low is not None and last < low) or (high is not None and first is not None and first > high):
                cut.append((first, last))
                continue
            if low is not None and (first is None or first < low):
                cut.append((first, low - 1))
            if high is not None and last > high:
                cut.append((high + 1, last))
        left = cut
    return tuple(left)
