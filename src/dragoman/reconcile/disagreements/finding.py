"""All disagreements of a docket."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dragoman.reconcile.disagreements.amounts import amount_disagreements
from dragoman.reconcile.disagreements.announced import announced_disagreements
from dragoman.reconcile.disagreements.case import Case, distinct
from dragoman.reconcile.disagreements.counts import count_disagreements
from dragoman.reconcile.disagreements.dates import date_disagreements
from dragoman.reconcile.disagreements.deeds import deed_disagreements
from dragoman.reconcile.disagreements.endings import ending_disagreements
from dragoman.reconcile.disagreements.existence import existence_disagreements
from dragoman.reconcile.disagreements.numbers import number_disagreements
from dragoman.reconcile.disagreements.opposites import opposite_disagreements
from dragoman.reconcile.disagreements.origins import origin_disagreements
from dragoman.reconcile.disagreements.outcomes import outcome_disagreements
from dragoman.reconcile.disagreements.participants import participant_disagreements
from dragoman.reconcile.disagreements.readings import reading_disagreements
from dragoman.reconcile.disagreements.renderings import rendering_disagreements
from dragoman.reconcile.disagreements.wordings import wording_disagreements
from dragoman.record.docket import DocketExport
from dragoman.record.findings import Disagreement

FINDERS: tuple[Callable[[Case], Iterator[Disagreement]], ...] = (
    participant_disagreements,
    existence_disagreements,
    date_disagreements,
    count_disagreements,
    amount_disagreements,
    number_disagreements,
    origin_disagreements,
    outcome_disagreements,
    ending_disagreements,
    wording_disagreements,
    reading_disagreements,
    rendering_disagreements,
    deed_disagreements,
    announced_disagreements,
    opposite_disagreements,
)


def find_disagreements(docket: DocketExport, sources: Mapping[str, str]) -> tuple[Disagreement, ...]:
    """Where sources speak of one thing and differ, by id. `docket` has its joins; `sources` as in `Case`."""
    case = Case(docket, sources)
    return tuple(distinct(finding for find in FINDERS for finding in find(case)))
