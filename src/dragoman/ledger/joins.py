"""Records of several reports that tell of one thing: replaced as a whole whenever reports are compared anew."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from dragoman.ledger import tables
from dragoman.record.findings import Join


def replace(connection: Connection, joins: Iterable[Join]) -> None:
    """Make the joins exactly these."""
    kept = {join.id: join for join in joins}
    connection.execute(delete(tables.join_members))
    connection.execute(delete(tables.joins))
    rows = [
        {"id": j.id, "layer": j.layer, "reasons": j.reasons, "independent_sources": j.independent_sources}
        for j in kept.values()
    ]
    members = [{"join_id": j.id, "member": member} for j in kept.values() for member in dict.fromkeys(j.members)]
    if rows:
        connection.execute(insert(tables.joins), rows)
        connection.execute(insert(tables.join_members), members)


def stored(connection: Connection) -> tuple[Join, ...]:
    """All joins by id."""
    members: dict[str, list[str]] = {}
    for join_id, member in connection.execute(select(tables.join_members.c.join_id, tables.join_members.c.member)):
        members.setdefault(join_id, []).append(member)
    rows = connection.execute(select(tables.joins).order_by(tables.joins.c.id)).mappings()
    return tuple(
        Join(
            layer=row["layer"],
            members=tuple(members[row["id"]]),
            reasons=tuple(row["reasons"]),
            independent_sources=row["independent_sources"],
        )
        for row in rows
    )
