"""Searching a docket: paragraphs by their words, narrowed by outlet, days, and the records that rest on them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, cast, false, func, or_, select, true

from dragoman.ledger import tables
from dragoman.ledger.current import holds_now, latest_of, one_of
from dragoman.ledger.fulltext import chunks_of, matching
from dragoman.ledger.lexemes import as_query, located
from dragoman.ledger.reader import decoded, rejected, texts
from dragoman.ledger.resting import noted
from dragoman.ledger.reviews import rulings
from dragoman.record.actors import Actor
from dragoman.record.decisions import Ruling
from dragoman.record.query import ANYTHING, EVERYTHING, Query, Sought

WORD = re.compile(r"\w+")
STATES = {"accepted": "accept", "edited": "edit", "rejected": "reject"}
"""The verb of the last decision, by the state that it leaves a record in."""

MOST_AT_ONCE = 1_000
"""Paragraphs whose records are looked at in one go."""

Rulings = Mapping[str, Ruling]


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
    that rest on it, of those sought. `number` is its own, from 0, among the paragraphs that were looked at."""

    document: str
    start: int
    end: int
    words: tuple[tuple[int, int], ...]
    records: tuple[Resting, ...] = ()
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Search:
    """What is asked for. Days are those of publication; `query.actor` is left to the caller, who knows which actors are
    one: a record must name one of those `called`. Of `query.as_of` only what is sure without other reports is held.
    `offset` is the number of paragraphs that are passed over: a search goes on behind the number of its last hit. Where
    the words stand in a paragraph is looked up only if it is to be `located`."""

    words: str
    sought: Sought = ANYTHING
    query: Query = EVERYTHING
    called: frozenset[str] | None = None
    limit: int = 20
    offset: int = 0
    located: bool = True


def search(connection: Connection, asked: Search) -> tuple[ParagraphHit, ...]:
    """Paragraphs with all the words, in any inflection, best first; words between quotation marks as a phrase.

    Raises BadRequest when there is no word.
    """
    chunks, ruled = chunks_of(asked.words), rulings(connection)
    ranked = _ranked(connection, asked, chunks, ruled)
    kept: list[tuple[int, Any, tuple[Resting, ...]]] = []
    first, size = asked.offset, asked.limit
    while len(kept) < asked.limit:
        rows = connection.execute(ranked.limit(size).offset(first)).all()
        kept += _kept(connection, list(enumerate(rows, first)), asked, ruled)
        if len(rows) < size:
            break
        first, size = first + size, min(4 * size, MOST_AT_ONCE)
    del kept[asked.limit :]
    rows = [row for _, row, _ in kept]
    places = _places(connection, rows, as_query(chunks)) if asked.located else [[] for _ in rows]
    return tuple(
        ParagraphHit(
            document=row.document,
            start=row.start,
            end=row.end,
            words=tuple((row.start + a, row.start + b) for a, b in words),
            records=records,
            number=number,
        )
        for (number, row, records), words in zip(kept, places, strict=True)
    )


def _ranked(connection: Connection, asked: Search, chunks: Sequence[str], ruled: Rulings) -> Select[Any]:
    """The paragraphs that may be meant, best first, and whether they hold the name of the issue asked for."""
    table, found = tables.paragraphs.c, matching(connection, chunks)
    named = _named(connection, asked.query.issue) if asked.query.issue is not None else false()
    query = select(table.key, table.document, table.start, table.end, named.label("named"))
    query = query.join(found, found.c.key == table.key).where(*_told(connection, asked))
    query = query.where(*_resting(connection, asked, ruled, named))
    return query.order_by(found.c.rank, table.document, table.start, table.key)


def _places(connection: Connection, rows: Sequence[Any], query: str) -> list[list[tuple[int, int]]]:
    """Where the words stand in each paragraph."""
    table = tables.documents.c
    wanted = select(table.id, table.text).where(table.id.in_(sorted({row.document for row in rows})))
    texts = dict(connection.execute(wanted).all())
    return located([texts[row.document][row.start : row.end] for row in rows], query)


def _told(connection: Connection, asked: Search) -> Iterator[ColumnElement[bool]]:
    """What the publications of a paragraph's text must be like; one without a sure day may be of any."""
    here, sought, query = tables.publications.c, asked.sought, asked.query
    if sought.outlet is not None:
        yield _published(here.outlet.in_(_outlets(connection, sought.outlet)))
    days = [here.latest < query.since] if query.since else []
    days += [here.earliest > query.until] if query.until else []
    if days:
        surely_outside = or_(*days)
        yield _published(or_(surely_outside.is_(None), ~surely_outside))
    if query.as_of is not None:
        unsure = or_(here.earliest.is_(None), here.latest.is_(None), here.earliest != here.latest)
        yield _published(or_(unsure, here.latest <= query.as_of))


def _published(so: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the text of a paragraph has such a publication."""
    return tables.paragraphs.c.document.in_(select(tables.publications.c.document).where(so))


def _resting(
    connection: Connection, asked: Search, ruled: Rulings, named: ColumnElement[bool]
) -> Iterator[ColumnElement[bool]]:
    """What must rest on a paragraph, as far as is told without looking at the records themselves."""
    sought = asked.sought
    if asked.called is not None:
        yield noted(connection, "actor", asked.called)
    if sought.layer:
        yield noted(connection, "layer", [sought.layer])
    if asked.query.issue is not None:
        yield or_(named, noted(connection, "issue", [asked.query.issue.casefold()]))
    if sought.review in STATES:
        yield tables.paragraphs.c.key.in_(_under(connection, _decided(ruled, sought.review)))


def _named(connection: Connection, issue: str) -> ColumnElement[bool]:
    """Whether a paragraph has the words of an issue's name."""
    if not any(map(str.isalnum, issue)):
        return false()
    named = matching(connection, chunks_of(issue), "named")
    return tables.paragraphs.c.key.in_(select(named.c.key))


def _decided(ruled: Rulings, state: str) -> list[str]:
    """Ids of the records that the last decision leaves in a state."""
    return [record for record, ruling in ruled.items() if ruling.verb == STATES[state]]


def _under(connection: Connection, records: Collection[str]) -> Select[tuple[int]]:
    """Keys of the paragraphs on which some records rest."""
    made, placed = tables.extractions, tables.records.join(tables.record_spans, _same_record())
    source = placed.join(made, made.c.key == tables.records.c.extraction).join(
        tables.paragraphs, and_(tables.paragraphs.c.document == made.c.document, _over())
    )
    return select(tables.paragraphs.c.key).select_from(source).where(one_of(connection, tables.records.c.id, records))


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


def _kept(
    connection: Connection, rows: Sequence[tuple[int, Any]], asked: Search, ruled: Rulings
) -> Iterator[tuple[int, Any, tuple[Resting, ...]]]:
    """The paragraphs on which, by the records themselves, rests what was asked for, with those records."""
    resting = _records(connection, [row.key for _, row in rows], asked, ruled)
    sought, query = asked.sought, asked.query
    for number, row in rows:
        records = tuple(resting.get(row.key, {}).values())
        if query.issue is not None and not row.named and not any(record.on_issue for record in records):
            continue
        if asked.called is not None:
            records = tuple(record for record in records if not record.actors.isdisjoint(asked.called))
        if records or (sought.layer, sought.review, asked.called) == (None, None, None):
            yield number, row, records


def _chosen(connection: Connection, asked: Search, ruled: Rulings) -> Iterator[ColumnElement[bool]]:
    """For current records on words of a paragraph: of which kind, and what people decided on them."""
    record, sought = tables.records.c, asked.sought
    yield tables.record_spans.c.extraction == latest_of(tables.paragraphs.c.document)
    yield _over()
    if sought.layer:
        yield record.layer == sought.layer
    if sought.review in STATES:
        yield one_of(connection, record.id, _decided(ruled, sought.review))
    elif out := [r for r, ruling in ruled.items() if ruling.verb == "reject" or sought.review == "open"]:
        yield ~one_of(connection, record.id, out)


def _records(
    connection: Connection, keys: Sequence[int], asked: Search, ruled: Rulings
) -> dict[int, dict[str, Resting]]:
    """The records sought that rest on each paragraph, by its key, in order of position."""
    place, record = tables.paragraphs.c, tables.records.c
    columns: list[ColumnElement[Any]] = [place.key, record.id, record.layer, record.extraction, record.position]
    columns += [record.body["issues"].label("issues")] if asked.query.issue else []
    query = (
        select(*columns)
        .select_from(tables.paragraphs)
        .join(tables.record_spans.join(tables.records, _same_record()), tables.record_spans.c.end > place.start)
        .where(place.key.in_(keys), *_chosen(connection, asked, ruled))
        .order_by(place.key, record.position)
    )
    found: dict[int, dict[str, Resting]] = {}
    rows = connection.execute(query if asked.query.issue else query.distinct()).all()  # JSON is never distinct
    wanted = asked.called is not None or asked.query.actor is not None
    named = _actors(connection, {(row.extraction, row.position) for row in rows}) if wanted else {}
    for row in rows:
        resting = Resting(
            id=row.id,
            layer=row.layer,
            actors=named.get((row.extraction, row.position), frozenset()) | {row.id},
            on_issue=_assigned(row.issues, asked.query.issue) if asked.query.issue else False,
        )
        found.setdefault(row.key, {}).setdefault(row.id, resting)
    return found


def _assigned(issues: Any, issue: str) -> bool:
    """Whether an issue stands among those of a record, whatever the case of its letters."""
    return issue.casefold() in (one.casefold() for one in issues or ())


def _same_record() -> ColumnElement[bool]:
    record, span = tables.records.c, tables.record_spans.c
    return and_(span.extraction == record.extraction, span.position == record.position)


def _over() -> ColumnElement[bool]:
    """Whether a span has words of a paragraph."""
    place, span = tables.paragraphs.c, tables.record_spans.c
    return and_(span.start < place.end, span.end > place.start)


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
