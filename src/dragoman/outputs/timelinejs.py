"""The chronology as JSON for TimelineJS. Its text fields are HTML, so all words are escaped and no address links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from dragoman.outputs.chronology_entries import CitedSentence, Entry
from dragoman.outputs.days import label
from dragoman.outputs.display import cut, line
from dragoman.record.codec import JSON

LONGEST_HEADLINE = 80
MOST_SOURCES = 6


def timelinejs(listed: Iterable[Entry], title: str) -> JSON:
    """The object that TimelineJS reads: ranges have `start_date` and `end_date`, undated entries are left out."""
    events = [_event(entry) for entry in listed if entry.when.known]
    return {"title": {"text": {"headline": escape(line(title)), "text": ""}}, "events": events, "scale": "human"}


def _event(entry: Entry) -> JSON:
    first = entry.when.earliest or entry.when.latest
    last = entry.when.latest or first
    event: dict[str, JSON] = {
        "unique_id": entry.id,
        "start_date": _date(first),
        "display_date": escape(label(entry.when)),
        "text": {"headline": escape(cut(line(entry.headline), LONGEST_HEADLINE)), "text": "".join(_text(entry))},
        "autolink": False,
    }
    if last != first:
        event["end_date"] = _date(last)
    if entry.group:
        event["group"] = escape(entry.group)
    return event


def _date(day: date | None) -> JSON:
    return {"year": day.year, "month": day.month, "day": day.day} if day else {}


def _text(entry: Entry) -> Iterator[str]:
    status = f" <em>({escape(entry.status)})</em>" if entry.status else ""
    yield f"<p>{escape(line(entry.text))}{status}</p>"
    yield "".join(f"<p><small>{_source(source)}</small></p>" for source in entry.sources[:MOST_SOURCES])


def _source(source: CitedSentence) -> str:
    document = source.document
    known = (line(document.outlet or ""), label(document.published), line(document.title or ""))
    return f"{escape(', '.join(part for part in known if part))}: “{escape(line(source.sentence.text))}”"
