"""What the rules read beside the tagger: inside its contents, coordinate with its cues, and where it sees nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from sys import maxsize

from dragoman.extraction.attribution.reporting import Candidate
from dragoman.extraction.attribution.worded import cue_head, is_act
from dragoman.extraction.spans import Extent
from dragoman.language.analysis import Analysis, Token
from dragoman.models.attribution.decoding import Tagged

PLAIN = frozenset({"clause", "according"})
"""Constructions that the rules read with the fewest errors."""

WIDER = frozenset({"object", "host", "noun", "light"})
"""Constructions that they read well where somebody is named as the source."""

FINITE = frozenset({"VBD", "VBZ", "VBP"})
LINKS = ", \n"


def coordinate(
    text: str, analysis: Analysis, tagged: Sequence[Tagged], by_rule: Iterable[Candidate]
) -> tuple[list[Tagged], list[Candidate]]:
    """The attributions without the words that a further cue of the same source reports, and those cues: "said the talks
    would go on, and ruled out a delay"."""
    kept = list(tagged)
    found = []
    cues = sorted(t.cue for t in tagged if t.cue)
    for candidate in by_rule:
        if analysis.tokens[candidate.head].dep != "conj" or _touches(cues, candidate.cue):
            continue
        at = next((n for n, t in enumerate(kept) if _joined_to(analysis, t, candidate)), None)
        if at is not None and (cut := _cut(text, analysis, kept[at], candidate)):
            found.append(replace(candidate, source=kept[at].source))
            kept[at] = cut
    return kept, found


def _joined_to(analysis: Analysis, tagged: Tagged, candidate: Candidate) -> bool:
    """Whether a cue is joined to the cue of an attribution whose content runs on over it. Whatever the parse says, a
    verb in the cue's own tense is, where the clause between has another: "said it would ..., and ruled out ..."."""
    if not any(start < candidate.cue[0] and candidate.cue[1] <= end for start, end in tagged.content):
        return False
    words = list(analysis.tokens_between(*tagged.cue)) if tagged.cue else []
    if not words:
        return False
    head, verb = cue_head(words), analysis.tokens[candidate.head]
    first = analysis.tokens[verb.head]
    if first.index == head.index:
        return True
    shared = first.head == head.index and first.dep == "ccomp" and _is_modal(analysis, first)
    own = any(k.dep in ("nsubj", "nsubjpass") for k in analysis.children(verb.index))
    return shared and not own and verb.tag == head.tag and verb.tag in FINITE


def _is_modal(analysis: Analysis, verb: Token) -> bool:
    return any(k.tag == "MD" for k in analysis.children(verb.index))


def _cut(text: str, analysis: Analysis, tagged: Tagged, candidate: Candidate) -> Tagged | None:
    """Without what begins at the conjunction before a further cue; None where nothing would be left."""
    before = [t for t in analysis.tokens_between(max(0, candidate.cue[0] - 8), candidate.cue[0]) if t.dep == "cc"]
    limit = before[-1].start if before else candidate.cue[0]
    content = [(a, a + len(text[a : min(b, limit)].rstrip(LINKS))) for a, b in tagged.content if a < limit]
    content = [(a, b) for a, b in content if a < b]
    return replace(tagged, content=tuple(content)) if content else None


def beside(
    analysis: Analysis, told: Sequence[Tagged], tagged: Sequence[Tagged], by_rule: Sequence[Candidate]
) -> list[Candidate]:
    """Of what the rules read: the nested, and what is overlooked. `told` are the attributions that became statements,
    `tagged` all that the tagger saw."""
    candidates = worded(analysis, by_rule)
    found = [*_nested(analysis, told, candidates), *_overlooked(tagged, candidates)]
    return list(dict.fromkeys(found))


def worded(analysis: Analysis, by_rule: Iterable[Candidate]) -> list[Candidate]:
    """Without those that tell of acts, or of what nobody says."""
    said = ((c, Tagged(c.source, c.cue, c.content)) for c in by_rule)
    return [c for c, t in said if not is_act(analysis, t, analysis.tokens[c.head]) and not _nobodys(analysis, c)]


def _nobodys(analysis: Analysis, candidate: Candidate) -> bool:
    words = list(analysis.tokens_between(*candidate.source)) if candidate.source else []
    return len(words) == 1 and words[0].lemma in ("nobody", "none")


def _nested(analysis: Analysis, outer: Sequence[Tagged], inner: Iterable[Candidate]) -> list[Candidate]:
    """Of the inner ones, those that stand in the content of one of the outer ones and do not repeat a cue. Of "released
    statements criticising the plan" the participle is no further one."""
    spans = _outermost((start, -end, n) for n, t in enumerate(outer) for start, end in t.content)
    cues = sorted(t.cue for t in outer if t.cue)
    begins = {t.content[0][0] for t in outer if t.cue}
    return [
        c
        for c in inner
        if not _touches(cues, c.cue)
        and _inside_one(spans, c)
        and not (c.cue[0] in begins and analysis.tokens[c.head].tag == "VBG")
    ]


def _overlooked(tagged: Sequence[Tagged], by_rule: Iterable[Candidate]) -> list[Candidate]:
    """Plain reporting clauses that the rules see where the tagger sees nothing at all, and what they read off a cue
    with a source that the tagger passes over."""
    taken = _outermost((start, -end, n) for n, t in enumerate(tagged) for start, end in _extents(t))
    spans = [(start, end) for start, end, _ in taken]
    cues = sorted(t.cue for t in tagged if t.cue)
    return [
        c
        for c in by_rule
        if (c.rule in PLAIN and not any(_touches(spans, extent) for extent in (c.cue, *c.content)))
        or (c.rule in WIDER and c.source and not _touches(cues, c.cue))
    ]


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
