"""What became of a commitment, from all reports: its history, who tells each turn of it, and where it stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from dragoman.reconcile.parties import Party, alike, party
from dragoman.reconcile.passages import setting_of
from dragoman.reconcile.words import concepts_in, likeness, stems_in, telling
from dragoman.record.actors import Actor
from dragoman.record.dates import Answer, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.happenings import Event, Process
from dragoman.record.obligations import Commitment, CommitmentStatus, StatusChange
from dragoman.vocabulary.comparing import comparing_words

DONE = 0.45
"""Likeness of an act to what was promised from which on it is taken for it."""

SHARED = 2
"""Telling words that an act of the obligor shares with his promise."""

SHARED_BY_NOBODY = 3
"""The same where the report does not say who acts."""

RANK: dict[CommitmentStatus, int] = {
    "unknown": 0, "standing": 1, "affirmed": 2, "breached": 3, "repudiated": 3, "lapsed": 4, "performed": 4,
}  # fmt: skip


@dataclass(frozen=True)
class _Docket:
    docket: DocketExport
    documents: Mapping[str, Document]
    actors: dict[str, Actor]

    @cached_property
    def ended(self) -> tuple[Process, ...]:
        """Processes of which a report tells that they are at an end."""
        ending = re.compile(rf"\b(?:{comparing_words().ending})\b", re.IGNORECASE)
        return tuple(p for p in self.docket.processes if p.factuality == "actual" and ending.search(p.state))

    @cached_property
    def event_terms(self) -> tuple[frozenset[str], ...]:
        """What the words of each event, and its setting, tell of."""
        return tuple(
            telling(
                concepts_in(" ".join(span.text for span in event.evidence))
                | concepts_in(setting_of(self.documents[event.document], event.evidence[0]))
            )
            for event in self.docket.events
        )

    @cached_property
    def _telling_of(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, told in enumerate(self.event_terms):
            for term in told:
                found[term].append(number)
        return found

    def events_telling_of(self, terms: frozenset[str], least: int) -> Iterator[tuple[Event, int]]:
        """Events that have at least so many of the terms, in order, and how many."""
        shared = Counter(number for term in telling(terms) for number in self._telling_of.get(term, ()))
        for number in sorted(number for number, times in shared.items() if times >= least):
            yield self.docket.events[number], shared[number]

    def names(self, event: Event) -> frozenset[str]:
        """The words in the names of those who take part."""
        known = (self.actors[p.actor].name for p in event.participants if p.actor in self.actors)
        return concepts_in(" ".join(known))

    @cached_property
    def _parties(self) -> dict[str, Party]:
        return {}

    def party(self, actor: str) -> Party | None:
        if actor in self.actors and actor not in self._parties:
            self._parties[actor] = party(self.actors[actor], self.actors)
        return self._parties.get(actor)

    def told(self, document: str) -> DateRange:
        published = self.documents[document].published
        return DateRange(published.earliest, published.latest)


def settle_commitments(docket: DocketExport) -> tuple[Commitment, ...]:
    """The commitments with the history that all reports tell of them, joined ones with a common one, and the status
    that it leads to. Nobody's silence settles one: what no report tells stands as it was made."""
    case = _Docket(docket, {d.id: d for d in docket.documents}, {a.id: a for a in docket.actors})
    known = {c.id: c for c in docket.commitments}
    groups = [tuple(known[m] for m in j.members if m in known) for j in docket.joins if j.layer == "commitments"]
    taken = {c.id for group in groups for c in group}
    groups += [(c,) for c in docket.commitments if c.id not in taken]
    settled = {c.id: c for group in groups if group for c in _settled(case, group)}
    return tuple(settled[c.id] for c in docket.commitments)


def _settled(case: _Docket, group: tuple[Commitment, ...]) -> Iterator[Commitment]:
    history = _in_order((*_own(case, group), *_from_events(case, group), *_from_instruments(case, group)))
    status = _status(history)
    for commitment in group:
        yield replace(commitment, history=history, status=status if history else commitment.status)


def _own(case: _Docket, group: tuple[Commitment, ...]) -> Iterator[StatusChange]:
    """What each report says of it: first made, later stood by. Telling it again is no turn."""
    made = False
    for commitment in sorted(group, key=lambda c: (case.told(c.document).sort_key(), c.id)):
        day = case.told(commitment.document)
        for change in commitment.history or (_first_word(commitment, day),):
            if change.status != "standing" or not made:
                yield change if change.when.known else replace(change, when=day)
            made = made or change.status == "standing"


def _first_word(commitment: Commitment, day: DateRange) -> StatusChange:
    """What a report without a history says: the status it gives, or that the obligor stands by his word."""
    status = commitment.status if commitment.status != "unknown" else "standing"
    words = " ".join(span.text for span in commitment.evidence)
    if status == "standing" and re.search(rf"\b(?:{comparing_words().affirming})\b", words, re.IGNORECASE):
        status = "affirmed"
    when = commitment.made if commitment.made.known and status == "standing" else day
    return StatusChange(status=status, when=when, evidence=commitment.evidence)


def _from_events(case: _Docket, group: tuple[Commitment, ...]) -> Iterator[StatusChange]:
    """Acts of the one who is bound that do, or take back, what was promised."""
    first = min(group, key=lambda c: (case.told(c.document).sort_key(), c.id))
    promised = frozenset().union(*(concepts_in(_own_part(c)) for c in group))
    obligors = [p for c in group if (p := case.party(c.obligor))]
    for event, shared in case.events_telling_of(promised, SHARED):
        if (
            _by(case, event, obligors) is False
            or case.told(event.document).before(case.told(first.document)) is Answer.YES
        ):
            continue
        if any(span.touches(other) for c in group for span in c.evidence for other in event.evidence):
            continue
        known = _by(case, event, obligors) is not None
        if shared < (SHARED if known else SHARED_BY_NOBODY):
            continue
        if status := _said_of(event, promised, case.names(event)):
            when = event.when if event.when.known else case.told(event.document)
            yield StatusChange(status=status, when=when, evidence=event.evidence)


def _by(case: _Docket, event: Event, obligors: Iterable[Party]) -> bool | None:
    """Whether the one who is bound acts; None where nobody is said to."""
    acting = [p for part in event.participants if part.role != "recipient" and (p := case.party(part.actor)) and p.keys]
    return any(alike(one, other) for one in acting for other in obligors) if acting else None


def _own_part(commitment: Commitment) -> str:
    """What the obligor is to do, without what others give in exchange."""
    condition = commitment.condition or ""
    return commitment.action.partition(condition)[0].strip() or commitment.action if condition else commitment.action


def _said_of(event: Event, promised: frozenset[str], names: frozenset[str]) -> CommitmentStatus | None:
    """What an event says of a promise with which it shares telling words. To name the same parties, or what somebody
    is to do, is no performance."""
    words = " ".join(span.text for span in event.evidence)
    known = comparing_words()
    if re.search(rf"\b(?:{known.repudiating})\b", words, re.IGNORECASE) and event.factuality == "actual":
        return "repudiated"
    if re.search(rf"\b(?:{known.affirming})\b", words, re.IGNORECASE) and event.factuality == "actual":
        return "affirmed"
    if re.search(rf"\b(?:{known.breaching})\b", words, re.IGNORECASE) and event.factuality == "actual":
        return "breached"
    same_act = likeness(concepts_in(words) - names, promised - names) >= DONE
    done = event.factuality == "actual" and not words.lower().startswith("to ")
    return "performed" if done and same_act else None


def _from_instruments(case: _Docket, group: tuple[Commitment, ...]) -> Iterator[StatusChange]:
    """The end of the instrument on which a commitment rests, where its words name it."""
    named = stems_in(" ".join(f"{c.action} {c.condition or ''}" for c in group))
    for process in case.ended:
        if telling(stems_in(process.name) & named):
            when = process.when if process.when.known else case.told(process.document)
            yield StatusChange(status="lapsed", when=when, evidence=process.evidence)


def _in_order(changes: Iterable[StatusChange]) -> tuple[StatusChange, ...]:
    """By day; of those that say the same of one day, told by copies or twice, all words stay."""
    merged: dict[tuple[str, DateRange], list[StatusChange]] = {}
    for change in changes:
        merged.setdefault((change.status, change.when), []).append(change)
    joined = [
        replace(same[0], evidence=tuple(sorted({s for c in same for s in c.evidence}))) for same in merged.values()
    ]
    return tuple(sorted(joined, key=lambda c: (c.when.latest or date.max, RANK[c.status], c.evidence)))


def _status(history: tuple[StatusChange, ...]) -> CommitmentStatus:
    """The last turn that says something; a bare mention after it changes nothing."""
    settled = [c.status for c in history if c.status not in ("standing", "unknown")]
    return settled[-1] if settled else (history[-1].status if history else "unknown")
