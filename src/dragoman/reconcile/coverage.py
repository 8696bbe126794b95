"""Sources: what each outlet contributes, what it copies, and what it was the first to report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.findings import Source

TOLD = ("statements", "events", "processes", "contacts", "instruments", "commitments")


def survey_sources(docket: DocketExport) -> tuple[Source, ...]:
    """Every outlet of a docket that has its joins and copies, by name; reports without one stand by their title."""
    outlets = {d.id: name_of(d) for d in docket.documents}
    told, first, alone = _tallies(docket, outlets)
    quoted_first, quoted_after = _quotations(docket, outlets)
    records = Counter(outlets[r.document] for layer in TOLD for r in getattr(docket, layer))
    by_outlet: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(docket.documents, key=lambda d: (d.published.sort_key(), d.id)):
        by_outlet[outlets[document.id]].append(document)
    return tuple(
        Source(
            outlet=outlet,
            documents=tuple(d.id for d in reports),
            copies=tuple(d.id for d in reports if d.copy_of),
            copied_from=tuple(sorted({outlets[d.copy_of] for d in reports if d.copy_of in outlets})),
            days=_span(reports),
            records=records[outlet],
            told=told[outlet],
            first=first[outlet],
            alone=alone[outlet],
            quoted_first=quoted_first[outlet],
            quoted_after=quoted_after[outlet],
        )
        for outlet, reports in sorted(by_outlet.items())
    )


def name_of(document: Document) -> str:
    """Outlet, else title, else the first words."""
    return " ".join((document.outlet or document.title or "").split()) or f"“{document.opening}”"


def _span(reports: Iterable[Document]) -> DateRange:
    """From the first day to the last that its reports may be of; open where one of them is."""
    days = [d.published for d in reports]
    first, last = [d.earliest for d in days], [d.latest for d in days]
    early = min((d for d in first if d), default=None) if all(first) else None
    return DateRange(early, max((d for d in last if d), default=None) if all(last) else None)


def _tallies(docket: DocketExport, outlets: Mapping[str, str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    told, first, alone = Counter[str](), Counter[str](), Counter[str]()
    known = {d.id: d for d in docket.documents}
    for documents in _happenings(docket):
        told.update({outlets[d] for d in documents})
        own = [known[d] for d in documents if not known[d].copy_of]
        if len({outlets[d.id] for d in own}) == 1:
            alone[outlets[own[0].id]] += 1
        if lead := _lead(own):
            first[outlets[lead.id]] += 1
    return told, first, alone


def _quotations(docket: DocketExport, outlets: Mapping[str, str]) -> tuple[Counter[str], Counter[str]]:
    """Of quotations that travelled, how many stood first in each outlet, and how many it has that stood elsewhere
    before. Where the days do not tell which was first, neither is counted."""
    first, after = Counter[str](), Counter[str]()
    known = {d.id: d for d in docket.documents}
    homes = {s.id: s.document for s in docket.statements}
    for join in (j for j in docket.joins if j.layer == "statements"):
        documents = {homes[m] for m in join.members if m in homes}
        if lead := _lead([known[d] for d in documents]):
            first[outlets[lead.id]] += 1
            after.update({outlets[d] for d in documents} - {outlets[lead.id]})
    return first, after


def _happenings(docket: DocketExport) -> list[set[str]]:
    """Documents by the happening that they tell of: events and contacts, joined ones once."""
    home = {e.id: e.document for e in (*docket.events, *docket.contacts)}
    joined = [j for j in docket.joins if j.layer in ("events", "contacts")]
    taken = {m for j in joined for m in j.members}
    groups = [{home[m] for m in j.members if m in home} for j in joined]
    return [g for g in groups if g] + [{d} for record, d in home.items() if record not in taken]


def _lead(reports: list[Document]) -> Document | None:
    """The report that surely was out before those of other outlets; None of one outlet alone, or where days touch."""
    for report in reports:
        others = [d for d in reports if name_of(d) != name_of(report)]
        if others and all(_before(report, d) for d in others):
            return report
    return None


def _before(one: Document, other: Document) -> bool:
    last, first = one.published.latest, other.published.earliest
    return last is not None and first is not None and last < first
