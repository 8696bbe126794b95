"""What waits for somebody's decision, in the order in which one reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from dragoman.outputs.laying_out import REVIEWED
from dragoman.record.decisions import Decision
from dragoman.record.docket import DocketExport, Record


@dataclass(frozen=True)
class Proposal:
    """A record to review, with its layer."""

    layer: str
    record: Record


def proposals(docket: DocketExport, layers: Collection[str] = REVIEWED) -> tuple[Proposal, ...]:
    """All records of some layers by day of publication and place, those decided on included."""
    order = {document.id: number for number, document in enumerate(docket.documents)}
    found = [Proposal(layer, record) for layer in layers for record in getattr(docket, layer)]
    return tuple(sorted(found, key=lambda p: (order[place(p.record)[0]], *place(p.record)[1:], p.record.id)))


def place(record: Any) -> tuple[str, int, int]:
    """Document, start and end of the words that a record rests on first."""
    spans = record.spans if hasattr(record, "spans") else getattr(record, "evidence", None) or record.mentions
    return spans[0].document, min(s.start for s in spans), max(s.end for s in spans)


def left_at(listed: Iterable[Proposal], made: Iterable[Decision], author: str) -> str | None:
    """The record that an author decided on last, of those listed; None where there is none."""
    known = {p.record.id for p in listed}
    own = [d.record for d in made if d.author == author and d.record in known and d.verb != "comment"]
    return own[-1] if own else None
