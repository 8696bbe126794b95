"""A few words around what was searched for, where most of it stands close together."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.outputs.display import line
from dragoman.record.document import Document
from dragoman.record.evidence import Span

AROUND = 60
"""Characters shown on either side of the words found."""

CLOSE = 120
"""Characters within which words found are shown together."""

Piece = tuple[str, bool]
"""Words, and whether they were searched for."""


def snippet(document: Document, paragraph: Span, hits: Sequence[Span]) -> list[Piece]:
    """The words found with their neighbours, in pieces; an ellipsis where more of the paragraph stands."""
    start, end = _window(document, paragraph, hits)
    pieces: list[Piece] = [("… ", False)] if start > paragraph.start else []
    at = start
    for hit in sorted(hits):
        if start <= hit.start and hit.end <= end:
            pieces += [(document.text[at : hit.start], False), (hit.text, True)]
            at = hit.end
    pieces.append((document.text[at:end], False))
    pieces += [(" …", False)] if end < paragraph.end else []
    return [piece for piece in _on_one_line(pieces) if piece[0]]


def plain_snippet(document: Document, paragraph: Span, hits: Sequence[Span]) -> str:
    """The same as one string."""
    return "".join(words for words, _ in snippet(document, paragraph, hits)).strip()


def _window(document: Document, paragraph: Span, hits: Sequence[Span]) -> tuple[int, int]:
    """Offsets around the hits that stand closest together, those of most different words; cut between words."""
    if not hits:
        return paragraph.start, paragraph.end
    first, last = max(_runs(sorted(hits)), key=lambda run: (_different(hits, *run), -run[0]))
    text, start, end = document.text, max(paragraph.start, first - AROUND), min(paragraph.end, last + AROUND)
    if start > paragraph.start:
        start = text.find(" ", start, first) + 1 or first
    if end < paragraph.end:
        end = max(text.rfind(" ", last, end), last)
    return start, end


def _runs(hits: Sequence[Span]) -> list[tuple[int, int]]:
    """From each hit to the last one that is close to it."""
    runs = []
    last = 0
    for number, hit in enumerate(hits):
        last = max(last, number)
        while last + 1 < len(hits) and hits[last + 1].end - hit.start <= CLOSE:
            last += 1
        runs.append((hit.start, max(hit.end, hits[last].end)))
    return runs


def _different(hits: Sequence[Span], first: int, last: int) -> int:
    return len({hit.text.casefold() for hit in hits if first <= hit.start and hit.end <= last})


def _on_one_line(pieces: Sequence[Piece]) -> list[Piece]:
    """Each piece on one line, single spaces between them where there were any."""
    found: list[Piece] = []
    for words, hit in pieces:
        shown = line(words)
        before = " " if words[:1].isspace() and shown else ""
        after = " " if words[-1:].isspace() and (shown or not found or not found[-1][0].endswith(" ")) else ""
        found.append((f"{before}{shown}{after}", hit))
    return found
