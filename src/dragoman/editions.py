"""The docket laid out in pages, kept in the ledger, so that one page of a large docket is read without the rest.

An edition is what the docket says as of a day, in one of its states. A small docket that has changed is laid out anew
when a page is asked for; a large one behind the scenes, and until that is done pages come from the edition before.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread

from dragoman.errors import DocketError, DocketWriteFailed, NotReady
from dragoman.ledger import Laid, Ledger
from dragoman.outputs.laying_out import Layout
from dragoman.outputs.page import Brief
from dragoman.reconcile import kept_traits
from dragoman.reconcile.kept_traits import fingerprint
from dragoman.record.codec import JSON, from_json, to_json
from dragoman.record.docket import Record
from dragoman.record.document import Document, Published
from dragoman.record.obligations import Commitment
from dragoman.record.pages import Edition, LaidRow, Selection
from dragoman.record.query import Query

AT_ONCE = 2000
"""Rows written in one transaction."""

PATIENCE = 3.0
"""Seconds for which a page is kept waiting until the docket is laid out anew; a larger one is laid out meanwhile."""

PAUSE, BREATHS = 60.0, 5
"""Seconds at least before a large docket that changes all the time is laid out again, and in how many times of what it
took."""

SECONDS_EACH = 0.01
"""How long laying out takes for each report, as long as nobody has tried."""

ROOMS = ("dragoman.outputs",)

AS_STORED = frozenset({"statements", "events", "processes", "contacts", "instruments", "documents", "queue"})
"""Views whose rows rest on one report each: as of a day, those of later reports are left out. What comes of comparing
reports is laid out for that day."""

LayOut = Callable[[date | None], tuple[Layout, Brief]]
"""What there is to lay out as of a day, and the brief of it."""


class Editions:
    """The editions of a docket. Safe for several threads. `lay_out` gives what is laid out; `apart` makes an edition in
    another process, so that pages need not share this one's processor with it."""

    def __init__(self, ledger: Ledger, lay_out: LayOut, apart: Callable[[date | None], None] | None = None) -> None:
        self._ledger = ledger
        self._lay_out = lay_out
        self._apart = apart
        self._making = Lock()
        self._asked: dict[date | None, Thread] = {}
        self._done: dict[date | None, float] = {}
        self._asking = Lock()
        self._beside: TemporaryDirectory[str] | None = None

    def of(self, as_of: date | None = None) -> Edition:
        """The edition to show. Raises NotReady where there is none and it would take long to make."""
        found = self._find(as_of)
        if found and found.state == self._state():
            return found
        if self._cost(found) <= PATIENCE:
            return self.make(as_of)
        if not found or time.monotonic() - self._done.get(as_of, -PAUSE) > max(PAUSE, BREATHS * found.seconds):
            self._make_meanwhile(as_of)
        if found:
            return found
        raise NotReady("the pages are being laid out", where=str(as_of or "today"), remedy="look again in a minute")

    def as_read(self) -> Edition:
        """The edition of the reports as they are read, whatever was decided since. Raises NotReady."""
        found = self._find(None)
        return found if found and found.state.split()[1:] == self._state().split()[1:] else self.of()

    def fresh(self, as_of: date | None = None) -> Edition | None:
        """The edition of the present state, if it is there."""
        found = self._find(as_of)
        return found if found and found.state == self._state() else None

    def behind(self, shown: Edition) -> bool:
        """Whether the docket has changed since."""
        return shown.state != self._state()

    @property
    def catching_up(self) -> bool:
        """Whether what is shown is older than the docket, which is too large to be laid out anew while one waits."""
        found = self._find(None)
        return found is not None and self.behind(found) and self._cost(found) > PATIENCE

    def rows(self, wanted: Selection, first: int, number: int) -> tuple[LaidRow, ...]:
        """So many rows, in order, from the `first` on."""
        with self._opened(wanted) as (laid, edition, asked):
            return laid.page(edition, asked, first, number)

    def count(self, wanted: Selection) -> int:
        """How many rows there are."""
        with self._opened(wanted) as (laid, edition, asked):
            return laid.count(edition, asked)

    def heaviest(self, wanted: Selection, number: int) -> tuple[LaidRow, ...]:
        """So many rows of most weight, in order."""
        with self._opened(wanted) as (laid, edition, asked):
            return laid.heaviest(edition, asked, number)

    def extremes(self, wanted: Selection, begun: date | None = None) -> tuple[date | None, date | None]:
        """The first and the last day of the rows that tell both, and that surely lie behind a day."""
        with self._opened(wanted) as (laid, edition, asked):
            return laid.extremes(edition, asked, begun)

    def holding(self, wanted: Selection, party: str) -> tuple[LaidRow, ...]:
        """The rows that somebody, by the id of any actor that is one with him, has to do with."""
        with self._opened(wanted) as (laid, edition, asked):
            return laid.holding(edition, asked.view, party)

    def called(self, name: str) -> frozenset[str]:
        """Ids of the actors that answer to a name, a code or a role, and of those that are one with them."""
        wanted = Selection(view="actors", query=Query(actor=name))
        return frozenset(member for row in self.rows(wanted, 0, self.count(wanted)) for member in row.body["members"])

    def bodies(self, view: str, keys: Collection[str], as_of: date | None = None) -> Mapping[str, JSON]:
        """How rows are shown, by what they show."""
        with self._opened(Selection(view=view, query=Query(as_of=as_of))) as (laid, edition, _):
            return laid.with_keys(edition, view, keys)

    def settled(self, commitment: str) -> Commitment | None:
        """A commitment with what all reports tell became of it; None where the present state is not laid out."""
        body = self.bodies("settled", {commitment}).get(commitment) if self.fresh() else None
        if body is None:
            return None
        return from_json(Commitment, body, self._ledger.texts(_documents_in(body)))

    @property
    def quick(self) -> bool:
        """Whether the docket is so small that all of it is read while one waits."""
        return self._cost(self._find(None)) <= PATIENCE

    def dated(self, found: Record | Document, document: Document) -> tuple[Record | Document, Document]:
        """A record and its document by the days that are known where they hang on other reports."""
        known = self.bodies("dated", {found.id, document.id})
        texts = {document.id: document.text} | self._ledger.texts(_documents_in(list(known.values())))
        if document.id in known:
            document = replace(document, published=from_json(Published, known[document.id], texts))
        if isinstance(found, Document):
            return document, document
        return (from_json(type(found), known[found.id], texts) if found.id in known else found), document

    def brief(self, edition: Edition) -> Brief:
        """The brief of an edition."""
        cited = {r["document"] for r in edition.brief["references"]}
        return from_json(Brief, edition.brief, self._ledger.texts(cited))

    def make(self, as_of: date | None = None) -> Edition:
        """Lay the docket out, unless it is."""
        with self._making:
            found = self.fresh(as_of)
            if found is None:
                found = self._made(as_of)
                self._tidy_up()
            return found

    def close(self) -> None:
        """Let go of what was laid out beside a docket that cannot be written to."""
        if self._beside is not None:
            self._store.close()
            self._beside.cleanup()

    def _made(self, as_of: date | None) -> Edition:
        begun, state = time.monotonic(), self._state()  # the state ahead of the records: what comes between is seen
        layout, brief = self._lay_out(as_of)
        key = self._begun()
        for view, rows in layout.views():
            for first, batch in _batches(rows):
                with self._store.laying_out() as laid:
                    laid.add(key, view, first, batch)
        made = Edition(key=key, as_of=as_of, state=state, seconds=time.monotonic() - begun, brief=to_json(brief))
        with self._store.laying_out() as laid:
            there = laid.finish(made)
        if not there:  # another program took it for one that was broken off
            self._forget(key)
        return made

    def _begun(self) -> int:
        try:
            with self._store.laying_out() as laid:
                return laid.begin()
        except DocketWriteFailed:
            self._beside = TemporaryDirectory()
            self.__dict__["_store"] = Ledger.open(Path(self._beside.name) / "pages.db", create=True)
            with self._store.laying_out() as laid:
                return laid.begin()

    @cached_property
    def _store(self) -> Ledger:
        """Where editions are kept: with the docket, or beside it where it cannot be written to."""
        return self._ledger

    def _tidy_up(self) -> None:
        with self._store.laid_out() as laid:
            gone = laid.outdated()
        for key in gone:
            self._forget(key)

    def _forget(self, key: int) -> None:
        left = True
        while left:
            with self._store.laying_out() as laid:
                left = laid.forget(key)

    def _find(self, as_of: date | None) -> Edition | None:
        with self._store.laid_out() as laid:
            return laid.find(as_of)

    @contextmanager
    def _opened(self, wanted: Selection) -> Iterator[tuple[Laid, int, Selection]]:
        """The key of the edition that has the rows, and what is asked of it. It is looked up once more in the
        transaction that reads it: one that was replaced meanwhile may be half gone."""
        edition, asked = self._placed(wanted)
        with self._store.laid_out() as laid:
            now = laid.find(edition.as_of) or edition
            yield laid, now.key, asked

    def _placed(self, wanted: Selection) -> tuple[Edition, Selection]:
        """The edition that has the rows, and what is asked of it."""
        if wanted.view == "queue":
            return self.as_read(), wanted
        if wanted.view in AS_STORED:
            return self.of(), wanted
        return self.of(wanted.query.as_of), replace(wanted, query=replace(wanted.query, as_of=None))

    def _state(self) -> str:
        return f"{self._ledger.state()} {self._ledger.read_state()} {version()}"

    def _cost(self, last: Edition | None) -> float:
        known = last or self._find(None)
        reports = int(self._ledger.state().partition("-")[0])
        return known.seconds if known else reports * SECONDS_EACH

    def _make_meanwhile(self, as_of: date | None) -> None:
        with self._asking:
            running = self._asked.get(as_of)
            if running is None or not running.is_alive():
                self._asked[as_of] = Thread(target=self._try, args=(as_of,), daemon=True)
                self._asked[as_of].start()

    def _try(self, as_of: date | None) -> None:
        try:
            if self._apart is None or self._beside is not None:
                self.make(as_of)
            else:
                self._apart(as_of)
            self._done[as_of] = time.monotonic()
        except DocketError:
            return  # told when the docket is next asked; the edition before stays


def _documents_in(value: JSON) -> set[str]:
    """The documents whose words a value cites: a clue to a day may stand in another report."""
    if isinstance(value, list):
        return {document for item in value for document in _documents_in(item)}
    if not isinstance(value, dict):
        return set()
    own = {str(value["document"])} if {"document", "start", "end"} <= value.keys() else set()
    return own | _documents_in(list(value.values()))


def version() -> str:
    """What tells whether another version of the program made an edition."""
    return hashlib.sha256(f"{kept_traits.version()} {fingerprint(ROOMS)}".encode()).hexdigest()[:12]


def _batches(rows: Iterator[LaidRow]) -> Iterator[tuple[int, list[LaidRow]]]:
    first = 0
    while batch := list(islice(rows, AT_ONCE)):
        yield first, batch
        first += len(batch)
