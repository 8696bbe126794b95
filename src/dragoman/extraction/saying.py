"""When a statement was made: the time that stands with its cue, outside of what was said."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

from dragoman.language.analysis import Analysis
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

VERSION = "1"
MARKS = frozenset({"PUNCT", "SPACE"})


def date_statements(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with `said` set where the reporting clause itself tells the day ("said Thursday")."""
    times = _Times(found)
    return replace(found, statements=tuple(_dated(s, times, analysis) for s in found.statements))


class _Times:
    """The expressions that tell a day, and what is said around each."""

    def __init__(self, found: Extraction) -> None:
        told = (t for t in found.times if t.type in ("DATE", "TIME") and t.when.known)
        self._times = sorted(told, key=lambda t: t.start)
        self._spoken: dict[str, list[Span]] = defaultdict(list)
        for span in (span for s in found.statements for span in s.content):
            for time in self.between(span.start, span.end):
                self._spoken[time.id].append(span)

    def between(self, start: int, end: int) -> list[TimeExpression]:
        """Those that begin between two offsets."""
        first = bisect_left(self._times, start, key=lambda t: t.start)
        return self._times[first : bisect_left(self._times, end, key=lambda t: t.start)]

    def outside_speech(self, time: TimeExpression, cue: Span) -> bool:
        """Whether the time stands on the cue's own level: in nobody's words, or in words that hold the cue too."""
        return all(span.covers(cue) for span in self._spoken[time.id])


def _dated(statement: Statement, times: _Times, analysis: Analysis) -> Statement:
    cue = statement.cue
    sentence = analysis.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None:
        return statement
    near = [t for t in times.between(sentence.start, sentence.end) if times.outside_speech(t, cue)]
    governed = [t for t in near if _hangs_on(t, cue, analysis)]
    chosen = min(governed, key=lambda t: abs(t.start - cue.end), default=None)
    return replace(statement, said=chosen.when) if chosen else statement


def _hangs_on(time: TimeExpression, cue: Span, analysis: Analysis) -> bool:
    """Whether the cue's verb governs the time, directly or through prepositions and nouns but no other verb."""
    inside = [t for t in analysis.tokens_between(time.start, time.end) if t.pos not in MARKS]
    if not inside:
        return False
    here = inside[-1]
    while here.head != here.index:
        here = analysis.tokens[here.head]
        if cue.start <= here.start < cue.end:
            return True
        if here.pos in ("VERB", "AUX"):
            return False
    return False
