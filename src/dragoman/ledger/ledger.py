"""The docket as a file: everything the rest of the program asks of the database goes through `Ledger`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman.errors import BadRequest
from dragoman.ledger import contents, ids, reader, reviews, searching, writer
from dragoman.ledger.comparison import Comparison, outdate
from dragoman.ledger.editions import Laid
from dragoman.ledger.opening import AnyDatabase, open_database
from dragoman.ledger.publications import Publication
from dragoman.ledger.searching import ParagraphHit, Search
from dragoman.record.actors import Actor
from dragoman.record.arrival import Arrival, Run
from dragoman.record.decisions import Decision, Ruling
from dragoman.record.docket import Extraction, Layers, Record
from dragoman.record.document import Document
from dragoman.record.findings import Join


class Ledger:
    """A docket file, open. Each method is one transaction; all raise DocketError when the file fails them."""

    def __init__(self, database: AnyDatabase) -> None:
        self._database = database

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Ledger:
        """Open a docket file, or a docket at `postgresql://user@host/database`; with `create`, make it where there is
        none, or in an empty file or database.

        Raises UnreadableInput, NotADocket, NewerDocket, DocketWriteFailed, BadRequest.
        """
        return cls(open_database(path, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    @property
    def where(self) -> str:
        """Where the docket lies."""
        return self._database.where

    def knows(self, document_id: str, run_id: str) -> bool:
        """Whether an extraction of this document by this run is there."""
        with self._database.reading() as connection:
            return writer.knows(connection, document_id, run_id)

    def has_publication(self, arrival: Arrival) -> bool:
        """Whether all that the arrival says about its document is there (where it lay aside)."""
        with self._database.reading() as connection:
            return writer.has_publication(connection, arrival)

    def leads(self, arrival: Arrival) -> bool:
        """Whether the arrival would change title, outlet or day that the docket shows of its document. Then its days
        change too: extract again."""
        with self._database.reading() as connection:
            return writer.leads(connection, arrival)

    def settled(self, arrival: Arrival) -> Document:
        """The document as the docket will show it once the arrival is in: the stored text, and the particulars of the
        publication that speaks for it. Extract from this one, and records do not depend on the order of arrival."""
        with self._database.reading() as connection:
            return writer.settled(connection, arrival)

    def write(
        self,
        arrival: Arrival,
        extraction: Extraction,
        run: Run,
        learned: datetime,
        besides: Callable[[Comparison], None] = lambda _: None,
    ) -> None:
        """Store a document with everything found in it, or nothing.

        Of what is there already only the missing is added: a further publication, or a further run's extraction, which
        then is the current one. An arrival that comes to lead adds its extraction though the run be known. Raises
        SpanMismatch when the docket holds these bytes with another text, ValueError when `extraction` is of another
        document. What is done `besides` is kept with it, or nothing of either.
        """
        with self._database.writing() as connection:
            writer.write(connection, arrival, extraction, run, learned)
            besides(Comparison(connection))

    def add_publication(self, arrival: Arrival, learned: datetime) -> None:
        """Store that a known text was published at a further place. Raises NotFound, SpanMismatch."""
        with self._database.writing() as connection:
            writer.add_publication(connection, arrival, learned)

    def documents(self, ids: Collection[str] | None = None) -> tuple[Document, ...]:
        """Documents, all or those asked for, by day of publication, then id; title, outlet and day are those of the
        publication that leads."""
        with self._database.reading() as connection:
            return reader.documents(connection, ids)

    def document(self, document_id: str) -> Document:
        """One document. Raises NotFound."""
        with self._database.reading() as connection:
            return reader.document(connection, document_id)

    def republished(self, document_id: str | None = None) -> set[str]:
        """Ids of the texts that share a page with another; of one text, those of its pages and its own."""
        with self._database.reading() as connection:
            return reader.republished(connection, document_id)

    def publications(self, document_id: str) -> tuple[Publication, ...]:
        """Where a text was published, the leading publication first. Raises NotFound."""
        with self._database.reading() as connection:
            return reader.publications(connection, document_id)

    def texts(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """Texts by document id, all of them or those asked for that are there."""
        with self._database.reading() as connection:
            return reader.texts(connection, ids)

    def original(self, document_id: str) -> bytes:
        """The bytes of a document as they came in. Raises NotFound."""
        with self._database.reading() as connection:
            return reader.original(connection, document_id)

    def layer(self, name: str, *, documents: Collection[str] | None = None) -> tuple[Record, ...]:
        """Current records of a layer by document and position: rejected ones left out, accepted ones `reviewed`.

        Raises BadRequest for a name that is no layer, SpanMismatch where a text no longer reads as a span says.
        """
        with self._database.reading() as connection:
            return reader.layer(connection, name, documents)

    def layers(
        self,
        documents: Collection[str] | None = None,
        *,
        names: Collection[str] | None = None,
        window: reader.Window = reader.EVER,
    ) -> Layers:
        """Current records of all layers, or of those named, as `layer` gives them; without those that surely lie
        outside of a window of days."""
        with self._database.reading() as connection:
            return reader.layers(connection, documents, names, window)

    def records(self, ids: Collection[str]) -> dict[str, tuple[str, Record]]:
        """Layer and record, by id, of those of some ids that are current and not rejected."""
        with self._database.reading() as connection:
            return reader.records_with(connection, ids)

    def lookup(self, prefix: str) -> tuple[str, Record | Document]:
        """Layer (or `documents`) and record by the beginning of an id. Raises NotFound, AmbiguousId, BadRequest."""
        with self._database.reading() as connection:
            return ids.lookup(connection, prefix)

    def ids_beginning(self, prefix: str, most: int) -> list[tuple[str, str]]:
        """Ids that begin so, at most so many of records and of documents, each with its layer."""
        with self._database.reading() as connection:
            return ids.beginning_with(connection, prefix, most)

    def actor_names(self) -> list[str]:
        """Names of the actors in the docket, and codes of their states, each once."""
        with self._database.reading() as connection:
            return reader.actor_names(connection)

    def short_ids(self, wanted: Collection[str] | None = None) -> dict[str, str]:
        """Shortest unique beginning, of four characters or more, of every document's and current record's id, or at
        least of those wanted."""
        with self._database.reading() as connection:
            return ids.short_ids(connection, wanted)

    def records_in(self, document_id: str, start: int, end: int) -> tuple[tuple[str, str], ...]:
        """Layer and id of the current records that rest on words between two offsets."""
        with self._database.reading() as connection:
            return reader.records_in(connection, document_id, start, end)

    def paragraph_at(self, document_id: str, offset: int) -> tuple[int, int] | None:
        """Half-open offsets of the searchable paragraph around a character; None outside of any."""
        with self._database.reading() as connection:
            return reader.paragraph_at(connection, document_id, offset)

    def runs(self) -> dict[str, Run]:
        """The run that read each document last."""
        with self._database.reading() as connection:
            return reader.runs(connection)

    def record_of_run(self, record_id: str) -> Run:
        """The run that made a record. Raises NotFound."""
        with self._database.reading() as connection:
            return reader.run_of(connection, record_id)

    def search(self, asked: Search) -> tuple[ParagraphHit, ...]:
        """Paragraphs that hold all the words, in any inflection, best first. Raises BadRequest."""
        if asked.limit < 1:
            what = "a search must be allowed a result"
            raise BadRequest(what, where=str(asked.limit), remedy="give a limit of 1 or more")
        with self._database.reading() as connection:
            return searching.search(connection, asked)

    def actors_like(self, groups: Collection[tuple[str, ...]]) -> tuple[Actor, ...]:
        """Current actors whose stored form has all words of one of the groups, whatever the case."""
        with self._database.reading() as connection:
            return searching.actors_like(connection, groups)

    def decide(self, decision: Decision, *, seen: str | None = None) -> Decision:
        """Add a decision; given back with document, layer and places of its record. Raises NotFound, and StaleEdit
        where `seen`, the version its author saw, is not the record's any more."""
        with self._database.writing() as connection:
            made = reviews.decide(connection, decision, seen)
            outdate(connection, made)
            return made

    def decide_all(self, decisions: Collection[Decision], *, seen: str | None = None) -> tuple[Decision, ...]:
        """Add several decisions, all or none of them; `seen` is the version of the record that the first is on."""
        with self._database.writing() as connection:
            made = reviews.decide_all(connection, decisions, seen)
            for decision in made:
                outdate(connection, decision)
            return made

    def versions(self) -> dict[str, str]:
        """What changes whenever somebody decides on a record, by record; `reviews.UNDECIDED` for all others."""
        with self._database.reading() as connection:
            return reviews.versions(connection)

    def rulings(self) -> dict[str, Ruling]:
        """What holds for each current record that was decided on."""
        with self._database.reading() as connection:
            return reviews.rulings(connection)

    def unions(self) -> tuple[Join, ...]:
        """Joins that somebody made or accepted."""
        with self._database.reading() as connection:
            return reviews.unions(connection)

    def state(self) -> str:
        """What changes whenever anything is added to the docket, by whatever program."""
        with self._database.reading() as connection:
            return reader.state(connection)

    def read_state(self) -> str:
        """What changes whenever a report is read, or a decision may bring a record to light."""
        with self._database.reading() as connection:
            return reader.read_state(connection)

    def decisions(self, record_id: str | None = None) -> tuple[Decision, ...]:
        """Decisions in the order they were added, all or those on a record (under a former id too)."""
        with self._database.reading() as connection:
            return reviews.decisions(connection) if record_id is None else reviews.decisions_on(connection, record_id)

    def orphans(self) -> tuple[Decision, ...]:
        """Decisions in force whose record is gone and cannot be found again on the same words."""
        with self._database.reading() as connection:
            return reviews.orphans(connection)

    def partings(self) -> frozenset[tuple[str, str]]:
        """Pairs of records that somebody parted by rejecting their join."""
        with self._database.reading() as connection:
            return reviews.partings(connection)

    def pieces(self) -> Iterator[contents.Piece]:
        """All that the docket was given, as names with contents; see `contents`."""
        with self._database.reading() as connection:
            yield from contents.pieces(connection)

    def restore(self, names: Iterable[str], read: contents.Read) -> None:
        """Fill a docket in which nothing is yet from pieces, or leave it empty. Raises NotADocket."""
        with self._database.writing() as connection:
            contents.restore(connection, names, read)

    @contextmanager
    def comparison(self) -> Iterator[Comparison]:
        """What comparing the reports came to, to look at."""
        with self._database.reading() as connection:
            yield Comparison(connection)

    @contextmanager
    def comparing(self) -> Iterator[Comparison]:
        """The same, to change: all that is done with it is kept, or nothing. Raises DocketWriteFailed."""
        with self._database.writing() as connection:
            yield Comparison(connection)

    @contextmanager
    def laid_out(self) -> Iterator[Laid]:
        """The docket laid out in pages, to read."""
        with self._database.reading() as connection:
            yield Laid(connection)

    @contextmanager
    def laying_out(self) -> Iterator[Laid]:
        """The same, to write. Raises DocketWriteFailed."""
        with self._database.writing() as connection:
            yield Laid(connection)
