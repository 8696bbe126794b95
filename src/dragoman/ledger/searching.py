"""Searching a docket: paragraphs by their words, narrowed by outlet, days, and the records that rest on them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, cast, exists, false, func, or_, select, true

from dragoman.ledger import tables
from dragoman.ledger.connection import as_json
from dragoman.ledger.current import holds_now, latest_of, one_of
from dragoman.ledger.fulltext import chunks_of, matching
from dragoman.ledger.lexemes import as_query, located
from dragoman.ledger.reader import decoded, rejected, texts
from dragoman.ledger.reviews import rulings
from dragoman.record.actors import Actor
from dragoman.record.query import ANYTHING, EVERYTHING, Query, Sought

WORD = re.compile(r"\w+")
STATES = {"accepted": "accept", "edited": "edit", "rejected": "reject"}
"""The verb of the last decision, by the state that it leaves a record in."""


@dataclass(frozen=True, kw_only=True)
class Resting:
    """A current record that rests on words of a paragraph: its layer, the actors it names where one is asked for, and
    whether it is on the issue asked for."""

    id: str
    layer: str
    actors: frozenset[str] = frozenset()
    on_issue: bool = False


@dataclass(frozen=True, kw_only=True)
class ParagraphHit:
    """A paragraph that holds the words, where they stand (half-open offsets into the document's text), and the records
    that rest on it, of those sought."""

    document: str
    start: int
    end: int
    words: tuple[tuple[int, int], ...]
    records: tuple[Resting, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Search:
    """What is asked for. Days are those of publication; `query.actor` and `query.as_of` are left to the caller, who
    knows which actors are one and which undated reports others date."""

    words: str
    sought: Sought = ANYTHING
    query: Query = EVERYTHING
    limit: int = 20
    offset: int = 0


def search(connection: Connection, asked: Search) -> tuple[ParagraphHit, ...]:
    """Paragraphs with all the words, in any inflection, best first; words between quotation marks as a phrase.

    Raises BadRequest when there is no word.
    """
    chunks = chunks_of(asked.words)
    table, found = tables.paragraphs.c, matching(connection, chunks)
    query = select(table.key, table.document, table.start, table.end).join(found, found.c.key == table.key)
    query = query.where(*_fitting(connection, asked))
    ordered = query.order_by(found.c.rank, table.document, table.start, table.key)
    rows = connection.execute(ordered.limit(asked.limit).offset(asked.offset)).all()
    places = _places(connection, rows, as_query(chunks))
    resting = _records(connection, [row.key for row in rows], asked)
    return tuple(
        ParagraphHit(
            document=row.document,
            start=row.start,
            end=row.end,
            words=tuple((row.start + a, row.start + b) for a, b in words),
            records=tuple(resting.get(row.key, {}).values()),
        )
        for row, words in zip(rows, places, strict=True)
    )


def _places(connection: Connection, rows: Sequence[Any], query: str) -> list[list[tuple[int, int]]]:
    """Where the words stand in each paragraph."""
    table = tables.documents.c
    wanted = select(table.id, table.text).where(table.id.in_(sorted({row.document for row in rows})))
    texts = dict(connection.execute(wanted).all())
    return located([texts[row.document][row.start : row.end] for row in rows], query)


def _fitting(connection: Connection, asked: Search) -> Iterator[ColumnElement[bool]]:
    """What the publications of a paragraph's text, and the records on it, must be like."""
    here, place = tables.publications.c, tables.paragraphs.c
    sought, query = asked.sought, asked.query
    if sought.outlet is not None:
        yield exists().where(here.document == place.document, here.outlet.in_(_outlets(connection, sought.outlet)))
    days = [here.latest < query.since] if query.since else []
    days += [here.earliest > query.until] if query.until else []
    if days:
        surely_outside = or_(*days)
        inside = or_(surely_outside.is_(None), ~surely_outside)
        yield exists().where(here.document == place.document, inside)
    if query.issue is not None:
        yield or_(_named(connection, query.issue), _on_issue(connection, asked))
    if (sought.layer, sought.review) != (None, None):
        yield _resting(connection, asked).correlate(tables.paragraphs).exists()


def _named(connection: Connection, issue: str) -> ColumnElement[bool]:
    """Whether a paragraph has the words of an issue's name."""
    if not any(map(str.isalnum, issue)):
        return false()
    named = matching(connection, chunks_of(issue), "named")
    return tables.paragraphs.c.key.in_(select(named.c.key))


def _on_issue(connection: Connection, asked: Search) -> ColumnElement[bool]:
    """Whether a record on a paragraph is on the issue."""
    resting = _resting(connection, asked).where(_assigned(asked.query.issue or ""))
    return resting.correlate(tables.paragraphs).exists()


def _resting(connection: Connection, asked: Search) -> Select[tuple[str]]:
    """Ids of the records sought on a paragraph."""
    records = tables.record_spans.join(tables.records, _same_record())
    return select(tables.records.c.id).select_from(records).where(*_chosen(connection, asked))


def _assigned(issue: str) -> ColumnElement[bool]:
    """Whether an issue stands among those of a record, whatever the case of its letters."""
    stored = func.lower(cast(tables.records.c.body, Text))
    return stored.contains(as_json(issue).lower(), autoescape=True)


def actors_like(connection: Connection, groups: Collection[tuple[str, ...]]) -> tuple[Actor, ...]:
    """Current actors whose stored form has all words of one of the groups, and those that were edited."""
    table = tables.records.c
    stored, ruled = func.lower(cast(table.body, Text)), rulings(connection)
    alike = [and_(true(), *(stored.contains(word.lower(), autoescape=True) for word in group)) for group in groups]
    edited = table.id.in_(sorted(record for record, ruling in ruled.items() if ruling.changes))
    query = (
        select(table.id, table.layer, table.body, tables.extractions.c.document)
        .join(tables.extractions, tables.extractions.c.key == table.extraction)
        .where(table.layer == "actors", table.extraction == holds_now(), or_(edited, *alike))
        .order_by(table.extraction, table.position)
    )
    rows = [row for row in connection.execute(query).mappings() if not rejected(ruled.get(row["id"]))]
    contents = texts(connection, {row["document"] for row in rows})
    found = (decoded(row, ruled.get(row["id"]), contents) for row in rows)
    return tuple(actor for actor in found if isinstance(actor, Actor))


def _outlets(connection: Connection, wanted: str) -> list[str]:
    """The names of outlets that have all the words, whatever the case."""
    words = set(WORD.findall(wanted.casefold()))
    names = connection.execute(select(tables.publications.c.outlet).distinct()).scalars()
    return sorted(name for name in names if name and words and words <= set(WORD.findall(name.casefold())))


def _chosen(connection: Connection, asked: Search) -> Iterator[ColumnElement[bool]]:
    """For current records on words of a paragraph: of which kind, and what people decided on them."""
    place, record, span = tables.paragraphs.c, tables.records.c, tables.record_spans.c
    sought = asked.sought
    yield span.extraction == latest_of(place.document)
    yield and_(span.start < place.end, span.end > place.start)
    if sought.layer:
        yield record.layer == sought.layer
    verbs = {record_id: ruling.verb for record_id, ruling in rulings(connection).items()}
    if sought.review in STATES:
        yield one_of(connection, record.id, (r for r, verb in verbs.items() if verb == STATES[sought.review]))
    elif out := [r for r, verb in verbs.items() if verb == "reject" or sought.review == "open"]:
        yield ~one_of(connection, record.id, out)


def _records(connection: Connection, keys: Sequence[int], asked: Search) -> dict[int, dict[str, Resting]]:
    """The records sought that rest on each paragraph, by its key, in order of position."""
    place, record = tables.paragraphs.c, tables.records.c
    on_issue = _assigned(asked.query.issue) if asked.query.issue else false()
    query = (
        select(place.key, record.id, record.layer, record.extraction, record.position, on_issue.label("on_issue"))
        .select_from(tables.paragraphs)
        .join(tables.record_spans.join(tables.records, _same_record()), tables.record_spans.c.end > place.start)
        .where(place.key.in_(keys), *_chosen(connection, asked))
        .order_by(place.key, record.position)
    )
    found: dict[int, dict[str, Resting]] = {}
    rows = connection.execute(query).all()
    named = _actors(connection, {(row.extraction, row.position) for row in rows}) if asked.query.actor else {}
    for row in rows:
        resting = Resting(
            id=row.id,
            layer=row.layer,
            actors=named.get((row.extraction, row.position), frozenset()) | {row.id},
            on_issue=bool(row.on_issue),
        )
        found.setdefault(row.key, {}).setdefault(row.id, resting)
    return found


def _same_record() -> ColumnElement[bool]:
    record, span = tables.records.c, tables.record_spans.c
    return and_(span.extraction == record.extraction, span.position == record.position)


def _actors(connection: Connection, places: set[tuple[int, int]]) -> dict[tuple[int, int], frozenset[str]]:
    """Ids of the actors that each record names, by its extraction and position."""
    table = tables.record_actors.c
    extractions = sorted({extraction for extraction, _ in places})
    query = select(table.extraction, table.position, table.actor).where(table.extraction.in_(extractions))
    found: dict[tuple[int, int], set[str]] = {}
    for extraction, position, actor in connection.execute(query):
        if (extraction, position) in places:
            found.setdefault((extraction, position), set()).add(actor)
    return {place: frozenset(actors) for place, actors in found.items()}
