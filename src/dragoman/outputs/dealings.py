"""Rows of the listings of what passes between parties: contacts, whose turn it is, instruments and commitments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dragoman.outputs.days import label, listed_by
from dragoman.outputs.display import line
from dragoman.outputs.known import Known
from dragoman.outputs.quotation import balanced
from dragoman.outputs.references import called
from dragoman.outputs.tables import Table, reported, told_by
from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.findings import Turn
from dragoman.record.happenings import Contact, Event
from dragoman.record.obligations import Commitment, Instrument, StatusChange

UNASKED = "nobody"
"""Who is waited for where the last approach was settled."""


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    """A row of `dragoman contacts`."""

    short: str
    record: Contact
    document: Document
    initiator: Actor
    target: Actor


@dataclass(frozen=True, kw_only=True)
class InstrumentLine:
    """A row of `dragoman instruments`."""

    short: str
    record: Instrument
    document: Document
    parties: tuple[Actor, ...]


@dataclass(frozen=True, kw_only=True)
class CommitmentLine:
    """A row of `dragoman commitments`. `history` has each turn in its life with the reports that tell of it."""

    short: str
    record: Commitment
    document: Document
    obligor: Actor
    beneficiary: Actor | None
    history: tuple[tuple[StatusChange, tuple[Document, ...]], ...] = ()


@dataclass(frozen=True, kw_only=True)
class TurnLine:
    """A row of `dragoman turn`: the two parties, whom the other waits for, and the approach that says so."""

    short: str
    record: Turn
    because: Contact | Event
    document: Document
    pair: tuple[Actor, Actor]
    waiting_on: Actor | None


def contact_lines(docket: DocketExport, short: Mapping[str, str]) -> tuple[ContactLine, ...]:
    """Contacts by day, then by document and place."""
    known = Known(docket)

    def told(c: Contact) -> ContactLine:
        initiator, target = known.actors((c.initiator, c.target))
        document = known.documents[c.document]
        return ContactLine(short=short[c.id], record=c, document=document, initiator=initiator, target=target)

    return tuple(sorted(map(told, docket.contacts), key=lambda x: (*_by_day(x), x.document.id, x.record.evidence)))


def instrument_lines(docket: DocketExport, short: Mapping[str, str]) -> tuple[InstrumentLine, ...]:
    """Instruments by day, then by name and document."""
    known = Known(docket)
    lines = (
        InstrumentLine(
            short=short[i.id], record=i, document=known.documents[i.document], parties=known.actors(i.parties)
        )
        for i in docket.instruments
    )
    return tuple(sorted(lines, key=lambda x: (*_by_day(x), x.record.name, x.document.id)))


def commitment_lines(docket: DocketExport, short: Mapping[str, str]) -> tuple[CommitmentLine, ...]:
    """Commitments by who is bound, then by day of publication, document and place."""
    known = Known(docket)

    def told(c: Commitment) -> CommitmentLine:
        bound, owed = known.actor(c.obligor), known.maybe(c.beneficiary)
        history = tuple((turn, _reports(turn, known)) for turn in c.history)
        return CommitmentLine(
            short=short[c.id],
            record=c,
            document=known.documents[c.document],
            obligor=bound,
            beneficiary=owed,
            history=history,
        )

    return tuple(sorted(map(told, docket.commitments), key=_by_obligor))


def _reports(turn: StatusChange, known: Known) -> tuple[Document, ...]:
    told = dict.fromkeys(span.document for span in turn.evidence if span.document in known.documents)
    return tuple(sorted((known.documents[d] for d in told), key=lambda d: (d.published.sort_key(), d.id)))


def turn_lines(docket: DocketExport, short: Mapping[str, str]) -> tuple[TurnLine, ...]:
    """Turns by pair, those on an approach before those on a public appeal; the one over all issues first."""
    known = Known(docket)
    records: dict[str, Contact | Event] = {c.id: c for c in docket.contacts}
    records |= {e.id: e for e in docket.events}
    lines = []
    for turn in docket.turns:
        because = records[turn.record or ""]
        one, other = known.actors(turn.pair)
        lines.append(
            TurnLine(
                short=short[because.id],
                record=turn,
                because=because,
                document=known.documents[because.document],
                pair=(one, other),
                waiting_on=known.maybe(turn.waiting_on),
            )
        )
    approached = {x.record.pair for x in lines if isinstance(x.because, Contact)}
    return tuple(sorted(lines, key=lambda x: (x.record.pair not in approached, *_by_pair(x))))


def _by_day(told: ContactLine | InstrumentLine) -> tuple[date, date]:
    return listed_by(told.record.when, told.document.published)


def _by_obligor(told: CommitmentLine) -> tuple[object, ...]:
    return told.obligor.name, told.document.published.sort_key(), told.document.id, told.record.evidence


def _by_pair(told: TurnLine) -> tuple[object, ...]:
    return told.pair[0].name, told.pair[1].name, told.record.pair, told.record.issue or ""


def contacts_table(lines: Iterable[ContactLine]) -> Table:
    """When, from whom to whom, how, what came of it, in which words."""
    rows = tuple(
        (
            _day(x.record.when.earliest or x.record.when.latest, x),
            line(x.initiator.name),
            line(x.target.name),
            x.record.channel or "",
            x.record.reply,
            line(x.record.evidence[0].text),
            told_by(x.document, x.record),
            x.short,
        )
        for x in lines
    )
    return Table(("when", "from", "to", "channel", "reply", "words", "outlet", "id"), rows, frozenset({"words"}))


def instruments_table(lines: Iterable[InstrumentLine]) -> Table:
    """When, name, kind, parties, other names."""
    rows = tuple(
        (
            label(x.record.when),
            line(x.record.name),
            x.record.kind or "",
            line(", ".join(p.name for p in x.parties)),
            line("; ".join(x.record.aliases)),
            told_by(x.document, x.record),
            x.short,
        )
        for x in lines
    )
    columns = ("when", "name", "kind", "parties", "also called", "outlet", "id")
    return Table(columns, rows, frozenset({"name", "also called"}))


def commitments_table(lines: Iterable[CommitmentLine]) -> Table:
    """Who owes what to whom, on which condition, by when, how it stands, and how it came to that by whose word."""
    rows = tuple(
        (
            line(x.obligor.name),
            line(x.beneficiary.name) if x.beneficiary else "",
            balanced(line(x.record.action)),
            line(x.record.condition or ""),
            label(x.record.deadline) if x.record.deadline.known else "",
            x.record.strength,
            x.record.status,
            "; ".join(_turn_in_life(turn, reports) for turn, reports in x.history),
            told_by(x.document, x.record),
            x.short,
        )
        for x in lines
    )
    columns = ("who", "to", "owes", "condition", "by", "strength", "status", "history", "outlet", "id")
    return Table(columns, rows, frozenset({"owes", "condition", "history"}))


def _turn_in_life(turn: StatusChange, reports: Iterable[Document]) -> str:
    """`affirmed 19 May 2021 (Kontur, Meridian Wire)`."""
    names = ", ".join(dict.fromkeys(called(d) for d in reports))
    when = f" {label(turn.when)}" if turn.when.known else ""
    return f"{turn.status}{when} ({names})" if names else f"{turn.status}{when}"


def turns_table(lines: Iterable[TurnLine]) -> Table:
    """Between whom, on what, who is waited for, since when, what came of the last approach, by which words."""
    rows = tuple(
        (
            line(x.pair[0].name),
            line(x.pair[1].name),
            line(x.record.issue or "all"),
            line(x.waiting_on.name) if x.waiting_on else UNASKED,
            label(x.record.since) if x.record.since.known else reported(x.document),
            _reply(x),
            line(x.because.evidence[0].text),
            told_by(x.document, x.because),
            x.short,
        )
        for x in lines
    )
    columns = ("between", "and", "issue", "waiting on", "since", "reply", "words", "outlet", "id")
    return Table(columns, rows, frozenset({"words"}))


def _reply(told: TurnLine) -> str:
    """What came of the last approach: `Canada replied`, `none`, or nothing where nobody tells."""
    if told.record.reply != "replied":
        return told.record.reply.replace("unknown", "")
    other = next(actor for actor in told.pair if actor != told.waiting_on)
    return f"{line(other.name)} replied"


def _day(known: date | None, told: ContactLine) -> str:
    return label(told.record.when) if known else reported(told.document)
