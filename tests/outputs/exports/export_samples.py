"""A docket whose only report is hostile, and a docket file of records made by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from fishery_samples import event, report, span, state

from dragoman.ledger import Ledger
from dragoman.outputs.exports.export import Material
from dragoman.record.arrival import Arrival, Run
from dragoman.record.decisions import Ruling
from dragoman.record.docket import LAYERS, DocketExport, Extraction
from dragoman.record.statements import Statement

RUN = Run(program="dragoman 0", analyser="by hand", steps=("by hand 1",))
ATTACK = "<img src=x onerror=alert(1)>"
FORMULA = "=cmd|' /C calc'!A0"
HOSTILE = f'{FORMULA} met Norway \\ in Oslo | {ATTACK} on Monday. Norway said "+1 for @all, _x0041_ too".'


def hostile() -> Material:
    """One report that attacks by its words, its title, its outlet and its address; its event is accepted."""
    document = report(HOSTILE, f"@{ATTACK}", date(2021, 5, 6), title=f"-{ATTACK}", url="javascript:alert(1)")
    norway = state(document, "Norway", "NOR")
    met = event(
        document, HOSTILE.partition(".")[0], (norway, "recipient"), place=FORMULA, outcome="\x1b[31m\tfree \ud800 talks"
    )
    said = Statement(
        document=document.id,
        source=span(document, "Norway"),
        cue=span(document, "said"),
        content=(span(document, "+1 for @all, _x0041_ too"),),
        speaker=norway.id,
    )
    docket = DocketExport(documents=(document,), actors=(norway,), events=(met,), statements=(said,))
    return Material(docket=docket, cite={met.id: "e4k2"}, rulings={met.id: Ruling(verb="accept")})


def write_docket(path: Path, docket: DocketExport) -> Path:
    """A docket file of the records that reports hold; what comparing them yields is left to the program."""
    with Ledger.open(path, create=True) as ledger:
        for document in docket.documents:
            arrival = Arrival(document=document, original=document.text.encode(), location="a.txt", page=document.id)
            ledger.write(arrival, _extraction(docket, document.id), RUN, datetime(2021, 5, 21, tzinfo=UTC))
    return path


def _extraction(docket: DocketExport, document: str) -> Extraction:
    said = {name: tuple(r for r in getattr(docket, name) if _home(r) == document) for name in LAYERS}
    return Extraction(document=next(d for d in docket.documents if d.id == document), **said)


def _home(record) -> str:
    return record.mentions[0].document if hasattr(record, "mentions") else record.document
