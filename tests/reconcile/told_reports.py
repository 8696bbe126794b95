"""Reports written for the tests, and the records in them, built by hand."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from dragoman.record.actors import Actor
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import DocketExport, Layers
from dragoman.record.document import Document, Published, content_id
from dragoman.record.evidence import Span
from dragoman.record.happenings import Event, Participant
from dragoman.record.statements import Statement
from dragoman.vocabulary.countries import countries

CODES = {form: c.code for c in countries().values() for form in (*c.names, c.capital or "")}


TOLD = (
    ("Norway", "Chad", "fishing quotas", date(2021, 5, 3)),
    ("Peru", "Ghana", "copper tariffs", date(2021, 5, 9)),
    ("Norway", "Peru", "a frozen pipeline", date(2021, 6, 2)),
    ("Chad", "Ghana", "border markets", date(2021, 6, 20)),
)
WAYS = (
    "{0} met {1} over {2} on {3}",
    "envoys of {0} and {1} held a session on {2} on {3}",
    "{0} sat down with {1} on {3} about {2}",
)


def day(text: str) -> DateRange:
    """`2021-05-03` or `2021-05-03/2021-05-07`."""
    first, _, last = text.partition("/")
    return DateRange(date.fromisoformat(first), date.fromisoformat(last or first))


class Report:
    """A report and its records. Words are found in its text, so every span is true."""

    def __init__(self, text: str, outlet: str, published: str | None) -> None:
        when = day(published) if published else UNKNOWN_DATE
        self.document = Document(
            id=content_id(f"{outlet}{text}".encode()),
            text=text,
            outlet=outlet,
            published=Published(when.earliest, when.latest, basis="given"),
        )
        self.records: dict[str, list[Any]] = {f.name: [] for f in fields(Layers)}
        self._actors: dict[str, Actor] = {}

    def span(self, words: str) -> Span:
        """Where the words stand first."""
        start = self.document.text.index(words)
        return self.document.span(start, start + len(words))

    def actor(self, name: str, **fields: Any) -> Actor:
        """A state by a name of it, else a person."""
        code = CODES.get(name)
        given = {"kind": "state" if code else "person", "country": code, "mentions": (self.span(name),)} | fields
        if name not in self._actors:
            self._actors[name] = Actor(name=name, **given)
            self.records["actors"].append(self._actors[name])
        return self._actors[name]

    def event(self, words: str, *who: str, when: str | None = None, **fields: Any) -> Event:
        """An event; of those who take part the first acts."""
        people = [self.actor(name) for name in who]
        taking_part = tuple(
            Participant(actor=a.id, role="recipient" if n else "agent", mention=self.span(words))
            for n, a in enumerate(people)
        )
        given: dict[str, Any] = {"type": "CONSULT", "when": day(when) if when else UNKNOWN_DATE} | fields
        made = Event(evidence=(self.span(words),), participants=taking_part, **given)
        self.records["events"].append(made)
        return made

    def statement(self, content: str, speaker: str | None, cue: str | None = None, **fields: Any) -> Statement:
        """A statement whose words stand once in the text."""
        made = Statement(
            document=self.document.id,
            source=self.span(speaker) if speaker else None,
            cue=self.span(cue) if cue else None,
            content=(self.span(content),),
            speaker=self.actor(speaker).id if speaker else None,
            **fields,
        )
        self.records["statements"].append(made)
        return made

    def add(self, layer: str, record: Any) -> Any:
        """A record built elsewhere."""
        self.records[layer].append(record)
        return record


def docket_of(*reports: Report) -> DocketExport:
    """All reports as one docket, nothing compared yet."""
    layers = {f.name: tuple(r for report in reports for r in report.records[f.name]) for f in fields(Layers)}
    return DocketExport(documents=tuple(r.document for r in reports), **layers)


def many_reports() -> DocketExport:
    """The reports as a docket, nothing compared."""
    made = []
    for number, (one, other, matter, when) in enumerate(TOLD):
        for way, outlet in zip(WAYS, ("Harbour Wire", "Tidings", "The Bugle"), strict=True):
            told = way.format(one, other, matter, f"{when.day} {when:%B}")
            report = Report(f"{told}. Report {number}.", outlet, (when + timedelta(1)).isoformat())
            report.event(told, one, other, when=when.isoformat())
            made.append(report)
    return docket_of(*made)
