"""Statements by the trained tagger; what is nested in their content is read by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.extraction.attribution.attributions import (
    candidates_by_rule,
    mode_of,
    origin_of,
    statement_of,
    with_parents,
    with_participles,
)
from dragoman.extraction.attribution.beside import PLAIN, beside, coordinate
from dragoman.extraction.attribution.completing import completed, whole
from dragoman.extraction.attribution.quotation import Quotation, quotations
from dragoman.extraction.attribution.reporting import Candidate
from dragoman.extraction.attribution.worded import cue_head, reports_words
from dragoman.language.analysis import Analysis
from dragoman.models.attribution.decoding import Tagged
from dragoman.models.attribution.tagger import AttributionTagger
from dragoman.record.docket import Extraction
from dragoman.record.document import Document
from dragoman.record.statements import Statement

VERSION = "2"


def extract_trained(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its statements; a statement inside another's content carries it as `parent`.

    Raises TrainedModelMissing where the model's files are missing or damaged.
    """
    document = found.document
    quoted = quotations(document.text, analysis)
    found_all = tagger().tag(document.text, [(p.start, p.end) for p in analysis.paragraphs])
    tagged_all = whole(document, analysis, found_all)
    by_rule = candidates_by_rule(document, analysis, quoted)
    plain = {c.cue[0]: c for c in by_rule if c.rule in PLAIN}
    told = [reports_words(document.text, analysis, t) for t in tagged_all]
    given_up = sorted(t.cue for t, words in zip(tagged_all, told, strict=True) if t.cue and not words)
    tagged = [completed(t, plain, given_up) for t, words in zip(tagged_all, told, strict=True) if words]
    tagged, further = coordinate(document.text, analysis, tagged, by_rule)
    candidates = with_participles(analysis, [c for c in (_candidate(analysis, t) for t in tagged) if c])
    spent = {c.head for c in further}
    candidates += [*further, *beside(analysis, tagged, found_all, [c for c in by_rule if c.head not in spent])]
    made = [statement_of(document, analysis, quoted, c) for c in candidates]
    made += [_uncued(document, quoted, t) for t in tagged if t.cue is None]
    return replace(found, statements=tuple(sorted(with_parents(made), key=lambda s: s.spans[0])))


@cache
def tagger() -> AttributionTagger:
    """The one tagger of this process; it reads its weights at the first text."""
    return AttributionTagger()


def _candidate(analysis: Analysis, tagged: Tagged) -> Candidate | None:
    """The attribution with the cue's head word; None where it has no cue or the analysis has no word there."""
    words = list(analysis.tokens_between(*tagged.cue)) if tagged.cue else []
    if not words or tagged.cue is None:
        return None
    return Candidate(tagged.source, tagged.cue, tagged.content, cue_head(words).index, "trained")


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
