"""Before acting: which acts that a policy speaks of are permitted today, blocked or not known to be either, by which
rule, and who must act first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dragoman.policy.binding import Bound, Filling, bind
from dragoman.policy.checking import Checker
from dragoman.policy.describing import actor_name, pattern_words
from dragoman.policy.evaluating import evaluate
from dragoman.policy.instances import Window
from dragoman.policy.matching import is_case_of, members
from dragoman.policy.monitors import Counted, Existence
from dragoman.policy.rules import Pattern, Policy, Rule
from dragoman.policy.trace import Trace
from dragoman.record.findings import Outcome
from dragoman.record.judgements import DueAct, Hindrance, Intended, Plan, PlanStatus

WORST: tuple[PlanStatus, ...] = ("permitted", "unknown", "blocked")


def make_plan(policy: Policy, trace: Trace) -> Plan:
    """What each act would mean today, by the record."""
    planner = _Planner(policy, trace)
    checker = Checker(policy, trace)
    verdicts = [checker.explained(rule).verdict for rule in policy.rules]
    return Plan(
        policy=policy.name,
        as_of=date.fromordinal(trace.as_of),
        acts=tuple(planner.intended(pattern) for pattern in _acts(policy)),
        due=tuple(DueAct(rule=v.rule, next_act=v.next_act) for v in verdicts if v.next_act),
    )


def _acts(policy: Policy) -> Iterable[Pattern]:
    """Every act that a rule speaks of, once; states of processes are nobody's single act."""
    found: dict[str, Pattern] = {}
    for rule in policy.rules:
        for pattern in (one for own in _spoken_of(rule) for one in members(own)):
            if pattern.kind != "process":
                found.setdefault(pattern_words(pattern), pattern)
    return found.values()


def _spoken_of(rule: Rule) -> Iterator[Pattern]:
    for pattern in rule.patterns.values():
        if rule.template in ("independence", "linkage"):
            yield replace(pattern, tied_to=rule.of)
            yield replace(pattern, free_of=rule.of)
        elif rule.template == "wording":
            yield from (replace(pattern, uses=(phrase,)) for phrase in (*rule.use, *rule.avoid))
        elif rule.template != "deadline":
            yield pattern


class _Planner:
    """The rules of a policy held against acts of today."""

    def __init__(self, policy: Policy, trace: Trace) -> None:
        self.policy, self.trace = policy, trace
        self._filling = Filling(policy, trace)

    def intended(self, act: Pattern) -> Intended:
        """Whether an act is permitted, and what would follow from it."""
        hindrances = tuple(h for rule in self.policy.rules for h in self._hindrances(rule, act))
        status = max((h.status for h in hindrances), key=WORST.index, default=WORST[0])
        return Intended(
            act=pattern_words(act),
            status=status,
            hindrances=hindrances,
            followed_by=tuple(line for rule in self.policy.rules for line in self._called_for(rule, act)),
        )

    def _hindrances(self, rule: Rule, act: Pattern) -> Iterator[Hindrance]:
        if rule.template == "deadline":
            return
        bound = bind(rule, self.policy)
        if rule.template in ("independence", "linkage", "wording"):
            yield from self._forbidden_kind(bound, act)
        elif rule.template in ("absence", "exactly"):
            yield from self._counted(bound, act)
        elif rule.template in ("precedence", "succession"):
            yield from self._ordered(bound, act)
        elif rule.template in ("not-succession", "not-coexistence"):
            yield from self._excluded(bound, act)

    def _forbidden_kind(self, bound: Bound, act: Pattern) -> Iterator[Hindrance]:
        rule, window = bound.rule, bound.monitor.windows[1]
        if not window.holds(self.trace.as_of) or not _may_be(act, bound.patterns[1]):
            return
        if rule.template == "wording" and not (set(act.uses) & set(rule.avoid) or (not rule.avoid and act.lacks)):
            return
        yield Hindrance(rule=rule.id, status="blocked", reason=f"never: {rule.stated}")

    def _counted(self, bound: Bound, act: Pattern) -> Iterator[Hindrance]:
        rule, window = bound.rule, bound.monitor.windows[0]
        if not window.holds(self.trace.as_of) or not _may_be(act, bound.patterns[0]):
            return
        end = f" until {date.fromordinal(window.last)}" if window.last is not None else ""
        if rule.times == 0:
            yield Hindrance(rule=rule.id, status="blocked", reason=f"not at all{end}")
            return
        fewer = replace(bound, monitor=Counted((window,), times=rule.times - 1))
        status = self._status(self._outcomes(fewer), blocked="broken")
        if status != "permitted":
            yield Hindrance(rule=rule.id, status=status, reason=f"no more than {rule.times} times{end}")

    def _ordered(self, bound: Bound, act: Pattern) -> Iterator[Hindrance]:
        """What must come first has come, has not, or may have."""
        turned = bound.rule.template == "succession"
        own = bound.patterns[1:] if turned else bound.patterns[:1]
        if not any(_may_be(act, pattern) for pattern in own):
            return
        if not bound.monitor.windows[1 if turned else 0].holds(self.trace.as_of):
            return
        for slot in [0] if turned else range(1, len(bound.patterns)):
            status = self._happened(bound, slot)
            if status == "permitted":
                continue
            what = pattern_words(bound.patterns[slot])
            reason = f"{what}: {'not reported' if status == 'blocked' else 'perhaps not yet'}"
            yield Hindrance(rule=bound.rule.id, status=status, reason=reason, first=_who_acts(bound.patterns[slot]))

    def _excluded(self, bound: Bound, act: Pattern) -> Iterator[Hindrance]:
        """What excludes it has not happened, has, or may have."""
        pairs = [(0, 1)] if bound.rule.template == "not-succession" else [(0, 1), (1, 0)]
        for other, own in pairs:
            if not _may_be(act, bound.patterns[own]) or not bound.monitor.windows[own].holds(self.trace.as_of):
                continue
            met = self._happened(bound, other)
            status: PlanStatus = {"permitted": "blocked", "blocked": "permitted"}.get(met, "unknown")  # type: ignore[assignment]
            if status != "permitted":
                sure = "has happened" if status == "blocked" else "may have happened"
                reason = f"{pattern_words(bound.patterns[other])} {sure}"
                yield Hindrance(rule=bound.rule.id, status=status, reason=reason)

    def _happened(self, bound: Bound, slot: int) -> PlanStatus:
        """`permitted` where a slot has been filled by today in every reading of the record, `blocked` where in none."""
        window = bound.monitor.windows[slot]
        alone = Bound(bound.rule, (bound.patterns[slot],), Existence((Window(window.first, window.last),)))
        return self._status(self._outcomes(alone), permitted="kept")

    def _outcomes(self, bound: Bound) -> frozenset[Outcome]:
        return evaluate(self._filling.fill(bound).record, bound.monitor).values

    def _status(
        self, outcomes: frozenset[Outcome], permitted: Outcome | None = None, blocked: Outcome | None = None
    ) -> PlanStatus:
        if permitted:
            return "permitted" if outcomes == {permitted} else "unknown" if permitted in outcomes else "blocked"
        return "blocked" if outcomes == {blocked} else "unknown" if blocked in outcomes else "permitted"

    def _called_for(self, rule: Rule, act: Pattern) -> Iterator[str]:
        if rule.template not in ("response", "reciprocity", "succession"):
            return
        bound = bind(rule, self.policy)
        if is_case_of(act, bound.patterns[0]) and bound.monitor.windows[0].holds(self.trace.as_of):
            term = f" within {rule.within} days" if rule.within is not None else ""
            for pattern in bound.patterns[1:]:
                yield f"{pattern_words(pattern)}{term} ({rule.id})"


def _may_be(act: Pattern, pattern: Pattern) -> bool:
    """Whether such an act is one that the pattern means."""
    plain = replace(pattern, uses=(), lacks=())
    return is_case_of(replace(act, uses=(), lacks=()), plain)


def _who_acts(pattern: Pattern) -> tuple[str, ...]:
    who = [w for w in (pattern.by, *pattern.between) if w] or [w for w in (pattern.to,) if w]
    return tuple(dict.fromkeys(actor_name(m) for w in who for m in w.members))
