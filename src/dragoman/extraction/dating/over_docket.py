"""The same dating over a whole docket: what one report dates, another need not.

A view: nothing stored changes, and the same documents give the same days in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dragoman.extraction.anchoring.bounds import bounded, stretch
from dragoman.extraction.dating.dating import all_facts, dated_by, needs_dating
from dragoman.extraction.dating.encounters import facts_of_encounters
from dragoman.extraction.dating.events import Known
from dragoman.extraction.dating.rounds import rounds_of
from dragoman.extraction.dating.told_elsewhere import told_in
from dragoman.record.dates import DateRange
from dragoman.record.docket import LAYERS, DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.times import TimeExpression

Times = tuple[TimeExpression, ...]


def dated_by_each_other(docket: DocketExport) -> DocketExport:
    """The docket with every document that tells no day dated by its own clues and by what the others tell of the same
    acts, and with the dates of its records moved along."""
    open_ones = [d for d in docket.documents if needs_dating(d)]
    if not open_ones:
        return docket
    times = _by_document(docket.times, {d.id for d in docket.documents})
    facts = tuple(all_facts([(d, times[d.id]) for d in docket.documents]))
    dated = [(d, times[d.id]) for d in docket.documents]
    besides = Known(facts, rounds=rounds_of(dated), told=told_in(dated))
    views = {d.id: _View(d, times[d.id], besides) for d in open_ones}
    met = facts_of_encounters(_seen(docket, views))
    for document in open_ones:
        if mine := {time: fact for time, fact in met.items() if views[document.id].tells(time)}:
            views[document.id] = _View(document, times[document.id], replace(besides, met=mine))
    return _seen(docket, views)


def _seen(docket: DocketExport, views: Mapping[str, _View]) -> DocketExport:
    """The docket with the documents of the views as these see them."""
    times = _by_document(docket.times, {d.id for d in docket.documents})
    layers: dict[str, Any] = {
        layer: tuple(_moved(record, views) for record in getattr(docket, layer)) for layer in LAYERS if layer != "times"
    }
    layers["times"] = tuple(t for d in docket.documents for t in (views[d.id].now if d.id in views else times[d.id]))
    documents = tuple(views[d.id].document if d.id in views else d for d in docket.documents)
    return replace(docket, documents=_in_order(documents), **layers)


class _View:
    """An undated document by the day that all clues leave, with its times before and after."""

    def __init__(self, document: Document, stored: Times, besides: Known) -> None:
        others = tuple(fact for fact in besides.facts if fact.evidence.document != document.id)
        known = replace(besides, facts=others)
        self.document, self.now = dated_by(document, stored, known)
        self._times = {t.id: t for t in self.now}

    def tells(self, time: str) -> bool:
        """Whether a time, by its id, is one of the document's."""
        return time in self._times

    def moved(self, when: DateRange) -> DateRange:
        """A range of one of its records by the day now known; the same where it hangs on none of the times."""
        anchor = when.anchor
        if anchor is None or anchor.time not in self._times:
            return when
        first = self._times[anchor.time]
        if anchor.until in self._times:
            return stretch(first, self._times[anchor.until])
        return bounded(first, anchor.bound, self.document.published)


def _by_document(times: Iterable[TimeExpression], documents: Iterable[str]) -> Mapping[str, Times]:
    found: dict[str, list[TimeExpression]] = {document: [] for document in documents}
    for time in times:
        found.setdefault(time.document, []).append(time)
    return {document: tuple(here) for document, here in found.items()}


def _moved(record: Any, views: Mapping[str, _View]) -> Any:
    """A record with every range that hangs on a page of the views moved along."""
    return _walked(
        record, lambda when: views[when.anchor.document].moved(when) if when.anchor.document in views else when
    )


def _walked(value: Any, move: Callable[[Any], DateRange]) -> Any:
    if isinstance(value, DateRange):
        return move(value) if value.anchor else value
    if isinstance(value, tuple):
        walked = tuple(_walked(item, move) for item in value)
        return walked if any(new is not old for new, old in zip(walked, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, Span | type):
        return value
    changed = {}
    for field in fields(value):
        old = getattr(value, field.name)
        new = _walked(old, move)
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value


def _in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """By day of publication, then by id, as the ledger lists them."""
    return tuple(sorted(documents, key=lambda d: (*d.published.sort_key(), d.id)))
