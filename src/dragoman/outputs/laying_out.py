"""A whole docket as rows of listings: the same lines and tables as on the command line, each row with what it is
filtered by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.outputs.coverage import sources_table
from dragoman.outputs.days import label
from dragoman.outputs.dealings import (
    commitment_lines,
    commitments_table,
    contact_lines,
    contacts_table,
    instrument_lines,
    instruments_table,
    turn_lines,
    turns_table,
)
from dragoman.outputs.findings import disagreement_lines, position_lines, positions_table
from dragoman.outputs.happenings import event_lines, events_table, process_lines, processes_table
from dragoman.outputs.occurrences import Occurrence, occurrences
from dragoman.outputs.profiles import Profile, keys_of, profiles
from dragoman.outputs.queries import parties_to, saying_day, told_day
from dragoman.outputs.sayings import statement_lines
from dragoman.outputs.speakers import Speakers
from dragoman.outputs.tables import Table, document_row, statement_row, statements_table
from dragoman.record.codec import to_json
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Source
from dragoman.record.pages import LaidRow
from dragoman.record.statements import Statement

REVIEWED = ("statements", "events", "processes", "contacts", "instruments", "commitments")
"""Layers whose records people go through."""

Rows = Iterator[LaidRow]


@dataclass(frozen=True)
class Layout:
    """What is laid out: a docket with its turns, the short ids, how each wording differs from the one before it, what
    each outlet contributes, and the documents whose day hangs on others."""

    docket: DocketExport
    short: Mapping[str, str]
    changes: Mapping[str, str]
    sources: tuple[Source, ...]
    undated: frozenset[str] = frozenset()

    def views(self) -> Iterator[tuple[str, Rows]]:
        """Each view by name, with its rows in order."""
        for name, rows in VIEWS.items():
            yield name, rows(self)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self.docket.documents}

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """Everybody who takes part."""
        return profiles(self.docket)

    @cached_property
    def _keys(self) -> dict[str, str]:
        return keys_of(self.profiles)

    def parties(self, actors: Iterable[str | None]) -> tuple[str, ...]:
        """The profiles of actors."""
        return tuple(dict.fromkeys(self._keys[a] for a in actors if a in self._keys))


def _listed(lines: Iterable[Any], table: Callable[[Iterable[Any]], Table]) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Lines, each with its row."""
    given = tuple(lines)
    return zip(given, table(given).rows, strict=True)


def _text(spans: Iterable[Span]) -> str:
    return "\n".join(span.text for span in spans).casefold()


def _statements(layout: Layout) -> Rows:
    for x, cells in _listed(statement_lines(layout.docket, layout.short), _statement_table):
        record, document = x.record, x.document
        yield LaidRow(
            key=record.id,
            body={"cells": cells},
            document=document.id,
            when=saying_day(record, document),
            published=document.published.latest,
            words=_text(record.content),
            names=record.source.text if record.source else "",
            issues=record.issues,
            parties=layout.parties([record.speaker]),
        )


def _statement_table(lines: Iterable[Any]) -> Table:
    return statements_table(statement_row(x.short, x.record, x.document, x.speaker) for x in lines)


def _told(layout: Layout, lines: Iterable[Any], table: Callable[[Iterable[Any]], Table]) -> Rows:
    """Records of what is done and owed between actors."""
    for x, cells in _listed(lines, table):
        yield LaidRow(
            key=x.record.id,
            body={"cells": cells},
            document=x.document.id,
            when=told_day(x.record),
            published=x.document.published.latest,
            words=_text(x.record.evidence),
            issues=x.record.issues,
            parties=layout.parties(parties_to(x.record)),
        )


def _events(layout: Layout) -> Rows:
    return _told(layout, event_lines(layout.docket, layout.short), events_table)


def _processes(layout: Layout) -> Rows:
    return _told(layout, process_lines(layout.docket, layout.short), processes_table)


def _contacts(layout: Layout) -> Rows:
    return _told(layout, contact_lines(layout.docket, layout.short), contacts_table)


def _instruments(layout: Layout) -> Rows:
    return _told(layout, instrument_lines(layout.docket, layout.short), instruments_table)


def _commitments(layout: Layout) -> Rows:
    return _told(layout, commitment_lines(layout.docket, layout.short), commitments_table)


def _turns(layout: Layout) -> Rows:
    for x, cells in _listed(turn_lines(layout.docket, layout.short), turns_table):
        yield LaidRow(
            key=x.because.id,
            body={"cells": cells},
            document=x.document.id,
            when=x.record.since,
            published=x.document.published.latest,
            words=_text(x.because.evidence),
            issues=(x.record.issue,) if x.record.issue else (),
            parties=layout.parties(x.record.pair),
        )


def _positions(layout: Layout) -> Rows:
    for x, cells in _listed(position_lines(layout.docket, layout.changes), positions_table):
        span = x.record.evidence[0]
        yield LaidRow(
            key=x.record.id,
            body={"cells": cells, "at": [span.document, span.start, span.end]},
            document=x.document.id,
            when=x.record.when,
            published=x.document.published.latest,
            words=_text(x.record.evidence),
            issues=(x.record.issue,),
            parties=layout.parties([x.record.actor]),
        )


def _disagreements(layout: Layout) -> Rows:
    for x in disagreement_lines(layout.docket):
        spans = [span for claim in x.record.claims for span in claim.evidence]
        said = f"{x.record.topic}\n{_text(spans)}".casefold()
        correction = x.correction.id if x.correction else None
        body = {"record": to_json(x.record), "outlets": x.outlets, "short": x.short, "correction": correction}
        yield LaidRow(key=x.record.id, body=body, words=said, names=said)


def _sources(layout: Layout) -> Rows:
    for source, cells in _listed(layout.sources, sources_table):
        yield LaidRow(key=source.outlet, body={"cells": cells})


def _actors(layout: Layout) -> Rows:
    for profile in layout.profiles:
        first = profile.first
        told = {name: getattr(first, name) for name in ("name", "kind", "country")}
        body = told | {name: getattr(profile, name) for name in ("names", "roles", "records", "met")}
        body["members"] = [a.id for a in profile.members]
        body["join"] = {"id": profile.join.id, "reasons": profile.join.reasons} if profile.join else None
        called = (*profile.names, *profile.roles)
        words = " ".join(profile.names).casefold()
        yield LaidRow(
            key=profile.key,
            body=body,
            kind=first.country or "",
            words=words,
            names=" ".join(called),
            parties=tuple(a.id for a in profile.members),
        )


def _documents(layout: Layout) -> Rows:
    for document in layout.docket.documents:
        published = document.published
        body = {"cells": document_row(document), "copy": bool(document.copy_of), "published": to_json(published)}
        when = DateRange(published.earliest, published.latest)
        yield LaidRow(
            key=document.id,
            body=body,
            document=document.id,
            when=when,
            published=published.latest,
            words=(document.outlet or "").casefold(),
        )


def _timeline(layout: Layout) -> Rows:
    for found in occurrences(layout.docket, Speakers(layout.docket)):
        if found.when.earliest and found.when.latest:
            yield LaidRow(
                key=found.record.id,
                body=_drawn(found),
                document=found.document.id,
                when=found.when,
                published=found.document.published.latest,
                words=_text(span for report in found.reports for span in report.evidence),
                issues=found.issues,
                parties=layout.parties(party for report in found.reports for party in parties_to(report)),
                weight=found.sources,
            )


def _drawn(found: Occurrence) -> dict[str, Any]:
    return {
        "told": f"{label(found.when)}: {found.label}",
        "when": [str(found.when.earliest), str(found.when.latest)],
        "factuality": found.factuality,
        "actor": found.who[0].name if found.who else "",
        "issue": found.issues[0] if found.issues else "",
    }


def _queue(layout: Layout) -> Rows:
    """Records to review by day of publication and place."""
    order = {document.id: number for number, document in enumerate(layout.docket.documents)}
    names = {p.key: p.first.name for p in layout.profiles}
    found = [(layer, record) for layer in REVIEWED for record in getattr(layout.docket, layer)]
    for layer, record in sorted(found, key=lambda pair: (order[pair[1].document], _place(pair[1]), pair[1].id)):
        spans = record.spans if isinstance(record, Statement) else record.evidence
        parties = layout.parties([record.speaker] if isinstance(record, Statement) else parties_to(record))
        about = " ".join(names[party] for party in parties)
        yield LaidRow(
            key=record.id, body=None, document=record.document, kind=layer, words=f"{about}\n{_text(spans)}".casefold()
        )


def _place(record: Any) -> tuple[int, int]:
    spans = record.spans if isinstance(record, Statement) else record.evidence
    return min(s.start for s in spans), max(s.end for s in spans)


def _together(layout: Layout) -> Rows:
    """Joins of records that are told as one thing; those who have to do with one are its members."""
    for join in layout.docket.joins:
        if join.layer != "actors":
            yield LaidRow(key=join.id, body={"members": join.members}, kind=join.layer, parties=join.members)


def _settled(layout: Layout) -> Rows:
    """Commitments with what all reports tell became of them."""
    for commitment in layout.docket.commitments:
        yield LaidRow(key=commitment.id, body=to_json(commitment), document=commitment.document)


def _dated(layout: Layout) -> Rows:
    """Documents whose day hangs on others, and their records, by the days that are known now."""
    for document in layout.docket.documents:
        if document.id in layout.undated:
            yield LaidRow(key=document.id, body=to_json(document.published))
    for layer, record in layout.docket.records():
        home = getattr(record, "document", "")
        if home in layout.undated:
            yield LaidRow(key=record.id, body=to_json(record), document=home, kind=layer)


VIEWS: dict[str, Callable[[Layout], Rows]] = {
    "dated": _dated,
    "together": _together,
    "settled": _settled,
    "actors": _actors,
    "documents": _documents,
    "queue": _queue,
    "statements": _statements,
    "events": _events,
    "processes": _processes,
    "contacts": _contacts,
    "turn": _turns,
    "instruments": _instruments,
    "commitments": _commitments,
    "positions": _positions,
    "disagreements": _disagreements,
    "sources": _sources,
    "timeline": _timeline,
}
