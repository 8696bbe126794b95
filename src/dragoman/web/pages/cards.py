"""A record as a card with what was decided on it, and the keys to decide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.record.decisions import Ruling
from dragoman.record.docket import DocketExport, Record, place
from dragoman.record.document import Document
from dragoman.reviewing import UNDECIDED
from dragoman.web.case import Case
from dragoman.web.describing import heading, words

STATUS = {"accept": "accepted", "reject": "rejected", "edit": "edited"}


@dataclass(frozen=True, kw_only=True)
class Card:
    """A record to look at and decide on; `seen` is its version, `status` what holds for it."""

    layer: str
    short: str
    record: Record
    document: Document
    heading: str
    words: str
    status: str
    seen: str


def cards_of(case: Case, ids: Sequence[str]) -> list[Card]:
    """Cards of records, by whole id, in the order given; of those that are not there any more none."""
    docket = case.docket.gathered(ids)
    found = {record.id: (layer, record) for layer, record in docket.records()}
    return cards(case, docket, [found[id_] for id_ in ids if id_ in found])


def cards(case: Case, docket: DocketExport, given: Iterable[tuple[str, Record]]) -> list[Card]:
    """Cards of records, in the order given; `docket` has their documents, and the actors that they name."""
    listed = list(given)
    short = case.docket.short_ids({record.id for _, record in listed})
    rulings, versions = case.rulings(), case.versions()
    documents = {d.id: d for d in docket.documents}
    actors = {a.id: a for a in docket.actors}
    return [
        Card(
            layer=layer,
            short=short.get(record.id, record.id),
            record=record,
            document=documents[place(record)[0]],
            heading=heading(record, actors),
            words=words(record),
            status=status(rulings.get(record.id)),
            seen=versions.get(record.id, UNDECIDED),
        )
        for layer, record in listed
    ]


def status(ruling: Ruling | None) -> str:
    """What people made of a record."""
    return STATUS[ruling.verb] if ruling else "proposed"
