"""What people decided, and to which of today's records it applies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from itertools import combinations

from sqlalchemy import Connection, insert, select

from dragoman.errors import NotFound, StaleEdit
from dragoman.ledger import additions, tables
from dragoman.ledger.current import batches, extractions, holds_now
from dragoman.record.decisions import JOINS, Decision, Ruling, groups_of, ruled_join
from dragoman.record.findings import Join

STORED = tuple(f.name for f in fields(Decision) if f.init)


UNDECIDED = "0"
"""The version of a record that nobody has decided on."""


def decide(connection: Connection, decision: Decision, seen: str | None = None) -> Decision:
    """Store a decision, with the places of its record filled in; one that is there already is not stored again. A
    record that it adds is stored with it.

    Raises NotFound for a record that is not in the docket, or when it undoes a decision that is not; StaleEdit where
    `seen` is not the version of the record any more.
    """
    return decide_all(connection, [decision], seen)[0]


def decide_all(connection: Connection, made: Iterable[Decision], seen: str | None = None) -> tuple[Decision, ...]:
    """The same for several, all or none of them. `seen` is the version of the record that the first is on."""
    known = {d.id: d for d in decisions(connection)}
    stored: list[Decision] = []
    for decision in made:
        stored.append(_decide(connection, decision, known, seen if not stored else None))
        known[stored[-1].id] = stored[-1]
    return tuple(stored)


def _decide(connection: Connection, decision: Decision, known: Mapping[str, Decision], seen: str | None) -> Decision:
    if decision.id in known:
        return known[decision.id]
    if seen is not None and seen != versions(connection).get(decision.record, UNDECIDED):
        raise StaleEdit(
            "somebody else decided on this record meanwhile", where=decision.record, remedy="look again, then decide"
        )
    if decision.undoes is not None and decision.undoes not in known:
        raise NotFound("no such decision to undo", where=decision.undoes, remedy="list the decisions of the record")
    if decision.verb == "add" and decision.change:
        additions.write(connection, decision)
    decision = _anchored(connection, decision)
    row = {"id": decision.id} | {name: getattr(decision, name) for name in STORED}
    connection.execute(insert(tables.decisions), row)
    return decision


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """Every decision, in the order they were made known to the docket."""
    columns = [tables.decisions.c[name] for name in STORED]
    rows = connection.execute(select(*columns).order_by(tables.decisions.c.key)).mappings()
    return tuple(Decision(**row) for row in rows)


def decisions_on(connection: Connection, record_id: str) -> tuple[Decision, ...]:
    """Every decision on a record, also those made when it had another id."""
    made = decisions(connection)
    targets = _targets(connection, made)
    return tuple(d for d in made if record_id in (d.record, targets.get(d.id)))


def versions(connection: Connection) -> dict[str, str]:
    """What tells whether anybody decided on a record since it was shown: the last decision on each, by the record's id
    and by the id it had when it was decided on."""
    made = [d for d in decisions(connection) if d.verb != "comment"]
    targets = _targets(connection, made)
    return {record: d.id for d in made for record in (d.record, targets.get(d.id, d.record))}


def rulings(connection: Connection) -> dict[str, Ruling]:
    """What holds for each of today's records that was decided on; the later decision wins."""
    every = [d for d in decisions(connection) if d.verb != "comment"]
    made = _standing(every)
    targets = _targets(connection, every)
    found = {record: Ruling(verb="reject") for record in taken_back(connection, every, made)}
    for decision in made:
        if target := targets.get(decision.id):
            before = found[target].changes if target in found else ()
            changes = (*before, decision.change) if decision.verb == "edit" and decision.change else before
            found[target] = Ruling(verb="accept" if decision.verb == "add" else decision.verb, changes=changes)
    return found


def taken_back(connection: Connection, made: Iterable[Decision], standing: Iterable[Decision]) -> set[str]:
    """Records that somebody added and took back, unless a report was since found to tell them without help."""
    holding = {d.id for d in standing}
    undone = {d.record: d.change for d in made if d.verb == "add" and d.change and d.id not in holding}
    undone = {record: change for record, change in undone.items() if not _held(record, made, holding)}
    table = tables.records.c
    gone: set[str] = set()
    for batch in batches(sorted(undone)):
        rows = connection.execute(
            select(table.id, table.body).where(table.id.in_(batch), table.extraction == holds_now())
        )
        gone |= {row.id for row in rows if row.body == json.loads(undone[row.id] or "null")}
    return gone


def _held(record: str, made: Iterable[Decision], holding: set[str]) -> bool:
    """Whether somebody's adding of a record stands."""
    return any(d.id in holding for d in made if d.record == record and d.verb == "add")


def unions(connection: Connection) -> tuple[Join, ...]:
    """Joins that somebody made or accepted, by id; those parted later left out."""
    return tuple(sorted(_ruled_joins(connection)[0], key=lambda join: join.id))


def orphans(connection: Connection) -> tuple[Decision, ...]:
    """Decisions in force whose record is in no current extraction and cannot be found again."""
    made = _standing(decisions(connection))
    targets = _targets(connection, made)
    return tuple(d for d in made if d.id not in targets and d.layer != JOINS)


def partings(connection: Connection) -> frozenset[tuple[str, str]]:
    """Pairs of records that somebody parted by rejecting their join, each in the order of ids."""
    return _ruled_joins(connection)[1]


def _ruled_joins(connection: Connection) -> tuple[list[Join], frozenset[tuple[str, str]]]:
    """What was joined and which pairs were parted; the later decision wins."""
    joined: list[Join] = []
    apart: set[tuple[str, str]] = set()
    for decision in _standing(decisions(connection)):
        if join := ruled_join(decision):
            together = {pair for group in groups_of(decision) for pair in combinations(sorted(group), 2)}
            parted = set(combinations(join.members, 2)) - together
            joined = [j for j in joined if not parted & set(combinations(j.members, 2))]
            joined += [Join(layer=join.layer, members=group) for group in groups_of(decision) if len(group) > 1]
            apart = (apart - together) | parted
    return joined, frozenset(apart)


def _standing(made: Iterable[Decision]) -> list[Decision]:
    """Decisions that rule, in order: not taken back, and not there only to take another back.

    A decision that undoes one of the other verb rules in its stead; one that undoes its own verb only takes it back.
    """
    ordered = list(made)
    verbs = {d.id: d.verb for d in ordered}
    undone: set[str] = set()
    standing: list[Decision] = []
    for decision in reversed(ordered):
        if decision.id in undone:
            continue
        if decision.undoes is not None:
            undone.add(decision.undoes)
        if decision.undoes is None or verbs.get(decision.undoes) != decision.verb:
            standing.append(decision)
    return standing[::-1]


def _anchored(connection: Connection, decision: Decision) -> Decision:
    records, made = tables.records, tables.extractions
    query = (
        select(made.c.document, records.c.layer, records.c.anchor)
        .join(made, made.c.key == records.c.extraction)
        .where(records.c.id == decision.record)
        .order_by(made.c.key.desc())
    )
    row = connection.execute(query).first()
    if row is not None:
        return replace(decision, document=row.document, layer=row.layer, spans=row.anchor)
    if decision.document and decision.layer and decision.spans:
        return decision
    raise NotFound("no record has that id", where=decision.record, remedy="try `dragoman search`")


def _targets(connection: Connection, made: Iterable[Decision]) -> dict[str, str]:
    """Today's record of each decision, by the decision's id: the record itself, or the one that took its place."""
    ordered = list(made)
    present = _present(connection, {d.record for d in ordered})
    found = {d.id: d.record for d in ordered if d.record in present}
    replaced: dict[tuple[str, str, str, str], str | None] = {}
    for decision in ordered:
        if decision.id in found or not decision.spans:
            continue
        key = (decision.record, decision.document, decision.layer, decision.spans)
        if key not in replaced:
            replaced[key] = _successor(connection, decision)
        if target := replaced[key]:
            found[decision.id] = target
    return found


def _present(connection: Connection, ids: set[str]) -> set[str]:
    table = tables.records.c
    present: set[str] = set()
    for batch in batches(sorted(ids)):
        query = select(table.id).where(table.id.in_(batch), table.extraction == holds_now())
        present.update(connection.execute(query).scalars())
    return present


def _successor(connection: Connection, decision: Decision) -> str | None:
    """The one current record on the same words that never stood beside the decided one; None where it is unclear."""
    current = extractions(connection, {decision.document}).get(decision.document)
    table = tables.records.c
    same = (table.layer == decision.layer) & (table.anchor == decision.spans)
    found = set(connection.execute(select(table.id).where(table.extraction == current, same)).scalars())
    held = select(table.extraction).where(table.id == decision.record)
    beside = set(connection.execute(select(table.id).where(table.extraction.in_(held), same)).scalars())
    rest = found - beside
    return rest.pop() if len(rest) == 1 else None
