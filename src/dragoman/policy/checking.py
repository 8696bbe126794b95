"""Checks a policy against a trace: a verdict for each rule, what speaks for and against it and what it hangs on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.policy import deadlines
from dragoman.policy.binding import Bound, Filled, Filling, bind
from dragoman.policy.deciding import deciding_sets, telling
from dragoman.policy.evaluating import Outcomes, evaluate_both
from dragoman.policy.explaining import explain
from dragoman.policy.found import Found
from dragoman.policy.instances import Instance, TooOpen
from dragoman.policy.matching import Matcher, known_acts
from dragoman.policy.monitors import Monitor
from dragoman.policy.parties import member_key
from dragoman.policy.readings import readings_of
from dragoman.policy.rules import Policy, Rule
from dragoman.policy.trace import Trace
from dragoman.record.findings import Outcome
from dragoman.record.judgements import Judgement, PolicyReport

EXPLAINED = 60
"""Happenings up to which the deciding sets of a rule are looked for."""


def check(policy: Policy, trace: Trace, rules: Iterable[Rule] | None = None) -> PolicyReport:
    """Verdicts on the rules of a policy (or some of them), explained."""
    checker = Checker(policy, trace)
    chosen = policy.rules if rules is None else tuple(rules)
    return PolicyReport(
        policy=policy.name,
        goal=policy.goal,
        as_of=date.fromordinal(trace.as_of),
        judgements=tuple(checker.explained(rule) for rule in chosen),
        notes=tuple(_notes(policy, trace)),
    )


class Checker:
    """A policy beside a trace. `outcomes` is the quick question, `explained` the whole answer."""

    def __init__(self, policy: Policy, trace: Trace) -> None:
        self.policy, self.trace = policy, trace
        self._filling = Filling(policy, trace)

    def outcomes(self, rule: Rule) -> tuple[Outcomes, Outcomes]:
        """The outcomes of a rule on the record and in the world."""
        bound = bind(rule, self.policy)
        if rule.template == "deadline":
            found = self._deadlines(bound)
            return found.reported, found.possible
        filled = self._filling.fill(bound)
        return evaluate_both(filled.record, filled.world, bound.monitor)

    def explained(self, rule: Rule) -> Judgement:
        """The verdict on a rule with its reasons."""
        bound = bind(rule, self.policy)
        found = self._deadlines(bound) if rule.template == "deadline" else self._found(bound)
        return explain(found, self.policy, self.trace)

    def _found(self, bound: Bound) -> Found:
        filled = self._filling.fill(bound)
        record, world = evaluate_both(filled.record, filled.world, bound.monitor)
        open_record = len(record.values) > 1 and len(filled.happenings) <= EXPLAINED
        deciders = _deciders(filled.record, bound.monitor) if open_record else ((), ())
        return Found(
            bound=bound,
            filled=filled,
            reported=record,
            possible=world,
            decided_by=deciders[0],
            hanging=deciders[1],
            readings=readings_of(filled, bound) if len(filled.happenings) <= EXPLAINED else (),
        )

    def _deadlines(self, bound: Bound) -> Found:
        pattern = bound.patterns[0]
        happenings = tuple(Matcher(pattern, self.policy.issues).matching(self.trace))
        window, as_of = bound.monitor.windows[0], self.trace.as_of
        sets = [[deadlines.own_outcomes(h, window, as_of, world=world) for h in happenings] for world in (False, True)]
        unreported: frozenset[Outcome] = frozenset(("kept_so_far", "awaited", "broken", "not_triggered"))
        possible = deadlines.joined([*sets[1], unreported])
        empty = Instance((), as_of)
        slots = tuple(2 if "broken" in s else 1 for s in sets[0])
        return Found(
            bound=bound,
            filled=Filled(happenings, slots, frozenset(), empty, empty),
            reported=Outcomes(deadlines.joined(sets[0])),
            possible=Outcomes(possible),
            decided_by=deadlines.deciding(sets[0]),
            hanging=(),
            readings=(),
        )


def _deciders(instance: Instance, monitor: Monitor) -> tuple[tuple[frozenset[int], ...], tuple[int, ...]]:
    try:
        return deciding_sets(instance, monitor), telling(instance, monitor)
    except TooOpen:
        return (), ()


def _notes(policy: Policy, trace: Trace) -> Iterable[str]:
    """What the policy names and the record does not know: nothing passes in silence."""
    for name, members in policy.parties.items():
        for member in members:
            if member_key(member) not in trace.names:
                yield f"no actor of the record answers to {member!r} (party {name})"
    if trace.as_of <= date.min.toordinal():
        yield "no report of the docket is dated, so nothing is known to have happened by any day"
    told = {happening.act for happening in trace.happenings}
    for rule in policy.rules:
        for act in dict.fromkeys(p.act for p in rule.patterns.values() if p.act):
            if act not in told and act not in known_acts():
                yield f"the act {act!r} (rule {rule.id}) is none that extraction knows: its words are looked for"
