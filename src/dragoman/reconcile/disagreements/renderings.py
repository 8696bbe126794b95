"""One text that two sides render in their own words, without quotation marks: "it speaks of a pause", "of an end"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dragoman.reconcile.disagreements.case import Case, disagreement
from dragoman.reconcile.words import concepts_in
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Disagreement
from dragoman.vocabulary.disagreeing import disagreeing_words

BETWEEN = 220
"""Characters between two renderings of a text."""

LONGEST = 12


@dataclass(frozen=True)
class _Rendering:
    """What a text is told to say: its noun or "it", the verb, the words, and where all that stands."""

    text: str
    verb: str
    words: str
    span: Span


def rendering_disagreements(case: Case) -> Iterator[Disagreement]:
    """What two sides say that one text says, one right behind the other."""
    for document in case.docket.documents:
        for one, other in pairwise(_renderings(document)):
            if _of_one_text(document, one, other):
                topic = f"what the {one.text} says: “{one.words}” or “{other.words}”"
                yield disagreement(topic, "wording", [(r.words, [r.span]) for r in (one, other)])


def _renderings(document: Document) -> Iterator[_Rendering]:
    for found in _rendered().finditer(document.text):
        span = document.span(found.start(), found.end())
        verb = (found["verb"] or found["read"]).lower()
        yield _Rendering((found["text"] or "it").lower(), verb, found["words"].strip(' "“”'), span)


@cache
def _rendered() -> re.Pattern[str]:
    texts = "|".join(sorted(disagreeing_words().texts))
    renders, reads = disagreeing_words().renders.pattern, disagreeing_words().reads_as.pattern
    name = (
        rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir) (?:[\w-]+ ){{0,2}}?(?P<text>{texts})|\b[Ii]t|\b\w+['’]s version"
    )
    plain = r"[^.,;:\"“”\n]"
    said = rf"{plain}{{0,60}}[\"“]{plain}{{3,90}}|{plain}{{3,90}}"
    verbs = rf"(?:(?:{name}) (?P<verb>{renders})|(?P<read>{reads}))"
    return re.compile(rf"{verbs} (?P<words>{said})", re.MULTILINE)


def _of_one_text(document: Document, one: _Rendering, other: _Rendering) -> bool:
    between = document.text[one.span.end : other.span.start]
    behind = document.text[other.span.end : other.span.end + BETWEEN // 2].split("\n")[0].split(". ")[0]
    told = disagreeing_words().maintains.search(between) or disagreeing_words().maintains.search(behind)
    if len(between) > BETWEEN or "\n\n" in between or not told or one.text == "it":
        return False
    same_text = other.text in ("it", one.text)
    same_verb = one.verb.split()[0][:4] == other.verb.split()[0][:4] or bool(
        disagreeing_words().reads_as.fullmatch(other.verb)
    )
    ours, theirs = concepts_in(one.words), concepts_in(other.words)
    return same_text and same_verb and bool(ours - theirs) and bool(theirs - ours)
