"""What one document says, and what a whole docket holds: the two shapes of the export contract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from dragoman.record.actors import Actor
from dragoman.record.codec import field_types
from dragoman.record.document import Document
from dragoman.record.findings import Disagreement, Join, Position, Turn, Verdict
from dragoman.record.happenings import Contact, Event, Order, Process
from dragoman.record.obligations import Commitment, Instrument
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

FORMAT: Literal["dragoman-docket"] = "dragoman-docket"
VERSION: Literal[1] = 1

Record = Actor | Statement | Event | Process | Contact | Instrument | Commitment | TimeExpression | Order


@dataclass(frozen=True, kw_only=True)
class Layers:
    """The record layers that extraction fills."""

    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    processes: tuple[Process, ...] = ()
    contacts: tuple[Contact, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    orders: tuple[Order, ...] = ()

    def records(self) -> Iterator[tuple[str, Record]]:
        """Every record with the name of its layer, layer by layer."""
        for layer in LAYERS:
            for record in getattr(self, layer):
                yield layer, record


CLASSES: dict[str, type[Any]] = {name: get_args(hint)[0] for name, hint in field_types(Layers).items()}
"""The record class of each layer."""

LAYERS: tuple[str, ...] = tuple(CLASSES)


@dataclass(frozen=True, kw_only=True)
class Extraction(Layers):
    """What one document says: an object that `dragoman extract` prints."""

    format: Literal["dragoman-docket"] = FORMAT
    version: Literal[1] = VERSION
    document: Document


@dataclass(frozen=True, kw_only=True)
class DocketExport(Layers):
    """A whole docket: what `dragoman export --format json` writes."""

    format: Literal["dragoman-docket"] = FORMAT
    version: Literal[1] = VERSION
    documents: tuple[Document, ...] = ()
    joins: tuple[Join, ...] = ()
    turns: tuple[Turn, ...] = ()
    positions: tuple[Position, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


def place(record: Any) -> tuple[str, int, int]:
    """Document, start and end of the words that a record of any layer rests on first."""
    spans = record.spans if hasattr(record, "spans") else getattr(record, "evidence", None) or record.mentions
    return spans[0].document, min(s.start for s in spans), max(s.end for s in spans)
