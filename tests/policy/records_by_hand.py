"""A docket built line by line, without any reading: each sentence of a report is a record's words."""

from __future__ import annotations

from datetime import date

from dragoman.record.actors import Actor
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published, content_id
from dragoman.record.findings import Join
from dragoman.record.happenings import Contact, Event, Order, Participant, Process
from dragoman.record.obligations import Commitment
from dragoman.record.statements import Statement

STATES = {"Norland": "NOR", "Sweland": "SWE", "Finmark": "FIN", "Danevang": "DNK"}


def days(first: str | None, last: str | None = None) -> DateRange:
    """A day, or a range."""
    if first is None and last is None:
        return UNKNOWN_DATE
    begin = date.fromisoformat(first) if first else None
    return DateRange(begin, date.fromisoformat(last) if last else begin)


class Report:
    """One document; every record takes the next of its sentences."""

    def __init__(self, case: Case, sentences: str, published: str, last: str | None = None, **fields) -> None:
        when = days(published, last)
        self.document = Document(
            id=content_id((sentences + published).encode()),
            text=sentences,
            published=Published(when.earliest, when.latest, basis="given"),
            **({"outlet": "Fjord Agency"} | fields),
        )
        self.case = case
        case.documents.append(self.document)
        for name, code in STATES.items():
            case.actors[(self.document.id, name)] = Actor(
                name=name, kind="state", country=code, mentions=(self.span(0, len(self.case.actors) + 1),)
            )
        self._at = 0

    def span(self, start: int, end: int):
        return self.document.span(start, end)

    def actor(self, name: str) -> str:
        return self.case.actors[(self.document.id, name)].id

    def words(self, words: str | None):
        """The words, or the next sentence."""
        text = self.document.text
        if words is None:
            start = self._at
            end = text.find(".", start)
            self._at = end + 2
            return self.span(start, end)
        return self.span(text.index(words), text.index(words) + len(words))

    def event(self, type_: str, by: str, to: str = "", when=UNKNOWN_DATE, words=None, **fields) -> str:
        span = self.words(words)
        people = [Participant(actor=self.actor(by), role="agent", mention=span)] if by else []
        people += [Participant(actor=self.actor(to), role="recipient", mention=span)] if to else []
        return self.case.add(
            "events", Event(evidence=(span,), type=type_, participants=tuple(people), when=when, **fields)
        )

    def contact(self, by: str, to: str, when=UNKNOWN_DATE, words=None, **fields) -> str:
        made = Contact(
            evidence=(self.words(words),), initiator=self.actor(by), target=self.actor(to), when=when, **fields
        )
        return self.case.add("contacts", made)

    def process(self, of: str, name: str, state: str, when=UNKNOWN_DATE, words=None) -> str:
        made = Process(evidence=(self.words(words),), actor=self.actor(of), name=name, state=state, when=when)
        return self.case.add("processes", made)

    def commitment(self, by: str, words=None, **fields) -> str:
        span = self.words(words)
        made = Commitment(evidence=(span,), obligor=self.actor(by), action=span.text, strength="pledged", **fields)
        return self.case.add("commitments", made)

    def statement(self, by: str, when=UNKNOWN_DATE, words=None) -> str:
        made = Statement(document=self.document.id, source=None, cue=None, content=(self.words(words),),
                         speaker=self.actor(by), said=when)  # fmt: skip
        return self.case.add("statements", made)


class Case:
    """A docket in the making."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.actors: dict[tuple[str, str], Actor] = {}
        self.joins: list[Join] = []
        self.layers: dict[str, list] = {
            name: [] for name in ("events", "contacts", "processes", "commitments", "statements", "orders")
        }

    def report(self, sentences: str, published: str, last: str | None = None, **fields) -> Report:
        return Report(self, sentences, published, last, **fields)

    def add(self, layer: str, record) -> str:
        self.layers[layer].append(record)
        return record.id

    def order(self, before: str, after: str) -> None:
        span = self.documents[0].span(0, 3)
        self.layers["orders"].append(Order(before=before, after=after, evidence=(span,)))

    def join(self, layer: str, *records: str) -> None:
        self.joins.append(Join(layer=layer, members=records))

    def docket(self) -> DocketExport:
        layers = {name: tuple(records) for name, records in self.layers.items()}
        return DocketExport(
            documents=tuple(self.documents), actors=tuple(self.actors.values()), joins=tuple(self.joins), **layers
        )
