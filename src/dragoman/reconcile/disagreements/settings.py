"""What is told around some words, to see whether two reports speak of one occasion."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.reconcile.disagreements.case import Case
from dragoman.reconcile.disagreements.names import state_codes
from dragoman.reconcile.disagreements.sentences import paragraph_of, sentence_at
from dragoman.reconcile.pairs import days_between
from dragoman.reconcile.traits import counted_off
from dragoman.reconcile.words import concepts_in, likeness, telling
from dragoman.record.dates import DateRange
from dragoman.record.document import Document
from dragoman.record.evidence import Span

NEXT_DAY = 1
"""Days by which two reports of one occasion may be off."""

PLACE = re.compile(r"\b(?:in|at|near|(?:village|town|city|port|market) of) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
HELD_IN = re.compile(
    r"\b([A-Z][\w’'-]+) (?:talks?|rounds?|meetings?|sessions?|summit|signing|sittings?|conference|ceremony)\b"
)
"""A meeting called by its place, which may as well be called by its matter: "the Arusha round"."""

NO_PLACES = frozenset((*month_name, *day_name))
SAID = re.compile(
    r"\b(?:said|says|told \w+|added|announced|declared|recalled|reported|stated|claimed|confirmed|insisted|noted)"
    r"(?: on| late on| early on)?\s+$"
    r"|\b(?:report|story|article|dispatch|edition|issue|letter|note|decree|statement)s? (?:of|dated|from)\s+$"
)
"""Who tells it on that day did not therefore do it then; nor is the day of a paper that of what it tells."""

REACH = 25
"""Characters before a day in which the words stand that tell what it is the day of."""

LAST = re.compile(
    r"\b(?:final|last|closing|concluding) (?:[\w-]+ )?(?:session|sitting|meeting|plenary|day|ceremony|dinner|hour)s?\b"
    r"|\bclos(?:ed|ing) (?:\w+ )?(?:with|session|of)\b",
    re.IGNORECASE,
)
FIRST = re.compile(
    r"\b(?:first|opening|inaugural) (?:[\w-]+ )?(?:session|sitting|meeting|plenary|day|ceremony|dinner|hour)s?\b",
    re.IGNORECASE,
)


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
    own_places: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    """Whether it was the first or the last sitting of something."""

    def shared(self, other: Setting) -> frozenset[str]:
        """Telling concepts of both."""
        return telling(self.terms & other.terms)

    def marks(self, other: Setting) -> int:
        """How many marks of one occasion both have: the place, the very day, the number in a row, the first or last."""
        marks = (self.places & other.places, self.same_day(other), self.counted & other.counted, self.ends & other.ends)
        return sum(map(bool, marks))

    def same_day(self, other: Setting) -> bool:
        """Whether both name one day."""
        return any(days_between(one, theirs) == 0 for one in self.days for theirs in other.days)

    def alike(self, other: Setting) -> float:
        """How like the two are, by their sentences or with what stands around them."""
        return max(likeness(self.sentence, other.sentence), likeness(self.terms, other.terms))

    def apart(self, other: Setting) -> bool:
        """Whether the two are of days that cannot be one, of different places, or different ones of a row."""
        if self.days and other.days and _nearest(self.days, other.days) > NEXT_DAY:
            return True
        ours, theirs = self.own_places, other.own_places
        elsewhere = not self.same_day(other) and ours and theirs and ours.isdisjoint(theirs)
        ends = self.ends and other.ends and self.ends.isdisjoint(other.ends)
        return bool(elsewhere or ends) or _different(self.counted, other.counted)


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
    here = [t for t in times if t.when.known and sentence.start <= t.start < sentence.end]
    near = tuple(t.when for t in here if not SAID.search(document.text, max(0, t.start - REACH), t.start))
    days = tuple(when for when in near if when.exact)
    own = concepts_in(sentence.text)
    return Setting(
        concepts_in(words),
        own,
        days,
        counted_off(words),
        places_in(words) | _called_by(words),
        near,
        places_in(sentence.text),
        _ends(words),
    )


def _ends(text: str) -> frozenset[str]:
    """The first sitting, or the last."""
    return frozenset(name for name, mark in (("first", FIRST), ("last", LAST)) if mark.search(text))


def _called_by(text: str) -> frozenset[str]:
    """Names by which meetings are called, but for those of states."""
    return frozenset(name for name in HELD_IN.findall(text) if name not in state_codes()) - NO_PLACES


def places_in(text: str) -> frozenset[str]:
    """Names behind "in" or "at"."""
    return frozenset(PLACE.findall(text)) - NO_PLACES
