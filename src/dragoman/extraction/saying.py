"""When a statement was made: the time that stands with its cue, outside of what was said."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.analysis import Analysis
from dragoman.record.docket import Extraction
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

VERSION = "1"
MARKS = frozenset({"PUNCT", "SPACE"})


def date_statements(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with `said` set where the reporting clause itself tells the day ("said Thursday")."""
    dated = [t for t in found.times if t.type in ("DATE", "TIME") and t.when.known]
    statements = tuple(_dated(s, dated, found.statements, analysis) for s in found.statements)
    return replace(found, statements=statements)


def _dated(
    statement: Statement, times: list[TimeExpression], others: tuple[Statement, ...], analysis: Analysis
) -> Statement:
    cue = statement.cue
    sentence = analysis.sentence_at(cue.start) if cue else None
    if cue is None or sentence is None:
        return statement
    spoken = [span for s in others if not any(span.covers(cue) for span in s.content) for span in s.content]
    near = [t for t in times if sentence.start <= t.start < sentence.end and not any(c.covers(t) for c in spoken)]
    governed = [t for t in near if _hangs_on(t, statement, analysis)]
    chosen = min(governed, key=lambda t: abs(t.start - cue.end), default=None)
    return replace(statement, said=chosen.when) if chosen else statement


def _hangs_on(time: TimeExpression, statement: Statement, analysis: Analysis) -> bool:
    """Whether the cue's verb governs the time, directly or through prepositions and nouns but no other verb."""
    cue = statement.cue
    inside = [t for t in analysis.tokens_between(time.start, time.end) if t.pos not in MARKS]
    if cue is None or not inside:
        return False
    here = inside[-1]
    while here.head != here.index:
        here = analysis.tokens[here.head]
        if cue.start <= here.start < cue.end:
            return True
        if here.pos in ("VERB", "AUX"):
            return False
    return False
