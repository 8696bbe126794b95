"""The sentences of the reports as testimony: what each claims, who speaks in it, and of which days it may tell."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from dragoman.reconcile.claims import Claim, Term, acronym_of, claim, key_of
from dragoman.reconcile.passages import sentence_bounds
from dragoman.record.actors import Actor
from dragoman.record.dates import Answer, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.happenings import Event
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

NEAR, ACTING = 0.65, 0.6
"""What a term is worth that only the neighbouring sentences have, or that only stands for the party in the sentence."""

BEFORE = 2
"""Sentences before one that tell what its pronouns stand for."""

SHORTEST_ACRONYM = 2
OFFICIAL = frozenset({"transcript", "communique", "resolution"})
"""Kinds of documents in which the outlet itself is the party that speaks."""

Placed = TypeVar("Placed", TimeExpression, Event, Statement)

EXPLAINED = re.compile(r"((?:[\w-]+ ){1,5})\(([A-Z]{2,7})\)")
"""`International Atomic Energy Agency (IAEA)`."""

ACRONYM = re.compile(r"\b[A-Z]{2,7}\b")

QUESTION = re.compile(r"\s*(?:QUESTION|Q|REPORTER|JOURNALIST)\s*[:.]")


@dataclass(frozen=True, kw_only=True)
class Testimony:
    """A sentence of a report. `near` are the terms of its neighbours and speakers; `acting` those of the states for
    which people in it act; `days` are told in the sentence, `days_near` beside it.
    `asked` marks what stands in a question, which bears nothing out."""

    span: Span
    document: Document
    claim: Claim
    near: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    days: tuple[DateRange, ...] = ()
    days_near: tuple[DateRange, ...] = ()
    asked: bool = False

    def credit(self, term: Term) -> float:
        """How far the sentence has a term: 1, a part, or 0."""
        keys = {term.key, term.stem}
        if keys & self.claim.keys:
            return 1.0
        if keys & self.near:
            return NEAR
        return ACTING if keys & self.acting else 0.0


@dataclass(frozen=True)
class Weights:
    """How much each term tells: the rarer in the reports, the more."""

    counts: Counter[str] = field(default_factory=Counter)
    sentences: int = 1

    def of(self, term: Term) -> float:
        """From 1 for what every sentence has; a word that no report has weighs as a middling one, a name as a rare."""
        seen = max(self.counts[term.key], self.counts[term.stem])
        if not seen:
            return self._of(1) if term.kind != "word" else self._of(max(2, self.sentences // 40))
        return self._of(seen)

    def _of(self, seen: int) -> float:
        return 1.0 + math.log((1 + self.sentences) / (1 + seen)) / 2


class Bench:
    """All sentences of a docket, by the terms they hold."""

    def __init__(self, docket: DocketExport) -> None:
        self._docket = docket
        self._people = _people(docket)
        self._times = _by_document(docket.times)
        self._events = _by_document(docket.events)
        self._statements = _by_document(docket.statements)
        self._acronyms = _acronyms(docket)
        self.testimonies = tuple(t for document in docket.documents for t in self._document(document))
        counts = Counter(key for t in self.testimonies for key in t.claim.keys)
        self.weights = Weights(counts, len(self.testimonies))
        self._by_key: dict[str, list[Testimony]] = {}
        for testimony in self.testimonies:
            for key in testimony.claim.keys:
                self._by_key.setdefault(key, []).append(testimony)

    def claim(self, text: str) -> Claim:
        """A line's claim, its acronyms spelt out as the reports spell them."""
        return claim(_spelt_out(text, self._acronyms))

    def about(self, made: Claim) -> list[Testimony]:
        """Sentences that share a term with a claim, in document order."""
        found = {id(t): t for key in sorted(made.keys) for t in self._by_key.get(key, [])}
        return sorted(found.values(), key=lambda t: t.span)

    def knows(self, term: Term) -> bool:
        """Whether a name is a state's, or a person's in the docket."""
        return term.kind in {"state", "people"} or term.key in self._names

    def akin(self, one: Term, other: Term) -> bool:
        """Whether one of two names is a person's who acts for the other, or for the same state."""
        ours = self._people.get(one.key, frozenset()) | {one.key}
        return bool(ours & (self._people.get(other.key, frozenset()) | {other.key}))

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(key_of(a.name.split()[-1]) for a in self._docket.actors if a.kind == "person")

    def _document(self, document: Document) -> Iterator[Testimony]:
        spans = list(_sentences(document))
        claims = [claim(_spelt_out(span.text, self._acronyms)) for span in spans]
        times = [t for t in self._times.get(document.id, ()) if t.type in ("DATE", "TIME")]
        events = self._events.get(document.id, ())
        spoken = self._statements.get(document.id, ())
        official = _official(document)
        days = [self._days(span, [t for t in times if t.when.known], events) for span in spans]
        for at, span in enumerate(spans):
            first = max(0, at - BEFORE)
            before = frozenset[str]().union(*(c.keys for c in claims[first:at]))
            voices = self._voices(span, spoken)
            people = [key for key in claims[at].keys | voices if key in self._people]
            yield Testimony(
                span=span,
                document=document,
                claim=claims[at],
                near=before | voices | official | self._taking_part(span, events),
                acting=frozenset(code for key in people for code in self._people[key]),
                days=days[at],
                days_near=tuple(d for found in days[first:at] for d in found),
                asked=_asked(document, span),
            )

    def _days(self, span: Span, times: Iterable[TimeExpression], events: Iterable[Event]) -> tuple[DateRange, ...]:
        told = [time.when for time in times if span.covers(time)]
        happened = [e.when for e in events if e.when.known and span.touches(e.evidence[0])]
        return tuple(dict.fromkeys([*told, *happened]))

    def _voices(self, span: Span, spoken: Iterable[Statement]) -> frozenset[str]:
        """Terms of those who speak in a sentence: "we" and "us" are they and theirs."""
        found: set[str] = set()
        for statement in spoken:
            if any(span.touches(words) for words in statement.content):
                found |= {statement.affiliation} if statement.affiliation else set()
                found |= self._named.get(statement.speaker or "", frozenset())
        return frozenset(found)

    def _taking_part(self, span: Span, events: Iterable[Event]) -> frozenset[str]:
        """Terms of those who take part in the events of a sentence, pronouns resolved."""
        found: set[str] = set()
        for event in events:
            if span.touches(event.evidence[0]):
                for participant in event.participants:
                    found |= self._named.get(participant.actor, frozenset())
        return frozenset(found)

    @cached_property
    def _named(self) -> dict[str, frozenset[str]]:
        """Actor id to the terms of its name, and of whom it acts for."""
        by_id = {actor.id: actor for actor in self._docket.actors}
        return {actor.id: frozenset(_terms_of(actor, by_id)) for actor in self._docket.actors}


def _by_document(records: Iterable[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for record in records:
        found.setdefault(record.document, []).append(record)
    return found


def may_be_one_day(one: DateRange, other: DateRange) -> bool:
    """Whether two ranges share a day."""
    return one.overlaps(other) is not Answer.NO


def _terms_of(actor: Actor, by_id: dict[str, Actor]) -> Iterator[str]:
    if actor.kind != "unnamed":
        yield from claim(actor.name).keys
    if actor.country:
        yield actor.country
    for link in actor.acts_for:
        principal = by_id.get(link.actor)
        if principal is not None:
            yield from claim(principal.name).keys


def _people(docket: DocketExport) -> dict[str, frozenset[str]]:
    """Surname key to the states the person acts for."""
    by_id = {actor.id: actor for actor in docket.actors}
    found: dict[str, set[str]] = {}
    for actor in docket.actors:
        if actor.kind == "person":
            codes = {actor.country} if actor.country else set()
            codes |= {code for link in actor.acts_for if (p := by_id.get(link.actor)) and (code := p.country)}
            found.setdefault(key_of(actor.name.split()[-1]), set()).update(c for c in codes if c)
    return {key: frozenset(codes) for key, codes in found.items() if codes}


def _acronyms(docket: DocketExport) -> dict[str, str]:
    """Acronym to name: of bodies the reports name in full, and as a report explains one in brackets."""
    bodies = {"organisation", "body", "office"}
    named = sorted({a.name for a in docket.actors if a.kind in bodies and " " in a.name})
    found = {acronym: name for name in named if len(acronym := acronym_of(name.split())) >= SHORTEST_ACRONYM}
    for document in docket.documents:
        for told in EXPLAINED.finditer(document.text):
            words, acronym = told[1].split(), told[2].lower()
            starts = [at for at, word in enumerate(words) if word[0].lower() == acronym[0]]
            if starts and words[-1][0].lower() == acronym[-1]:
                found.setdefault(acronym, " ".join(words[starts[0] :]))
    return found


def _spelt_out(text: str, acronyms: dict[str, str]) -> str:
    """A text with the full name behind each acronym that the docket knows."""
    return ACRONYM.sub(lambda found: f"{found[0]} {acronyms.get(found[0].lower(), '')}".rstrip(), text)


def _official(document: Document) -> frozenset[str]:
    """Terms of the body that speaks in its own document: its name stands above the text."""
    if document.kind not in OFFICIAL:
        return frozenset()
    above = (document.text[p.start : p.end] for p in document.parts if p.part not in {"body", "boilerplate"})
    return claim(" . ".join((document.outlet or "", *above))).keys


def _asked(document: Document, span: Span) -> bool:
    """Whether a sentence is a question, or stands in the turn of one who asks."""
    part = next((p for p in document.parts if p.start <= span.start < p.end), None)
    begin = part.start if part else document.text.rfind("\n\n", 0, span.start) + 1
    return "?" in span.text[-2:] or QUESTION.match(document.text, begin) is not None


def _sentences(document: Document) -> Iterator[Span]:
    at, text = 0, document.text
    while at < len(text):
        start, end = sentence_bounds(text, at)
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        if words.strip() and document.part_at(first) != "boilerplate":
            yield document.span(first, first + len(words.strip()))
        at = max(end, at + 1)
