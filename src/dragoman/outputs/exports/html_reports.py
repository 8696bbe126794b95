"""The reports inside a docket's page: their paragraphs, with the words of each record marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from dragoman.outputs.days import label
from dragoman.outputs.display import line
from dragoman.outputs.marking import Block, Mark, Piece, blocks
from dragoman.outputs.references import opening_words
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document
from dragoman.record.evidence import Span

MARKED = ("events", "contacts", "processes", "instruments", "commitments", "positions")
"""Kinds of records whose evidence is marked; of statements it is source, cue and words, of disagreements the claims."""


def marks_by_document(docket: DocketExport) -> dict[str, list[Mark]]:
    """The words that records rest on, by document."""
    found: dict[str, list[Mark]] = {}
    for mark in _marks(docket):
        found.setdefault(mark.span.document, []).append(mark)
    return found


def _marks(docket: DocketExport) -> Iterator[Mark]:
    for statement in docket.statements:
        yield from _each(statement.spans, statement.id, "statements")
    for name in MARKED:
        for record in getattr(docket, name):
            yield from _each(record.evidence, record.id, name)
    for found in docket.disagreements:
        yield from _each((span for claim in found.claims for span in claim.evidence), found.id, "disagreements")


def _each(spans: Iterable[Span], record: str, css: str) -> Iterator[Mark]:
    yield from (Mark(span, record, css) for span in spans)


def report_blocks(
    report: Document, marks: Sequence[Mark], anchored: dict[str, int], *, replaced: bool = False
) -> Iterator[str]:
    """A report, closed until it is wanted. `anchored` numbers the records that have their anchor on the page; a later
    version of a page makes a report `replaced`."""
    version = "an earlier version" if replaced else ""
    told = ", ".join(part for part in (line(report.outlet or ""), label(report.published), version) if part)
    title = line(report.title or "") or opening_words(report)
    count = len({mark.key for mark in marks})
    counted = f"{count} record" if count == 1 else f"{count} records"
    yield f'<details id="d-{report.id}" class="report"><summary><h3>{escape(title)}</h3>'
    yield f'<span class="dim">{escape(told)} · {counted}</span></summary><article>'
    if report.url:
        yield f'<p class="dim url">{escape(line(report.url))}</p>'
    for block in blocks(report, marks):
        yield _paragraph(block, anchored)
    yield "</article></details>"


def _paragraph(block: Block, anchored: dict[str, int]) -> str:
    return f'<p class="part {block.part}">{"".join(_piece(piece, anchored) for piece in block.pieces)}</p>'


def _piece(piece: Piece, anchored: dict[str, int]) -> str:
    """Words under one set of marks: the link goes to the row of the shortest mark, anchors stand where marks begin, the
    numbers of the records tell the script which words belong together."""
    anchors = "".join(_anchor(key, anchored) for key in piece.opens if key not in anchored)
    if not piece.marks:
        return f"{anchors}{escape(piece.text)}"
    first = piece.marks[0]
    several = " several" if len(piece.marks) > 1 else ""
    kinds = ", ".join(dict.fromkeys(mark.css for mark in piece.marks))
    numbers = " ".join(str(number) for number in sorted({anchored[mark.key] for mark in piece.marks}))
    link = f'class="mark {first.css}{several}" href="#r-{first.key}" title="{kinds}" data-of="{numbers}"'
    return f"{anchors}<a {link}>{escape(piece.text)}</a>"


def _anchor(key: str, anchored: dict[str, int]) -> str:
    anchored[key] = len(anchored)
    return f'<span id="m-{key}" data-number="{anchored[key]}"></span>'
