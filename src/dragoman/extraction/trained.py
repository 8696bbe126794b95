"""Statements by the trained tagger; what is nested in their content is read by rule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from sys import maxsize

from dragoman.extraction.attributions import (
    candidates_by_rule,
    mode_of,
    origin_of,
    statement_of,
    with_parents,
    with_participles,
)
from dragoman.extraction.quotation import Quotation, quotations
from dragoman.extraction.reporting import Candidate
from dragoman.extraction.spans import Extent
from dragoman.extraction.worded import reports_words
from dragoman.language.analysis import Analysis, Token
from dragoman.models.attribution.decoding import Tagged
from dragoman.models.attribution.tagger import AttributionTagger
from dragoman.record.docket import Extraction
from dragoman.record.document import Document
from dragoman.record.statements import Statement

VERSION = "1"
PLAIN = frozenset({"clause", "according"})
"""Constructions that the rules read with the fewest errors."""


def extract_trained(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its statements; a statement inside another's content carries it as `parent`.

    Raises TrainedModelMissing where the model's files are missing or damaged.
    """
    document = found.document
    quoted = quotations(document.text, analysis)
    found_all = tagger().tag(document.text, [(p.start, p.end) for p in analysis.paragraphs])
    whole = [_joined(document.text, _in_one_part(document, t)) for t in found_all]
    by_rule = candidates_by_rule(document, analysis, quoted)
    plain = {c.cue[0]: c for c in by_rule if c.rule in PLAIN}
    told = [reports_words(document.text, analysis, t) for t in whole]
    given_up = sorted(t.cue for t, words in zip(whole, told, strict=True) if t.cue and not words)
    tagged = [_completed(t, plain, given_up) for t, words in zip(whole, told, strict=True) if words]
    candidates = with_participles(analysis, [c for c in (_candidate(analysis, t) for t in tagged) if c])
    candidates += _nested(tagged, by_rule) + _overlooked(found_all, by_rule)
    made = [statement_of(document, analysis, quoted, c) for c in candidates]
    made += [_uncued(document, quoted, t) for t in tagged if t.cue is None]
    return replace(found, statements=tuple(sorted(with_parents(made), key=lambda s: s.spans[0])))


@cache
def tagger() -> AttributionTagger:
    """The one tagger of this process; it reads its weights at the first text."""
    return AttributionTagger()


def _in_one_part(document: Document, tagged: Tagged) -> Tagged:
    """Without content from another part of the page than the cue: a headline is not what the first sentence reports."""
    if tagged.cue is None:
        return tagged
    part = document.part_at(tagged.cue[0])
    if all(document.part_at(start) == part for start, _ in tagged.content):
        return tagged
    own = [p for p in document.parts if p.part == part]
    clipped = ((max(a, p.start), min(b, p.end)) for a, b in tagged.content for p in own)
    content = tuple((a, b) for a, b in clipped if a < b)
    return replace(tagged, content=content) if content else tagged


def _joined(text: str, tagged: Tagged) -> Tagged:
    """With content that only a comma parts as one run."""
    runs: list[Extent] = []
    for start, end in tagged.content:
        if runs and not text[runs[-1][1] : start].strip(" ,"):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return replace(tagged, content=tuple(runs))


def _completed(tagged: Tagged, plain: Mapping[int, Candidate], given_up: list[Extent]) -> Tagged:
    """With the whole clause that the rules read as the content of the same cue, where a cue that is given up had torn
    it apart."""
    rule = next((plain[at] for at in range(*tagged.cue) if at in plain), None) if tagged.cue else None
    if rule is None or not any(_touches(given_up, extent) for extent in rule.content):
        return tagged
    inside = all(any(a <= start and end <= b for a, b in rule.content) for start, end in tagged.content)
    return replace(tagged, content=rule.content) if inside else tagged


def _candidate(analysis: Analysis, tagged: Tagged) -> Candidate | None:
    """The attribution with the cue's head word; None where it has no cue or the analysis has no word there."""
    words = list(analysis.tokens_between(*tagged.cue)) if tagged.cue else []
    if not words or tagged.cue is None:
        return None
    return Candidate(tagged.source, tagged.cue, tagged.content, _head(words).index, "trained")


def _uncued(document: Document, quoted: Sequence[Quotation], tagged: Tagged) -> Statement:
    """What is said without a word of saying."""
    end = len(document.text)  # a cue that stands in no quotation
    mode = mode_of(document.text, quoted, Candidate(tagged.source, (end, end), tagged.content, 0, "trained"))
    return Statement(
        document=document.id,
        source=document.span(*tagged.source) if tagged.source else None,
        cue=None,
        content=tuple(document.span(*extent) for extent in tagged.content),
        mode=mode,
        origin=origin_of(document),
    )


def _head(words: Sequence[Token]) -> Token:
    """The word that tells the force: the cue's last verb, else the word that governs the others."""
    inside = {t.index for t in words}
    verbs = [t for t in words if t.pos == "VERB"]
    return verbs[-1] if verbs else next((t for t in words if t.head not in inside or t.head == t.index), words[0])


def _nested(outer: Sequence[Tagged], inner: Iterable[Candidate]) -> list[Candidate]:
    """Of the inner ones, those that stand in the content of one of the outer ones and do not repeat a cue."""
    spans = _outermost((start, -end, n) for n, t in enumerate(outer) for start, end in t.content)
    cues = sorted(t.cue for t in outer if t.cue)
    return [c for c in inner if not _touches(cues, c.cue) and _inside_one(spans, c)]


def _overlooked(tagged: Sequence[Tagged], by_rule: Iterable[Candidate]) -> list[Candidate]:
    """Plain reporting clauses that the rules see where the tagger sees nothing at all."""
    taken = _outermost((start, -end, n) for n, t in enumerate(tagged) for start, end in _extents(t))
    spans = [(start, end) for start, end, _ in taken]
    plain = (c for c in by_rule if c.rule in PLAIN)
    return [c for c in plain if not any(_touches(spans, extent) for extent in (c.cue, *c.content))]


def _extents(tagged: Tagged) -> list[Extent]:
    return [extent for extent in (tagged.source, tagged.cue, *tagged.content) if extent]


def _outermost(spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """(start, end, whose), in text order, without those that stand in another one; ends come in negative."""
    found: list[tuple[int, int, int]] = []
    for start, negative, whose in sorted(spans):
        if not found or -negative > found[-1][1]:
            found.append((start, -negative, whose))
    return found


def _inside_one(spans: list[tuple[int, int, int]], inner: Candidate) -> bool:
    """Whether all its words stand in the content of one outer attribution; spans are (start, end, whose)."""
    owners = {_owner(spans, e) for e in (inner.cue, *inner.content)}
    return len(owners) == 1 and None not in owners


def _owner(spans: list[tuple[int, int, int]], extent: Extent) -> int | None:
    at = bisect_right(spans, (extent[0], maxsize, 0)) - 1
    return spans[at][2] if at >= 0 and extent[1] <= spans[at][1] else None


def _touches(sorted_extents: list[Extent], extent: Extent) -> bool:
    at = bisect_left(sorted_extents, (extent[1], 0)) - 1
    return at >= 0 and sorted_extents[at][1] > extent[0]
