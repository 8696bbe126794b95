"""Outcomes kept up to date while records come in: a further happening asks only those rules again that it concerns."""

from __future__ import annotations

from dragoman.policy.binding import bind
from dragoman.policy.checking import Checker
from dragoman.policy.evaluating import Outcomes
from dragoman.policy.matching import Matcher
from dragoman.policy.rules import Policy, Rule
from dragoman.policy.trace import Happening, Trace

Pair = tuple[Outcomes, Outcomes]
"""On the record, in the world."""


class Standing:
    """The outcomes of every rule over a growing trace."""

    def __init__(self, policy: Policy, trace: Trace) -> None:
        self._trace = trace
        self._checker = Checker(policy, trace)
        self._rules = [
            (rule, [Matcher(p, policy.issues) for p in bind(rule, policy).patterns]) for rule in policy.rules
        ]
        self.outcomes: dict[str, Pair] = {rule.id: self._checker.outcomes(rule) for rule in policy.rules}

    def add(self, happening: Happening) -> tuple[Rule, ...]:
        """Take up a further happening; the rules whose outcomes it changes."""
        self._trace.add(happening)
        changed = []
        for rule, matchers in self._rules:
            if not any(matcher.matches(happening) for matcher in matchers):
                continue
            found = self._checker.outcomes(rule)
            if found != self.outcomes[rule.id]:
                self.outcomes[rule.id] = found
                changed.append(rule)
        return tuple(changed)
