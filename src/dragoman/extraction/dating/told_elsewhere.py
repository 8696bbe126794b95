"""Clues in sentences that tell of one thing: a dated report gives its day, an undated page only says "on Tuesday".

That two sentences tell of one thing is but likely. So all weekdays of the page are looked at together: it came out on
the days on which most of them mean what others tell of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extraction.anchoring.acts import same_act
from dragoman.reconcile.passages import LEADS_BACK, sentence_bounds
from dragoman.reconcile.traits import counted_off
from dragoman.reconcile.words import concepts_in, telling
from dragoman.record.dates import DateRange
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.times import TimeExpression
from dragoman.vocabulary.countries import countries

WEEKDAY = re.compile(r"XXXX-WXX-(?P<number>[1-7])")
CLAUSE = re.compile(r"; |, (?:and|but|while|which|who|when|so) ")
FEWEST = 2
"""Words that two clauses of one thing share, one of them telling."""

ENOUGH = 0.9
"""Weight of the words shared from which on the days are told."""

ALONE = 2.0
"""The same where a single weekday points to them: it may be of something else that is told alike."""

Days = tuple[DateRange, ...]


@dataclass(frozen=True)
class Told:
    """A day that a dated report names, the act it dates, its words, and what the clause tells, and it with the sentence
    that it takes up."""

    when: DateRange
    act: str | None
    evidence: Span
    own: frozenset[str]
    terms: frozenset[str]


@dataclass(frozen=True)
class Match:
    """A weekday of a page, what others tell of such a day, the days of publication by which it is that day, and how
    much speaks for it."""

    time: TimeExpression
    told: Told
    days: Days
    weight: float


def told_in(documents: Iterable[tuple[Document, Sequence[TimeExpression]]]) -> tuple[Told, ...]:
    """Every day that reports with a day of their own name in their text."""
    return tuple(
        Told(time.when, time.act, document.span(time.start, time.end), *_terms(document, time))
        for document, times in documents
        if document.published.exact and document.published.basis != "inferred"
        for time in times
        if time.type == "DATE" and time.when.exact and document.part_at(time.start) == "body"
    )


def weekdays_told(
    document: Document,
    times: Iterable[TimeExpression],
    told: Iterable[Told],
    meant: Callable[[TimeExpression, Told], Days],
) -> tuple[Match, ...]:
    """For the days of publication for which most speaks, the weekdays of the page that then are days others tell of.
    `meant` gives the days on which a weekday means such a day."""
    known = tuple(told)
    weights = _weights(known)
    matches = [
        Match(time, other, days, weight)
        for time in times
        if WEEKDAY.fullmatch(time.value) and document.part_at(time.start) == "body" and not _once(time, known)
        for other, weight in _alike(*_terms(document, time), time, known, weights)
        if (days := meant(time, other))
    ]
    return _together(matches)


def _once(time: TimeExpression, told: Iterable[Told]) -> bool:
    """Whether it dates what somebody said, or an act of which others tell as such: these give its day."""
    act = time.act or ""
    return act.startswith("say|") or any(other.act and same_act(act, other.act) for other in told)


def _weights(told: Iterable[Told]) -> Mapping[str, float]:
    """The fewer the days of which a word is told, the more it weighs; names of states weigh nothing."""
    days: dict[str, set[DateRange]] = {}
    for one in told:
        for term in one.terms:
            days.setdefault(term, set()).add(DateRange(one.when.earliest, one.when.latest))
    states = concepts_in(" ".join(form for c in countries().values() for form in (*c.names, *c.demonyms)))
    return {
        term: (1.0 if telling(frozenset({term})) else 0.5) / len(on) for term, on in days.items() if term not in states
    }


def _alike(
    own: frozenset[str],
    terms: frozenset[str],
    time: TimeExpression,
    told: Iterable[Told],
    weights: Mapping[str, float],
) -> Iterator[tuple[Told, float]]:
    """What tells of like things on such a weekday; words that only stand before the clause weigh half."""
    weekday = int(time.value[-1])
    for other in told:
        if time.act and other.act and _verb(time.act) == _verb(other.act):
            continue
        shared = frozenset(term for term in terms & other.terms if term in weights)
        on_it = other.when.earliest is not None and other.when.earliest.isoweekday() == weekday
        ours = own & other.own & shared
        if on_it and len(shared) >= FEWEST and telling(shared) and ours:
            yield other, sum(weights[term] for term in shared) / 2 + sum(weights[term] for term in ours) / 2


def _verb(act: str) -> str:
    return act.partition("|")[0]


def _together(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches of the days of publication for which most speaks; of each weekday the best. None where that is
    little."""
    totals: Counter[int] = Counter()
    for time in {m.time.id for m in matches}:
        best: dict[int, float] = {}
        for match in (m for m in matches if m.time.id == time):
            for day in _ordinals(match.days):
                best[day] = max(best.get(day, 0.0), match.weight)
        totals.update(best)
    most = max(totals.values(), default=0)
    if most < ENOUGH:
        return ()
    chosen = {day for day, total in totals.items() if total == most}
    fitting = sorted((m for m in matches if chosen <= set(_ordinals(m.days))), key=lambda m: -m.weight)
    best_of_each = tuple({m.time.id: m for m in reversed(fitting)}.values())
    return best_of_each if len(best_of_each) > 1 or most >= ALONE else ()


def _ordinals(days: Days) -> Iterator[int]:
    for run in days:
        if run.earliest and run.latest:
            yield from range(run.earliest.toordinal(), run.latest.toordinal() + 1)


def _terms(document: Document, time: TimeExpression) -> tuple[frozenset[str], frozenset[str]]:
    """What a clause tells without its day; and with the sentence before it where it takes up what that has named."""
    start, end = sentence_bounds(document.text, time.start)
    breaks = [start, *(m.end() for m in CLAUSE.finditer(document.text, start, end)), end]
    first = max(b for b in breaks if b <= time.start)
    last = min((b for b in breaks if b >= time.end), default=end)
    text = f"{document.text[first : time.start]} {document.text[time.end : last]}"
    own = _told(text)
    if LEADS_BACK.match(document.text[first:last]) and start and document.text[start - 2 : start] != "\n\n":
        before, _ = sentence_bounds(document.text, start - 1)
        return own, own | _told(document.text[before:start])
    return own, own


def _told(text: str) -> frozenset[str]:
    return concepts_in(text) | {f"{noun} {number}" for noun, number in counted_off(text)}
