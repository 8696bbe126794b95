"""Records of a case as a faultless reader would find them, each from its own report alone.

Type, factuality and words come from the gold; days only where the sentence has a time expression that our tagger reads,
people only where the sentence names them. So reconciliation can be measured apart from extraction.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from dragoman.docket import extract
from dragoman.loaders.edtf import parse_edtf
from dragoman.reconcile.pairs import NEAR, days_between
from dragoman.reconcile.passages import sentence_bounds
from dragoman.record.actors import Actor
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import DocketExport, Extraction
from dragoman.record.document import Document, Published, content_id
from dragoman.record.evidence import Span
from dragoman.record.happenings import Contact, Event, Participant, Process
from dragoman.record.obligations import Commitment, Instrument
from dragoman.vocabulary.countries import countries

Gold = dict[str, Any]
SIDE = re.compile(r" (?:side|delegation|community)$")
CODES = {form.casefold(): c.code for c in countries().values() for form in c.names}


def read_gold(case: Path) -> Gold:
    """The gold of a case."""
    return dict(json.loads((case / "gold.json").read_text(encoding="utf-8")))


def read_case(case: Path) -> list[Extraction]:
    """What `dragoman extract` finds in the reports of a case."""
    return [item for item in extract([case / "reports"]) if isinstance(item, Extraction)]


def files_of(case: Path, documents: Iterable[Document]) -> dict[str, Document]:
    """Documents by the name of their file."""
    names = {content_id(path.read_bytes()): path.name for path in (case / "reports").iterdir()}
    return {names[d.id]: d for d in documents}


def days(value: str | Gold | None) -> DateRange:
    """A range as the gold writes it."""
    if isinstance(value, dict):
        return DateRange(date.fromisoformat(value["earliest"]), date.fromisoformat(value["latest"]))
    return UNKNOWN_DATE if value is None else parse_edtf(value)


class CaseRecords:
    """The documents of a case, with statements and times as read and all other layers from the gold."""

    def __init__(self, case: Path, found: list[Extraction]) -> None:
        self.gold = read_gold(case)
        self.found = {item.document.id: item for item in found}
        self.documents = files_of(case, (item.document for item in found))
        self._actors: dict[tuple[str, str], Actor] = {}

    @cached_property
    def docket(self) -> DocketExport:
        """The docket before anything is compared."""
        read = list(self.found.values())
        events = _once(self._event(e, m) for e in self.gold["events"] for m in e["mentions"])
        processes = _once(self._process(p, s) for p in self.gold["processes"] for s in p["states"])
        contacts = _once(self._contact(c, spans) for c in self.gold["contacts"] for spans in self._by_file(c))
        instruments = _once(self._instrument(i, m) for i in self.gold["instruments"] for m in i["mentions"])
        commitments = _once(self._commitment(c, m) for c in self.gold["commitments"] for m in c["mentions"])
        return DocketExport(
            documents=tuple(self._documents()),
            actors=(*(a for item in read for a in item.actors), *self._actors.values()),
            statements=tuple(s for item in read for s in item.statements),
            times=tuple(t for item in read for t in item.times),
            events=events,
            processes=processes,
            contacts=contacts,
            instruments=instruments,
            commitments=commitments,
        )

    def _documents(self) -> Iterator[Document]:
        for entry in self.gold["documents"]:
            when = days(entry["published"])
            published = Published(when.earliest, when.latest, basis="inferred")
            document = self.documents[entry["file"]]
            yield replace(document, published=published, outlet=entry["outlet"], kind=entry["kind"])

    def span(self, mention: Gold, words: str = "evidence") -> Span:
        """Where the words of a mention stand."""
        document = self.documents[mention["file"]]
        start = document.text.index(mention[words])
        return document.span(start, start + len(mention[words]))

    def _sentence(self, span: Span) -> Span:
        document = self.found[span.document].document
        start, _ = sentence_bounds(document.text, span.start)
        return document.span(start, max(span.end, sentence_bounds(document.text, span.end - 1)[1]))

    def when(self, span: Span, gold: DateRange, mistaken: int = 0) -> DateRange:
        """The day told in the words or their sentence, if it may be that of the gold, but for so many days."""
        for place in (span, self._sentence(span)):
            for time in self.found[span.document].times:
                known = time.when.known and time.type in ("DATE", "TIME")
                if known and place.covers(time) and days_between(time.when, gold) <= mistaken:
                    return time.when
        return UNKNOWN_DATE

    def _naming(self, name: str, code: str | None, span: Span) -> Span | None:
        """The words of the sentence that name the actor or its country."""
        sentence = self._sentence(span)
        country = countries().get(code or "")
        of_state = (*country.names, *country.demonyms, country.capital) if country else ()
        forms = [SIDE.sub("", name) if SIDE.search(name) else name.rsplit(maxsplit=1)[-1], *of_state]
        named = re.search("|".join(rf"\b{re.escape(form)}" for form in forms if form), sentence.text)
        document = self.found[span.document].document
        return document.span(sentence.start + named.start(), sentence.start + named.end()) if named else None

    def actor(self, name: str, span: Span, country: str | None = None) -> Actor:
        """The actor of that name in the document of the span."""
        parts = re.split(r",\s*(?:and )?|\s+and\s+", name)
        if len(parts) > 1 and all(part.casefold() in CODES for part in parts[:-1]):
            return self._group(name, parts, span)
        code = country or CODES.get(name.casefold())
        kind: Any = "state" if name.casefold() in CODES else "organisation"
        if country and kind != "state":
            kind = "body" if re.search("Ministry|Department|Board", name) else "person"
        mention = self._naming(name, code, span) or span
        taken = {a.mentions[0] for a in self._actors.values()}
        while mention in taken and mention.end - mention.start > 1:  # who is not named must not be one with others
            mention = self.found[span.document].document.span(mention.start, mention.end - 1)
        made = Actor(name=name, kind=kind, country=code, mentions=(mention,))
        return self._actors.setdefault((span.document, name), made)

    def _group(self, name: str, parts: Iterable[str], span: Span) -> Actor:
        """Several that are named as one: states, and whoever stands last in their row."""
        document = self.found[span.document].document
        places = [document.span(span.start + at, span.end) for at in range(len(parts))]
        members = tuple(self.actor(p.removeprefix("the "), at).id for p, at in zip(parts, places, strict=True))
        return self._actors.setdefault(
            (span.document, name), Actor(name=name, kind="group", members=members, mentions=(span,))
        )

    def _event(self, entry: Gold, mention: Gold) -> Event:
        span = self.span(mention)
        named = (a for a in entry["actors"] if self._naming(a["name"], a["country"], span))
        taking_part = (
            Participant(actor=self.actor(a["name"], span, a["country"]).id, role=a["role"], mention=span) for a in named
        )
        return Event(
            evidence=(span,),
            type=entry["type"],
            participants=tuple(taking_part),
            when=self.when(span, days(entry["date"]), NEAR if entry.get("disputed") == "date" else 0),
            factuality=mention.get("factuality", entry["factuality"]),
        )

    def _process(self, entry: Gold, state: Gold) -> Process:
        span = self.span(state)
        actor = self.actor(entry["actor"], span)
        return Process(
            evidence=(span,), actor=actor.id, name=entry["name"], state=state["value"], when=days(state["when"])
        )

    def _by_file(self, entry: Gold) -> list[list[Span]]:
        spans: dict[str, list[Span]] = defaultdict(list)
        for mention in entry["mentions"]:
            spans[mention["file"]].append(self.span(mention))
        return list(spans.values())

    def _contact(self, entry: Gold, spans: list[Span]) -> Contact:
        first, second = (self.actor(entry[side], spans[0]) for side in ("initiator", "target"))
        return Contact(
            evidence=tuple(spans),
            initiator=first.id,
            target=second.id,
            when=self.when(spans[0], days(entry["date"])),
            channel=entry["channel"],
            **self._reply(entry, spans),
            via=tuple(self.actor(name, spans[0]).id for name in entry.get("via", ())),
        )

    def _reply(self, entry: Gold, spans: list[Span]) -> dict[str, Any]:
        """What came of a contact, in the reports that are not older than it."""
        when = days(entry.get("reply_date"))
        told = days(next(d["published"] for d in self.gold["documents"] if self._is(d["file"], spans[0])))
        if not when.known:
            return {} if entry["reply"] not in ("none", "unknown") else {"reply": entry["reply"]}
        if told.latest and when.earliest and told.latest < when.earliest:
            return {"reply": "none"}
        found = (self.when(span, when) for span in spans)
        return {"reply": entry["reply"], "reply_when": next((day for day in found if day.known), UNKNOWN_DATE)}

    def _is(self, file: str, span: Span) -> bool:
        return self.documents[file].id == span.document

    def _instrument(self, entry: Gold, mention: Gold) -> Instrument:
        span = self.span(mention)
        parties = (self.actor(p, span) for p in entry["parties"] if self._naming(p, CODES.get(p.casefold()), span))
        when = self.when(span, days(entry["date"]))
        return Instrument(evidence=(span,), name=span.text, parties=tuple(p.id for p in parties), when=when)

    def _commitment(self, entry: Gold, mention: Gold) -> Commitment:
        span = self.span(mention)
        return Commitment(
            evidence=(span,),
            obligor=self.actor(entry["obligor"], span).id,
            action=span.text,
            strength=entry["strength"],
            made=self.when(span, days(None)),
            deadline=days(entry["deadline"]),
        )


def _once(records: Iterable[Any]) -> tuple[Any, ...]:
    """The records, those of one id once."""
    return tuple({r.id: r for r in records}.values())
