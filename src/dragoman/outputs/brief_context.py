"""What every section of a brief needs: the docket, its speakers, the numbers of its references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dragoman.outputs.days import label
from dragoman.outputs.display import line
from dragoman.outputs.page import Limits, Run, Sentence
from dragoman.outputs.references import References, citation
from dragoman.outputs.selection import current_documents
from dragoman.outputs.speakers import Speakers
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, newest_day
from dragoman.record.evidence import Span

MOST_CITATIONS = 4
"""References given for one sentence that several reports bear out."""

MOST_OUTLETS = 3

Cited = tuple[str, Span]
"""Id of a record and the words of it that are cited."""


class BriefContext:
    """The docket as a brief sees it. `today` is the day it is written for: `as_of`, else the newest report's."""

    def __init__(
        self, docket: DocketExport, cite: Mapping[str, str], limits: Limits, as_of: date | None, since: date | None
    ) -> None:
        self.docket, self.limits, self.since = docket, limits, since
        self.documents = current_documents(docket)
        self.replaced = frozenset(d.version_of for d in docket.documents if d.version_of)
        self.by_id: dict[str, Document] = {document.id: document for document in docket.documents}
        self.speakers = Speakers(docket)
        self.references = References(docket.documents, cite)
        self.today = as_of or newest_day(self.documents)
        self.told: set[str] = set()

    def name(self, actor: str | None) -> str:
        """What an actor is called inside a sentence; "somebody" where no record of it is left."""
        speaker = self.speakers.named(actor)
        return speaker.subject if speaker else "somebody"

    def cited(self, records: Iterable[Cited]) -> Run:
        """A citation of the first few records, each document once as long as there are others."""
        found = list(dict.fromkeys(records))
        documents: set[str] = set()
        first: list[Cited] = []
        again: list[Cited] = []
        for record in found:
            (again if record[1].document in documents else first).append(record)
            documents.add(record[1].document)
        chosen = (first + again)[:MOST_CITATIONS]
        return citation(self.references.number(record, span.document, span) for record, span in chosen)

    def outlets(self, spans: Iterable[Span]) -> str:
        """`Kontur, Meridian Wire and 2 more`: who reports it, copies left out where the original is there."""
        documents = [self.by_id[span.document] for span in spans if span.document in self.by_id]
        ids = {document.id for document in documents}
        own = [document for document in documents if document.copy_of not in ids]
        names = list(dict.fromkeys(outlet_of(document) for document in own))
        more = len(names) - MOST_OUTLETS
        return ", ".join(names[:MOST_OUTLETS]) + (f" and {more} more" if more > 0 else "")

    def is_new(self, documents: Sequence[Document]) -> bool:
        """Whether no report of it may have been out before the day that `since` names."""
        if self.since is None:
            return False
        days = [document.published.earliest or document.published.latest for document in documents]
        return bool(days) and all(day is not None and day >= self.since for day in days)


def close_day(document: Document) -> date | None:
    """The last day on which a report may have come out, if that is known to within a month; else the first."""
    return document.published.close_day


def outlet_of(document: Document) -> str:
    """The outlet, or the day by which a report without one is known."""
    published = document.published
    return line(document.outlet or "") or (f"report of {label(published)}" if published.known else "an undated report")


def sentence(*runs: Run | str) -> Sentence:
    """A line of the brief; plain strings are our own words."""
    return Sentence(tuple(Run("text", run) if isinstance(run, str) else run for run in runs if run))


def heading(name: str, shown: int, there: int) -> str:
    """`Open commitments`, or `Open commitments (5 of 9)` where some are left out."""
    return name if shown >= there else f"{name} ({shown} of {there})"
