"""What the finders of disagreements look at: a docket, what is joined in it, and which sources are independent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.reconcile.parties import Party, party
from dragoman.record.actors import Actor
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Claim, Disagreement, DisagreementKind
from dragoman.record.happenings import Event
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression


@dataclass(frozen=True)
class Case:
    """A docket with its joins; `sources` gives what each document counts as among independent sources."""

    docket: DocketExport
    sources: Mapping[str, str]

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self.docket.documents}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by id."""
        return {a.id: a for a in self.docket.actors}

    @cached_property
    def happenings(self) -> list[tuple[Event, ...]]:
        """Events by what they tell of; those that no other report tells stand alone."""
        events = {e.id: e for e in self.docket.events}
        joined = [j for j in self.docket.joins if j.layer == "events"]
        groups = [tuple(events[m] for m in j.members if m in events) for j in joined]
        taken = {m for j in joined for m in j.members}
        return [g for g in groups if g] + [(e,) for e in self.docket.events if e.id not in taken]

    @cached_property
    def _happenings_in(self) -> dict[str, list[tuple[Span, int]]]:
        found: dict[str, list[tuple[Span, int]]] = {}
        for number, group in enumerate(self.happenings):
            for span in (s for event in group for s in event.evidence):
                found.setdefault(span.document, []).append((span, number))
        return found

    def told_in(self, sentence: Span) -> frozenset[int]:
        """The places among `happenings` of those that a sentence tells of."""
        return frozenset(n for span, n in self._happenings_in.get(sentence.document, ()) if span.touches(sentence))

    @cached_property
    def statements_in(self) -> dict[str, list[Statement]]:
        """Statements by document, in text order."""
        found: dict[str, list[Statement]] = {}
        for statement in sorted(self.docket.statements, key=lambda s: s.spans):
            found.setdefault(statement.document, []).append(statement)
        return found

    @cached_property
    def times_in(self) -> dict[str, list[TimeExpression]]:
        """Days told, by document."""
        found: dict[str, list[TimeExpression]] = {}
        for time in self.docket.times:
            if time.type in ("DATE", "TIME"):
                found.setdefault(time.document, []).append(time)
        return found

    @cached_property
    def _events_by_party(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = {}
        for event in self.docket.events:
            for key in sorted({key for one in self.parties(event) for key in one.keys}):
                found.setdefault(key, []).append(event)
        return found

    def events_of(self, key: str) -> Sequence[Event]:
        """Events in which somebody of that country or name takes part."""
        return self._events_by_party.get(key, ())

    def parties(self, event: Event) -> list[Party]:
        """Those who take part, as they are compared."""
        return [party(self.actors[p.actor], self.actors) for p in event.participants if p.actor in self.actors]

    def source(self, document: str) -> str:
        """What a document counts as among independent sources."""
        return self.sources.get(document, document)

    def published(self, document: str) -> DateRange:
        """When a document was published."""
        return self.documents[document].published

    def states(self, actor: str) -> frozenset[str]:
        """The countries an actor is of."""
        known = self.actors.get(actor)
        return frozenset({known.country}) if known and known.country else frozenset()


def disagreement(
    topic: str, kind: DisagreementKind, sides: Iterable[tuple[str, Sequence[Span]]], corrected_by: str | None = None
) -> Disagreement:
    """The finding, its sides in the order of their words."""
    claims = [Claim(value=line(value), evidence=tuple(sorted(set(spans)))) for value, spans in sides]
    return Disagreement(
        topic=line(topic),
        kind=kind,
        claims=tuple(sorted(claims, key=lambda c: (str(c.value), c.evidence))),
        corrected_by=corrected_by,
    )


def line(text: str) -> str:
    """The words on one line."""
    return " ".join(text.split())


def between_marks(text: str) -> str:
    """A report's words as they stand inside a topic, between quotation marks."""
    return f"“{line(text).strip(' ,.;:“”')}”"


def whether(claimed: str) -> str:
    """The topic of a claim that others deny."""
    return f"whether it is so: {between_marks(claimed)}"


def distinct(found: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Findings by id, each once; of those that share both sides' words only the first, and those that set the same
    values against each other and share one side's words as one."""
    kept: list[Disagreement] = []
    for finding in found:
        if any(_same_sides(finding, other) for other in kept):
            continue
        place = next((n for n, other in enumerate(kept) if _same_values(finding, other)), None)
        if place is None:
            kept.append(finding)
        else:
            kept[place] = _merged(kept[place], finding)
    yield from sorted(kept, key=lambda d: d.id)


def _same_values(one: Disagreement, other: Disagreement) -> bool:
    if one.kind != other.kind or [c.value for c in one.claims] != [c.value for c in other.claims]:
        return False
    sides = zip(one.claims, other.claims, strict=True)
    return any(a.touches(b) for ours, theirs in sides for a in ours.evidence for b in theirs.evidence)


def _merged(one: Disagreement, other: Disagreement) -> Disagreement:
    sides = zip(one.claims, other.claims, strict=True)
    return disagreement(
        one.topic,
        one.kind,
        [(str(ours.value), (*ours.evidence, *theirs.evidence)) for ours, theirs in sides],
        one.corrected_by or other.corrected_by,
    )


def _same_sides(one: Disagreement, other: Disagreement) -> bool:
    """Whether each claim of the one rests on words of a claim of the other."""
    return all(
        any(a.touches(b) for b_claim in other.claims for a in claim.evidence for b in b_claim.evidence)
        for claim in one.claims
    )
