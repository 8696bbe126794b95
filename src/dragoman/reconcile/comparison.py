"""Everything that comparing the reports of a docket yields, computed from its records alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from dragoman.reconcile.actors import join_actors, with_unions
from dragoman.reconcile.copies import find_copies, independent_groups
from dragoman.reconcile.disagreements.finding import find_disagreements
from dragoman.reconcile.joining import Web, counted
from dragoman.reconcile.positions import find_positions
from dragoman.reconcile.quotations import join_statements
from dragoman.reconcile.shelves import Pair
from dragoman.reconcile.traits import traits_of
from dragoman.reconcile.undertakings import settle_commitments
from dragoman.record.docket import DocketExport
from dragoman.record.findings import Join

COMPARED = ("events", "processes", "contacts", "instruments", "commitments")
"""Layers whose records are joined by what they tell."""


def compare_reports(
    docket: DocketExport, apart: Collection[Pair] = (), told: Iterable[Join] | None = None
) -> DocketExport:
    """The docket with copies marked, joins, commitments as they stand, positions and disagreements.

    `apart` are pairs of records that people parted; `told` are the joins of what is told where they are known, as
    `join_told` gives them for the same records.
    """
    copies = find_copies(docket.documents)
    originals = {c.document: c.original for c in copies}
    documents = tuple(replace(d, copy_of=originals.get(d.id)) for d in docket.documents)
    sources = independent_groups(documents, copies)
    homes = {record.id: record.document for layer in COMPARED for record in getattr(docket, layer)}
    of_told = counted(join_told(docket, apart) if told is None else told, homes, sources)
    actors = with_unions(join_actors(docket.actors), docket.joins, apart)
    marked = replace(docket, documents=documents)
    joins = (*actors, *join_statements(marked, sources, apart), *of_told)
    joined = replace(marked, joins=tuple(sorted(joins, key=lambda j: j.id)))
    return replace(
        joined,
        commitments=settle_commitments(joined),
        positions=find_positions(joined, originals),
        disagreements=find_disagreements(joined, sources),
    )


def join_told(docket: DocketExport, apart: Collection[Pair] = ()) -> tuple[Join, ...]:
    """Joins of events, processes, contacts, instruments and commitments; their sources are not counted."""
    web = Web(apart=set(apart))
    return web.joins(web.add(traits_of(docket.documents, docket)))
