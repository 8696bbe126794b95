"""Statements by rule: the parse's reporting constructions joined with quotation marks.

Direct, indirect and mixed quotation, quotations over sentences and paragraphs, interrupted ones, "according to".
Quotation marks and a leading "that" belong to the content, as in PolNeAR.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.extraction.linking import attribute_quotations
from dragoman.extraction.quotation import Quotation, quotations
from dragoman.extraction.reporting import Candidate, reported
from dragoman.extraction.spans import Extent
from dragoman.language.analysis import Analysis, Token
from dragoman.record.docket import Extraction
from dragoman.record.document import Document
from dragoman.record.statements import Force, Mode, Origin, Statement
from dragoman.vocabulary.reporting import reporting

VERSION = "1"


def extract_attributions(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its statements; a statement inside another's content carries it as `parent`."""
    document = found.document
    quoted = quotations(document.text, analysis)
    candidates = attribute_quotations(document.text, analysis, quoted, reported(analysis))
    candidates = [
        c for c in _without_doubles(_with_participles(analysis, candidates)) if not _own_thought(analysis, quoted, c)
    ]
    made = [_statement(document, analysis, quoted, candidate) for candidate in candidates]
    statements = [_with_parent(n, made) for n in range(len(made))]
    return replace(found, statements=tuple(sorted(statements, key=lambda s: s.spans[0])))


def _without_doubles(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One attribution to a content: where two have the same words, the first cue stays."""
    seen: dict[tuple[Extent, ...], Candidate] = {}
    for candidate in candidates:
        seen.setdefault(candidate.content, candidate)
    return list(seen.values())


def _with_participles(analysis: Analysis, candidates: list[Candidate]) -> list[Candidate]:
    """ "X criticised Y, saying ..." is one attribution: cue "criticised", content what is said."""
    by_head = {c.head: c for c in candidates}
    found = dict(by_head)
    for candidate in candidates:
        verb = analysis.tokens[candidate.head]
        main = by_head.get(verb.head)
        if verb.tag == "VBG" and verb.lemma == "say" and main and main.rule == "object":
            found[main.head] = replace(main, content=candidate.content)
            del found[candidate.head]
    return list(found.values())


def _own_thought(analysis: Analysis, quoted: Iterable[Quotation], found: Candidate) -> bool:
    """ "I think" and "they know" inside quotation marks are part of what is said there."""
    head = analysis.tokens[found.head]
    inside = any(q.start <= found.cue[0] and found.cue[1] <= q.end for q in quoted)
    kids = analysis.children(head.index)
    first_person = any(k.dep == "nsubj" and k.text.lower() in ("i", "we") for k in kids)
    return inside and (head.lemma in reporting().mental or (first_person and head.tag == "VBP"))


def _statement(document: Document, analysis: Analysis, quoted: Iterable[Quotation], found: Candidate) -> Statement:
    head = analysis.tokens[found.head]
    words = reporting()
    origin: Origin = "noted" if document.kind == "note" else "reported"
    return Statement(
        document=document.id,
        source=document.span(*found.source) if found.source else None,
        cue=document.span(*found.cue),
        content=tuple(document.span(*extent) for extent in found.content),
        mode=_mode(document.text, quoted, found.content),
        force=_force(head),
        hedged=head.lemma in words.hedges,
        negated=any(k.dep == "neg" for k in analysis.children(head.index)),
        origin=origin,
    )


def _force(cue: Token) -> Force:
    force: Force = reporting().force.get(cue.lemma, "assert")  # type: ignore[assignment] # the vocabulary is checked by a test
    return force


def _mode(text: str, quoted: Iterable[Quotation], content: tuple[Extent, ...]) -> Mode:
    """Direct where the quotation marks take in every word of the content, mixed where they take in some."""
    inside = [q for q in quoted if any(q.start < end and start < q.end for start, end in content)]
    if not inside:
        return "indirect"
    bare = [text[a:b] for start, end in content for a, b in _outside(start, end, inside)]
    return "mixed" if any(c.isalnum() for part in bare for c in part) else "direct"


def _outside(start: int, end: int, quoted: list[Quotation]) -> Iterable[Extent]:
    for q in quoted:
        if start < q.start < end:
            yield start, q.start
        start = max(start, min(q.end, end)) if q.start < end else start
    yield start, end


def _with_parent(n: int, made: list[Statement]) -> Statement:
    """The innermost other statement whose content takes in this one's cue and content."""
    here = made[n]
    around = [s for s in made if s is not here and _inside(here, s)]
    nearest = min(around, key=lambda s: (sum(c.end - c.start for c in s.content), s.id), default=None)
    return replace(here, parent=nearest.id) if nearest else here


def _inside(inner: Statement, outer: Statement) -> bool:
    if inner.cue is None:
        return False
    return all(any(c.covers(span) for c in outer.content) for span in (inner.cue, *inner.content))
