"""What is compared of a record, taken from its own document alone: what else is read makes no difference."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache, cached_property

from dragoman.reconcile.parties import Party, party
from dragoman.reconcile.passages import sentence_bounds, setting_of
from dragoman.reconcile.words import concept, concepts_in, stem, stems_in, telling, words
from dragoman.record.actors import Actor
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import Layers
from dragoman.record.document import Document
from dragoman.record.findings import Layer
from dragoman.record.happenings import Contact, Event, Factuality, Process, Reply
from dragoman.record.obligations import Commitment, Instrument
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.events import event_words

TIMES = "times"
"""What several happenings told at once are counted in."""

LASTING = timedelta(days=12)
"""How long a round may last of which only the first day is told, or only the last."""

MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
DIRECTED = frozenset({"visit", "tell", "let"})
"""Acts of a mutual type that one party does, as concepts: a visit, a briefing, a letter or message."""

BODIES = frozenset({"state", "government", "body", "organisation"})
FOREMOST = 3
"""States and bodies by which the negotiation is known that a document is about."""

BOUNDED = frozenset({"events", "contacts"})
"""Layers whose records are of something that happens once."""

CHANNELS = frozenset({"letter", "telephone"})
"""Channels that are not told of any contact."""

REAL = frozenset({"actual", "negated"})

Comparable = Event | Process | Contact | Instrument | Commitment


@dataclass(frozen=True, kw_only=True)
class Trait:
    """One record as it is compared. `sentence` is where its sentence begins, `terms` are the concepts of its words,
    `context` those of its sentence (of an event's but for people's names), `heads` the words that make it an event of
    its kind, `via` who carried a contact, `counted` what it is counted off as (("round", 5)), `anew` whether it says
    that it was not the first time, `meant` the record of its document that it only points back to, `things` what is
    handed over or sent (a list, a map), `answered` when a contact was replied to.
    """

    record: str
    layer: Layer
    document: str
    start: int
    sentence: int
    kind: str = ""
    act: str = ""
    factuality: Factuality = "actual"
    when: DateRange = UNKNOWN_DATE
    published: DateRange = UNKNOWN_DATE
    agents: tuple[Party, ...] = ()
    others: tuple[Party, ...] = ()
    via: tuple[Party, ...] = ()
    terms: frozenset[str]
    context: frozenset[str]
    heads: frozenset[str] = frozenset()
    counted: frozenset[tuple[str, int]] = frozenset()
    anew: bool = False
    meant: str = ""
    place: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    reply: Reply = "unknown"
    answered: DateRange = UNKNOWN_DATE

    @cached_property
    def all_telling(self) -> frozenset[str]:
        """Telling words of the record and its setting."""
        return telling(self.terms | self.context)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of its parties' names."""
        return frozenset(concept(word) for party in self.parties for name in party.names for word in name)

    @cached_property
    def amounts(self) -> frozenset[tuple[str, str]]:
        """What it counts, and how many: ("page", "4")."""
        return frozenset((noun, number) for noun, colon, number in (t.partition(":") for t in self.terms) if colon)

    @cached_property
    def bounds(self) -> DateRange:
        """The days on which it can have been: what is told as past without a day was before its report, a plan is of
        what comes after. A round runs on from the day on which it began, and up to that on which it ended."""
        if self.when.known or self.layer not in BOUNDED:
            return self._lasting if self._is_a_round() else self.when
        if self.factuality == "planned":
            return DateRange(self.published.earliest, None)
        return DateRange(None, self.published.latest) if self.factuality in REAL else self.when

    def _is_a_round(self) -> bool:
        return self.kind == "CONSULT" and any(noun in comparing_words().rounds for noun, _ in self.counted)

    @property
    def _lasting(self) -> DateRange:
        first, last = self.when.earliest, self.when.latest
        begun, ended = concept("begin") in self.terms, concept("end") in self.terms
        return DateRange(first - LASTING if first and ended else first, last + LASTING if last and begun else last)

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Everybody named."""
        return (*self.agents, *self.others)


class TraitReader:
    """Reads the traits of one document's records."""

    def __init__(self, document: Document, actors: Iterable[Actor]) -> None:
        self._document = document
        known = {a.id: a for a in actors}
        self._parties = {key: party(actor, known) for key, actor in known.items()}
        self._foremost = _foremost(known.values())
        people = (name for actor in known.values() if actor.kind == "person" for name in (actor.name, *actor.aliases))
        self._people = frozenset(concept(word) for name in people for word in words(name))

    def traits(self, layers: Layers) -> Iterator[Trait]:
        """Traits of all records that can tell of what another report tells."""
        meant = dict(self._meant(layers.events))
        for event in layers.events:
            yield replace(self.event(event), meant=meant.get(event.id, ""))
        for process in layers.processes:
            yield self.process(process)
        for contact in layers.contacts:
            yield self.contact(contact)
        for instrument in layers.instruments:
            yield self.instrument(instrument)
        for commitment in layers.commitments:
            yield self.commitment(commitment)

    def _meant(self, events: Iterable[Event]) -> Iterator[tuple[str, str]]:
        """Events that only point back ("That session was called off"), with the nearest of their type before them."""
        last: dict[str, list[Event]] = defaultdict(list)
        for event in sorted(events, key=lambda e: (e.evidence[0].start, e.id)):
            start, _ = sentence_bounds(self._document.text, event.evidence[0].start)
            before = [e for e in last[event.type] if e.evidence[0].start < start]
            if before and _pointing_back().search(event.evidence[0].text):
                yield event.id, before[-1].id
            last[event.type].append(event)

    def event(self, event: Event) -> Trait:
        """An event by its type, act, day, people and words."""
        acting = tuple(p.actor for p in event.participants if p.role == "agent")
        others = tuple(p.actor for p in event.participants if p.role != "agent")
        return self._trait(event, "events", kind=event.type, agents=acting, others=others)

    def process(self, process: Process) -> Trait:
        """A process by its name, whose it is, and the states and bodies of which its document speaks most."""
        return self._trait(
            process, "processes", kind="process", terms=process.name, agents=(process.actor,), others=self._foremost
        )

    def contact(self, contact: Contact) -> Trait:
        """A contact by who turned to whom, over which channel and through whom."""
        found = self._trait(contact, "contacts", agents=(contact.initiator,), others=(contact.target,))
        channel = contact.channel if contact.channel in CHANNELS else None
        return replace(
            found, act=channel or "", via=self._named(contact.via), reply=contact.reply, answered=contact.reply_when
        )

    def instrument(self, instrument: Instrument) -> Trait:
        """An instrument by its names, day and parties."""
        named = " ".join((instrument.name, *instrument.aliases))
        return self._trait(instrument, "instruments", terms=named, others=instrument.parties)

    def commitment(self, commitment: Commitment) -> Trait:
        """A commitment by who owes whom what."""
        owed = (commitment.beneficiary,) if commitment.beneficiary else ()
        return self._trait(
            commitment, "commitments", terms=commitment.action, agents=(commitment.obligor,), others=owed
        )

    def _trait(
        self,
        record: Comparable,
        layer: Layer,
        *,
        kind: str = "",
        terms: str | None = None,
        agents: tuple[str, ...] = (),
        others: tuple[str, ...] = (),
    ) -> Trait:
        said = " ".join(span.text for span in record.evidence)
        setting = concepts_in(setting_of(self._document, record.evidence[0]))
        return Trait(
            record=record.id,
            layer=layer,
            document=record.document,
            start=record.evidence[0].start,
            sentence=sentence_bounds(self._document.text, record.evidence[0].start)[0],
            kind=kind,
            act=concept(act) if (act := getattr(record, "act", None)) else "",
            factuality=record.factuality,
            when=record.made if isinstance(record, Commitment) else self._to_come(record),
            published=DateRange(self._document.published.earliest, self._document.published.latest),
            agents=self._named(agents),
            others=self._named(others),
            terms=stems_in(terms or said) if layer == "instruments" else concepts_in(terms or said),
            context=setting - self._people if layer == "events" else setting,
            heads=_heads(record, said),
            counted=counted_off(said) | _several(record),
            anew=tells_anew(said),
            place=frozenset(words(getattr(record, "place", None) or "")),
            things=_things(said),
        )

    def _to_come(self, record: Event | Process | Contact | Instrument) -> DateRange:
        """The days of a record; what is to be done "by May 26" is not over when it is told."""
        when, told = record.when, self._document.published.earliest
        if told is not None and when.earliest is None and when.latest is not None and told <= when.latest:
            return DateRange(told, when.latest)
        return when

    def _named(self, ids: Iterable[str]) -> tuple[Party, ...]:
        """The actors that anything is known of to tell them by."""
        known = (self._parties[key] for key in ids if key in self._parties)
        return tuple(party for party in known if party.keys)


def _foremost(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The states and bodies mentioned most."""
    acting = [actor for actor in actors if actor.kind in BODIES]
    return tuple(a.id for a in sorted(acting, key=lambda a: (-len(a.mentions), a.id))[:FOREMOST])


def traits_of(documents: Iterable[Document], layers: Layers) -> Iterator[Trait]:
    """Traits of all records of a docket, document by document."""
    parts = by_document(layers)
    for document in documents:
        if part := parts.get(document.id):
            yield from TraitReader(document, part.actors).traits(part)


def by_document(layers: Layers) -> Mapping[str, Layers]:
    """The records that are compared, and the actors, of each document."""
    names = ("actors", "statements", "events", "processes", "contacts", "instruments", "commitments")
    found: dict[str, dict[str, list[object]]] = {}
    for name in names:
        for record in getattr(layers, name):
            home = record.mentions[0].document if isinstance(record, Actor) else record.document
            found.setdefault(home, {}).setdefault(name, []).append(record)
    return {d: Layers(**{n: tuple(r) for n, r in kinds.items()}) for d, kinds in found.items()}  # type: ignore[arg-type]


def _heads(record: Comparable, said: str) -> frozenset[str]:
    """The words of an event that the vocabulary lists for its type and act, as concepts."""
    if not isinstance(record, Event):
        return frozenset()
    listed = _listed_heads().get((record.type, record.act or ""), frozenset())
    return frozenset(concept(word) for word in words(said) if stem(word) in listed or concept(word) in listed)


@cache
def _listed_heads() -> Mapping[tuple[str, str], frozenset[str]]:
    """Stems and concepts of the verbs and nouns listed for each type and act."""
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for patterns in (*event_words().verbs.values(), *event_words().nouns.values()):
        for pattern in patterns:
            known[pattern.type, pattern.act] |= {stem(pattern.lemma), concept(pattern.lemma)}
    return {key: frozenset(found) for key, found in known.items()}


@cache
def _pointing_back() -> re.Pattern[str]:
    return re.compile(comparing_words().pointing_back, re.IGNORECASE)


def _things(said: str) -> frozenset[str]:
    """The nouns for what one party hands or sends to another, as concepts."""
    return frozenset(concept(word) for word in words(said) if stem(word) in _conveyed())


@cache
def _conveyed() -> frozenset[str]:
    return frozenset(map(stem, comparing_words().conveyed))


@cache
def deeds() -> frozenset[str]:
    """Words of what is done, as concepts: they tell that two acts are of one kind, not what they are about."""
    return frozenset(concept(lemma) for lemma in (*event_words().verbs, *event_words().nouns))


def counted_off(text: str) -> frozenset[tuple[str, int]]:
    """What a text counts off: ("round", 5) for "the fifth round"."""
    return frozenset((match["noun"].lower(), _ordinal(match["ordinal"])) for match in _counting().finditer(text))


def _several(record: Comparable) -> frozenset[tuple[str, int]]:
    """How many are told at once: ("times", 2) for "two meetings"."""
    count = record.count if isinstance(record, Event) else None
    return frozenset({(TIMES, count)} if count and count > 1 else ())


def _counting() -> re.Pattern[str]:
    vocabulary = comparing_words()
    ordinals, nouns = "|".join(vocabulary.ordinals), "|".join((*sorted(vocabulary.counted_off), r"[a-z]{2,}ing"))
    return re.compile(
        rf"\b(?P<ordinal>{ordinals}|\d+(?:st|nd|rd|th)) (?:\w+ ){{0,2}}?(?P<noun>{nouns})\b", re.IGNORECASE
    )


def _ordinal(word: str) -> int:
    found = comparing_words().ordinals.get(word.lower())
    return found if found is not None else int(re.sub(r"\D", "", word))


def tells_anew(text: str) -> bool:
    """Whether the text says that such a thing had happened before."""
    said = f" {' '.join(words(text))} "
    return any(f" {mark} " in said for mark in comparing_words().anew)
