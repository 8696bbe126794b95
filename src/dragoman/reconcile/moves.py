"""Who turned to whom, as all reports tell it: approaches, offers and demands, those of one matter as one move."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dragoman.reconcile.words import concepts_in, telling
from dragoman.record.actors import Actor
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.happenings import Contact, Event, Reply
from dragoman.vocabulary.comparing import comparing_words

TALKS = frozenset({"phone", "hotline", "video", "in-person"})
"""Channels on which both sides speak: of a call nobody owes an answer, unless one is told to be owed."""

OPEN: frozenset[Reply] = frozenset({"unknown", "none"})
NAMELESS = frozenset({"unnamed", "group", "document"})
ASKING = frozenset({"REQUEST"})
ANSWERS: Mapping[str, Reply] = {"AGREE": "accepted", "REJECT": "refused"}
"""What an act of those who were approached says to it."""

Record = Contact | Event


@dataclass(frozen=True)
class Move:
    """Somebody turned to somebody: the keys of both parties, when, and what came of it. `matter` is shared by the
    records of one approach."""

    record: Record
    mover: str
    other: str
    when: DateRange
    reply: Reply
    reply_when: DateRange
    issues: frozenset[str]
    told: date
    matter: str

    @property
    def pair(self) -> tuple[str, str]:
        """The keys of both, in order."""
        first, second = sorted((self.mover, self.other))
        return first, second

    def rank(self) -> tuple[date, bool, date, str]:
        """Order in time: by the last day it may have been, or where none is told that of the answer to it, else the
        first on which its report may have been out; an approach in private after a public one of that day."""
        day = self.when.latest or self.reply_when.latest or self.told
        return (day, isinstance(self.record, Contact), self.told, self.record.id)


@dataclass(frozen=True)
class Known:
    """A docket as it is known on a day (`as_of`), asked for the state of another one (`on`)."""

    docket: DocketExport
    keys: Mapping[str, str]
    as_of: date
    on: date

    def documents(self) -> dict[str, Document]:
        """The reports that may have been out by then; of copies only those without their original."""
        out = {d.id: d for d in self.docket.documents if _published_by(d, self.as_of)}
        return {ident: d for ident, d in out.items() if d.copy_of not in out}


def moves(known: Known) -> list[Move]:
    """Every move by that day, in order of time."""
    found: dict[tuple[str, str, str], list[Move]] = defaultdict(list)
    for move in _told(known):
        found[move.matter, move.mover, move.other].append(move)
    one = [_as_one(told) for told in found.values()]
    answers = list(_answers(known))
    return sorted((_answered(move, answers) for move in one), key=Move.rank)


def _as_one(told: list[Move]) -> Move:
    """What several records tell of one approach: the day of the one that tells it closest, the last answer told."""
    told = sorted(told, key=Move.rank)
    dated = [m for m in told if m.when.known]
    first = min(dated, key=_width) if dated else told[-1]
    last = max((m for m in told if m.reply != "unknown"), key=lambda m: (m.reply != "none", m.told), default=first)
    issues = frozenset(issue for m in told for issue in m.issues)
    return replace(first, reply=last.reply, reply_when=last.reply_when, issues=issues, told=max(m.told for m in told))


def _width(move: Move) -> tuple[int, str]:
    early, late = move.when.earliest, move.when.latest
    return ((late - early).days if early and late else 9999, move.record.id)


def _told(known: Known) -> Iterator[Move]:
    documents, actors = known.documents(), {a.id: a for a in known.docket.actors}
    matters = {m: join.id for join in known.docket.joins if join.layer == "contacts" for m in join.members}
    approached: dict[str, list[Span]] = defaultdict(list)
    for contact in known.docket.contacts:
        approached[contact.document] += contact.evidence
    records: list[Record] = [*known.docket.contacts, *known.docket.events]
    for record in records:
        document = documents.get(record.document)
        if document is None or record.factuality in ("negated", "hypothetical"):
            continue
        if isinstance(record, Event) and _told_twice(record, approached[record.document]):
            continue
        if _begun(record.when, document, known.on):
            yield from _moves_of(record, document, actors, known.keys, matters.get(record.id, record.id))


def _told_twice(event: Event, approached: Iterable[Span]) -> bool:
    """Whether a demand is the approach itself, read once more: its words are words of that."""
    return any(e.start < s.end and s.start < e.end for e in event.evidence for s in approached)


def _published_by(document: Document, as_of: date) -> bool:
    """Whether a report may have been out by a day."""
    first = document.published.earliest or document.published.latest
    return first is None or first <= as_of


def _begun(when: DateRange, document: Document, on: date) -> bool:
    """Whether it may have happened by a day; what is told without a day only where its report was out by then."""
    return when.earliest <= on if when.earliest else when.known or _published_by(document, on)


def _moves_of(
    record: Record, document: Document, actors: Mapping[str, Actor], keys: Mapping[str, str], matter: str
) -> Iterator[Move]:
    told = document.published.earliest or document.published.latest or date.min
    if isinstance(record, Contact):
        if record.channel in TALKS and record.reply == "unknown":
            return
        sides: Iterable[tuple[str, str]] = ((record.initiator, record.target),)
        reply, reply_when = record.reply, record.reply_when
    else:
        sides, reply, reply_when = _asked(record), "unknown", UNKNOWN_DATE
    pairs = {
        (keys.get(mover, mover), keys.get(target, target))
        for one, other in sides
        for mover in _parties(actors, one, keys)
        for target in _parties(actors, other, keys)
    }
    for mover, target in sorted(pairs):
        if mover != target:
            yield Move(record, mover, target, record.when, reply, reply_when, frozenset(record.issues), told, matter)


def _parties(actors: Mapping[str, Actor], ident: str, keys: Mapping[str, str]) -> tuple[str, ...]:
    """The members of a group, else the actor; nobody where no name, no state and no other report tells who it is."""
    actor = actors.get(ident)
    if actor is None or actor.members:
        return actor.members if actor else ()
    first = actor.name.partition(" ")[0].casefold()  # "neither side", "his government"
    told = (
        actor.country is not None
        or keys[ident] != ident
        or (actor.kind not in NAMELESS and first not in comparing_words().taken_up)
    )
    return (ident,) if told else ()


def _asked(event: Event) -> Iterator[tuple[str, str]]:
    """Who asks or offers what of whom."""
    open_ended = event.factuality == "offered" or (event.type in ASKING and event.factuality == "actual")
    if open_ended:
        yield from _agents_and_recipients(event)


def _agents_and_recipients(event: Event) -> Iterator[tuple[str, str]]:
    agents = [p.actor for p in event.participants if p.role == "agent"]
    recipients = [p.actor for p in event.participants if p.role == "recipient"]
    yield from ((a, r) for a in agents for r in recipients)


@dataclass(frozen=True)
class _Answer:
    """An act that says yes or no: who says it, to whom, when, and the words that tell what it is about."""

    reply: Reply
    by: str
    to: str
    when: DateRange
    about: frozenset[str]


def _answers(known: Known) -> Iterator[_Answer]:
    documents, actors = known.documents(), {a.id: a for a in known.docket.actors}
    for event in known.docket.events:
        reply = ANSWERS.get(event.type) if event.factuality == "actual" and event.document in documents else None
        if reply is None or not event.when.earliest or event.when.earliest > known.on:
            continue
        about = telling(concepts_in(" ".join(span.text for span in event.evidence)))
        for one, other in _agents_and_recipients(event):
            for by in _parties(actors, one, known.keys):
                for to in _parties(actors, other, known.keys):
                    yield _Answer(reply, known.keys.get(by, by), known.keys.get(to, to), event.when, about)


def _answered(move: Move, answers: Iterable[_Answer]) -> Move:
    """An open approach with the yes or no that those approached are told elsewhere to have said to it later."""
    asked = move.when.latest
    if move.reply not in OPEN or asked is None:
        return move
    about = telling(concepts_in(" ".join(span.text for span in move.record.evidence)))
    for answer in sorted(answers, key=lambda a: (a.when.earliest or date.max, a.reply)):
        after = answer.when.earliest is not None and answer.when.earliest >= asked
        if after and (answer.by, answer.to) == (move.other, move.mover) and answer.about & about:
            return replace(move, reply=answer.reply, reply_when=answer.when)
    return move
