"""Which reporting words a quotation hangs on: those that already report part of it, the nearest cue, or the last one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.extraction.quotation import Quotation
from dragoman.extraction.reporting import Candidate, cue_beside
from dragoman.extraction.spans import Extent
from dragoman.language.analysis import Analysis, Sentence

SCARE = 3
"""Fewer words than this, in a sentence with other words and no cue, are quoted for colour only."""


def attribute_quotations(
    text: str, analysis: Analysis, quoted: Iterable[Quotation], candidates: list[Candidate]
) -> list[Candidate]:
    """The candidates with every quotation joined to the one that reports it, and new ones where a cue stands beside."""
    linked = _Linked(text, analysis, candidates)
    for quotation in quoted:
        linked.add(quotation)
    return linked.candidates


class _Linked:
    """Goes through the quotations in text order, remembering who was quoted last."""

    def __init__(self, text: str, analysis: Analysis, candidates: list[Candidate]) -> None:
        self.text = text
        self.analysis = analysis
        self.candidates = list(candidates)
        self.last: tuple[Quotation, int] | None = None

    def add(self, quotation: Quotation) -> None:
        holder = self._holder(quotation)
        if holder is None:
            holder = self._beside(quotation)
        if holder is None and self._alone(quotation):
            holder = self._continued(quotation)
        if holder is not None:
            candidate = self.candidates[holder]
            self.candidates[holder] = replace(candidate, content=_joined(candidate, quotation))
            self.last = (quotation, holder)

    def _holder(self, quotation: Quotation) -> int | None:
        """The candidate that reports words of the quotation and whose cue stands outside it; the widest of several."""
        shares = [
            (sum(max(0, min(e, quotation.end) - max(s, quotation.start)) for s, e in c.content), n)
            for n, c in enumerate(self.candidates)
            if not (quotation.start <= c.cue[0] < quotation.end)
        ]
        share, holder = max(shares, default=(0, 0), key=lambda x: (x[0], -x[1]))
        return holder if share else None

    def _beside(self, quotation: Quotation) -> int | None:
        """A cue in the sentences where the quotation begins and ends, outside the marks; its candidate or a new one."""
        sentences = [s for s in self.analysis.sentences if s.start < quotation.end + 2 and quotation.start - 2 < s.end]
        if not sentences or (quotation.words(self.text) < SCARE and not self._alone(quotation)):
            return None
        edges = _edges(sentences)
        found = cue_beside(self.analysis, edges, (quotation.start, quotation.end))
        if found is None:
            return None
        for n, candidate in enumerate(self.candidates):
            if candidate.head == found.head:
                return n
        self.candidates.append(replace(found, content=((quotation.start, quotation.end),)))
        return len(self.candidates) - 1

    def _alone(self, quotation: Quotation) -> bool:
        """Whether no word of its sentences stands outside the marks."""
        touched = [s for s in self.analysis.sentences if s.start < quotation.end and quotation.start < s.end]
        if not touched:
            return False
        before = self.text[touched[0].start : quotation.start]
        after = self.text[quotation.end : touched[-1].end]
        return not any(c.isalnum() for c in before + after)

    def _continued(self, quotation: Quotation) -> int | None:
        """Who was quoted last, where this goes on from it: in the same paragraph, or in the next one."""
        if self.last is None:
            return None
        before, holder = self.last
        apart = self._paragraph(quotation.start) - self._paragraph(before.start)
        if apart == 0 or (apart == 1 and before.left_open):
            return holder
        return None

    def _paragraph(self, offset: int) -> int:
        return sum(p.start <= offset for p in self.analysis.paragraphs)


def _edges(sentences: list[Sentence]) -> list[Sentence]:
    return sentences[:1] if len(sentences) == 1 else [sentences[0], sentences[-1]]


def _joined(candidate: Candidate, quotation: Quotation) -> tuple[Extent, ...]:
    """Content and quotation as one, runs that touch or overlap made one, the cue and source left out."""
    extents = sorted([*candidate.content, (quotation.start, quotation.end)])
    merged: list[Extent] = []
    for start, end in extents:
        if merged and start <= merged[-1][1] + 1 and not _between(candidate, merged[-1][1], start):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _between(candidate: Candidate, left: int, right: int) -> bool:
    return left <= candidate.cue[0] < right
