"""How often, how many: a report that counts fewer happenings than others tell, and numbers within one happening."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from dragoman.reconcile.disagreements.case import Case, between_marks, disagreement
from dragoman.reconcile.pairs import WEEK, days_between
from dragoman.reconcile.parties import Party, alike
from dragoman.reconcile.quantities import Quantity, quantities
from dragoman.record.dates import Answer
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement, DisagreementKind
from dragoman.record.happenings import Event
from dragoman.vocabulary.comparing import comparing_words
from dragoman.vocabulary.disagreeing import disagreeing_words

Counted = tuple[Event, int]


def count_disagreements(case: Case) -> Iterator[Disagreement]:
    """Numbers of happenings, then numbers told of one happening."""
    counted = [(e, n) for e in case.docket.events if e.factuality == "actual" and (n := _counted(e)) and n > 1]
    for event, number in counted:
        yield from _fewer_than_told(case, event, number)
    for (one, few), (other, many) in _of_one_stretch(counted):
        if few != many and _of_one_company(case, one, other):
            sides = [(str(number), list(event.evidence)) for event, number in ((one, few), (other, many))]
            yield disagreement(_number_of(case, one), "count", sides)
    for group in case.happenings:
        yield from _within(case, group)


@cache
def _counting() -> re.Pattern[str]:
    known = comparing_words()
    numbers, nouns = "|".join(known.numbers), "|".join(sorted(known.counted_off))
    return re.compile(rf"(?<!least )(?<!than )\b(?P<number>{numbers}|\d+) (?:\w+ )?(?:{nouns})s\b", re.IGNORECASE)


def _counted(event: Event) -> int | None:
    """How many happenings a record stands for: its count, else a number before a noun of happenings in its words."""
    if event.count:
        return event.count
    told = _counting().search(event.evidence[0].text)
    if told is None or event.type != "CONSULT":
        return None
    word = told["number"].lower()
    return int(word) if word.isdigit() else comparing_words().numbers[word]


def _number_of(case: Case, event: Event) -> str:
    """`number of meetings between Ada Ruel and Ben Orr`, by the noun that is counted; else by the words."""
    told = _counting().search(event.evidence[0].text)
    names = list(dict.fromkeys(case.actors[p.actor].name for p in event.participants if p.actor in case.actors))
    if told is None or len(names) < 2:
        return f"number of happenings in {between_marks(event.evidence[0].text)}"
    noun = told[0][told.end("number") - told.start() :].strip()
    return f"number of {noun} between {', '.join(names[:-1])} and {names[-1]}"


def _fewer_than_told(case: Case, event: Event, number: int) -> Iterator[Disagreement]:
    """Another source tells more such happenings, on days that cannot be one, before this report was out."""
    ours = case.parties(event)
    if len(ours) < 2:
        return
    by_source: dict[str, list[Event]] = defaultdict(list)
    for other in min((case.events_of(key) for one in ours for key in one.keys), key=len, default=()):
        if _such(case, other, event, ours):
            by_source[case.source(other.document)].append(other)
    for source, told in sorted(by_source.items()):
        if source == case.source(event.document):
            continue
        apart = _on_days_apart(told)
        if len(apart) > number:
            sides = [(str(number), list(event.evidence)), (str(len(apart)), [s for e in apart for s in e.evidence])]
            yield disagreement(_number_of(case, event), "count", sides)
            return


def _of_one_stretch(counted: Iterable[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Pairs of one type that are told of the same stretch of time."""
    groups: dict[object, list[Counted]] = defaultdict(list)
    for event, number in counted:
        if event.when.known:
            groups[event.type, event.when.earliest, event.when.latest].append((event, number))
    for group in groups.values():
        yield from combinations(group, 2)


def _of_one_company(case: Case, one: Event, other: Event) -> bool:
    """Whether two sources count the happenings of the same parties, as far as these are named."""
    if case.source(one.document) == case.source(other.document):
        return False
    ours, theirs = ([p for p in case.parties(e) if p.keys] for e in (one, other))
    return bool(ours) == bool(theirs) and all(any(alike(a, b) == 1.0 for b in theirs) for a in ours)


def _such(case: Case, other: Event, event: Event, ours: list[Party]) -> bool:
    """Whether an event is one of those that the report counts: of the same people, or of the same states' people of
    the same level."""
    single = other.factuality == "actual" and not (_counted(other) or 0) > 1 and other.type == event.type
    if not single or other.when.after(case.published(event.document)) is Answer.YES:
        return False
    theirs = case.parties(other)
    if event.level and other.level and event.level != other.level:
        return False
    least = 0.5 if event.level and event.level == other.level else 1.0
    return all(any(alike(one, two) >= least for two in theirs) for one in ours)


def _on_days_apart(events: Iterable[Event]) -> list[Event]:
    """As many events as surely are different ones."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (e.when.sort_key(), e.id)):
        if event.when.known and all(event.when.overlaps(k.when) is Answer.NO for k in kept):
            kept.append(event)
    return kept


def _within(case: Case, group: tuple[Event, ...]) -> Iterator[Disagreement]:
    """Unlike numbers of one thing in reports of one happening."""
    if len(group) < 2:
        return
    told = [(e, q) for e in group if e.factuality == "actual" for q in _numbers(case, e)]
    for (one, ours), (other, theirs) in combinations(told, 2):
        if ours.differs(theirs) and not (_progress(one) or _progress(other)) and _surely_one(case, one, other):
            kind: DisagreementKind = "amount" if ours.measured else "count"
            sides: list[tuple[str, list[Span]]] = [(q.value, [q.span]) for q in (ours, theirs)]
            yield disagreement(f"numbers in {between_marks(one.evidence[0].text)}", kind, sides)


def _progress(event: Event) -> bool:
    """Whether a number is told as grown, or as only that of the moment."""
    return any(disagreeing_words().for_now.search(span.text) for span in event.evidence)


def _surely_one(case: Case, one: Event, other: Event) -> bool:
    """Whether independent reports name the same people and days that agree, or were out within days of each other."""
    if case.source(one.document) == case.source(other.document):
        return False
    ours, theirs = case.parties(one), case.parties(other)
    if not any(alike(a, b) == 1.0 for a in ours for b in theirs):
        return False
    if one.when.known and other.when.known:
        return days_between(one.when, other.when) == 0
    published = case.published(one.document), case.published(other.document)
    return published[0].known and published[1].known and days_between(*published) <= WEEK


def _numbers(case: Case, event: Event) -> Iterator[Quantity]:
    document = case.documents[event.document]
    for quantity in quantities(document, lengths=True):
        if any(span.covers(quantity.span) for span in event.evidence):
            yield quantity
