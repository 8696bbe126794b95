"""Reports that give one thing different amounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dragoman.reconcile.disagreements.case import Case, disagreement, line
from dragoman.reconcile.pairs import days_between
from dragoman.reconcile.passages import sentence_bounds
from dragoman.reconcile.quantities import Quantity, contrasted_amounts, corrected_amounts, quantities
from dragoman.reconcile.words import likeness, telling
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement

SAME_TIME = 7
"""Days between two reports within which an amount has hardly changed; further apart the later one is progress."""

ONE_THING = 0.6
"""Likeness of what is counted from which on two amounts are of one thing."""


def amount_disagreements(case: Case) -> Iterator[Disagreement]:
    """Amounts that an outlet corrects or that are set against others, and those that independent reports of one time
    give of one thing."""
    by_document = {d.id: quantities(d) for d in case.docket.documents}
    settled: set[Quantity] = set()
    for document in case.docket.documents:
        for old, new, by in _set_right(document):
            same = [q for found in by_document.values() for q in found if _is_same(q, old)]
            settled |= {old, new, *same}
            if same or by:
                yield _finding(case, [*same, old], [new], by)
    rest = [q for found in by_document.values() for q in found if q not in settled]
    for one, other in _unlike(case, rest):
        yield _finding(case, [one], [other], None)


def _set_right(document: Document) -> Iterator[tuple[Quantity, Quantity, str | None]]:
    """What is taken back, what is put in its stead, and the report that takes it back where it is the outlet's own."""
    for old, new in corrected_amounts(document):
        yield old, new, document.id
    for old, new in contrasted_amounts(document):
        yield old, new, None


def _is_same(quantity: Quantity, old: Quantity) -> bool:
    same = quantity.unit == old.unit and not quantity.differs(old)
    return (
        same and quantity != old and (likeness(quantity.topic, old.topic) >= ONE_THING or quantity.topic == {old.unit})
    )


def _unlike(case: Case, found: Iterable[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    by_unit: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in found:
        for term in telling(quantity.topic - {quantity.unit}):
            by_unit[quantity.unit, term].append(quantity)
    seen: set[tuple[Span, Span]] = set()
    for group in by_unit.values():
        for one, other in _of_one_time(case, group):
            if (one.span, other.span) not in seen and _contradict(case, one, other):
                seen.add((one.span, other.span))
                yield one, other


def _of_one_time(case: Case, group: Iterable[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs that may have been published within days of each other; what has no day is left out."""
    days = {q: case.published(q.span.document) for q in group}
    dated = sorted((q for q in days if days[q].known), key=lambda q: (days[q].sort_key(), q.span))
    for at, one in enumerate(dated):
        for other in dated[at + 1 :]:
            first, last = days[other].earliest, days[one].latest
            if first and last and (first - last).days > SAME_TIME:
                break
            yield one, other


def _contradict(case: Case, one: Quantity, other: Quantity) -> bool:
    if (
        not one.differs(other)
        or one.far_from(other)
        or case.source(one.span.document) == case.source(other.span.document)
    ):
        return False
    ours, theirs = (case.published(q.span.document) for q in (one, other))
    if not (ours.known and theirs.known) or days_between(ours, theirs) > SAME_TIME:
        return False
    shared = telling((one.topic & other.topic) - {one.unit})
    return len(shared) >= 2 and likeness(one.topic, other.topic) >= ONE_THING


def _finding(case: Case, ours: list[Quantity], theirs: list[Quantity], by: str | None) -> Disagreement:
    first = case.documents[ours[0].span.document]
    sides = [(q[0].value, [x.span for x in q]) for q in (ours, theirs)]
    return disagreement(_topic(first, ours[0]), "amount" if ours[0].measured else "count", sides, by)


def _topic(document: Document, quantity: Quantity) -> str:
    """The words behind the amount, up to the end of its clause."""
    _, end = sentence_bounds(document.text, quantity.span.start)
    behind = document.text[quantity.span.end : end].split(",")[0]
    return line(behind).strip(" .").removeprefix("of ") or quantity.unit
