"""What is told around some words, to see whether two reports speak of one occasion."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.reconcile.disagreements.case import Case
from dragoman.reconcile.disagreements.sentences import paragraph_of, sentence_at
from dragoman.reconcile.pairs import days_between
from dragoman.reconcile.traits import counted_off
from dragoman.reconcile.words import concepts_in, likeness, telling
from dragoman.record.dates import DateRange
from dragoman.record.document import Document
from dragoman.record.evidence import Span

NEXT_DAY = 1
"""Days by which two reports of one occasion may be off."""

PLACE = re.compile(r"\b(?:in|at) ([A-Z][a-z]\w+)")
MONTHS = frozenset(month_name)


@dataclass(frozen=True)
class Setting:
    """The concepts told around some words and in their sentence alone, the days told there, what is counted off
    ("the third round"), and where it was.
    `times` are longer, too."""

    terms: frozenset[str]
    sentence: frozenset[str]
    days: tuple[DateRange, ...]
    counted: frozenset[tuple[str, int]]
    places: frozenset[str]
    times: tuple[DateRange, ...] = ()

    def shared(self, other: Setting) -> frozenset[str]:
        """Telling concepts of both."""
        return telling(self.terms & other.terms)

    def alike(self, other: Setting) -> float:
        """How like the two are, by their sentences or with what stands around them."""
        return max(likeness(self.sentence, other.sentence), likeness(self.terms, other.terms))

    def apart(self, other: Setting) -> bool:
        """Whether the two are of days that cannot be one, of different places, or different ones of a row."""
        if self.days and other.days and _nearest(self.days, other.days) > NEXT_DAY:
            return True
        elsewhere = self.places and other.places and self.places.isdisjoint(other.places)
        return bool(elsewhere) or _different(self.counted, other.counted)


def _nearest(ours: Iterable[DateRange], theirs: Iterable[DateRange]) -> float:
    return min(days_between(one, other) for one in ours for other in theirs)


def _different(ours: frozenset[tuple[str, int]], theirs: frozenset[tuple[str, int]]) -> bool:
    """Whether both count the same noun, and never alike."""
    nouns = {noun for noun, _ in ours} & {noun for noun, _ in theirs}
    return any({n for m, n in ours if m == noun}.isdisjoint({n for m, n in theirs if m == noun}) for noun in nouns)


def setting_around(case: Case, document: Document, sentence: Span) -> Setting:
    """A sentence with its neighbours in the paragraph; the days are those of the sentence itself."""
    paragraph = paragraph_of(document, sentence.start)
    start = sentence_at(document, sentence.start - 1).start if sentence.start > paragraph.start else sentence.start
    end = sentence_at(document, sentence.end + 1).end if sentence.end + 1 < paragraph.end else sentence.end
    words = document.text[max(start, paragraph.start) : min(max(end, sentence.end), paragraph.end)]
    times = case.times_in.get(document.id, ())
    near = tuple(t.when for t in times if t.when.known and sentence.start <= t.start < sentence.end)
    days = tuple(when for when in near if when.exact)
    return Setting(concepts_in(words), concepts_in(sentence.text), days, counted_off(words), places_in(words), near)


def places_in(text: str) -> frozenset[str]:
    """Names behind "in" or "at"."""
    return frozenset(PLACE.findall(text)) - MONTHS
