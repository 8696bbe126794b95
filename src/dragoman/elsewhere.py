"""What other reports have of one record, looked up without the rest of the docket: the same words, the same thing told,
what became of a commitment.

Records that tell of one thing are kept joined. Quotations are not: those that may be one are found by their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from dragoman.comparing import LedgerShelf, compared_records, dated_documents
from dragoman.editions import Editions
from dragoman.extraction.dating.dating import needs_dating
from dragoman.ledger import Ledger, Search
from dragoman.outputs.together import Together, Told
from dragoman.reconcile.comparison import COMPARED
from dragoman.reconcile.copies import find_copies
from dragoman.reconcile.joining import Web
from dragoman.reconcile.kept_traits import version
from dragoman.reconcile.passages import RUN
from dragoman.reconcile.quotations import appearance, join_statements
from dragoman.record.actors import Actor
from dragoman.record.dates import Answer
from dragoman.record.docket import DocketExport, Record
from dragoman.record.document import Document
from dragoman.record.findings import Join
from dragoman.record.happenings import Process
from dragoman.record.obligations import Commitment
from dragoman.record.query import Sought
from dragoman.record.statements import Statement

STATEMENTS = Sought(layer="statements")
MOST_PHRASES = 8
"""Runs of a quotation's words that are looked up, spread over all of it."""

MOST_CARRIERS = 150
"""Paragraphs with one of them that are looked at."""

OF_PHRASES = 0.25
"""Share of them that stand in another report's paragraph where it may have the quotation."""

ROUNDS = 3
"""How often those found are looked up themselves: a report may have the words of one that has them of a third."""


def together_with(ledger: Ledger, editions: Editions, layer: str, record: Record) -> Together | None:
    """The records that are one with a statement, or tell of one thing with another record, as the reports were out."""
    if isinstance(record, Statement):
        join = _quotation(ledger, record)
    else:
        join = _of_one_thing(ledger, record.id) if layer in COMPARED and not isinstance(record, Actor) else None
    if join is None:
        return None
    return _in_order(ledger, editions, join, record.id)


def settled(ledger: Ledger, editions: Editions, record: Commitment) -> Commitment:
    """A commitment with what all reports tell became of it, where the docket is laid out or small; else as it is."""
    laid = editions.settled(record.id)
    if laid is not None or not editions.quick:
        return laid or record
    return next((c for c in compared_records(ledger).commitments if c.id == record.id), record)


def days_of(ledger: Ledger, editions: Editions, wanted: Collection[str]) -> dict[str, Document]:
    """Documents by the days that are known of them; by those that others tell where the docket is laid out or small."""
    found = {document.id: document for document in ledger.documents(wanted)}
    waiting = [document for document in found.values() if needs_dating(document)]
    if not waiting:
        return found
    if editions.fresh():
        return found | {document.id: editions.dated(document, document)[1] for document in waiting}
    if not editions.quick:
        return found
    return {d.id: d for d in dated_documents(ledger).documents if d.id in wanted}


def _of_one_thing(ledger: Ledger, record: str) -> Join | None:
    """The kept join that a record stands in."""
    with ledger.comparison() as kept:
        members = kept.standing([record]).get(record, ()) if kept.version() == version() else ()
        joins = Web(LedgerShelf(kept), kept.partings()).joins(members) if members else ()
    return next((join for join in joins if record in join.members), None)


def _quotation(ledger: Ledger, statement: Statement) -> Join | None:
    """The statements of other reports that are in the words of one, and those that are in theirs."""
    found: dict[str, Statement] = {statement.id: statement}
    join, apart = None, ledger.partings()
    looked_up: set[str] = set()
    for _ in range(ROUNDS):
        new = [found[member] for member in (join.members if join else (statement.id,)) if member not in looked_up]
        looked_up |= {s.id for s in new}
        ids = {ident for s in new for ident in _sharing_words(ledger, s)} - found.keys()
        if not ids:
            break
        found |= {ident: r for ident, (_, r) in ledger.records(ids).items() if isinstance(r, Statement)}
        joins = join_statements(_with_speakers(ledger, found.values()), {}, apart)
        join = next((j for j in joins if statement.id in j.members), None)
    return join


def _sharing_words(ledger: Ledger, statement: Statement) -> Iterator[str]:
    """Ids of statements that rest on paragraphs with some runs of the words."""
    shared: Counter[str] = Counter()
    phrases = _phrases(span.text for span in statement.content)
    for phrase in phrases:
        hits = ledger.search(Search(words=f'"{phrase}"', sought=STATEMENTS, limit=MOST_CARRIERS, located=False))
        shared.update({resting.id for hit in hits for resting in hit.records if resting.layer == "statements"})
    yield from (ident for ident, number in shared.items() if number >= OF_PHRASES * len(phrases))


def _phrases(pieces: Iterable[str]) -> list[str]:
    """Runs of words of an utterance, as many as are looked up. Where it is interrupted none runs across: those words
    stand apart in the text."""
    runs: list[str] = []
    for piece in pieces:
        words = [word for word in piece.replace('"', " ").split() if any(map(str.isalnum, word))]
        runs += [" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)) if words]
    return runs[:: max(1, -(-len(runs) // MOST_PHRASES))]


def _with_speakers(ledger: Ledger, statements: Iterable[Statement]) -> DocketExport:
    given = tuple(statements)
    speakers = ledger.records({s.speaker for s in given if s.speaker})
    actors = tuple(record for _, record in speakers.values() if isinstance(record, Actor))
    return DocketExport(documents=ledger.documents({s.document for s in given}), actors=actors, statements=given)


def _in_order(ledger: Ledger, editions: Editions, join: Join, shown: str) -> Together:
    records: dict[str, Any] = {ident: record for ident, (_, record) in ledger.records(join.members).items()}
    documents = days_of(ledger, editions, {record.document for record in records.values()})
    copies = {c.document: c.original for c in find_copies(documents.values())}
    marked = {d.id: replace(d, copy_of=copies.get(d.id)) for d in documents.values()}
    short = ledger.short_ids(set(records))
    told = [
        Told(
            short=short[ident],
            document=marked[record.document],
            says=record.state if isinstance(record, Process) else "",
            here=ident == shown,
        )
        for ident, record in records.items()
    ]
    told.sort(key=lambda t: (appearance(t.document), t.short))
    return Together(layer=join.layer, reasons=join.reasons, told=tuple(told), surely_first=_leads(told))


def _leads(told: list[Told]) -> bool:
    """Whether the first report was surely out before those of other outlets."""
    first, *others = told
    outlet = first.document.outlet
    elsewhere = [t.document for t in others if t.document.outlet is None or t.document.outlet != outlet]
    return all(first.document.published.before(d.published) is Answer.YES for d in elsewhere)
