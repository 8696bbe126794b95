"""Which reporting words a quotation hangs on: those that report part of it, the nearest cue, or the last one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.extraction.attribution.quotation import Quotation
from dragoman.extraction.attribution.reporting import Candidate, cue_beside
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
        self.candidates: list[Candidate] = []
        self.by_head: dict[int, int] = {}
        self.by_paragraph: dict[int, set[int]] = defaultdict(set)
        for candidate in candidates:
            self._put(candidate)
        self.last: tuple[Quotation, int] | None = None

    def add(self, quotation: Quotation) -> None:
        holder = self._holder(quotation)
        nearer = self._nearer(quotation, holder) if holder is not None else None
        if nearer is not None:
            holder = nearer
        elif holder is None:
            holder = self._beside(quotation)
        if holder is None and self._alone(quotation):
            holder = self._continued(quotation)
        if holder is not None:
            candidate = self.candidates[holder]
            self.candidates[holder] = replace(candidate, content=_joined(candidate, quotation))
            self.by_paragraph[self._paragraph(quotation.start)].add(holder)
            self.last = (quotation, holder)

    def _put(self, candidate: Candidate) -> int:
        """Add a candidate; its number."""
        number = len(self.candidates)
        self.candidates.append(candidate)
        self.by_head.setdefault(candidate.head, number)
        for start, end in candidate.content:
            for paragraph in range(self._paragraph(start), self._paragraph(end - 1) + 1):
                self.by_paragraph[paragraph].add(number)
        return number

    def _holder(self, quotation: Quotation) -> int | None:
        """The candidate that reports words of the quotation and whose cue stands outside it; the widest of several."""
        near = ((n, self.candidates[n]) for n in self.by_paragraph[self._paragraph(quotation.start)])
        shares = [
            (sum(max(0, min(e, quotation.end) - max(s, quotation.start)) for s, e in c.content), n)
            for n, c in near
            if not (quotation.start <= c.cue[0] < quotation.end)
        ]
        share, holder = max(shares, default=(0, 0), key=lambda x: (x[0], -x[1]))
        return holder if share else None

    def _nearer(self, quotation: Quotation, holder: int) -> int | None:
        """A new candidate for a "saying" with a subject of its own between another cue and the quotation: "ended with
        Miller saying ..."."""
        sentence = self.analysis.sentence_at(quotation.start)
        found = cue_beside(self.analysis, [sentence], (quotation.start, quotation.end)) if sentence else None
        if found is None or found.head in self.by_head or found.source is None:
            return None
        between = self.candidates[holder].cue[1] <= found.source[0] and found.cue[1] <= quotation.start
        said = self.analysis.tokens[found.head].text == "saying"
        return self._put(replace(found, content=((quotation.start, quotation.end),))) if said and between else None

    def _beside(self, quotation: Quotation) -> int | None:
        """A cue in the sentences where the quotation begins and ends, outside the marks; its candidate or a new one."""
        sentences = self.analysis.sentences_between(quotation.start - 2, quotation.end + 2)
        if not sentences or (quotation.words(self.text) < SCARE and not self._set_off(quotation)):
            return None
        edges = _edges(sentences)
        found = cue_beside(self.analysis, edges, (quotation.start, quotation.end))
        if found is None:
            return None
        known = self.by_head.get(found.head)
        return self._put(replace(found, content=((quotation.start, quotation.end),))) if known is None else known

    def _alone(self, quotation: Quotation) -> bool:
        """Whether no word of its sentences stands outside the marks."""
        around = self._around(quotation)
        return around is not None and not _worded(around[0]) and not _worded(around[1])

    def _set_off(self, quotation: Quotation) -> bool:
        """Whether the quotation begins or ends its sentence and punctuation parts it from the words around it."""
        around = self._around(quotation)
        if around is None:
            return False
        before, after = around
        if _worded(before):
            return not _worded(after) and before.rstrip().endswith((",", ":"))
        return not _worded(after) or any(c in ",?!" for c in self.text[quotation.end - 2 : quotation.end + 1])

    def _around(self, quotation: Quotation) -> tuple[str, str] | None:
        """What its sentences hold before and after the marks; None where it touches no sentence."""
        touched = self.analysis.sentences_between(quotation.start, quotation.end)
        if not touched:
            return None
        return self.text[touched[0].start : quotation.start], self.text[quotation.end : touched[-1].end]

    def _continued(self, quotation: Quotation) -> int | None:
        """Who was quoted last, where this goes on from it: in the same paragraph, or in the next one."""
        if self.last is None:
            return None
        before, holder = self.last
        apart = self._paragraph(quotation.start) - self._paragraph(before.start)
        return holder if apart <= 1 else None

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self.analysis.paragraphs, offset, key=lambda p: p.start)


def _worded(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _edges(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
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
