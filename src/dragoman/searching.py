"""A search through a docket: what the ledger finds by words, held against what only the whole docket knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from dragoman.comparing import actors_called, dated_documents
from dragoman.ledger import Ledger, ParagraphHit, Resting, Search
from dragoman.record.document import Document
from dragoman.record.evidence import Span

MOST_AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class Found:
    """A paragraph that has the words searched for, the hits in it, and the short ids of the records that rest on it."""

    document: Document
    paragraph: Span
    hits: tuple[Span, ...]
    records: tuple[str, ...]


def find(ledger: Ledger, asked: Search) -> tuple[Found, ...]:
    """At most `asked.limit` paragraphs, best first. Raises BadRequest where no word is given."""
    called = None if asked.query.actor is None else actors_called(ledger, asked.query.actor)
    return tuple(islice(_found(ledger, asked, called), asked.limit))


def _found(ledger: Ledger, asked: Search, called: Collection[str] | None) -> Iterator[Found]:
    size = asked.limit
    while hits := ledger.search(replace(asked, limit=size)):
        wanted = {hit.document for hit in hits}
        documents = {d.id: d for d in dated_documents(ledger, wanted).documents if d.id in wanted}
        kept = [(hit, records) for hit in hits if (records := _fitting(hit, documents, asked, called)) is not None]
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
    hit: ParagraphHit, documents: Mapping[str, Document], asked: Search, called: Collection[str] | None
) -> tuple[Resting, ...] | None:
    """The records to be shown with a paragraph; None where it is not what was asked for."""
    document, query = documents[hit.document], asked.query
    published = document.published
    if not query.published_by(published) or not query.may_hold(published):
        return None
    records = hit.records
    if called is not None:
        records = tuple(r for r in records if not r.actors.isdisjoint(called))
    if query.issue and query.issue.casefold() not in document.text[hit.start : hit.end].casefold():
        wanted = query.issue.casefold()
        records = tuple(r for r in records if wanted in (issue.casefold() for issue in r.issues))
        called = called or ()
    if called is not None and not records:
        return None
    return tuple(r for r in records if r.layer != "actors" or asked.sought.layer == "actors")
