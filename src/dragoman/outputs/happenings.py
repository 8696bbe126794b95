"""Rows of the listings of what happened: events and processes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.outputs.days import label, listed_by
from dragoman.outputs.display import line
from dragoman.outputs.known import Known
from dragoman.outputs.tables import Table, reported, told_by
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.happenings import Event, Process

OTHERS = frozenset({"recipient"})


@dataclass(frozen=True, kw_only=True)
class EventLine:
    """A row of `dragoman events`: the record, those who act or take part, and those it is done to."""

    short: str
    record: Event
    document: Document
    who: tuple[Actor, ...]
    to: tuple[Actor, ...]


@dataclass(frozen=True, kw_only=True)
class ProcessLine:
    """A row of `dragoman processes`."""

    short: str
    record: Process
    document: Document
    actor: Actor


def event_lines(docket: DocketExport, short: Mapping[str, str]) -> tuple[EventLine, ...]:
    """Events by day, then by document and place."""
    known = Known(docket)

    def told(e: Event) -> EventLine:
        who = known.actors(p.actor for p in e.participants if p.role not in OTHERS)
        to = known.actors(p.actor for p in e.participants if p.role in OTHERS)
        return EventLine(short=short[e.id], record=e, document=known.documents[e.document], who=who, to=to)

    return tuple(sorted(map(told, docket.events), key=_by_event_day))


def process_lines(docket: DocketExport, short: Mapping[str, str]) -> tuple[ProcessLine, ...]:
    """Processes by name, each with its states by day of publication, document and place."""
    known = Known(docket)
    lines = (
        ProcessLine(short=short[p.id], record=p, document=known.documents[p.document], actor=known.actor(p.actor))
        for p in docket.processes
    )
    return tuple(sorted(lines, key=_by_name))


def _by_event_day(x: EventLine) -> tuple[object, ...]:
    return listed_by(x.record.when, x.document.published), x.document.id, x.record.evidence, x.record.id


def _by_name(x: ProcessLine) -> tuple[object, ...]:
    published = x.document.published.sort_key()
    return x.record.name, x.actor.name, published, x.document.id, x.record.evidence


def events_table(lines: Iterable[EventLine]) -> Table:
    """When, who, what, to whom, whether it happened, in which words."""
    rows = tuple(
        (
            label(x.record.when) if x.record.when.known else reported(x.document),
            line(", ".join(a.name for a in x.who)),
            act_of(x.record),
            line(", ".join(a.name for a in x.to)),
            x.record.factuality,
            line(x.record.evidence[0].text),
            told_by(x.document, x.record),
            x.short,
        )
        for x in lines
    )
    return Table(("when", "who", "act", "to", "factuality", "words", "outlet", "id"), rows, frozenset({"words"}))


def act_of(event: Event) -> str:
    """Type and act, with how often: `CONSULT meet ×2`."""
    often = f" ×{event.count}" if event.count else ""
    return f"{event.type} {event.act}{often}" if event.act else f"{event.type}{often}"


def processes_table(lines: Iterable[ProcessLine]) -> Table:
    """What, whose, in which state, when, whether it is so, in which words."""
    rows = tuple(
        (
            line(x.record.name),
            line(x.actor.name),
            x.record.state,
            label(x.record.when) if x.record.when.known else reported(x.document),
            x.record.factuality,
            line(x.record.evidence[0].text),
            told_by(x.document, x.record),
            x.short,
        )
        for x in lines
    )
    return Table(
        ("process", "whose", "state", "when", "factuality", "words", "outlet", "id"), rows, frozenset({"words"})
    )
