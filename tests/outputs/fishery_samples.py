"""A docket built by hand: talks on a fishery, as three reports tell of them, one of them a copy."""

from __future__ import annotations

from datetime import date
from typing import Any

from dragoman.record.actors import Actor
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published, content_id
from dragoman.record.evidence import Span
from dragoman.record.findings import Claim, Disagreement, Join, Position, Turn
from dragoman.record.happenings import Contact, Event, Participant, Process
from dragoman.record.obligations import Commitment, StatusChange

WIRE = (
    "Norway and Iceland met in Bergen on 3 May 2021 to divide the cod. "
    "Norway wrote to Iceland on 5 May 2021 and is waiting for a reply. "
    "The review of the quotas was completed. "
    "Iceland pledged to land no cod before June. "
    "A second meeting is planned for 1 June 2021."
)
COPY = "Norway and Iceland met in Bergen on 3 May 2021 to divide the cod."
PAPER = (
    "The two met for two days, on 3 and 4 May 2021. "
    'Iceland now speaks of "a fair share" of the cod. '
    "A visit to Oslo on 9 May 2021 was called off."
)


def report(text: str, outlet: str | None, day: date | None, **fields: Any) -> Document:
    """A document, dated to the day."""
    published = Published(day, day, basis="metadata") if day else Published(None, None)
    return Document(
        id=content_id(text.encode() + (outlet or "").encode()), text=text, outlet=outlet, published=published, **fields
    )


def span(document: Document, words: str) -> Span:
    """Words where they first stand."""
    start = document.text.index(words)
    return document.span(start, start + len(words))


def on(year: int, month: int, day: int) -> DateRange:
    """A day."""
    return DateRange.day(date(year, month, day))


def state(document: Document, name: str, code: str) -> Actor:
    """A state as one document names it."""
    return Actor(name=name, kind="state", country=code, mentions=(span(document, name),))


def event(document: Document, words: str, *parties: tuple[Actor, str], **fields: Any) -> Event:
    """An event on its words."""
    place = span(document, words)
    given = tuple(Participant(actor=actor.id, role=role, mention=place) for actor, role in parties)  # type: ignore[arg-type]
    return Event(**({"type": "CONSULT", "act": "meet", "evidence": (place,), "participants": given} | fields))


def fishery() -> DocketExport:
    """Three reports; every layer has something."""
    wire = report(WIRE, "Fjord Agency", date(2021, 5, 6), title="Cod divided")
    copy = report(COPY, "Coast Post", date(2021, 5, 7), title="Cod", copy_of=wire.id)
    paper = report(PAPER, "The Skerry", date(2021, 5, 20), title="Two days in Bergen")
    norway, iceland = state(wire, "Norway", "NOR"), state(wire, "Iceland", "ISL")
    copied = state(copy, "Norway", "NOR"), state(copy, "Iceland", "ISL")
    other = state(paper, "Iceland", "ISL")
    sides = (norway, "participant"), (iceland, "participant")
    met = event(wire, "Norway and Iceland met in Bergen on 3 May 2021", *sides, when=on(2021, 5, 3), level="minister")
    again = event(copy, "Norway and Iceland met in Bergen", *((a, "participant") for a in copied), when=on(2021, 5, 3))
    third = event(paper, "The two met for two days", when=DateRange(date(2021, 5, 3), date(2021, 5, 4)))
    off = event(
        paper, "A visit to Oslo on 9 May 2021", (other, "agent"), act="visit", factuality="negated", when=on(2021, 5, 9)
    )
    plan = event(wire, "A second meeting", *sides, factuality="planned", when=on(2021, 6, 1))
    letter = Contact(
        evidence=(span(wire, "Norway wrote to Iceland on 5 May 2021"),), initiator=norway.id, target=iceland.id,
        when=on(2021, 5, 5), channel="letter", reply="none",
    )  # fmt: skip
    review = Process(
        evidence=(span(wire, "The review of the quotas was completed"),), actor=norway.id, name="review of the quotas",
        state="completed",
    )  # fmt: skip
    pledge = Commitment(
        evidence=(span(wire, "Iceland pledged to land no cod before June"),), obligor=iceland.id, beneficiary=norway.id,
        action="land no cod before June", strength="pledged", status="standing", deadline=on(2021, 6, 1),
        history=(StatusChange(status="standing", when=on(2021, 5, 6), evidence=(span(wire, "Iceland pledged"),)),),
    )  # fmt: skip
    before = Position(
        actor=iceland.id,
        issue="cod",
        wording="to divide the cod",
        when=on(2021, 5, 3),
        evidence=(span(wire, "to divide the cod"),),
    )
    now = Position(
        actor=other.id,
        issue="cod",
        wording="a fair share",
        when=on(2021, 5, 20),
        evidence=(span(paper, "a fair share"),),
    )
    length = Disagreement(
        topic="how long they met", kind="date",
        claims=(
            Claim(value="2021-05-03", evidence=(span(wire, "on 3 May 2021"), span(copy, "on 3 May 2021"))),
            Claim(value="two days", evidence=(span(paper, "two days"),)),
        ),
    )  # fmt: skip
    turn = Turn(
        pair=(norway.id, iceland.id),
        waiting_on=iceland.id,
        since=on(2021, 5, 5),
        as_of=date(2021, 5, 20),
        record=letter.id,
    )
    joins = (
        Join(layer="events", members=(met.id, again.id, third.id), independent_sources=2),
        Join(layer="actors", members=(norway.id, copied[0].id)),
        Join(layer="actors", members=(iceland.id, copied[1].id, other.id)),
    )
    return DocketExport(
        documents=(wire, copy, paper), actors=(norway, iceland, *copied, other), events=(met, again, third, off, plan),
        contacts=(letter,), processes=(review,), commitments=(pledge,), positions=(before, now),
        disagreements=(length,), turns=(turn,), joins=joins,
    )  # fmt: skip
