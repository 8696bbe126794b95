"""Clues in who is named as holding an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.record.dates import DateRange
from dragoman.record.document import Clue, Document
from dragoman.record.evidence import Span
from dragoman.vocabulary.terms import Incumbent, incumbents

YEAR = timedelta(364)
FORMER = re.compile(r"(?:\b(?:former|then|ex|late|previous|outgoing|vice)[\s-]+(?:[\w.]+\s+){0,2})$", re.IGNORECASE)
FIRSTS = r"(?:trip|visit|tour|meeting|summit|speech|address|weeks|months|days|call|contact)s?"


@dataclass(frozen=True)
class InOffice:
    """Somebody whom a document names as holding an office, and where."""

    who: Incumbent
    span: Span

    @property
    def since(self) -> date:
        """The first day of the first term."""
        return self.who.terms[0][0]


def in_office(document: Document) -> list[InOffice]:
    """The last to take each office of those named as its holders: "President N", "the N administration"."""
    latest: dict[tuple[str, str], InOffice] = {}
    for who in incumbents():
        found = _named(who, document)
        office = (who.country, who.office)
        if found and (office not in latest or latest[office].since < found.since):
            latest[office] = found
    return list(latest.values())


def of_incumbents(document: Document) -> Iterator[Clue]:
    """Not before somebody took the office they are named with; by habit not after they left it, and in its first year
    where it is called new or something its first."""
    for found in in_office(document):
        who = found.who
        evidence, name = (found.span,), f"{who.full} was {who.office}"
        yield Clue(kind="term", says=f"{name} by then", evidence=evidence, days=(DateRange(found.since, None),))
        yield Clue(kind="term", says=f"{name} then", evidence=evidence, days=_terms(who), habit=True)
        if early := _early_words(who).search(document.text):
            first = tuple(DateRange(begin, begin + YEAR) for begin, _ in who.terms)
            span = document.span(early.start(), early.end())
            says = f"in the first year of {who.full} as {who.office}"
            yield Clue(kind="term", says=says, evidence=(span,), days=first, habit=True)


def _terms(who: Incumbent) -> tuple[DateRange, ...]:
    return tuple(DateRange(first, last) for first, last in who.terms)


def _named(who: Incumbent, document: Document) -> InOffice | None:
    for found in _as_holder(who).finditer(document.text):
        if not FORMER.search(document.text[max(0, found.start() - 30) : found.start()]):
            return InOffice(who, document.span(found.start(), found.end()))
    return None


@cache
def _as_holder(who: Incumbent) -> re.Pattern[str]:
    """`President Joe Biden`, `Mr Biden's administration`, `the Biden government`; a title needs its capital."""
    title = r"\s+".join(word.title() for word in who.office.split())
    name, full = re.escape(who.name), re.escape(who.full).replace(r"\ ", r"\s+")
    named = rf"(?:{full}|{name})\b(?!['’]s\s+(?:predecessor|successor))"
    held = rf"\b{title}\s+(?:[A-Z][\w.’'-]+\s+)?{named}"
    return re.compile(rf"{held}|\b{name}(?:['’]s)?\s+(?:administration|government)\b")


@cache
def _early_words(who: Incumbent) -> re.Pattern[str]:
    name = re.escape(who.name)
    new = rf"\bnew\s+(?:[\w.]+\s+)?{name}\s+(?:administration|government)"
    first = rf"\bfirst\s+(?:\w+\s+){{0,3}}{FIRSTS}\s+(?:by|of|under|from|with)\s+(?:the\s+)?(?:\w+\s+){{0,2}}{name}\b"
    return re.compile(f"{new}|{first}")
