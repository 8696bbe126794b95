"""Paragraphs that stand beside the running text: captions, credits, bylines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.language.analysis import Analysis, Token
from dragoman.record.document import Document

CREDITS = frozenset({"by", "photo", "photograph", "photos", "picture", "image", "graphic", "video"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def asides(document: Document, analysis: Analysis) -> frozenset[int]:
    """Numbers of the paragraphs that are captions, or no more than a credit or byline."""
    starts = [p.start for p in document.parts]
    found = []
    for number, paragraph in enumerate(analysis.paragraphs):
        part = bisect_right(starts, paragraph.start) - 1
        if part >= 0:
            caption = document.parts[part].part == "caption"
        else:
            caption = paragraph.last - paragraph.first == 1 and _credit(
                analysis.tokens_of(analysis.sentences[paragraph.first])
            )
        if caption:
            found.append(number)
    return frozenset(found)


def _credit(tokens: Sequence[Token]) -> bool:
    """As in "By Jane Miller", "Photo: Jane Miller": no sentence with a verb."""
    return tokens[0].text.lower() in CREDITS and not any(t.tag in FINITE for t in tokens)
