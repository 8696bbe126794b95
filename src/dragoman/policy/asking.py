"""What the Python API asks of this room: a docket held against a policy, planned with, or a draft read against it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from dragoman.errors import BadRequest, NotFound
from dragoman.policy.checking import Checker, check
from dragoman.policy.drafting import read_draft
from dragoman.policy.gathering import gather, last_published
from dragoman.policy.imagining import imagine
from dragoman.policy.planning import make_plan
from dragoman.policy.rules import Policy, Rule
from dragoman.record.docket import DocketExport
from dragoman.record.evidence import Span
from dragoman.record.judgements import DraftReport, Plan, PolicyReport


class Held:
    """A policy beside a docket that holds what was published by the day; each rule is judged when it is asked for.

    With `what_if` lines the imagined happenings are laid over the record, and the rules whose outcomes they change are
    named. Raises BadRequest for a line that tells of nothing.
    """

    def __init__(
        self,
        policy: Policy,
        docket: DocketExport,
        *,
        as_of: date | None = None,
        reviewed: frozenset[str] = frozenset(),
        what_if: Sequence[str] = (),
    ) -> None:
        self._policy = policy
        self._imagined = tuple(what_if)
        self._record = gather(docket, as_of, reviewed)
        self._trace = imagine(self._imagined, policy, self._record) if what_if else self._record

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the policy's rules, in its order."""
        return tuple(rule.id for rule in self._policy.rules)

    def report(self, rules: Collection[str] | None = None) -> PolicyReport:
        """Verdicts on all rules, or on those of some ids. Raises NotFound for an id that no rule has."""
        wanted = self.rules if rules is None else rules
        if unknown := [rule for rule in wanted if rule not in self.rules]:
            raise NotFound(
                "the policy has no such rule", where=unknown[0][:60], remedy=f"one of {', '.join(self.rules)}"
            )
        chosen = tuple(rule for rule in self._policy.rules if rule.id in wanted)
        found = check(self._policy, self._trace, chosen)
        return replace(found, imagined=self._imagined, changed=self._changed(chosen)) if self._imagined else found

    def _changed(self, rules: Iterable[Rule]) -> tuple[str, ...]:
        before, after = Checker(self._policy, self._record), Checker(self._policy, self._trace)
        return tuple(rule.id for rule in rules if before.outcomes(rule) != after.outcomes(rule))


def plan(
    policy: Policy, docket: DocketExport, *, as_of: date | None = None, reviewed: frozenset[str] = frozenset()
) -> Plan:
    """Which acts the policy permits on the day, by the record."""
    return make_plan(policy, gather(docket, as_of, reviewed))


def draft_report(
    sentences: Iterable[Span], policy: Policy, docket: DocketExport, *, as_of: date | None = None, by: str | None = None
) -> DraftReport:
    """A draft read against wording and linkage in force on the day, or on that of the newest report.

    `by` is a party of the policy. Raises BadRequest where it is none.
    """
    if by is not None and by not in policy.parties:
        raise BadRequest(f"the policy has no party {by!r}", where="--by", remedy=f"one of: {', '.join(policy.parties)}")
    return read_draft(sentences, policy, as_of or last_published(docket.documents), by)
