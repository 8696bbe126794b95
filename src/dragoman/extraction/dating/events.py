"""Clues in acts told of with a time that hangs on the day of publication, where the day of the act is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.extraction.anchoring.acts import same_act
from dragoman.extraction.dating.incumbents import in_office
from dragoman.extraction.dating.rounds import Counted, Round
from dragoman.extraction.dating.told_elsewhere import Told, weekdays_told
from dragoman.extraction.timex.grammar import Meaning
from dragoman.extraction.timex.tagger import Expression, resolve
from dragoman.record.dates import DateRange
from dragoman.record.document import UNDATED, Clue, Document, Published
from dragoman.record.evidence import Span
from dragoman.record.times import TimeExpression

AROUND = 400
"""Days on either side of an act on which a text is tried that tells of it."""

NEAR = 20
"""Expressions ahead of one from which an account may be told."""

EXACT = timedelta(31)
FIRST_DAYS = timedelta(8)
NO_FACTS = ("say|", "stage|")


@dataclass(frozen=True)
class Known:
    """What is known besides a document's own words: days of acts that others tell, by the id of a time here the day of
    an event that others tell of the same persons, when rounds opened and closed, and every day that others name."""

    facts: tuple[Fact, ...] = ()
    met: Mapping[str, Fact] = field(default_factory=dict)
    rounds: Mapping[Counted, Round] = field(default_factory=dict)
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Fact:
    """The day of an act (see `acts.act_of`), and the words that tell it; where they only name what everybody knows,
    `known` says it."""

    act: str
    days: DateRange
    evidence: Span
    known: str = ""


def facts_of(document: Document, times: Iterable[TimeExpression]) -> Iterator[Fact]:
    """The acts that a document dates by itself: all that hang on no day, and the rest where it is dated."""
    dated = document.published.exact and document.published.basis != "inferred"
    for time in times:
        if time.act is None or time.act.startswith(NO_FACTS) or not _close(time.when):
            continue
        if dated or (time.earliest and str(time.earliest.year) in time.text):
            yield Fact(time.act, time.when, document.span(time.start, time.end))


def facts_of_incumbents(document: Document) -> Iterator[Fact]:
    """When those who are named as holders of an office took it."""
    for found in in_office(document):
        who = found.who
        if len(who.terms) == 1:
            words = sorted({*who.full.lower().split(), who.office, "administration", "government"})
            known = f"{who.full} took office on {found.since}"
            yield Fact(f"take_office|{' '.join(words)}", DateRange.day(found.since), found.span, known)


def of_events(
    document: Document,
    times: Sequence[TimeExpression],
    expressions: Sequence[Expression],
    besides: Known,
    known: Published,
) -> Iterator[Clue]:
    """For each act told of here whose day is known: the days of publication by which the words mean that day. An act
    that several facts give several days is passed over: it is not told which is meant. That an event of the same
    persons is the same event is but likely."""
    for time in times:
        met = besides.met.get(time.id)
        fact = met or _fact_for(time, besides.facts)
        if fact is None:
            continue
        if (time.act or "").startswith("stage|"):
            days = _first_days(fact)
        else:
            places = [n for n, e in enumerate(expressions) if e.start == time.start]
            days = tuple(_fitting(expressions, places[0], fact, known)) if places else ()
        if days:
            yield _clue(document, time, fact, days, habit=met is not None)


def of_weekdays_told(
    document: Document, times: Sequence[TimeExpression], expressions: Sequence[Expression], besides: Known
) -> Iterator[Clue]:
    """For each weekday on which a clause puts what a dated report tells of such a day: when it means that day."""
    places = {e.start: n for n, e in enumerate(expressions)}

    def meant(time: TimeExpression, told: Told) -> tuple[DateRange, ...]:
        if time.start not in places:
            return ()
        return tuple(_fitting(expressions, places[time.start], _fact(told), UNDATED))

    for match in weekdays_told(document, times, besides.told, meant):
        yield _clue(document, match.time, _fact(match.told), match.days, habit=True)


def _fact(told: Told) -> Fact:
    return Fact("told", told.when, told.evidence)


def _clue(document: Document, time: TimeExpression, fact: Fact, days: tuple[DateRange, ...], *, habit: bool) -> Clue:
    told = fact.known or f"told elsewhere as “{' '.join(fact.evidence.text.split())}”"
    says = f"“{' '.join(time.text.split())}” means {fact.days.edtf}: {told}"
    spans = (document.span(time.start, time.end), fact.evidence)
    return Clue(kind="event", says=says, evidence=spans, days=days, habit=habit)


def _close(when: DateRange) -> bool:
    return bool(when.earliest and when.latest and when.latest - when.earliest <= EXACT)


def _fact_for(time: TimeExpression, facts: Sequence[Fact]) -> Fact | None:
    """The one fact about the act that a time dates; None where there is none, or where several differ."""
    if time.act is None or time.act.startswith("say|"):
        return None
    act = time.act.replace("stage|", "open|", 1)
    if time.earliest and str(time.earliest.year) in time.text:
        return None
    fitting = [f for f in facts if same_act(f.act, act) and not _same_place(f, time)]
    days = {(f.days.earliest, f.days.latest) for f in fitting}
    if len(days) != 1:
        return None
    return min(fitting, key=lambda f: f.evidence)


def _same_place(fact: Fact, time: TimeExpression) -> bool:
    return (fact.evidence.document, fact.evidence.start) == (time.document, time.start)


def _first_days(fact: Fact) -> tuple[DateRange, ...]:
    if fact.days.earliest is None or fact.days.latest is None:
        return ()
    return (DateRange(fact.days.earliest, fact.days.latest + FIRST_DAYS),)


def _fitting(expressions: Sequence[Expression], place: int, fact: Fact, known: Published) -> Iterator[DateRange]:
    """Runs of days of publication by which an expression means the days of the fact."""
    account = expressions[max(0, place - NEAR) : place + 1]
    begin: date | None = None
    previous: date | None = None
    for day in _days_around(fact, known):
        if _means(resolve(account, day, from_day=True)[-1], fact.days):
            begin = begin or day
        elif begin and previous:
            yield DateRange(begin, previous)
            begin = None
        previous = day
    if begin and previous:
        yield DateRange(begin, previous)


def _days_around(fact: Fact, known: Published) -> Iterator[date]:
    first, last = fact.days.earliest or date.min, fact.days.latest or date.max
    begin = max(first.toordinal() - AROUND, (known.earliest or date(2, 1, 1)).toordinal())
    end = min(last.toordinal() + AROUND, (known.latest or date(9990, 1, 1)).toordinal())
    yield from map(date.fromordinal, range(begin, end + 1))


def _means(meaning: Meaning | None, days: DateRange) -> bool:
    if meaning is None or meaning.first is None or meaning.last is None or not days.earliest or not days.latest:
        return False
    return meaning.first <= days.latest and days.earliest <= meaning.last
