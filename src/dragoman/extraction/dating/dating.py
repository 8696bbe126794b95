"""Puts the clues together: the day a document was published, from its own words and what is known besides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extraction.dating.events import Fact, Known, facts_of, facts_of_incumbents, of_events, of_weekdays_told
from dragoman.extraction.dating.incumbents import of_incumbents
from dragoman.extraction.dating.own_words import (
    of_address,
    of_bare_days,
    of_copyright,
    of_dateline,
    of_full_days,
    of_lead,
)
from dragoman.extraction.dating.rounds import of_rounds
from dragoman.extraction.times import expressions_of, read_again
from dragoman.language.analysis import Analysis
from dragoman.reconcile.dating import solve
from dragoman.record.dates import DateRange
from dragoman.record.docket import Extraction
from dragoman.record.document import Clue, Document, Published
from dragoman.record.times import TimeExpression

VERSION = "1"


def date_document(found: Extraction, analysis: Analysis) -> Extraction:  # noqa: ARG001 - a step's signature
    """The extraction of a document without a date: with the day its words leave, and its times read by that. A stated
    range is taken as it is stated: a wider one must never tell more."""
    document = found.document
    if document.published.exact:
        return found
    if document.published.known:
        return replace(found, times=read_again(document, found.times))
    dated, times = dated_by(document, found.times, Known())
    return replace(found, document=dated, times=times)


def dated_by(
    document: Document, times: Sequence[TimeExpression], besides: Known
) -> tuple[Document, tuple[TimeExpression, ...]]:
    """A document by the day its clues leave, and its times read by that day. A range that is stated stays as it is
    stated; the times are read by what the clues leave of it."""
    dated = replace(document, published=day_of(document, times, besides))
    return document if document.published.known else dated, read_again(dated, times)


def day_of(document: Document, times: Sequence[TimeExpression], besides: Known) -> Published:
    """The day a document was published as far as its clues tell, inside the range that is stated for it."""
    own = (*besides.facts, *facts_of(document, times), *facts_of_incumbents(document))
    return solve(_clues(document, times, replace(besides, facts=own)))


def _clues(document: Document, times: Sequence[TimeExpression], besides: Known) -> list[Clue]:
    expressions = expressions_of(document, times)
    clues = [*_stated(document), *of_address(document), *of_copyright(document), *of_incumbents(document)]
    clues += [*of_full_days(document, times), *of_lead(document, expressions, times)]
    clues += of_rounds(document, besides.rounds)
    clues += of_dateline(document, expressions, solve(clues))
    clues += of_events(document, times, expressions, besides, solve(clues))
    clues += of_weekdays_told(document, times, expressions, besides)
    return [*clues, *of_bare_days(document, expressions, times, solve(clues))]


def _stated(document: Document) -> Iterator[Clue]:
    """The range that the page, its file or the user states."""
    stated = document.published
    if stated.known:
        says, days = f"stated as {stated.edtf} ({stated.basis})", DateRange(stated.earliest, stated.latest)
        yield Clue(kind="stated", says=says, evidence=stated.evidence, days=(days,))


def needs_dating(document: Document) -> bool:
    """Whether nobody tells the very day, so that its words and the other documents may."""
    return not document.published.exact and document.kind != "note"


def all_facts(documents: Sequence[tuple[Document, Sequence[TimeExpression]]]) -> Iterator[Fact]:
    """What all documents tell of days of acts."""
    for document, times in documents:
        yield from facts_of(document, times)
