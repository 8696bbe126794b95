"""Records as the desk shows them: one heading, the words, the way to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.outputs.display import cut, line
from dragoman.outputs.happenings import act_of
from dragoman.record.actors import Actor
from dragoman.record.docket import Record
from dragoman.record.evidence import Span
from dragoman.record.happenings import Contact, Event, Process
from dragoman.record.obligations import Commitment, Instrument
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

LONGEST = 240


def spans_of(record: Record) -> tuple[Span, ...]:
    """Every span that the desk marks for a record."""
    if isinstance(record, Statement):
        return record.spans
    if isinstance(record, TimeExpression):
        return (record,)
    return record.mentions if isinstance(record, Actor) else record.evidence


def words(record: Record) -> str:
    """The words it rests on, on one line."""
    spans = record.content if isinstance(record, Statement) else spans_of(record)
    if isinstance(record, Actor):
        return line(spans[0].text)
    return cut(" … ".join(line(span.text) for span in spans), LONGEST)


def heading(record: Record, actors: Mapping[str, Actor]) -> str:
    """Who and what, in a phrase."""
    if isinstance(record, Statement):
        source = record.source.text if record.source else "the report itself"
        who = _name(record.speaker, actors) or source
        return line(f"{who} ({record.force})")
    if isinstance(record, Event):
        who = ", ".join(dict.fromkeys(_name(p.actor, actors) for p in record.participants))
        return line(f"{act_of(record)}: {who}" if who else act_of(record))
    if isinstance(record, Process):
        return line(f"{_name(record.actor, actors)}: {record.name} {record.state}")
    if isinstance(record, Contact):
        return line(f"{_name(record.initiator, actors)} to {_name(record.target, actors)} (reply: {record.reply})")
    return line(_heading_of_others(record, actors))


def _heading_of_others(record: Any, actors: Mapping[str, Actor]) -> str:
    if isinstance(record, Commitment):
        return f"{_name(record.obligor, actors)}: {record.action}"
    if isinstance(record, Actor):
        return f"{record.name} ({record.kind})"
    if isinstance(record, TimeExpression):
        return record.value
    return record.name if isinstance(record, Instrument) else str(record.id)


def _name(actor: str | None, actors: Mapping[str, Actor]) -> str:
    return actors[actor].name if actor and actor in actors else ""
