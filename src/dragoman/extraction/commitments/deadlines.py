"""Until when something is owed: the time that a bound of time governs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.language.analysis import Analysis, Token
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import Extraction
from dragoman.record.times import TimeExpression
from dragoman.vocabulary.commitments import Phrase, commitment_words

BEFORE = 4
"""Words in front of a time in which its preposition may stand."""


def deadline(found: Extraction, analysis: Analysis, owed: Iterable[Token]) -> DateRange:
    """The days up to which something is owed, by the times among its words; UNKNOWN_DATE where none bounds it. A day
    that is only named ("in January") is a bound where it lies ahead."""
    inside = {t.index for t in owed}
    published = found.document.published.earliest
    for time in found.times:
        if time.type not in ("DATE", "TIME") or not time.when.known:
            continue
        tokens = list(analysis.tokens_between(time.start, time.end))
        if not tokens or tokens[0].index not in inside:
            continue
        ahead = published is not None and time.latest is not None and time.latest >= published
        named = analysis.tokens[tokens[-1].head].lemma in commitment_words().limits  # "a Sunday deadline"
        if named or _behind(analysis, tokens[0], commitment_words().bounds) or (ahead and _dated(analysis, tokens[0])):
            return _days(time)
    return UNKNOWN_DATE


def _dated(analysis: Analysis, first: Token) -> bool:
    return _behind(analysis, first, (("in",), ("on",), ("from",), ("during",)))


def _behind(analysis: Analysis, first: Token, phrases: Sequence[Phrase]) -> bool:
    """Whether one of the phrases stands right before a word."""
    before = [t.text.lower() for t in analysis.tokens[max(0, first.index - BEFORE) : first.index]]
    return any(tuple(before[-len(phrase) :]) == phrase for phrase in phrases)


def _days(time: TimeExpression) -> DateRange:
    return DateRange(time.earliest, time.latest)
