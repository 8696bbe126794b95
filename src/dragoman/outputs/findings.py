"""Rows of the listings of what comparing the reports yields: positions, disagreements, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.outputs.days import label
from dragoman.outputs.display import line
from dragoman.outputs.references import called
from dragoman.outputs.tables import Table
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.findings import Claim, Disagreement, Position

SHOWN = 8
"""Characters of a finding's id that a listing shows."""


@dataclass(frozen=True, kw_only=True)
class PositionLine:
    """A row of `dragoman positions`. `change` is what is another word than in the wording before, if any is."""

    short: str
    record: Position
    document: Document
    actor: Actor | None
    change: str = ""


@dataclass(frozen=True, kw_only=True)
class DisagreementLine:
    """A row of `dragoman disagreements`; `outlets` has those of each claim, in the order of the claims."""

    short: str
    record: Disagreement
    outlets: tuple[tuple[str, ...], ...]
    correction: Document | None = None


def position_lines(docket: DocketExport, changes: Mapping[str, str]) -> tuple[PositionLine, ...]:
    """Positions by issue, actor and day. `changes` tells by id what is another word than before."""
    documents = {d.id: d for d in docket.documents}
    actors = {a.id: a for a in docket.actors}
    lines = [
        PositionLine(
            short=p.id[:SHOWN],
            record=p,
            document=documents[p.evidence[0].document],
            actor=actors.get(p.actor),
            change=changes.get(p.id, ""),
        )
        for p in docket.positions
    ]
    return tuple(sorted(lines, key=_by_issue))


def _by_issue(row: PositionLine) -> tuple[object, ...]:
    name = row.actor.name if row.actor else ""
    return (row.record.issue, name, *row.record.when.sort_key(), row.record.evidence, row.record.id)


def disagreement_lines(docket: DocketExport) -> tuple[DisagreementLine, ...]:
    """Disagreements by the day of the report that came last into them, then by id."""
    documents = {d.id: d for d in docket.documents}
    lines = [
        DisagreementLine(
            short=d.id[:SHOWN],
            record=d,
            outlets=tuple(_outlets(claim, documents) for claim in d.claims),
            correction=documents.get(d.corrected_by or ""),
        )
        for d in docket.disagreements
    ]
    return tuple(sorted(lines, key=lambda row: (_latest(row.record, documents), row.record.id)))


def _outlets(claim: Claim, documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Who has the claim, copies behind their originals in brackets."""
    reports = dict.fromkeys(documents[span.document] for span in claim.evidence)
    ordered = sorted(reports, key=lambda d: (d.copy_of is not None, d.published.sort_key(), d.id))
    return tuple(dict.fromkeys(f"({called(d)})" if d.copy_of else called(d) for d in ordered))


def _latest(record: Disagreement, documents: Mapping[str, Document]) -> date:
    days = [documents[s.document].published.latest for c in record.claims for s in c.evidence]
    return max((day for day in days if day), default=date.max)


def positions_table(rows: Iterable[PositionLine]) -> Table:
    """The table of `dragoman positions`."""
    cells = tuple(
        (
            row.record.issue,
            line(row.actor.name) if row.actor else "",
            label(row.record.when) if row.record.when.known else "",
            line(row.record.wording),
            line(row.change),
            line(row.document.outlet or ""),
            row.short,
        )
        for row in rows
    )
    columns = ("issue", "actor", "when", "wording", "changed", "outlet", "id")
    return Table(columns, cells, frozenset({"wording", "changed"}))


def disagreements_table(rows: Iterable[DisagreementLine]) -> Table:
    """The table of `dragoman disagreements`."""
    cells = tuple(
        (row.record.kind, line(row.record.topic), " ≠ ".join(_sides(row)), _corrected(row), row.short) for row in rows
    )
    return Table(("kind", "about", "claims", "corrected", "id"), cells, frozenset({"about", "claims"}))


def _sides(row: DisagreementLine) -> list[str]:
    claims = zip(row.record.claims, row.outlets, strict=True)
    return [f"{line(str(claim.value))} [{', '.join(outlets)}]" for claim, outlets in claims]


def _corrected(row: DisagreementLine) -> str:
    return label(row.correction.published) if row.correction and row.correction.published.known else ""
