"""What a docket makes of several reports of one thing: the door as users go through it, with the real analyser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman import Docket, Query

STORY = """The harbour talks between Norway and Chad will go on in Oslo next week, a diplomat said on Thursday.

Chad keeps about 40 tonnes of frozen herring in the northern harbour, according to the diplomat, who would not be
named.

"Nobody will miss the waiting for the herring," said Ada Ruel, who leads the harbour council.
"""
WIRE = f"OSLO, May 6, 2021 (Harbour Wire) - {STORY}"
COPY = f"Herring waits\n\nFjord Courier\nMay 7, 2021\n\nOSLO (Harbour Wire) - {STORY}"
LATE = """Ships come back

Fjord Courier
May 13, 2021

Ada Ruel denied a report in a local weekly that the ferry had sunk, saying it was "dry and afloat."

Correction: Fjord Courier reported on May 7 that Chad kept about 40 tonnes of frozen herring. The
port puts it at 25 tonnes.
"""


@pytest.fixture(scope="module")
def docket(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("compared")
    for name, text in (("wire.txt", WIRE), ("copy.txt", COPY), ("late.txt", LATE)):
        (folder / name).write_text(text, encoding="utf-8")
    with Docket.open(folder / "case.db", create=True) as opened:
        opened.read(sorted(folder.glob("*.txt")))
        yield opened


def test_a_copy_is_told_and_counts_for_nothing(docket: Docket) -> None:
    documents = {d.id: d for d in docket.export().documents}
    (copy,) = (d for d in documents.values() if d.copy_of)
    assert documents[copy.copy_of].outlet == "Harbour Wire"
    quoted = [j for j in docket.export().joins if j.layer == "statements"]
    assert quoted
    assert {j.independent_sources for j in quoted} == {1}


def test_disagreements_name_both_sides_and_the_correction(docket: Docket) -> None:
    kinds = {line.record.kind: line for line in docket.disagreements()}
    assert set(kinds) == {"amount", "existence"}
    assert kinds["amount"].correction is not None
    assert kinds["amount"].correction.outlet == "Fjord Courier"


def test_as_of_a_day_what_came_later_is_not_known(docket: Docket) -> None:
    assert docket.disagreements(Query(as_of=date(2021, 5, 8))) == ()
    assert {s.outlet for s in docket.sources(Query(as_of=date(2021, 5, 6)))} == {"Harbour Wire"}


def test_sources_tell_who_copies(docket: Docket) -> None:
    courier, wire = docket.sources()
    assert (courier.outlet, len(courier.documents), courier.copied_from) == ("Fjord Courier", 2, ("Harbour Wire",))
    assert wire.independent


def test_a_join_can_be_undone_and_taken_up_again(docket: Docket) -> None:
    join = next(j for j in docket.export().joins if j.layer == "statements")
    docket.decide(join.id[:8], "reject", author="A. Verrall", reason="two speeches")
    left = docket.export().joins
    assert not any(set(join.members) <= set(j.members) for j in left)
    docket.decide(join.id[:8], "accept", author="A. Verrall")
    assert join.id in {j.id for j in docket.export().joins}


def test_reading_in_another_order_gives_the_same(docket: Docket, tmp_path: Path) -> None:
    for name, text in (("wire.txt", WIRE), ("copy.txt", COPY), ("late.txt", LATE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Docket.open(tmp_path / "other.db", create=True) as other:
        for name in ("late.txt", "copy.txt", "wire.txt"):
            other.read([tmp_path / name])
        ours, theirs = docket.export(), other.export()
    assert ours.joins == theirs.joins
    assert ours.disagreements == theirs.disagreements
    assert ours.positions == theirs.positions
