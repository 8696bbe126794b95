"""Statements by rule: the parse's reporting constructions joined with quotation marks.

Direct, indirect and mixed quotation, quotations over sentences and paragraphs, interrupted ones, "according to".
Quotation marks and a leading "that" belong to the content, as in PolNeAR.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.extraction.attribution.linking import attribute_quotations
from dragoman.extraction.attribution.quotation import Quotation, quotations, touching
from dragoman.extraction.attribution.reporting import Candidate, reported
from dragoman.extraction.spans import Extent
from dragoman.language.analysis import Analysis, Token
from dragoman.record.docket import Extraction
from dragoman.record.document import Document
from dragoman.record.statements import Force, Mode, Origin, Statement
from dragoman.vocabulary.reporting import reporting

VERSION = "2"


def extract_attributions(found: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with its statements; a statement inside another's content carries it as `parent`."""
    document = found.document
    quoted = quotations(document.text, analysis)
    made = [statement_of(document, analysis, quoted, c) for c in candidates_by_rule(document, analysis, quoted)]
    return replace(found, statements=tuple(sorted(with_parents(made), key=lambda s: s.spans[0])))


def candidates_by_rule(document: Document, analysis: Analysis, quoted: Sequence[Quotation]) -> list[Candidate]:
    """What the rules read as attributions, nested ones too."""
    candidates = attribute_quotations(document.text, analysis, quoted, reported(analysis))
    once = _without_doubles(with_participles(analysis, candidates))
    return [c for c in once if not _own_thought(analysis, quoted, c)]


def _without_doubles(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One attribution to a content: where two have the same words, the first cue stays."""
    seen: dict[tuple[Extent, ...], Candidate] = {}
    for candidate in candidates:
        seen.setdefault(candidate.content, candidate)
    return list(seen.values())


def with_participles(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with "X criticised Y, saying ..." as one: cue "criticised", content what is said."""
    telling = {c.head for c in candidates if reporting().force.get(analysis.tokens[c.head].lemma) == "criticise"}
    said = {}
    for candidate in candidates:
        verb = analysis.tokens[candidate.head]
        if verb.tag == "VBG" and verb.lemma == "say" and verb.head in telling:
            said[verb.head] = candidate
    spent = {c.head for c in said.values()}
    told = (replace(c, content=said[c.head].content) if c.head in said else c for c in candidates)
    return [c for c in told if c.head not in spent]


def _own_thought(analysis: Analysis, quoted: Sequence[Quotation], found: Candidate) -> bool:
    """Whether it is an "I think" or "they know" inside quotation marks: part of what is said there."""
    head = analysis.tokens[found.head]
    inside = any(q.start <= found.cue[0] and found.cue[1] <= q.end for q in touching(quoted, *found.cue))
    kids = analysis.children(head.index)
    first_person = any(k.dep == "nsubj" and k.text.lower() in ("i", "we") for k in kids)
    return inside and (head.lemma in reporting().mental or (first_person and head.tag == "VBP"))


def statement_of(document: Document, analysis: Analysis, quoted: Sequence[Quotation], found: Candidate) -> Statement:
    """The candidate as a statement without a parent."""
    head = analysis.tokens[found.head]
    words = reporting()
    return Statement(
        document=document.id,
        source=document.span(*found.source) if found.source else None,
        cue=document.span(*found.cue),
        content=tuple(document.span(*extent) for extent in found.content),
        mode=mode_of(document.text, quoted, found),
        force=force_of(analysis, head),
        hedged=head.lemma in words.hedges,
        negated=any(k.dep == "neg" for k in analysis.children(head.index)),
        origin=origin_of(document),
    )


def origin_of(document: Document) -> Origin:
    """What the user notes is not reported."""
    return "noted" if document.kind == "note" else "reported"


def force_of(analysis: Analysis, cue: Token) -> Force:
    """What is done by saying it, by the cue's head word; but a verb that names something ("called it a mistake") has
    its force by preposition only."""
    words, kids = reporting(), analysis.children(cue.index)
    names = cue.pos == "VERB" and cue.lemma in words.object_with
    wanted = words.preposition.get(cue.lemma, frozenset())
    if names and not any(k.dep == "prep" and k.lemma in wanted for k in kids):
        return "assert"
    force: Force = words.force.get(cue.lemma, "assert")  # type: ignore[assignment] # the vocabulary is checked by a test
    return force


def mode_of(text: str, quoted: Sequence[Quotation], found: Candidate) -> Mode:
    """Direct where quotation marks take in every word of the content, mixed where they take in some. Marks that take in
    the cue as well quote somebody else, who reports it."""
    near = sorted({q for start, end in found.content for q in touching(quoted, start, end)})
    inside = [q for q in near if not q.start <= found.cue[0] < q.end]
    if not inside:
        return "indirect"
    bare = [text[a:b] for start, end in found.content for a, b in _outside(start, end, inside)]
    return "mixed" if any(c.isalnum() for part in bare for c in part) else "direct"


def _outside(start: int, end: int, quoted: list[Quotation]) -> Iterable[Extent]:
    for q in quoted:
        if start < q.start < end:
            yield start, q.start
        start = max(start, min(q.end, end)) if q.start < end else start
    yield start, end


def with_parents(made: Iterable[Statement]) -> list[Statement]:
    """Each with the innermost other statement whose content takes in its cue and content as its `parent`."""
    found: list[Statement] = []
    open_ones: list[Statement] = []  # those whose content may still reach the next one: a sweep, not all pairs
    for here in sorted(made, key=lambda s: (s.content[0].start, -s.content[-1].end, s.id)):
        open_ones = [s for s in open_ones if s.content[-1].end > here.content[0].start]
        around = [s for s in open_ones if _inside(here, s)]
        nearest = min(around, key=lambda s: (sum(c.end - c.start for c in s.content), s.id), default=None)
        found.append(replace(here, parent=nearest.id) if nearest else here)
        open_ones.append(here)
    return found


def _inside(inner: Statement, outer: Statement) -> bool:
    if inner.cue is None:
        return False
    return all(any(c.covers(span) for c in outer.content) for span in (inner.cue, *inner.content))
