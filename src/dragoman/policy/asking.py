"""What the Python API asks of this room: a docket held against a policy, planned with, or a draft read against it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dragoman.errors import BadRequest
from dragoman.policy.checking import Checker, check
from dragoman.policy.drafting import read_draft
from dragoman.policy.gathering import gather, last_published
from dragoman.policy.imagining import imagine
from dragoman.policy.planning import make_plan
from dragoman.policy.rules import Policy
from dragoman.record.docket import DocketExport
from dragoman.record.evidence import Span
from dragoman.record.judgements import DraftReport, Plan, PolicyReport


def policy_report(
    policy: Policy,
    docket: DocketExport,
    *,
    as_of: date | None = None,
    reviewed: frozenset[str] = frozenset(),
    what_if: Sequence[str] = (),
) -> PolicyReport:
    """Verdicts on the rules of a policy over a docket that holds what was published by the day.

    With `what_if` lines the imagined happenings are laid over the record, and the rules whose outcomes they change are
    named. Raises BadRequest for a line that tells of nothing.
    """
    trace = gather(docket, as_of, reviewed)
    if not what_if:
        return check(policy, trace)
    imagined = imagine(tuple(what_if), policy, trace)
    before, after = Checker(policy, trace), Checker(policy, imagined)
    changed = tuple(rule.id for rule in policy.rules if before.outcomes(rule) != after.outcomes(rule))
    return replace(check(policy, imagined), imagined=tuple(what_if), changed=changed)


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
