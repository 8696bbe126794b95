"""Everything that comparing the reports of a docket yields, computed from its records alone."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from dragoman.reconcile.actors import join_actors
from dragoman.reconcile.copies import find_copies, independent_groups
from dragoman.reconcile.disagreements.finding import find_disagreements
from dragoman.reconcile.joining import Pair, Web
from dragoman.reconcile.positions import find_positions
from dragoman.reconcile.quotations import join_statements
from dragoman.reconcile.traits import traits_of
from dragoman.reconcile.undertakings import settle_commitments
from dragoman.record.docket import DocketExport


def compare_reports(docket: DocketExport, apart: Collection[Pair] = ()) -> DocketExport:
    """The docket with copies marked, joins, commitments as they stand, positions and disagreements.

    `apart` are pairs of records that people parted.
    """
    copies = find_copies(docket.documents)
    originals = {c.document: c.original for c in copies}
    documents = tuple(replace(d, copy_of=originals.get(d.id)) for d in docket.documents)
    sources = independent_groups(documents, copies)
    web = Web(apart=set(apart))
    web.add(traits_of(documents, docket))
    joins = (*join_actors(docket.actors), *join_statements(docket, sources, apart), *web.joins(sources))
    joined = replace(docket, documents=documents, joins=tuple(sorted(joins, key=lambda j: j.id)))
    return replace(
        joined,
        commitments=settle_commitments(joined),
        positions=find_positions(joined, originals),
        disagreements=find_disagreements(joined, sources),
    )
