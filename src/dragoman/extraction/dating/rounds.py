"""Clues in rounds that are counted off: others tell when the fifth one opened, and the page that it has just begun."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.reconcile.passages import sentence_bounds
from dragoman.reconcile.traits import counted_off
from dragoman.record.dates import DateRange
from dragoman.record.document import Clue, Document
from dragoman.record.evidence import Span
from dragoman.record.times import TimeExpression
from dragoman.vocabulary.turning_points import turning_points

Counted = tuple[str, int]
"""A noun and its number: ("round", 5)."""

YOUNG = timedelta(8)
"""As long as a round may be told to have just begun."""


@dataclass(frozen=True)
class Round:
    """When a round opened and closed, as dated reports tell or announce it, and the words of one that tells it."""

    opened: DateRange
    closed: DateRange
    evidence: Span


def rounds_of(documents: Iterable[tuple[Document, Sequence[TimeExpression]]]) -> Mapping[Counted, Round]:
    """The rounds of whose opening or close dated reports tell the day."""
    days: dict[tuple[Counted, str], list[tuple[date, Span]]] = defaultdict(list)
    for document, times in documents:
        if document.published.exact and document.published.basis != "inferred":
            for time in times:
                for key in _dated(document, time):
                    days[key].append((time.earliest or date.max, document.span(time.start, time.end)))
    counted = {key for key, _ in days}
    return {key: _round(days.get((key, "open"), []), days.get((key, "close"), [])) for key in counted}


def _round(opened: list[tuple[date, Span]], closed: list[tuple[date, Span]]) -> Round:
    return Round(_stretch(opened), _stretch(closed), min(span for _, span in (*opened, *closed)))


def _stretch(days: list[tuple[date, Span]]) -> DateRange:
    told = [day for day, _ in days]
    return DateRange(min(told), max(told)) if told else DateRange(None, None)


def _dated(document: Document, time: TimeExpression) -> Iterator[tuple[Counted, str]]:
    """What is counted off in the clause of a day, and whether it opened or closed on that."""
    if time.type != "DATE" or not time.when.exact:
        return
    start, end = sentence_bounds(document.text, time.start)
    breaks = [start, *(m.end() for m in CLAUSE.finditer(document.text, start, end)), end]
    first = max(b for b in breaks if b <= time.start)
    last = min((b for b in breaks if b >= time.end), default=end)
    clause, whole = document.text[first:last], document.text[start:end]
    counted = _rounds_in(clause) or _rounds_in(document.text[start:last])
    if len(counted) != 1 or len(_rounds_in(whole)) != 1:
        return
    for step, pattern in (("open", _pattern("opening")), ("close", _pattern("closing"))):
        if pattern.search(clause):
            yield next(iter(counted)), step


def _rounds_in(text: str) -> frozenset[Counted]:
    """The rounds that a text counts off."""
    return frozenset(found for found in counted_off(text) if found[0] in turning_points().rounds)


CLAUSE = re.compile(r"; |, (?:and|but|while|which|who|when) ")


def _pattern(name: str) -> re.Pattern[str]:
    return turning_points().round_stages[name]


def of_rounds(document: Document, rounds: Mapping[Counted, Round]) -> Iterator[Clue]:
    """For each round that the page says is to come, has begun, or is over: the days of publication that leaves."""
    seen: set[tuple[Counted, str]] = set()
    for start, end in _sentences(document.text):
        text = document.text[start:end]
        counted = _rounds_in(text)
        if len(counted) != 1 or not counted & rounds.keys():
            continue
        key = next(iter(counted))
        for stage in ("young", "under_way", "over", "to_come"):
            if (found := _pattern(stage).search(text)) and (days := _days(stage, rounds[key])):
                if (key, stage) not in seen:
                    seen.add((key, stage))
                    yield _clue(document, start + found.start(), start + found.end(), days, rounds[key])
                break


def _clue(document: Document, start: int, end: int, days: DateRange, known: Round) -> Clue:
    words, told = document.span(start, end), " ".join(known.evidence.text.split())
    says = f"“{' '.join(words.text.split())}” of a round that others date to {told}"
    return Clue(kind="event", says=says, evidence=(words, known.evidence), days=(days,))


def _days(stage: str, known: Round) -> DateRange | None:
    """Days of publication by the stage that a round has reached; None where nothing bounds them."""
    opened, closed = known.opened, known.closed
    if stage == "to_come":
        return DateRange(None, opened.latest) if opened.latest else None
    if stage == "over":
        earliest = closed.earliest or opened.earliest
        return DateRange(earliest, None) if earliest else None
    if opened.earliest is None or opened.latest is None:
        return None
    last = min(filter(None, (closed.latest, opened.latest + YOUNG))) if stage == "young" else closed.latest
    return DateRange(opened.earliest, max(last, opened.earliest) if last else None)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(text):
        start, end = sentence_bounds(text, at)
        yield start, end
        at = max(end, at + 1)
