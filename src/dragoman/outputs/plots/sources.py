"""Sources: every report on the lane of its outlet; copies are told from reports of their own."""

from __future__ import annotations

from dragoman.outputs.brief_coverage import extent
from dragoman.outputs.display import line
from dragoman.outputs.plots.picture import Mark, Picture, Shape, bounds, lanes_of, without_far_past
from dragoman.outputs.references import opening_words
from dragoman.outputs.selection import current_documents
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document

NAMELESS = "no outlet named"


def sources(docket: DocketExport) -> Picture:
    """The picture."""
    documents = current_documents(docket)
    counts = _records(docket)
    named = [(line(d.outlet or "") or NAMELESS, mark) for d in documents if (mark := _mark(d, counts.get(d.id, 0)))]
    undated = len(documents) - len(named)
    notes = (f"{undated} undated left out",) if undated else ()
    title = f"Sources: {extent(documents)}"
    return without_far_past(Picture(title=title, lanes=lanes_of(named), notes=notes))


def _mark(document: Document, records: int) -> Mark | None:
    days = bounds(document.published)
    if days is None:
        return None
    first, last, before, after = days
    shape: Shape = "copy" if document.copy_of else "note" if document.kind == "note" else "report"
    return Mark(
        first=first,
        last=last,
        shape=shape,
        label=line(document.title or opening_words(document)),
        weight=float(records),
        open_before=before,
        open_after=after,
    )


def _records(docket: DocketExport) -> dict[str, int]:
    """How much each document tells: its events and statements."""
    found: dict[str, int] = {}
    for document in (*(e.document for e in docket.events), *(s.document for s in docket.statements)):
        found[document] = found.get(document, 0) + 1
    return found
