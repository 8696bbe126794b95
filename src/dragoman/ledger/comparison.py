"""What comparing the reports came to, kept so that a new report is compared with few others and nothing twice.

All of it can be computed anew from documents and decisions. What a trait says is the business of whoever writes it:
here it is a value with keys to look it up by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, Text, cast, delete, exists, func, insert, select

from dragoman.ledger import tables
from dragoman.ledger.current import batches, extractions
from dragoman.ledger.reviews import partings
from dragoman.record.codec import JSON
from dragoman.record.decisions import JOINS, Decision
from dragoman.record.findings import Join

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class KeptTrait:
    """A record as it is compared, the little of it that is looked at first, and the numbers under which others find
    it."""

    record: str
    document: str
    card: JSON
    body: JSON
    keys: Collection[int]


@dataclass(frozen=True)
class KeptLink:
    """How surely two records tell of one thing, and why."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """What of a document was compared: its extraction, and a digest of its traits."""

    extraction: int
    digest: str


class Comparison:
    """The state of the comparison, within one transaction. Unknown ids are passed over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def version(self) -> str | None:
        """What made the state; None where nothing was compared yet."""
        return self._connection.execute(select(tables.comparison.c.version)).scalar()

    def begin(self, version: str) -> None:
        """Forget everything, and start anew with what `version` makes."""
        for table in (
            tables.join_members,
            tables.joins,
            tables.links,
            tables.trait_keys,
            tables.traits,
            tables.compared,
            tables.comparison,
        ):
            self._connection.execute(delete(table))
        self._connection.execute(insert(tables.comparison), {"version": version})

    def holds_only(self, document: str) -> bool:
        """Whether the docket has no other document."""
        others = select(exists().where(tables.documents.c.id != document))
        return not self._connection.execute(others).scalar()

    def compared(self) -> dict[str, Compared]:
        """What was compared, by document."""
        table = tables.compared.c
        rows = self._connection.execute(select(table.document, table.extraction, table.digest))
        return {document: Compared(extraction, digest) for document, extraction, digest in rows}

    def current(self, documents: Collection[str] | None = None) -> dict[str, int]:
        """The extraction that holds now, by document."""
        return extractions(self._connection, documents)

    def mark(self, document: str, compared: Compared) -> None:
        """Note what of a document has been compared."""
        row = {"document": document, "extraction": compared.extraction, "digest": compared.digest}
        _delete(self._connection, tables.compared, "document", [document])
        self._connection.execute(insert(tables.compared), row)

    def ruled(self, document: str) -> bool:
        """Whether anybody decided on a record of the document."""
        found = select(exists().where(tables.decisions.c.document == document))
        return bool(self._connection.execute(found).scalar())

    def partings(self) -> frozenset[tuple[str, str]]:
        """Pairs of records that somebody parted."""
        return partings(self._connection)

    def records(self) -> set[str]:
        """Ids of all records that are kept here."""
        return set(self._connection.execute(select(tables.traits.c.record)).scalars())

    def records_of(self, documents: Collection[str]) -> set[str]:
        """Ids of the records of documents that are kept here."""
        table = tables.traits.c
        found: set[str] = set()
        for batch in batches(sorted(documents)):
            found.update(self._connection.execute(select(table.record).where(table.document.in_(batch))).scalars())
        return found

    def bodies(self, records: Collection[str]) -> dict[str, str]:
        """Traits by record, as JSON text."""
        return self._of_records(cast(tables.traits.c.body, Text), records)

    def cards(self, records: Collection[str]) -> dict[str, JSON]:
        """What is looked at first of each trait, by record."""
        return self._of_records(tables.traits.c.card, records)

    def holders(self, keys: Collection[int]) -> dict[int, list[str]]:
        """Ids of the records kept under each key."""
        look, trait = tables.trait_keys.c, tables.traits.c
        query = select(look.look, trait.record).join_from(tables.trait_keys, tables.traits, trait.key == look.trait)
        found: dict[int, list[str]] = {}
        for batch in batches(sorted(keys)):
            for key, record in self._connection.execute(query.where(look.look.in_(batch))):
                found.setdefault(key, []).append(record)
        return found

    def links(self, records: Collection[str]) -> dict[str, dict[str, KeptLink]]:
        """What each of the records is linked with."""
        here, there, link = tables.traits.alias("here"), tables.traits.alias("there"), tables.links.c
        query = (
            select(here.c.record, there.c.record, link.score, link.reasons)
            .join_from(here, tables.links, link.one == here.c.key)
            .join(there, there.c.key == link.other)
        )
        found: dict[str, dict[str, KeptLink]] = {}
        for batch in batches(sorted(records)):
            for one, other, score, reasons in self._connection.execute(query.where(here.c.record.in_(batch))):
                found.setdefault(one, {})[other] = KeptLink(score, tuple(reasons))
        return found

    def put(self, traits: Iterable[KeptTrait]) -> None:
        """Keep traits of records that have none here."""
        given = list(traits)
        first = 1 + (self._connection.execute(select(func.max(tables.traits.c.key))).scalar() or 0)
        rows = [
            {"key": key} | {name: getattr(trait, name) for name in ("record", "document", "card", "body")}
            for key, trait in enumerate(given, first)
        ]
        looks = sorted((look, key) for key, trait in enumerate(given, first) for look in trait.keys)
        _insert(self._connection, tables.traits, rows)
        _insert(self._connection, tables.trait_keys, [{"look": look, "trait": key} for look, key in looks])

    def link(self, links: Mapping[tuple[str, str], KeptLink]) -> None:
        """Keep links between records that have traits here; others are passed over."""
        keys = self._keys({record for pair in links for record in pair})
        both = [(*pair, found) for pair, found in links.items()]
        both += [(other, one, found) for one, other, found in both]
        rows = [
            {"one": keys[one], "other": keys[other], "score": found.score, "reasons": found.reasons}
            for one, other, found in both
            if one in keys and other in keys
        ]
        _insert(self._connection, tables.links, rows)

    def drop(self, looks: Mapping[str, Collection[int]]) -> None:
        """Forget records, each with the numbers it is found under, and their links. Their joins stay."""
        keys = self._keys(looks)
        for record, key in keys.items():
            table = tables.trait_keys
            for batch in batches(sorted(looks[record])):
                self._connection.execute(delete(table).where(table.c.look.in_(batch), table.c.trait == key))
            others = self._connection.execute(select(tables.links.c.other).where(tables.links.c.one == key)).scalars()
            backwards = (tables.links.c.one.in_(others.all())) & (tables.links.c.other == key)
            self._connection.execute(delete(tables.links).where(backwards | (tables.links.c.one == key)))
        _delete(self._connection, tables.traits, "key", keys.values())

    def replace_joins(self, records: Collection[str], joins: Iterable[Join]) -> None:
        """Make the joins of these records exactly the given ones."""
        old = set(self._joins_of(records))
        kept = {join.id: join for join in joins}
        _delete(self._connection, tables.join_members, "join_id", old)
        _delete(self._connection, tables.joins, "id", old)
        rows = [{"id": key, "layer": j.layer, "reasons": j.reasons} for key, j in kept.items()]
        members = [{"join_id": key, "member": member} for key, join in kept.items() for member in join.members]
        _insert(self._connection, tables.joins, rows)
        _insert(self._connection, tables.join_members, members)

    def standing(self, records: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Members, in order, of the join that each of the records stands in."""
        one, other = tables.join_members.c, tables.join_members.alias("others")
        query = select(one.join_id, other.c.member).join_from(
            tables.join_members, other, other.c.join_id == one.join_id
        )
        groups: dict[str, set[str]] = {}
        for batch in batches(sorted(records)):
            for join_id, member in self._connection.execute(query.where(one.member.in_(batch))):
                groups.setdefault(join_id, set()).add(member)
        wanted = set(records)
        return {member: tuple(sorted(group)) for group in groups.values() for member in group & wanted}

    def joins(self) -> tuple[Join, ...]:
        """All joins by id."""
        table = tables.join_members.c
        members: dict[str, list[str]] = {}
        for join_id, member in self._connection.execute(select(table.join_id, table.member)):
            members.setdefault(join_id, []).append(member)
        rows = self._connection.execute(select(tables.joins).order_by(tables.joins.c.id)).mappings()
        return tuple(
            Join(layer=row["layer"], members=tuple(members[row["id"]]), reasons=tuple(row["reasons"])) for row in rows
        )

    def _joins_of(self, records: Collection[str]) -> Iterator[str]:
        table = tables.join_members.c
        for batch in batches(sorted(records)):
            yield from self._connection.execute(select(table.join_id).where(table.member.in_(batch))).scalars()

    def _keys(self, records: Collection[str]) -> dict[str, int]:
        return self._of_records(tables.traits.c.key, records)

    def _of_records(self, column: ColumnElement[T], records: Collection[str]) -> dict[str, T]:
        """A column of the traits of records, by record."""
        table = tables.traits.c
        found: dict[str, T] = {}
        for batch in batches(sorted(records)):
            query = select(table.record, column).where(table.record.in_(batch))
            found.update(dict(self._connection.execute(query).all()))
        return found


def outdate(connection: Connection, decision: Decision) -> None:
    """What a decision was made on is to be compared again."""
    documents = {decision.document}
    if decision.layer == JOINS:
        table = tables.traits.c
        query = select(table.document).where(table.record.in_(decision.spans.split(",")))
        documents = set(connection.execute(query).scalars())
    _delete(connection, tables.compared, "document", documents)


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _delete(connection: Connection, table: Table, column: str, values: Iterable[object]) -> None:
    for batch in batches(values):
        connection.execute(delete(table).where(table.c[column].in_(batch)))
