"""The docket of a case as its gold has it, joined over all reports: what a policy is checked against when everything
before it is right."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.loaders import load
from dragoman.loaders.edtf import parse_edtf
from dragoman.record.actors import Actor
from dragoman.record.arrival import Refusal
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published
from dragoman.record.evidence import Span
from dragoman.record.findings import Join
from dragoman.record.happenings import Contact, Event, Participant, Process
from dragoman.record.obligations import Commitment, StatusChange
from dragoman.record.statements import Statement
from dragoman.settings import Settings
from dragoman.vocabulary.countries import countries

Gold = dict[str, Any]
CODES = {form.casefold(): c.code for c in countries().values() for form in c.names}


def days(value: str | Gold | None) -> DateRange:
    """A range as the gold writes it."""
    if isinstance(value, dict):
        return DateRange(date.fromisoformat(value["earliest"]), date.fromisoformat(value["latest"]))
    return UNKNOWN_DATE if value is None else parse_edtf(value)


class GoldDocket:
    """The records of a case's gold: one for each file that mentions a thing, joined."""

    def __init__(self, case: Path) -> None:
        self.gold: Gold = json.loads((case / "gold.json").read_text(encoding="utf-8"))
        self.documents = {entry["file"]: self._document(case, entry) for entry in self.gold["documents"]}
        self.joins: list[Join] = []
        self._actors: dict[tuple[str, str], Actor] = {}

    def export(self) -> DocketExport:
        """The whole docket."""
        events = [e for entry in self.gold["events"] for e in self._joined("events", self._events(entry))]
        contacts = [c for entry in self.gold["contacts"] for c in self._joined("contacts", self._contacts(entry))]
        owed = [c for e in self.gold["commitments"] for c in self._joined("commitments", self._commitments(e))]
        processes = [p for entry in self.gold["processes"] for p in self._processes(entry)]
        statements = [self._statement(entry) for entry in self.gold["statements"]]
        return DocketExport(
            documents=tuple(self.documents.values()),
            statements=_once(statements),
            events=_once(events),
            contacts=_once(contacts),
            processes=_once(processes),
            commitments=_once(owed),
            actors=_once(self._actors.values()),
            joins=tuple(self.joins),
        )

    def _document(self, case: Path, entry: Gold) -> Document:
        arrival = next(iter(load([case / "reports" / entry["file"]], Settings())))
        if isinstance(arrival, Refusal):
            raise arrival.error
        when = days(entry["published"])
        published = Published(when.earliest, when.latest, basis="given")
        return replace(arrival.document, published=published, outlet=entry["outlet"], kind=entry["kind"], copy_of=None)

    def _joined(self, layer: Any, records: Iterable[Any]) -> list[Any]:
        found = list(records)
        if len({r.id for r in found}) > 1:
            self.joins.append(Join(layer=layer, members=tuple({r.id for r in found})))
        return found

    def _span(self, mention: Gold) -> Span:
        document = self.documents[mention["file"]]
        start = document.text.index(mention["evidence"])
        return document.span(start, start + len(mention["evidence"]))

    def _by_file(self, mentions: Iterable[Gold]) -> Iterator[tuple[str, tuple[Span, ...]]]:
        spans: dict[str, list[Span]] = defaultdict(list)
        for mention in mentions:
            spans[mention["file"]].append(self._span(mention))
        for file, found in spans.items():
            yield file, tuple(found)

    def _actor(self, name: str, span: Span, country: str | None = None) -> str:
        code = country or CODES.get(name.casefold())
        made = Actor(name=name, kind="state" if name.casefold() in CODES else "office", country=code, mentions=(span,))
        made = replace(made, mentions=(self._own_place(span),))
        return self._actors.setdefault((span.document, name), made).id

    def _own_place(self, span: Span) -> Span:
        """A span of its own for each actor, so that no two share an id."""
        document = next(d for d in self.documents.values() if d.id == span.document)
        taken = sum(key[0] == span.document for key in self._actors)
        return document.span(taken, len(document.text) - 1)

    def _events(self, entry: Gold) -> Iterator[Event]:
        for mention in entry["mentions"]:
            span = self._span(mention)
            yield Event(
                evidence=(span,),
                type=entry["type"],
                act=entry["act"],
                participants=tuple(
                    Participant(actor=self._actor(a["name"], span, a["country"]), role=a["role"], mention=span)
                    for a in entry["actors"]
                ),
                when=days(entry["date"]),
                factuality=mention.get("factuality", entry["factuality"]),
            )

    def _contacts(self, entry: Gold) -> Iterator[Contact]:
        for file, spans in self._by_file(entry["mentions"]):
            replied = days(entry["reply_date"])
            told = self.documents[file].published.latest
            known = entry["reply"] == "none" or (replied.latest and told and replied.latest <= told)
            yield Contact(
                evidence=spans,
                initiator=self._actor(entry["initiator"], spans[0]),
                target=self._actor(entry["target"], spans[0]),
                when=days(entry["date"]),
                channel=entry["channel"],
                reply=entry["reply"] if known else "unknown",
                reply_when=replied if known else UNKNOWN_DATE,
                via=tuple(self._actor(name, spans[0]) for name in entry.get("via", ())),
            )

    def _processes(self, entry: Gold) -> Iterator[Process]:
        for state in entry["states"]:
            span = self._span(state)
            actor = self._actor(entry["actor"], span)
            yield Process(
                evidence=(span,), actor=actor, name=entry["name"], state=state["value"], when=days(state["when"])
            )

    def _commitments(self, entry: Gold) -> Iterator[Commitment]:
        turns = {t["file"]: t for t in entry["history"]}
        for file, spans in self._by_file(entry["mentions"]):
            turn = turns.get(file)
            change = StatusChange(status=turn["status"], when=days(turn["when"]), evidence=spans) if turn else None
            yield Commitment(
                evidence=spans,
                obligor=self._actor(entry["obligor"], spans[0]),
                beneficiary=self._actor(entry["beneficiary"], spans[0]) if entry["beneficiary"] else None,
                action=entry["action"],
                condition=entry["condition"],
                made=days(entry["history"][0]["when"]) if entry["history"] else UNKNOWN_DATE,
                deadline=days(entry["deadline"]),
                strength=entry["strength"],
                status=turn["status"] if turn else "unknown",
                history=(change,) if change else (),
            )

    def _statement(self, entry: Gold) -> Statement:
        document = self.documents[entry["file"]]
        start = document.text.index(entry["content"])
        content = document.span(start, start + len(entry["content"]))
        speaker = self._actor(entry["speaker"], content, entry["affiliation"]) if entry["speaker"] else None
        return Statement(
            document=document.id,
            source=None,
            cue=None,
            content=(content,),
            speaker=speaker,
            affiliation=entry["affiliation"],
            anonymity=entry["anonymity"],
            force=entry["force"],
            said=days(entry.get("said")),
        )


def _once(records: Iterable[Any]) -> tuple[Any, ...]:
    """The records, those of one id once."""
    return tuple({r.id: r for r in records}.values())
