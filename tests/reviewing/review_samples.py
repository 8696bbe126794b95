"""Two reports with their records, written by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dragoman.ledger import Ledger
from dragoman.record.actors import Actor
from dragoman.record.arrival import Arrival, Run
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published, content_id
from dragoman.record.statements import Statement

FIRST = "Minister Ida Holm spoke. Holm said the locks would open. The envoys of Sundland met her in Vik.\n"
SECOND = "Envoys came to Vik. Ida Holm and the harbour master shook hands, and Ruritania promised dredgers.\n"
LEARNED = datetime(2022, 3, 9, tzinfo=UTC)


def report(text: str, day: int) -> Document:
    when = Published(date(2022, 3, day), date(2022, 3, day), basis="metadata")
    return Document(id=content_id(text.encode()), text=text, outlet="Vik Courier", published=when)


def place(text: str, words: str) -> dict[str, int]:
    return {"start": text.index(words), "end": text.index(words) + len(words)}


def extractions() -> tuple[Extraction, Extraction]:
    one, other = report(FIRST, 7), report(SECOND, 8)
    holm = Actor(name="Ida Holm", kind="person", role="minister", mentions=(one.span(9, 17),))
    said = Statement(
        document=one.id, source=one.span(25, 29), cue=one.span(30, 34), content=(one.span(35, 55),), speaker=holm.id
    )
    ruritania = Actor(
        name="Ruritania", kind="state", country="RUR", mentions=(other.span(*place(SECOND, "Ruritania").values()),)
    )
    return Extraction(document=one, actors=(holm,), statements=(said,)), Extraction(document=other, actors=(ruritania,))


def run(number: int) -> Run:
    return Run(program="dragoman test", analyser="by hand", steps=(f"by hand {number}",))


def write(ledger: Ledger, extraction: Extraction, number: int) -> None:
    d = extraction.document
    arrival = Arrival(document=d, original=d.text.encode(), location=d.id[:6], page=d.id)
    ledger.write(arrival, extraction, run(number), LEARNED)
