"""Events that other records tell: every approach is an event too, and so is each turn of talks or of an agreement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.extraction.anchoring.timeline import Timeline
from dragoman.extraction.attribution.attributions import origin_of
from dragoman.language.analysis import Analysis, Token
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.record.happenings import Contact, Event, EventType, Participant, ParticipantRole, Process
from dragoman.vocabulary.events import event_words
from dragoman.vocabulary.processes import process_words

VERSION = "1"
TOLD = frozenset({"actual", "planned"})
CALLS = frozenset({"phone", "telephone"})
"""Channels by which one calls; by all others one sends word."""


def extract_implied(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with an event for each approach and each turn of talks that no event tells yet, and for each
    meeting that was agreed on."""
    known = [_attended(_widened(event, found.processes), found.events) for event in found.events]
    told = [(span, event.type) for event in known for span in event.evidence]
    made = [*_approaches(found), *_turns(found)]
    new: dict[str, Event] = {}
    for event in made:
        if not any(_tells(span, event.evidence[0], alike=kind == event.type) for span, kind in told):
            new.setdefault(event.id, event)
    new |= {event.id: event for event in _agreed(found, analysis)}
    events = tuple(sorted((*known, *new.values()), key=lambda e: (e.evidence[0], e.type, e.id)))
    return replace(found, events=events)


def _tells(span: Span, other: Span, *, alike: bool) -> bool:
    """Whether an event tells of a turn or an approach: one of its root that touches it, else one that takes in half of
    it; "that could go" does not tell of the paper on sanctions."""
    shared = min(span.end, other.end) - max(span.start, other.start)
    return span.touches(other) and (alike or 2 * shared >= other.end - other.start)


def _agreed(found: Extraction, analysis: Analysis) -> Iterator[Event]:
    """The meeting to come in "agreed to meet on Monday": the agreement is one event, the meeting another."""
    words = process_words()
    timeline = Timeline(found, analysis)
    for token in analysis.tokens:
        if token.lemma not in words.meeting or token.dep != "xcomp" or not _agreeing(analysis.tokens[token.head]):
            continue
        agreement = next((e for e in found.events if e.type == "AGREE" and _holds(e, token)), None)
        whole = [t for t in analysis.subtree(token.index) if t.index >= token.index and t.pos != "PUNCT"]
        if agreement is not None:
            yield Event(
                type="CONSULT",
                act="meet",
                evidence=(found.document.span(token.start, whole[-1].end),),
                according_to=agreement.according_to,
                factuality="planned" if agreement.factuality == "actual" else agreement.factuality,
                origin=agreement.origin,
                participants=tuple(replace(p, role="participant") for p in agreement.participants),
                when=timeline.when(token.start, token.end),
            )


def _agreeing(verb: Token) -> bool:
    return any(p.type == "AGREE" for p in event_words().verbs.get(verb.lemma, ()))


def _attended(event: Event, events: Iterable[Event]) -> Event:
    """A meeting to come with those who agree on it: "the two settled on a session for May"."""
    if event.type != "CONSULT" or event.factuality != "planned" or event.participants:
        return event
    around = (e for e in events if e.type == "AGREE" and e.evidence[0].covers(event.evidence[0]))
    agreement = next(around, None)
    if agreement is None:
        return event
    return replace(event, participants=tuple(replace(p, role="participant") for p in agreement.participants))


def _holds(event: Event, token: Token) -> bool:
    return any(span.start <= token.start < span.end for span in event.evidence)


def _widened(event: Event, processes: Iterable[Process]) -> Event:
    """An infinitive together with what tells that it began or ended ("has begun to enrich", not "to enrich" alone), and
    with the day that another sentence gives for that."""
    first, *more = event.evidence
    covering = [p for p in processes if first.text.startswith("to ") and _ends_with(p.evidence[0], first)]
    if not covering:
        return event
    event = replace(event, evidence=(covering[0].evidence[0], *more))
    turn = (covering[0].actor, covering[0].name, covering[0].state)
    dated = next((p for p in processes if (p.actor, p.name, p.state) == turn and p.when.told), None)
    if dated is None or event.when.told:
        return event
    return replace(event, when=dated.when, evidence=(*event.evidence, *dated.evidence))


def _ends_with(span: Span, other: Span) -> bool:
    return span.covers(other) and span.end == other.end


def _approaches(found: Extraction) -> Iterator[Event]:
    mentions = {actor.id: actor.mentions for actor in found.actors}
    for contact in found.contacts:
        yield Event(
            type="CONSULT",
            act="call" if contact.channel in CALLS else "message",
            evidence=contact.evidence[:1],
            according_to=contact.according_to,
            factuality=contact.factuality,
            origin=origin_of(found.document),
            certainty=contact.certainty,
            participants=tuple(_participants(contact, mentions)),
            when=contact.when,
        )


def _participants(contact: Contact, mentions: dict[str, tuple[Span, ...]]) -> Iterator[Participant]:
    """Who approached whom, through whom, each with the words that name them there, or nearest."""
    roles: list[tuple[str, ParticipantRole]] = [(contact.initiator, "agent"), (contact.target, "recipient")]
    at = contact.evidence[0]
    for actor, role in (*roles, *((via, "participant") for via in contact.via)):
        if named := mentions.get(actor):
            yield Participant(actor=actor, role=role, mention=min(named, key=lambda span: _distance(span, at)))


def _distance(span: Span, other: Span) -> tuple[int, int]:
    return max(span.start - other.end, other.start - span.end, 0), span.start


def _turns(found: Extraction) -> Iterator[Event]:
    """Talks that open, end or break off; agreements that are prolonged."""
    for process in found.processes:
        kind = _kind(process) if process.factuality in TOLD else None
        if kind is not None:
            yield Event(
                type=kind,
                act="talk" if kind == "CONSULT" else "agree",
                evidence=process.evidence[:1],
                according_to=process.according_to,
                factuality=process.factuality,
                origin=process.origin,
                when=process.when,
            )


def _kind(process: Process) -> EventType | None:
    words = process_words()
    head = process.name.rpartition(" ")[2].removesuffix("s")
    if process.state == "extended" and head in words.only["extended"]:
        return "AGREE"
    return "CONSULT" if head in words.talks and process.state in words.turns else None
