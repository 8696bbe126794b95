"""When and on what occasion a statement was made: what stands with its cue, outside of what was said."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

from dragoman.extraction.anchoring.bounds import tells_a_day
from dragoman.extraction.spans import trim
from dragoman.language.analysis import Analysis, Token
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression
from dragoman.vocabulary.reporting import reporting

VERSION = "3"
PLACING = frozenset({"after", "at", "before", "during", "following", "in", "on"})
MARKS = frozenset({"PUNCT", "SPACE"})


def date_statements(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with `said` and `occasion` set where the reporting clause itself tells them ("said Thursday at a
    press conference in London")."""
    times = _Times(found)
    dated = (_dated(s, times, analysis) for s in found.statements)
    return replace(found, statements=tuple(_placed(s, found.document.text, analysis) for s in dated))


class _Times:
    """The expressions that tell a day, and what is said around each."""

    def __init__(self, found: Extraction) -> None:
        told = (t for t in found.times if tells_a_day(t))
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


def _placed(statement: Statement, text: str, analysis: Analysis) -> Statement:
    """With the occasion: a phrase at the cue's verb, or what is told ("told a briefing"), with a noun of occasions."""
    if statement.cue is None:
        return statement
    cue = {t.index for t in analysis.tokens_between(statement.cue.start, statement.cue.end)}
    for verb in sorted(cue):
        for kid in analysis.children(verb):
            head = _occasion(kid, analysis)
            if head is not None and kid.index not in cue and not _in_content(kid, statement):
                return replace(statement, occasion=_phrase(kid, head, text, analysis))
    return statement


def _occasion(kid: Token, analysis: Analysis) -> Token | None:
    """The noun of an occasion that a dependent of the cue names."""
    inner = [k for k in analysis.children(kid.index) if k.dep == "pobj"] if kid.dep == "prep" else [kid]
    wanted = kid.lemma in PLACING if kid.dep == "prep" else kid.dep in ("dobj", "dative")
    named = [k for k in inner if k.pos == "NOUN" and k.lemma in reporting().occasions]
    return named[0] if wanted and named else None


def _phrase(kid: Token, head: Token, text: str, analysis: Analysis) -> str:
    """The words of the phrase up to a clause that hangs on it."""
    clauses = [k for k in analysis.children(head.index) if k.dep in ("relcl", "acl", "appos")]
    end = min((analysis.subtree(k.index)[0].index for k in clauses), default=len(analysis.tokens))
    words = trim([t for t in analysis.subtree(kid.index) if t.index < end])
    return " ".join(text[words[0].start : words[-1].end].split())


def _in_content(token: Token, statement: Statement) -> bool:
    return any(span.start <= token.start < span.end for span in statement.content)


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
