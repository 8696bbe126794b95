"""A search through a docket: what the ledger finds by words, held against what only the whole docket knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
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
    asked = replace(asked, called=_called(ledger, editions, asked.query.actor))
    return tuple(islice(_found(ledger, editions, asked), asked.limit))


def _called(ledger: Ledger, editions: Editions, name: str | None) -> frozenset[str] | None:
    """Ids of the actors that answer to a name; None where none is asked for."""
    if name is None:
        return None
    return editions.called(name) if _laid_out(editions) else frozenset(actors_called(ledger, name))


def _laid_out(editions: Editions) -> bool:
    """Whether to go by the pages: a large docket that has changed is not read as a whole for each search."""
    return editions.fresh() is not None or editions.catching_up


def _dated(ledger: Ledger, editions: Editions, wanted: Collection[str]) -> dict[str, Document]:
    """Documents by the days that are known of them now: as the docket is laid out, or by reading all of it."""
    found = {document.id: document for document in ledger.documents(wanted)}
    waiting = [document for document in found.values() if needs_dating(document)]
    if not waiting:
        return found
    if _laid_out(editions):
        return found | {document.id: editions.dated(document, document)[1] for document in waiting}
    return {d.id: d for d in dated_documents(ledger).documents if d.id in wanted}


def _found(ledger: Ledger, editions: Editions, asked: Search) -> Iterator[Found]:
    size = asked.limit
    while hits := ledger.search(replace(asked, limit=size)):
        documents = _dated(ledger, editions, {hit.document for hit in hits})
        kept = [(hit, _shown(hit, asked)) for hit in hits if _published(documents[hit.document], asked)]
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
        asked, size = replace(asked, offset=hits[-1].number + 1), min(4 * size, MOST_AT_ONCE)


def _published(document: Document, asked: Search) -> bool:
    """Whether a report came out when it was asked for."""
    return asked.query.published_by(document.published) and asked.query.may_hold(document.published)


def _shown(hit: ParagraphHit, asked: Search) -> tuple[Resting, ...]:
    """The records to be shown with a paragraph."""
    records = hit.records
    if asked.query.issue and any(record.on_issue for record in records):
        records = tuple(record for record in records if record.on_issue)
    return tuple(r for r in records if r.layer != "actors" or asked.sought.layer == "actors")
