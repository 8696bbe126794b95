"""What a tagged attribution lacks and the page or the parse shows: its whole content, its source, where it ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.extraction.attribution.reporting import Candidate
from dragoman.extraction.attribution.sources import VERBAL, owner_of, phrase, source_of
from dragoman.extraction.attribution.worded import cue_head
from dragoman.extraction.spans import Extent, Ranges, extent
from dragoman.language.analysis import Analysis, Token
from dragoman.models.attribution.decoding import Tagged
from dragoman.record.document import Document
from dragoman.vocabulary.reporting import reporting

RELATIVE = frozenset({"WDT", "WP"})
LABEL = re.compile(r"(?:[\"“]|``|'')? ?([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}) ?:\s+(?=\S)")
"""A speaker's label in capitals before what is said, behind a quotation mark or none."""
NEAR = 12
"""Attributions before loose words among which the one is sought that they go on from."""

INNER = frozenset({"prep", "ccomp"})
SAYING = "saying"


def whole(document: Document, analysis: Analysis, found: Iterable[Tagged]) -> list[Tagged]:
    """The attributions, each on one part of the page, in one run where only a comma parts it, with the words that go on
    behind it, without those of a further "saying", and with the source that its cue's verb has."""
    joined = (_joined(document.text, _in_one_part(document, _in_one_paragraph(analysis, t))) for t in found)
    parted = [p for t in _continued(document.text, analysis, joined) for p in _parted(document.text, analysis, t)]
    cues = Ranges([t.cue for t in parted if t.cue])
    clear = (_before_main_clause(document.text, analysis, _unmixed(t, cues)) for t in parted)
    return [_sourced(analysis, _referred(analysis, _labelled(document.text, t))) for t in clear]


def _in_one_paragraph(analysis: Analysis, tagged: Tagged) -> Tagged:
    """With as much of a source that runs over a paragraph's end as stands in the cue's paragraph, or else in its own
    first one."""
    if tagged.source is None:
        return tagged
    start, end = tagged.source
    first = bisect_right(analysis.paragraphs, start, key=lambda p: p.start) - 1
    last = bisect_right(analysis.paragraphs, end - 1, key=lambda p: p.start) - 1
    if first == last or first < 0:
        return tagged
    own = bisect_right(analysis.paragraphs, tagged.cue[0], key=lambda p: p.start) - 1 if tagged.cue else first
    here = analysis.paragraphs[own if first <= own <= last else first]
    clipped = (max(start, here.start), min(end, here.end))
    return replace(tagged, source=clipped if clipped[0] < clipped[1] else None)


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


def _continued(text: str, analysis: Analysis, found: Iterable[Tagged]) -> list[Tagged]:
    """With content that no cue takes joined to the content it goes on from, behind a comma in the same sentence."""
    kept: list[Tagged] = []
    for tagged in sorted(found, key=lambda t: t.content[0]):
        here = analysis.sentence_at(tagged.content[0][0])
        loose = tagged.cue is None and tagged.source is None and here is not None
        near = range(len(kept) - 1, max(-1, len(kept) - NEAR), -1) if loose and here else ()
        at = next((n for n in near if here and _goes_on(text, kept[n], tagged, here.start)), None)
        if at is None:
            kept.append(tagged)
        else:
            before, last = kept[at].content[:-1], kept[at].content[-1]
            kept[at] = replace(kept[at], content=(*before, (last[0], tagged.content[0][1]), *tagged.content[1:]))
    return sorted(kept, key=lambda t: (t.cue or t.content[0], t.content))


def _goes_on(text: str, tagged: Tagged, loose: Tagged, sentence: int) -> bool:
    end = tagged.content[-1][1]
    near = tagged.cue is not None and sentence < end <= loose.content[0][0]
    return near and not text[end : loose.content[0][0]].strip(" ,\n")


def _parted(text: str, analysis: Analysis, tagged: Tagged) -> list[Tagged]:
    """Of "denied a report, saying it was false" two: what is denied and what is said."""
    verb = _participle(analysis, tagged)
    last = tagged.content[-1]
    if verb is None or tagged.cue is None or not last[0] < verb.start < last[1]:
        return [tagged]
    before = text[last[0] : verb.start].rstrip(" ,")
    behind = verb.end + len(text[verb.end : last[1]]) - len(text[verb.end : last[1]].lstrip())
    if not before or behind >= last[1]:
        return [tagged]
    first = replace(tagged, content=(*tagged.content[:-1], (last[0], last[0] + len(before))))
    return [first, Tagged(tagged.source, (verb.start, verb.end), ((behind, last[1]),))]


def _participle(analysis: Analysis, tagged: Tagged) -> Token | None:
    """The "saying" that hangs on the cue's verb."""
    words = list(analysis.tokens_between(*tagged.cue)) if tagged.cue else []
    kids = analysis.children(cue_head(words).index) if words else []
    return next((k for k in kids if k.text == SAYING and k.dep == "advcl"), None)


def _before_main_clause(text: str, analysis: Analysis, tagged: Tagged) -> Tagged:
    """Of "After saying that it was over, she left": without the clause that tells what "she" did then."""
    words = list(analysis.tokens_between(*tagged.cue)) if tagged.cue else []
    head = cue_head(words) if words else None
    if head is None or head.tag != "VBG" or head.dep not in ("pcomp", "advcl"):
        return tagged
    main = analysis.tokens[head.head]
    while main.dep in INNER and main.head != main.index:  # parsers take the clause for the main one's
        main = analysis.tokens[main.head]
    subjects = [k for k in analysis.children(main.index) if k.dep in ("nsubj", "nsubjpass") and k.index > head.index]
    if main.pos not in VERBAL or not subjects:
        return tagged
    subject = phrase(analysis, subjects[0])
    limit = subject[0].start
    if not text[head.end : limit].rstrip("\"”' ").endswith(","):
        return tagged
    kept = ((a, a + len(text[a : min(b, limit)].rstrip(", \n"))) for a, b in tagged.content if a < limit)
    content = tuple((a, b) for a, b in kept if a < b)
    return replace(tagged, content=content, source=tagged.source or extent(subject)) if content else tagged


def _unmixed(tagged: Tagged, cues: Ranges) -> Tagged:
    """Without a source that takes in another's cue: "officials released statements", of whoever is "criticising"."""
    return replace(tagged, source=None) if tagged.source and cues.touches(*tagged.source) else tagged


def _referred(analysis: Analysis, tagged: Tagged) -> Tagged:
    """With the noun that "which" stands for, where content is no more than that: "the step on which he insisted"."""
    words = [t for start, end in tagged.content for t in analysis.tokens_between(start, end)]
    if len(words) != 1 or words[0].tag not in RELATIVE or tagged.cue is None:
        return tagged
    clause = next((t for t in analysis.tokens_between(*tagged.cue) if t.dep == "relcl"), None)
    if clause is None:
        return tagged
    noun = analysis.tokens[clause.head]
    before = [t for t in analysis.subtree(noun.index) if t.index < words[0].index and t.index <= noun.index]
    found = extent(before)
    return replace(tagged, content=(found,)) if found else tagged


def _labelled(text: str, tagged: Tagged) -> Tagged:
    """With the speaker whose label stands at the head of what is said without a cue ("LUND: We shall see")."""
    start, end = tagged.content[0]
    label = LABEL.match(text, start, end) if tagged.cue is None and tagged.source is None else None
    if label is None or label[1].rsplit(maxsplit=1)[-1].casefold() in reporting().no_speakers:
        return tagged
    return replace(tagged, source=label.span(1), content=((label.end(), end), *tagged.content[1:]))


def _sourced(analysis: Analysis, tagged: Tagged) -> Tagged:
    """With the subject of the cue's verb, or whose the cue's noun is, where the tagger saw no source; what seems is no
    source."""
    words = list(analysis.tokens_between(*tagged.cue)) if tagged.cue else []
    if tagged.source or not words or tagged.cue is None:
        return tagged
    head = cue_head(words)
    if head.pos in VERBAL:
        source = extent(source_of(analysis, head, inverted=tagged.content[0] < tagged.cue))
    else:
        source = extent(_behind_noun(analysis, head))
    if source is None or _touch([tagged.cue], source):
        return tagged
    content = tagged.content
    if head.lemma in reporting().seeming:  # it is told of the subject, not by it
        return tagged if _touch(content, source) else replace(tagged, content=tuple(sorted((source, *content))))
    if _touch(content, source):
        by = next((k for k in analysis.children(head.index) if k.dep == "agent" and k.end <= source[0]), None)
        content = _without(content, (by.start, source[1])) if by else ()
    return replace(tagged, source=source, content=content) if content else tagged


def _without(content: Iterable[Extent], hole: Extent) -> tuple[Extent, ...]:
    """Content less the "by X" that stands in it."""
    parts = (piece for a, b in content for piece in ((a, min(b, hole[0] - 1)), (max(a, hole[1] + 1), b)))
    return tuple(dict.fromkeys((a, b) for a, b in parts if b - a > 1))


def _behind_noun(analysis: Analysis, noun: Token) -> list[Token]:
    """Whose a noun is; for "was frank in her admission" the subject."""
    owner = owner_of(analysis, noun)
    if len(owner) != 1 or owner[0].tag != "PRP$" or noun.dep != "pobj":
        return owner
    over = analysis.tokens[analysis.tokens[noun.head].head]
    over = over if over.pos in VERBAL else analysis.tokens[over.head]
    subjects = [k for k in analysis.children(over.index) if k.dep == "nsubj"] if over.pos in VERBAL else []
    return phrase(analysis, subjects[0]) if subjects else owner


def completed(tagged: Tagged, plain: Mapping[int, Candidate], given_up: Sequence[Extent]) -> Tagged:
    """With the whole clause that the rules read as the content of the same cue, where a cue that is given up had torn
    it apart. `plain`: candidates by where their cue begins."""
    rule = next((plain[at] for at in range(*tagged.cue) if at in plain), None) if tagged.cue else None
    if rule is None or not any(_touch(given_up, extent) for extent in rule.content):
        return tagged
    inside = all(any(a <= start and end <= b for a, b in rule.content) for start, end in tagged.content)
    return replace(tagged, content=rule.content) if inside else tagged


def _touch(extents: Iterable[Extent], here: Extent) -> bool:
    return any(start < here[1] and here[0] < end for start, end in extents)
