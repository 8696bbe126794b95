"""A record taken apart into what listings and look-ups ask for: its days, its places, its actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from dragoman.record.actors import Actor
from dragoman.record.codec import to_json
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import Extraction, Record
from dragoman.record.evidence import Span, span_key
from dragoman.record.happenings import Event
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

Row = dict[str, Any]

DAYS = {
    "statements": "said",
    "events": "when",
    "processes": "when",
    "contacts": "when",
    "instruments": "when",
    "commitments": "made",
    "times": "when",
}
"""The field that says when, by layer."""

ACTORS = {
    "actors": ("members",),
    "statements": ("speaker", "addressees"),
    "processes": ("actor",),
    "contacts": ("initiator", "target", "via"),
    "instruments": ("parties",),
    "commitments": ("obligor", "beneficiary"),
}
"""The fields that hold ids of actors, by layer; those of events and of `acts_for` lie deeper."""


def record_rows(extraction: Extraction, key: int) -> tuple[list[Row], list[Row], list[Row]]:
    """Rows for `records`, `record_spans` and `record_actors` of an extraction stored under `key`."""
    records: list[Row] = []
    spans: list[Row] = []
    actors: list[Row] = []
    for position, (layer, record) in enumerate(extraction.records()):
        found = rows_of(layer, record, {"extraction": key, "position": position})
        for rows, more in zip((records, spans, actors), found, strict=True):
            rows.extend(more)
    return records, spans, actors


def rows_of(layer: str, record: Record, place: Row) -> tuple[list[Row], list[Row], list[Row]]:
    """The same for one record, stored at a place of an extraction."""
    return (
        [place | _record_row(layer, record)],
        [place | row for row in span_rows(record)],
        [place | {"role": role, "actor": actor} for role, actor in actor_roles(layer, record)],
    )


def _record_row(layer: str, record: Record) -> Row:
    when: DateRange = getattr(record, DAYS[layer]) if layer in DAYS else UNKNOWN_DATE
    return {
        "id": record.id,
        "layer": layer,
        "anchor": anchor(record),
        "earliest": when.earliest,
        "latest": when.latest,
        "body": to_json(record),
    }


def anchor(record: Record) -> str:
    """The places a record's identity rests on, as `span_key` writes them: they find it again under another id."""
    if isinstance(record, Statement):
        return span_key((record.source, record.cue, *record.content))
    if isinstance(record, Actor):
        return span_key(record.mentions[:1])
    if isinstance(record, TimeExpression):
        return span_key((record,))
    return span_key(record.evidence)


def span_rows(record: Record) -> Iterator[Row]:
    """Path of fields, number along that path, and offsets of every span in a record."""
    counts: dict[str, int] = {}
    for path, span in _spans(record, ""):
        ordinal = counts[path] = counts.get(path, -1) + 1
        yield {"path": path, "ordinal": ordinal, "start": span.start, "end": span.end}


def _spans(value: object, path: str) -> Iterator[tuple[str, Span]]:
    if isinstance(value, Span):
        yield path or "words", value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item, path)
    elif is_dataclass(value):
        for f in fields(value):
            yield from _spans(getattr(value, f.name), f"{path}.{f.name}" if path else f.name)


def actor_roles(layer: str, record: Record) -> list[tuple[str, str]]:
    """Role and actor id, each pair once, of everybody a record names."""
    pairs: list[tuple[str, str]] = []
    for role in ACTORS.get(layer, ()):
        value = getattr(record, role)
        pairs += [(role, actor) for actor in (value if isinstance(value, tuple) else (value,)) if actor]
    if isinstance(record, Event):
        pairs += [(p.role, p.actor) for p in record.participants]
    if isinstance(record, Actor):
        pairs += [("acts_for", a.actor) for a in record.acts_for]
    return list(dict.fromkeys(pairs))
