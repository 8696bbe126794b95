"""Where and when texts were published: what speaks for a document, and which texts are versions of one page."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, select

from dragoman.ledger import tables
from dragoman.ledger.current import BATCH, batches
from dragoman.record.arrival import Arrival
from dragoman.record.codec import JSON, from_json, to_json
from dragoman.record.document import Document, Part, Published
from dragoman.record.evidence import Span, digest


@dataclass(frozen=True, kw_only=True)
class Publication:
    """One place where a text was published, and when we learned of it."""

    outlet: str | None
    title: str | None
    url: str | None
    location: str
    published: Published
    learned: datetime


@dataclass(frozen=True, kw_only=True)
class Appearance:
    """A publication as stored: all that is said about a text at one place."""

    id: str
    document: str
    location: str
    page: str
    outlet: str | None
    url: str | None
    title: str | None
    source_id: str | None
    language: str | None
    kind: Any
    parts: JSON
    earliest: date | None
    latest: date | None
    edtf: str | None
    basis: Any
    evidence: JSON
    learned: datetime

    def rank(self) -> tuple[Any, ...]:
        """The first by this speaks for the document: by day, dated before undated, then by outlet and place."""
        undated = self.earliest is None and self.latest is None
        days = (self.earliest or date.min, self.latest or date.max)
        return (undated, *days, self.outlet is None, self.outlet or "", self.location, self.id)

    def published(self, text: str) -> Published:
        """The day, with the words that say so located in the text."""
        evidence = tuple(from_json(Span, item, {self.document: text}) for item in self.evidence)
        return Published(self.earliest, self.latest, self.edtf, basis=self.basis, evidence=evidence)

    def shown(self, text: str) -> Publication:
        """What is listed of it."""
        return Publication(
            outlet=self.outlet,
            title=self.title,
            url=self.url,
            location=self.location,
            published=self.published(text),
            learned=self.learned,
        )

    def document_of(self, text: str, version_of: str | None = None) -> Document:
        """The document as this publication presents it."""
        return Document(
            id=self.document,
            text=text,
            published=self.published(text),
            source_id=self.source_id,
            title=self.title,
            outlet=self.outlet,
            url=self.url,
            language=self.language,
            kind=self.kind,
            version_of=version_of,
            parts=tuple(from_json(Part, item, {}) for item in self.parts),
        )


def appearance(arrival: Arrival, learned: datetime) -> Appearance:
    """What an arrival says about its document. Its id rests on everything but the location and the moment."""
    document = arrival.document
    said: dict[str, Any] = {
        "document": document.id,
        "page": arrival.page,
        "outlet": document.outlet,
        "url": document.url,
        "title": document.title,
        "source_id": document.source_id,
        "language": document.language,
        "kind": document.kind,
        "parts": to_json(document.parts),
        "earliest": document.published.earliest,
        "latest": document.published.latest,
        "edtf": document.published.edtf,
        "basis": document.published.basis,
        "evidence": to_json(document.published.evidence),
    }
    identity = digest("u", json.dumps({name: to_json(value) for name, value in said.items()}))
    return Appearance(id=identity, location=arrival.location, learned=learned, **said)


def appearances(connection: Connection, documents: Collection[str] | None = None) -> dict[str, list[Appearance]]:
    """What speaks for each document now, best first, for all documents or those asked for.

    A page read again with other particulars (a corrected day) is known by the latest of them.
    """
    columns = [tables.publications.c[f.name] for f in fields(Appearance)]
    query = select(*columns).order_by(tables.publications.c.key)
    if documents is not None and len(documents) <= BATCH:
        query = query.where(tables.publications.c.document.in_(documents))
    wanted = None if documents is None else set(documents)
    found: dict[str, list[Appearance]] = {}
    for row in connection.execute(query).mappings():
        if wanted is None or row["document"] in wanted:
            found.setdefault(row["document"], []).append(Appearance(**row))
    return {document: ranked(rows) for document, rows in found.items()}


def with_neighbours(connection: Connection, documents: Collection[str]) -> set[str]:
    """Document ids with those of every text that shares a page with one of them."""
    here, there = tables.publications, tables.publications.alias("there")
    query = select(there.c.document).join(here, here.c.page == there.c.page).distinct()
    found: set[str] = set()
    for batch in batches(sorted(set(documents))):
        found.update(connection.execute(query.where(here.c.document.in_(batch))).scalars())
    return found


def ranked(rows: Iterable[Appearance]) -> list[Appearance]:
    """Of each page and outlet the latest learned; the one that speaks for the document first."""
    current: dict[tuple[str, str | None], Appearance] = {}
    for row in rows:
        current[row.page, row.outlet] = row
    return sorted(current.values(), key=Appearance.rank)


def in_order(found: Mapping[str, list[Appearance]]) -> list[str]:
    """Document ids by day of publication, then by id."""
    return sorted(found, key=lambda document: (*_days(found[document][0]), document))


def versions(found: Mapping[str, list[Appearance]]) -> dict[str, str]:
    """For each later text of a page, the text before it.

    All pages go by one order of documents (day, moment we learned of it, id), so no two can be versions of each other.
    """

    def age(document: str) -> tuple[Any, ...]:
        rows = found[document]
        return (*_days(rows[0]), min(row.learned for row in rows), document)

    pages: dict[str, set[str]] = {}
    for document, rows in found.items():
        for row in rows:
            pages.setdefault(row.page, set()).add(document)
    before: dict[str, str] = {}
    for _, texts in sorted(pages.items()):
        for earlier, later in pairwise(sorted(texts, key=age)):
            before.setdefault(later, earlier)
    return before


def _days(row: Appearance) -> tuple[date, date]:
    return (row.earliest or date.min, row.latest or date.max)
