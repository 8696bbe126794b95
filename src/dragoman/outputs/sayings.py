"""Rows of the listings of what was said, and of the dated sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.outputs.queries import saying_day
from dragoman.outputs.sentences import sentence_around
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.happenings import Event
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression


@dataclass(frozen=True, kw_only=True)
class StatementLine:
    """A row of `dragoman statements`: the record with what it points to, and its shortest unique id."""

    short: str
    record: Statement
    document: Document
    speaker: Actor | None


@dataclass(frozen=True, kw_only=True)
class TimelineLine:
    """A row of `dragoman timeline`: a dated sentence, on the day it speaks of. `record` is what carries the date."""

    short: str
    record: Statement | Event | TimeExpression
    document: Document
    sentence: Span


def statement_lines(docket: DocketExport, short: Mapping[str, str]) -> tuple[StatementLine, ...]:
    """Statements by day of saying, then by document and place."""
    documents = {d.id: d for d in docket.documents}
    actors = {a.id: a for a in docket.actors}
    lines = [
        StatementLine(short=short[s.id], record=s, document=documents[s.document], speaker=actors.get(s.speaker or ""))
        for s in docket.statements
    ]
    return tuple(sorted(lines, key=_by_saying))


def timeline_lines(docket: DocketExport, short: Mapping[str, str]) -> tuple[TimelineLine, ...]:
    """Dated sentences by the day they speak of, each once a day; expressions that tell no day are left out.

    The record is the statement where the day is that of saying, the event of that day in the sentence, else the
    time expression.
    """
    documents = {d.id: d for d in docket.documents}
    dated = {(s.document, s.said.edtf): s for s in docket.statements if s.said.known}
    happened: dict[tuple[str, str | None], list[Event]] = {}
    for event in docket.events:
        happened.setdefault((event.document, event.when.edtf), []).append(event)
    lines: dict[tuple[object, ...], TimelineLine] = {}
    for time in docket.times:
        if time.type not in ("DATE", "TIME") or time.earliest is None or time.latest is None:
            continue
        document = documents[time.document]
        sentence = sentence_around(document, time.start, time.end)
        said = dated.get((time.document, time.edtf))
        of_day = (e for e in happened.get((time.document, time.edtf), ()) if sentence.covers(e.evidence[0]))
        record = said if said and said.cue and sentence.covers(said.cue) else next(of_day, time)
        line = TimelineLine(short=short[record.id], record=record, document=document, sentence=sentence)
        lines.setdefault((time.document, sentence.start, time.earliest, time.latest), line)
    return tuple(sorted(lines.values(), key=_by_day))


def _by_saying(line: StatementLine) -> tuple[object, ...]:
    day = saying_day(line.record, line.document)
    return (day.latest or date.max, line.document.id, line.record.spans)


def _by_day(line: TimelineLine) -> tuple[object, ...]:
    when = line.record.said if isinstance(line.record, Statement) else line.record.when
    return (*when.sort_key(), line.document.published.sort_key(), line.document.id, line.sentence.start)
