"""Reads events, processes and orders of a text by the real analyser and the rules, for tests."""

from __future__ import annotations

from datetime import date

from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.extraction.events.reading import extract_events
from dragoman.extraction.orders import extract_orders
from dragoman.extraction.processes import extract_processes
from dragoman.extraction.speakers.resolving import resolve_speakers
from dragoman.extraction.times import extract_times
from dragoman.language.analysis import Analyser, Analysis
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published, content_id
from dragoman.record.happenings import Event

UNDATED = Published(None, None)
STEPS = (extract_times, extract_attributions, resolve_speakers, extract_events, extract_processes, extract_orders)


def prepared(text: str, analyser: Analyser, day: date | None = None) -> tuple[Extraction, Analysis]:
    """The text, of a day if it has one, with times, statements and actors, ready for the steps after them."""
    published = Published.day(day) if day else UNDATED
    document = Document(id=content_id(text.encode()), text=text, published=published)
    analysis = analyser.analyse(document)
    found = Extraction(document=document)
    for step in STEPS[:3]:
        found = step(found, analysis)
    return found, analysis


def read(text: str, analyser: Analyser, day: date | None = None) -> Extraction:
    """The text with its events, processes and orders."""
    found, analysis = prepared(text, analyser, day)
    for step in STEPS[3:]:
        found = step(found, analysis)
    return found


def event_of(found: Extraction, act: str) -> Event:
    """The only event of that act."""
    (event,) = (e for e in found.events if e.act == act)
    return event


def sides(found: Extraction, event: Event) -> set[tuple[str, str]]:
    """Names and roles of those who take part."""
    names = {a.id: a.name for a in found.actors}
    return {(names[p.actor], p.role) for p in event.participants}
