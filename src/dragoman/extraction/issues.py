"""The last step: which issues each record is about, by its words, and where these name none by its instrument or
sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from dragoman.language.analysis import Analysis
from dragoman.record.docket import Extraction
from dragoman.record.evidence import Span
from dragoman.record.obligations import Commitment
from dragoman.vocabulary.issues import Issues, Phrase

VERSION = "1"
R = TypeVar("R", bound=Any)


class IssueAssigner:
    """The step for a list of issues: fills `issues` of statements, events, processes, contacts, instruments and
    commitments, and of these `condition_issues`."""

    def __init__(self, issues: Issues) -> None:
        self._issues = issues

    def __call__(self, found: Extraction, analysis: Analysis) -> Extraction:
        """The extraction with the issues of its records."""
        return _Assignment(found, analysis, self._issues).done()


class _Assignment:
    def __init__(self, found: Extraction, analysis: Analysis, issues: Issues) -> None:
        self._found, self._analysis = found, analysis
        self._hits = sorted(_hits(analysis, issues))
        self._starts = [start for start, _, _ in self._hits]

    def done(self) -> Extraction:
        """Every layer anew, instruments first, since commitments take theirs from them."""
        instruments = tuple(self._assigned(i) for i in self._found.instruments)
        by_instrument = {i.id: i.issues for i in instruments}
        return replace(
            self._found,
            instruments=instruments,
            statements=tuple(replace(s, issues=self._of(s.content)) for s in self._found.statements),
            events=tuple(self._assigned(e) for e in self._found.events),
            processes=tuple(self._assigned(p) for p in self._found.processes),
            contacts=tuple(self._assigned(c) for c in self._found.contacts),
            commitments=tuple(self._commitment(c, by_instrument) for c in self._found.commitments),
        )

    def _assigned(self, record: R) -> R:
        issues = self._of(record.evidence) or self._around(record.evidence)
        return replace(record, issues=issues)

    def _commitment(self, record: Commitment, by_instrument: dict[str, tuple[str, ...]]) -> Commitment:
        """By what is owed, not by what it is owed for."""
        owed = (record.action_span,) if record.action_span else record.evidence
        issues = self._of(owed) or self._of(record.evidence) or by_instrument.get(record.instrument or "", ())
        on = self._of((record.condition_span,)) if record.condition_span else ()
        return replace(record, issues=issues, condition_issues=on)

    def _of(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Issues whose words stand in the spans, in text order."""
        found: dict[str, None] = {}
        for span in spans:
            first = bisect_left(self._starts, span.start)
            for start, end, issue in self._hits[first:]:
                if start >= span.end:
                    break
                if end <= span.end:
                    found[issue] = None
        return tuple(found)

    def _around(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """Those of the sentences that the spans stand in."""
        sentences = (s for span in spans for s in self._analysis.sentences_between(span.start, span.end))
        return self._of(self._found.document.span(s.start, s.end) for s in sentences)


def _hits(analysis: Analysis, issues: Issues) -> Iterable[tuple[int, int, str]]:
    """Offsets where words of an issue stand, by lemma or as written."""
    firsts: dict[str, list[tuple[Phrase, str]]] = {}
    for issue, phrases in issues.items():
        for phrase in phrases:
            firsts.setdefault(phrase[0], []).append((phrase, issue))
    tokens = analysis.tokens
    for token in tokens:
        for word in {token.lemma, token.text.casefold()}:
            for phrase, issue in firsts.get(word, ()):
                inside = tokens[token.index : token.index + len(phrase)]
                if len(inside) == len(phrase) and all(
                    w in (t.lemma, t.text.casefold()) for w, t in zip(phrase, inside, strict=True)
                ):
                    yield inside[0].start, inside[-1].end, issue
