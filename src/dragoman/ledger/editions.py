"""Editions: the docket laid out in pages, so that a page of a listing is read without the rest.

All of it can be laid out anew from the records at any time. An edition without a state is being written; nobody reads
it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

from dragoman.ledger import tables
from dragoman.ledger.current import batches
from dragoman.record.codec import JSON
from dragoman.record.pages import Edition, LaidRow, Selection, words_of

AT_ONCE = 2000
"""Rows written or forgotten in one transaction, so that nobody waits long."""

OTHERS = 6
"""Editions as of some day that are kept, besides the one of today."""

ROWS = tables.laid_rows.c


class Laid:
    """The editions of a docket, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self) -> int:
        """The key of a new edition."""
        row: dict[str, Any] = {"as_of": None, "state": None, "seconds": 0.0, "brief": {}}
        (key,) = self._connection.execute(insert(tables.editions), row).inserted_primary_key or (0,)
        return int(key)

    def add(self, edition: int, view: str, first: int, rows: Collection[LaidRow]) -> None:
        """Rows of a view from a place on, in their order."""
        placed = list(enumerate(rows, first))
        given = [{"edition": edition, "view": view, "place": place} | _columns(row) for place, row in placed]
        parties = [
            {"edition": edition, "view": view, "place": place, "party": party}
            for place, row in placed
            for party in sorted(set(row.parties))
        ]
        bodies = [{"edition": edition, "view": view, "place": place, "body": row.body} for place, row in placed]
        parts = ((tables.laid_rows, given), (tables.laid_bodies, bodies), (tables.laid_parties, parties))
        for table, found in parts:
            if found:
                self._connection.execute(insert(table), found)

    def finish(self, made: Edition) -> bool:
        """Give an edition its state: from now on it is the one that is read. Whether it is there still."""
        table = tables.editions
        values = {"as_of": made.as_of, "state": made.state, "seconds": made.seconds, "brief": dict(made.brief)}
        return bool(self._connection.execute(update(table).where(table.c.key == made.key).values(values)).rowcount)

    def find(self, as_of: date | None) -> Edition | None:
        """The newest edition as of a day."""
        table = tables.editions.c
        query = select(tables.editions).where(table.state.is_not(None), table.as_of.is_not_distinct_from(as_of))
        row = self._connection.execute(query.order_by(table.key.desc())).mappings().first()
        return Edition(**row) if row else None

    def outdated(self) -> list[int]:
        """Keys of editions that a later one has replaced, that were broken off before it, or that are more than are
        kept."""
        table = tables.editions.c
        rows = self._connection.execute(select(table.key, table.as_of, table.state).order_by(table.key.desc())).all()
        seen: set[date | None] = set()
        gone: list[int] = []
        for key, as_of, state in rows:
            crowded = as_of is not None and len(seen - {None}) >= OTHERS
            if state is None:
                gone += [key] if seen else []
            elif as_of in seen or crowded:
                gone.append(key)
            else:
                seen.add(as_of)
        return gone

    def forget(self, edition: int) -> bool:
        """Drop some rows of an edition, at last the edition itself; whether anything of it is left."""
        for table in (tables.laid_parties, tables.laid_bodies, tables.laid_rows):
            rows = table.c
            first = select(rows.view, rows.place).where(rows.edition == edition).limit(1)
            if some := self._connection.execute(first.order_by(rows.view, rows.place)).first():
                near = and_(rows.edition == edition, rows.view == some.view, rows.place < some.place + AT_ONCE)
                self._connection.execute(delete(table).where(near))
                return True
        self._connection.execute(delete(tables.editions).where(tables.editions.c.key == edition))
        return False

    def count(self, edition: int, wanted: Selection) -> int:
        """How many rows are asked for."""
        query = select(func.count()).where(_asked(edition, wanted))
        if wanted.keys is None:
            return int(self._connection.execute(query).scalar() or 0)
        parts = (query.where(ROWS.key.in_(batch)) for batch in batches(sorted(wanted.keys)))
        return sum(self._connection.execute(part).scalar() or 0 for part in parts)

    def page(self, edition: int, wanted: Selection, first: int, number: int) -> tuple[LaidRow, ...]:
        """So many of the rows asked for, in their order, from the `first` on; without what they are filtered by."""
        places = select(ROWS.place).where(_asked(edition, wanted)).order_by(ROWS.place).offset(first).limit(number)
        return self._rows(edition, wanted.view, self._connection.execute(places).scalars().all())

    def heaviest(self, edition: int, wanted: Selection, number: int) -> tuple[LaidRow, ...]:
        """So many of the rows asked for, those of most weight, in the order of the view."""
        places = select(ROWS.place).where(_asked(edition, wanted)).order_by(ROWS.weight.desc(), ROWS.place)
        return self._rows(edition, wanted.view, self._connection.execute(places.limit(number)).scalars().all())

    def extremes(self, edition: int, wanted: Selection, begun: date | None = None) -> tuple[date | None, date | None]:
        """The first and the last day of the rows asked for that tell both, and that surely lie behind a day."""
        dated = and_(_asked(edition, wanted), ROWS.earliest.is_not(None), ROWS.latest.is_not(None))
        if begun:
            dated = and_(dated, ROWS.earliest >= begun)
        first, last = self._connection.execute(
            select(func.min(ROWS.earliest), func.max(ROWS.latest)).where(dated)
        ).one()
        return first, last

    def holding(self, edition: int, view: str, party: str) -> tuple[LaidRow, ...]:
        """The rows of a view that have to do with somebody."""
        parties = tables.laid_parties.c
        here = (parties.edition == edition) & (parties.view == view) & (parties.party == party)
        places = select(parties.place).where(here).order_by(parties.place)
        return self._rows(edition, view, self._connection.execute(places).scalars().all())

    def with_keys(self, edition: int, view: str, keys: Collection[str]) -> Mapping[str, JSON]:
        """The bodies of rows by what they show."""
        found: dict[str, JSON] = {}
        for batch in batches(sorted(keys)):
            places = select(ROWS.place).where(ROWS.edition == edition, ROWS.view == view, ROWS.key.in_(batch))
            rows = self._rows(edition, view, self._connection.execute(places).scalars().all())
            found.update((row.key, row.body) for row in rows)
        return found

    def _rows(self, edition: int, view: str, places: Collection[int]) -> tuple[LaidRow, ...]:
        """The rows at some places of a view, in order."""
        bodies = tables.laid_bodies.c
        query = (
            select(ROWS.key, ROWS.document, ROWS.kind, bodies.body)
            .join_from(tables.laid_rows, tables.laid_bodies, and_(bodies.view == ROWS.view, bodies.place == ROWS.place))
            .where(ROWS.edition == edition, bodies.edition == edition, ROWS.view == view)
            .order_by(ROWS.place)
        )
        parts = (query.where(ROWS.place.in_(batch)) for batch in batches(sorted(places)))
        return tuple(LaidRow(**row) for part in parts for row in self._connection.execute(part).mappings())


def _columns(row: LaidRow) -> dict[str, Any]:
    return {
        "key": row.key,
        "document": row.document,
        "kind": row.kind,
        "earliest": row.when.earliest,
        "latest": row.when.latest,
        "published": row.published,
        "weight": row.weight,
        "words": row.words,
        "names": f" {' '.join(words)} " if (words := words_of(row.names)) else "",
        "issues": f"\n{chr(10).join(issue.casefold() for issue in row.issues)}\n" if row.issues else "",
        "body": row.body,
    }


def _asked(edition: int, wanted: Selection) -> ColumnElement[bool]:
    return and_(ROWS.edition == edition, ROWS.view == wanted.view, *_filters(edition, wanted))


def _filters(edition: int, wanted: Selection) -> Iterator[ColumnElement[bool]]:
    query = wanted.query
    if wanted.kind:
        yield ROWS.kind == wanted.kind
    if wanted.about:
        yield _holds(ROWS.words, wanted.about.casefold())
    if wanted.outlet:
        report = tables.laid_rows.alias("report")
        here = (report.c.edition == edition) & (report.c.view == "documents")
        named = here & _holds(report.c.words, wanted.outlet.casefold())
        yield ROWS.document.in_(select(report.c.key).where(named))
    if query.since:
        yield or_(ROWS.latest.is_(None), ROWS.latest >= query.since)
    if query.until:
        yield or_(ROWS.earliest.is_(None), ROWS.earliest <= query.until)
    if query.as_of:
        yield ROWS.published <= query.as_of
    if query.issue:
        issue = query.issue.casefold()
        yield or_(_holds(ROWS.issues, f"\n{issue}\n"), _holds(ROWS.words, issue))
    if query.actor is not None:
        yield or_(_takes_part(edition, wanted), _called(ROWS.names, query.actor))


def _takes_part(edition: int, wanted: Selection) -> ColumnElement[bool]:
    """Whether one of the parties has a name with all the words asked for, or is the state of that code."""
    parties, actor = tables.laid_parties.c, tables.laid_rows.alias("actor")
    asked = wanted.query.actor or ""
    named = or_(_called(actor.c.names, asked), actor.c.kind == asked.upper())
    known = select(actor.c.key).where(actor.c.edition == edition, actor.c.view == "actors", named)
    here = (parties.edition == edition) & (parties.view == wanted.view)
    return ROWS.place.in_(select(parties.place).where(here, parties.party.in_(known)))


def _called(names: ColumnElement[str], asked: str) -> ColumnElement[bool]:
    words = words_of(asked)
    return and_(*(_holds(names, f" {word} ") for word in words)) if words else names.is_(None)


def _holds(text: ColumnElement[str], piece: str) -> ColumnElement[bool]:
    return text.contains(piece, autoescape=True)
