from __future__ import annotations

from datetime import date

from dragoman.outputs.coverage import sources_table
from dragoman.outputs.findings import disagreement_lines, disagreements_table, position_lines, positions_table
from dragoman.record.actors import Actor
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published, content_id
from dragoman.record.findings import Claim, Disagreement, Position, Source

DAY = date(2021, 5, 4)
WHEN = Published(DAY, DAY, basis="given")


def told(text: str, outlet: str, copy_of: str | None = None) -> Document:
    return Document(
        id=content_id(f"{outlet}{text}".encode()), text=text, outlet=outlet, published=WHEN, copy_of=copy_of
    )


WIRE = told("Chad keeps 40 tonnes.", "Harbour Wire")
COPY = told("Chad keeps 40 tonnes.", "The Bugle", WIRE.id)
PORT = told("Chad keeps 25 tonnes.\x1b[2J", "Tidings")


def test_claims_stand_side_by_side_with_their_outlets() -> None:
    found = Disagreement(
        topic="herring",
        kind="amount",
        claims=(
            Claim(value="25 tonnes", evidence=(PORT.span(11, 20),)),
            Claim(value="40 tonnes", evidence=(COPY.span(11, 20), WIRE.span(11, 20))),
        ),
        corrected_by=PORT.id,
    )
    lines = disagreement_lines(DocketExport(documents=(WIRE, COPY, PORT), disagreements=(found,)))
    ((kind, about, claims, corrected, short),) = disagreements_table(lines).rows
    assert (kind, about, corrected) == ("amount", "herring", "4 May 2021")
    assert claims == "25 tonnes [Tidings] ≠ 40 tonnes [Harbour Wire, (The Bugle)]"
    assert found.id.startswith(short)


def test_positions_show_what_changed() -> None:
    chad = Actor(name="Chad", kind="state", country="TCD", mentions=(WIRE.span(0, 4),))
    first = Position(
        actor=chad.id, issue="quotas", wording="keeps", when=DateRange.day(DAY), evidence=(WIRE.span(5, 10),)
    )
    docket = DocketExport(documents=(WIRE,), actors=(chad,), positions=(first,))
    (row,) = positions_table(position_lines(docket, {first.id: "[-drops-] {+keeps+}"})).rows
    assert row[:6] == ("quotas", "Chad", "4 May 2021", "keeps", "[-drops-] {+keeps+}", "Harbour Wire")


def test_a_row_of_sources() -> None:
    source = Source(
        outlet="The Bugle",
        documents=(COPY.id,),
        copies=(COPY.id,),
        copied_from=("Harbour Wire",),
        days=DateRange.day(DAY),
        records=3,
        told=2,
        first=0,
        alone=0,
        quoted_after=4,
    )
    assert not source.independent
    assert sources_table([source]).rows == (
        ("The Bugle", "1", "4 May 2021", "no", "Harbour Wire", "2", "0", "0", "0", "4"),
    )
