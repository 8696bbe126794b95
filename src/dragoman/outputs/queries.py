"""The part of a docket that a query asks for: plain functions on records."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dragoman.record.actors import Actor
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import LAYERS, DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.record.happenings import Reported
from dragoman.record.query import Query
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

WORD = re.compile(r"\w+")
TOLD = ("events", "processes", "contacts", "instruments", "commitments")
"""Layers whose records tell what is done and owed between actors."""


def select(docket: DocketExport, query: Query) -> DocketExport:
    """The docket as of a day, with the records that the query asks for; actors and joins stay whole."""
    known = _as_of(docket, query)
    documents = {d.id: d for d in known.documents}
    speakers = actors_called(known, query.actor)
    statements = (s for s in known.statements if speakers is None or s.speaker in speakers or _names(s, query.actor))
    statements = (s for s in statements if _concerns(query.issue, s.content, s.issues))
    statements = (s for s in statements if query.may_hold(saying_day(s, documents[s.document])))
    times = (t for t in known.times if query.may_hold(t.when) and not _outside(t, query))
    times = (t for t in times if _about(t, documents[t.document], query))
    told: dict[str, Any] = {layer: _told(known, layer, speakers, query) for layer in TOLD}
    positions = (p for p in known.positions if speakers is None or p.actor in speakers)
    positions = (p for p in positions if _concerns(query.issue, p.evidence, (p.issue,)) and query.may_hold(p.when))
    differing = (d for d in known.disagreements if _touches(d, query))
    return replace(
        known,
        statements=tuple(statements),
        times=tuple(times),
        positions=tuple(positions),
        disagreements=tuple(differing),
        **told,
    )


def _touches(found: Disagreement, query: Query) -> bool:
    """Whether what is disputed, or a claim about it, has the words asked for."""
    said = " ".join((found.topic, *(s.text for c in found.claims for s in c.evidence)))
    return all(wanted is None or _holds(said, wanted) for wanted in (query.actor, query.issue))


def _told(docket: DocketExport, layer: str, wanted: set[str] | None, query: Query) -> tuple[Any, ...]:
    """The records of a layer that an actor takes part in, on the issue asked for, that may lie in the window."""
    records = (r for r in getattr(docket, layer) if wanted is None or wanted & set(parties_to(r)))
    records = (r for r in records if _concerns(query.issue, r.evidence, r.issues))
    return tuple(r for r in records if query.may_hold(told_day(r)))


def parties_to(record: Reported) -> tuple[str, ...]:
    """Ids of the actors who have to do with what is told."""
    found: list[str | None] = [getattr(record, name, None) for name in ("actor", "initiator", "target", "obligor")]
    found += [getattr(record, "beneficiary", None), *getattr(record, "parties", ()), *getattr(record, "via", ())]
    found += [p.actor for p in getattr(record, "participants", ())]
    return tuple(ident for ident in found if ident)


def told_day(record: Reported) -> DateRange:
    """When what is told took place; of a commitment, when it was made."""
    when = getattr(record, "when", None) or getattr(record, "made", UNKNOWN_DATE)
    return when if isinstance(when, DateRange) else UNKNOWN_DATE


def saying_day(statement: Statement, document: Document) -> DateRange:
    """When it was said as far as is known: not after it was published."""
    if statement.said.known:
        return statement.said
    return DateRange(None, document.published.latest)


def _as_of(docket: DocketExport, query: Query) -> DocketExport:
    kept = {d.id for d in docket.documents if query.published_by(d.published)}
    if len(kept) == len(docket.documents):
        return docket
    layers: dict[str, Any] = {
        layer: tuple(r for r in getattr(docket, layer) if _document_of(r) in kept)
        for layer in LAYERS
        if layer != "orders"
    }
    records = {r.id for kind in layers.values() for r in kind}
    orders = tuple(o for o in docket.orders if o.evidence[0].document in kept)
    joins = tuple(j for j in docket.joins if all(m in records for m in j.members))
    documents = tuple(d for d in docket.documents if d.id in kept)
    return replace(docket, documents=documents, orders=orders, joins=joins, **layers)


def _document_of(record: object) -> str:
    if isinstance(record, Actor):
        return record.mentions[0].document
    return str(getattr(record, "document", ""))


def actors_called(docket: DocketExport, wanted: str | None) -> set[str] | None:
    """Ids of the actors that answer to a name, a code or a role, and of those joined to them; None for no wish."""
    if wanted is None:
        return None
    found = {a.id for a in docket.actors if _answers_to(a, wanted)}
    for join in docket.joins:
        if join.layer == "actors" and found & set(join.members):
            found |= set(join.members)
    return found


def _answers_to(actor: Actor, wanted: str) -> bool:
    if actor.country and wanted.upper() == actor.country:
        return True
    return any(_holds(name, wanted) for name in (actor.name, *actor.aliases, actor.role or ""))


def _names(statement: Statement, wanted: str | None) -> bool:
    return wanted is not None and statement.source is not None and _holds(statement.source.text, wanted)


def _holds(text: str, wanted: str) -> bool:
    """Whether all words asked for stand in the text, whatever the case; no words stand nowhere."""
    words = set(WORD.findall(wanted.casefold()))
    return bool(words) and words <= set(WORD.findall(text.casefold()))


def _concerns(issue: str | None, spans: Iterable[Span], issues: tuple[str, ...]) -> bool:
    """By the record's issues, or by the words it rests on where none is assigned."""
    if issue is None or issue.casefold() in (i.casefold() for i in issues):
        return True
    return any(issue.casefold() in span.text.casefold() for span in spans)


def _outside(time: TimeExpression, query: Query) -> bool:
    """An expression that tells no day is no answer to a window of days."""
    return not time.when.known and (query.since is not None or query.until is not None)


def _about(time: TimeExpression, document: Document, query: Query) -> bool:
    """Whether the paragraph around a time names the actor and the issue asked for."""
    if query.actor is None and query.issue is None:
        return True
    part = next((p for p in document.parts if p.start <= time.start < p.end), None)
    words = document.text[part.start : part.end] if part else document.text
    actor = query.actor is None or _holds(words, query.actor)
    return actor and (query.issue is None or query.issue.casefold() in words.casefold())
