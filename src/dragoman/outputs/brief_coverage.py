"""What a brief rests on: how many reports and outlets, which are copies or undated, where the reports leave gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from dragoman.outputs.brief_context import BriefContext, sentence
from dragoman.outputs.days import day, phrase
from dragoman.outputs.display import line
from dragoman.outputs.page import Run, Section, Sentence
from dragoman.outputs.references import citation
from dragoman.outputs.selection import LONGEST_RANGE
from dragoman.record.dates import DateRange
from dragoman.record.document import Document

LONGEST_PAUSE = 14
"""Days without a report beyond which a brief says so."""

FEWEST = 4
"""Reports below which a pause says nothing."""


def coverage(context: BriefContext) -> Section:
    """The section, empty for an empty docket."""
    return Section(heading="What this rests on", sentences=tuple(_sentences(context)))


def _sentences(context: BriefContext) -> Iterator[Sentence]:
    if not context.documents:
        return
    listed = context.documents[-context.limits.documents :]
    numbers = {d.id: context.references.number(d.id, d.id) for d in listed}
    undated = [numbers[d.id] for d in listed if not _is_dated(d)]
    at_odds = [numbers[d.id] for d in listed if d.published.at_odds]
    yield sentence(*_rest(context, listed, numbers), *_undated(undated), *_contradictory(at_odds))
    if copies := [d for d in listed if d.copy_of and d.copy_of not in context.replaced]:
        yield sentence(*_copies(context, copies, numbers))
    if pause := _pause(context.documents):
        before, after = pause
        cited = citation(numbers[d.id] for d in pause if d.id in numbers)
        days = (_known(after) - _known(before)).days
        yield sentence(
            f"Longest pause between reports: {days} days, {day(_known(before))} to {day(_known(after))} ", cited, "."
        )


def _rest(context: BriefContext, listed: Sequence[Document], numbers: dict[str, int]) -> Iterable[Run | str]:
    left_out = len(context.documents) - len(listed)
    more = f", the {left_out} oldest not listed" if left_out else ""
    return f"{extent(context.documents)}{more} ", citation(numbers.values()), "."


def _undated(undated: list[int]) -> Iterable[Run | str]:
    if not undated:
        return ()
    return (
        f" {'One is' if len(undated) == 1 else f'{len(undated)} are'} without a certain date ",
        citation(undated),
        ".",
    )


def _contradictory(at_odds: list[int]) -> Iterable[Run | str]:
    if not at_odds:
        return ()
    return " Clues to the date contradict each other in ", citation(at_odds), "."


def _copies(context: BriefContext, copies: Sequence[Document], numbers: dict[str, int]) -> Iterator[Run | str]:
    yield "Copies, which count as no source of their own: "
    for place, copy in enumerate(copies):
        original = context.by_id.get(copy.copy_of or "")
        whose = f" of {line(original.outlet or 'another report')}" if original else ""
        yield f"{'; ' if place else ''}{line(copy.outlet or 'one report')}{whose} "
        yield citation(numbers[d.id] for d in (copy, original) if d and d.id in numbers)
    yield "."


def extent(documents: Sequence[Document]) -> str:
    """`11 reports from 7 outlets, published between 10 February and 18 May 2021`."""
    notes = sum(document.kind == "note" for document in documents)
    outlets = len({document.outlet for document in documents if document.outlet and document.kind != "note"})
    counted = _count(len(documents) - notes, "report")
    nameless = any(not document.outlet and document.kind != "note" for document in documents)
    counted += f" from {_count(outlets, 'named outlet' if nameless else 'outlet')}" if outlets else ""
    counted += f" and {_count(notes, 'note')}" if notes else ""
    days = [d.published for d in _reports(documents) if _is_dated(d)]
    firsts = [when.earliest for when in days if when.earliest]
    lasts = [when.latest for when in days if when.latest]
    if not firsts or not lasts:
        return counted
    return f"{counted}, published {phrase(DateRange(min(firsts), max(*lasts, min(firsts))))}"


def _reports(documents: Sequence[Document]) -> Sequence[Document]:
    """Without the notes, which are written when somebody sits down to it; all where there is nothing else."""
    return [document for document in documents if document.kind != "note"] or documents


def _pause(documents: Sequence[Document]) -> tuple[Document, Document] | None:
    """The two dated reports that lie furthest apart, where that is worth saying."""
    dated = sorted((d for d in _reports(documents) if d.published.exact), key=lambda d: (_known(d), d.id))
    if len(dated) < FEWEST:
        return None
    longest = max(pairwise(dated), key=lambda pair: (_known(pair[1]) - _known(pair[0])).days)
    return longest if (_known(longest[1]) - _known(longest[0])).days > LONGEST_PAUSE else None


def _is_dated(document: Document) -> bool:
    """Whether the day of publication is known to within a month."""
    first, last = document.published.earliest, document.published.latest
    return first is not None and last is not None and last - first <= LONGEST_RANGE


def _known(document: Document) -> date:
    return document.published.earliest or date.min


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
