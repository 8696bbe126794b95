"""Documents and extractions built by hand, for the tests of the ledger."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dragoman.ledger import Ledger
from dragoman.record.actors import Actor, ActsFor
from dragoman.record.arrival import Arrival, Run
from dragoman.record.dates import DateRange
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published, content_id
from dragoman.record.evidence import Span
from dragoman.record.happenings import Contact, Event, Order, Participant, Process
from dragoman.record.obligations import Commitment, Instrument, StatusChange
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

LEARNED = datetime(2031, 5, 2, 8, 30, tzinfo=UTC)
RUN = Run(program="dragoman 0", analyser="by hand", steps=("attribution 1",))
BETTER = Run(program="dragoman 0", analyser="by hand", steps=("attribution 2",))

TEXT = """Envoys meet in Port Elbe

Minister Ada Ruel said on Monday that Norland had sent two letters to Sudland.
"We got no answer," she said. The envoys met at Port Elbe.

Norland pledged to lift its fees once the Elbe Accord is signed.
"""


def words(document: Document, phrase: str, nth: int = 0) -> Span:
    """The nth place where a phrase stands."""
    at = -1
    for _ in range(nth + 1):
        at = document.text.index(phrase, at + 1)
    return document.span(at, at + len(phrase))


def make_document(text: str = TEXT, day: str | None = "2031-05-01", **about: Any) -> Document:
    when = date.fromisoformat(day) if day else None
    published = Published(when, when, basis="given" if when else "unknown")
    about = {"title": "Envoys meet", "outlet": "Elbe Courier", "published": published} | about
    return Document(id=content_id(text.encode()), text=text, **about)


def arrive(document: Document, page: str = "/reports/elbe.txt") -> Arrival:
    return Arrival(document=document, original=document.text.encode(), location=page.lstrip("/"), page=page)


def full_extraction(document: Document) -> Extraction:
    """At least one record in every layer; the document must hold TEXT."""
    at = lambda phrase, nth=0: words(document, phrase, nth)  # noqa: E731
    day = DateRange.day(date(2031, 4, 28))
    norland = Actor(name="Norland", kind="state", mentions=(at("Norland"), at("Norland", 1)))
    sudland = Actor(name="Sudland", kind="state", mentions=(at("Sudland"),))
    ruel = Actor(
        name="Ada Ruel",
        kind="person",
        mentions=(at("Minister Ada Ruel"), at("she")),
        acts_for=(ActsFor(actor=norland.id),),
    )
    first = Statement(
        document=document.id,
        source=at("Minister Ada Ruel"),
        cue=at("said"),
        content=(at("that Norland had sent two letters to Sudland"),),
        speaker=ruel.id,
        addressees=(sudland.id,),
        said=day,
    )
    second = Statement(
        document=document.id,
        source=at("she"),
        cue=at("said", 1),
        content=(at('"We got no answer,"'),),
        speaker=ruel.id,
        mode="direct",
        parent=first.id,
    )
    sent = Contact(
        evidence=(at("Norland had sent two letters"),), initiator=norland.id, target=sudland.id, according_to=first.id
    )
    met = Event(
        evidence=(at("The envoys met at Port Elbe"),),
        type="CONSULT",
        act="meet",
        count=1,
        participants=(Participant(actor=norland.id, role="participant", mention=at("The envoys")),),
        when=DateRange(date(2031, 4, 1), date(2031, 4, 30)),
        issues=("fees",),
    )
    lift = at("Norland pledged to lift its fees")
    pledge = Commitment(
        evidence=(lift,),
        obligor=norland.id,
        action="lift its fees",
        action_span=at("lift its fees"),
        condition_span=at("once the Elbe Accord is signed"),
        condition_kind="prerequisite",
        strength="pledged",
        history=(StatusChange(status="standing", when=day, evidence=(at("pledged"),)),),
    )
    return Extraction(
        document=document,
        actors=(norland, sudland, ruel),
        statements=(first, second),
        events=(met,),
        processes=(Process(evidence=(lift,), actor=norland.id, name="fees", state="under way"),),
        contacts=(sent,),
        instruments=(Instrument(evidence=(at("the Elbe Accord"),), name="Elbe Accord", parties=(norland.id,)),),
        commitments=(pledge,),
        times=(_monday(document),),
        orders=(Order(before=sent.id, after=met.id, evidence=(at("no answer"),)),),
    )


def _monday(document: Document) -> TimeExpression:
    span, day = words(document, "Monday"), date(2031, 4, 28)
    return TimeExpression(
        span.document, span.start, span.end, span.text, document.text,
        type="DATE", value="2031-04-28", earliest=day, latest=day,
    )  # fmt: skip


def small_extraction(document: Document, *phrases: str) -> Extraction:
    """One statement for each phrase of any document."""
    statements = tuple(
        Statement(document=document.id, source=None, cue=None, content=(words(document, phrase),)) for phrase in phrases
    )
    return Extraction(document=document, statements=statements)


def write_full(
    ledger: Ledger, document: Document | None = None, page: str = "/reports/elbe.txt", run: Run = RUN
) -> Extraction:
    document = document or make_document()
    extraction = full_extraction(document)
    ledger.write(arrive(document, page), extraction, run, LEARNED)
    return extraction


def bytes_of(path: Path) -> int:
    """The size of a docket with its log."""
    return sum(p.stat().st_size for p in path.parent.glob(path.name + "*"))
