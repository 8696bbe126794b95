"""A search through a docket: what the ledger finds by words, held against what only the whole docket knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from dragoman.comparing import actors_called, dated_documents
from dragoman.editions import Editions
from dragoman.extraction.dating.dating import needs_dating
from dragoman.ledger import Ledger, ParagraphHit, Resting, Search
from dragoman.record.document import Document
from dragoman.record.evidence import Span

MOST_AT_ONCE = 1_000


@dataclass(frozen=True, kw_only=True)
class Found:
    """A paragraph that has the words searched for, the hits in it, and the short ids of the records that rest on it."""

    document: Document
    paragraph: Span
    hits: tuple[Span, ...]
    records: tuple[str, ...]


def find(ledger: Ledger, editions: Editions, asked: Search) -> tuple[Found, ...]:
    """At most `asked.limit` paragraphs, best first. Raises BadRequest where no word is given."""
    called = _called(ledger, editions, asked.query.actor)
    return tuple(islice(_found(ledger, editions, asked, called), asked.limit))


def _called(ledger: Ledger, editions: Editions, name: str | None) -> frozenset[str] | None:
    """Ids of the actors that answer to a name; None where none is asked for."""
    if name is None:
        return None
    laid_out = editions.fresh() or editions.catching_up
    return editions.called(name) if laid_out else frozenset(actors_called(ledger, name))


def _dated(ledger: Ledger, editions: Editions, wanted: Collection[str]) -> dict[str, Document]:
    """Documents by the days that are known of them now: as the docket is laid out, or by reading all of it."""
    found = {document.id: document for document in ledger.documents(wanted)}
    waiting = [document for document in found.values() if needs_dating(document)]
    if not waiting:
        return found
    if editions.fresh():
        return found | {document.id: editions.dated(document, document)[1] for document in waiting}
    return {d.id: d for d in dated_documents(ledger).documents if d.id in wanted}


def _found(ledger: Ledger, editions: Editions, asked: Search, called: frozenset[str] | None) -> Iterator[Found]:
    size = asked.limit
    while hits := ledger.search(replace(asked, limit=size)):
        documents = _dated(ledger, editions, {hit.document for hit in hits})
        fitting = ((hit, _fitting(hit, documents, asked, called)) for hit in hits)
        kept = [(hit, records) for hit, records in fitting if records is not None]
        short = ledger.short_ids({record.id for _, records in kept for record in records}) if kept else {}
        for hit, records in kept:
            document = documents[hit.document]
            yield Found(
                document=document,
                paragraph=document.span(hit.start, hit.end),
                hits=tuple(document.span(start, end) for start, end in hit.words),
                records=tuple(short[record.id] for record in records),
            )
        if len(hits) < size:
            return
        asked, size = replace(asked, offset=asked.offset + size), min(4 * size, MOST_AT_ONCE)


def _fitting(
    hit: ParagraphHit, documents: Mapping[str, Document], asked: Search, called: frozenset[str] | None
) -> tuple[Resting, ...] | None:
    """The records to be shown with a paragraph; None where it is not what was asked for."""
    document, query = documents[hit.document], asked.query
    published = document.published
    if not query.published_by(published) or not query.may_hold(published):
        return None
    records = hit.records
    if called is not None:
        records = tuple(record for record in records if not record.actors.isdisjoint(called))
        if not records:
            return None
    if query.issue and any(record.on_issue for record in records):
        records = tuple(record for record in records if record.on_issue)
    return tuple(r for r in records if r.layer != "actors" or asked.sought.layer == "actors")
