"""Quotations that travel: statements of one speaker that several reports have in the same words, and the first one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from math import ceil

from dragoman.reconcile.passages import shingles
from dragoman.reconcile.webs import connected
from dragoman.reconcile.words import words
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.findings import Join
from dragoman.record.statements import Statement

SHARED = 0.6
"""Share of the shorter statement's runs of words that stand in the longer one where the two are one."""

MOST_HOLDERS = 300
"""Statements with one run of words, beyond which it is a phrase that everybody uses."""

TINY = 1e-9
OF_ALL = 0.35
"""Share of all runs that both have; less is a part of a longer statement."""

Pair = tuple[str, str]


def join_statements(docket: DocketExport, sources: Mapping[str, str], apart: Collection[Pair] = ()) -> tuple[Join, ...]:
    """Joins of statements that several reports have in the same words, each with the one that was out first."""
    names = {a.id: _surname(a) for a in docket.actors}
    runs = {s.id: shingles(" ".join(c.text for c in s.content)) for s in docket.statements}
    known = {s.id: s for s in docket.statements}
    links = [
        (one, other)
        for one, other in _candidates(runs)
        if _one_utterance(known[one], known[other], names) and _same_words(runs[one], runs[other])
    ]
    groups = connected(pair for pair in links if pair not in apart)
    documents = {d.id: d for d in docket.documents}
    joins = (_join([known[s] for s in group], documents, sources) for group in groups)
    return tuple(sorted(joins, key=lambda j: j.id))


def appearance(document: Document) -> tuple[date, date, bool, str]:
    """Order of reports by when they were out: the latest day that each may be of counts, copies behind originals."""
    earliest, latest = document.published.sort_key()
    return latest, earliest, document.copy_of is not None, document.id


def _surname(actor: Actor) -> str:
    return (words(actor.name) or [""])[-1] if actor.kind != "unnamed" else ""


def _candidates(runs: Mapping[str, frozenset[int]]) -> list[Pair]:
    """Pairs that share a run which not everybody uses. Of two that are one the shorter has most of its runs in the
    longer: so one of its rarest is among them, and only these are looked up."""
    holders: dict[int, list[str]] = defaultdict(list)
    for statement, marks in runs.items():
        for mark in marks:
            holders[mark].append(statement)
    found: set[Pair] = set()
    for statement, marks in runs.items():
        rarest = sorted(marks, key=lambda mark: (len(holders[mark]), mark))
        for mark in rarest[: 1 + len(marks) - ceil(SHARED * len(marks) - TINY)]:
            if len(holders[mark]) <= MOST_HOLDERS:
                found.update((min(statement, o), max(statement, o)) for o in holders[mark] if o != statement)
    return sorted(found)


def _one_utterance(one: Statement, other: Statement, names: Mapping[str, str]) -> bool:
    """Whether two statements stand in different reports and are nobody's but one speaker's."""
    ours, theirs = names.get(one.speaker or "", ""), names.get(other.speaker or "", "")
    return one.document != other.document and (ours == theirs or not (ours and theirs))


def _same_words(ours: frozenset[int], theirs: frozenset[int]) -> bool:
    shared = len(ours & theirs)
    return shared / min(len(ours), len(theirs)) >= SHARED and shared / len(ours | theirs) >= OF_ALL


def _join(group: Collection[Statement], documents: Mapping[str, Document], sources: Mapping[str, str]) -> Join:
    return Join(
        layer="statements",
        members=tuple(s.id for s in group),
        reasons=("the same words",),
        independent_sources=len({sources.get(s.document, s.document) for s in group}),
        first=min(group, key=lambda s: (appearance(documents[s.document]), s.id)).id,
    )
