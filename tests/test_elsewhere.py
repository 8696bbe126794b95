"""What other reports have of one record, found without the rest of the docket, with the real analyser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman import Docket, editions
from dragoman.cli.showing import as_data, as_plain
from dragoman.outputs.together import Together

WIRE = """Herring waits

Harbour Wire
May 6, 2021

"Nobody in this harbour will miss the long waiting for the herring boats," Ada Ruel said. Norway promised to pay for
the new harbour lock.

"To open the lock too soon," Ben Orr said, "would leave the harbour without water."
"""
COURIER = """Voices from the harbour

Fjord Courier
May 9, 2021

"To open the lock too soon," Ben Orr said, "would leave the harbour without water."

The council is divided. "Nobody in this harbour will miss the long waiting for the herring boats," said Ada Ruel, who
leads it. Others disagree. Norway broke its promise to pay for the new harbour lock, a diplomat said.
"""
WEEKLY = """A week in quotations

Skerry Tribune
May 12, 2021

"Nobody in this harbour will miss the long waiting for the herring boats," Ada Ruel said last week.
"The council has yet to see a bill," Ben Orr said.
"""


@pytest.fixture(scope="module")
def docket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Docket]:
    folder = tmp_path_factory.mktemp("elsewhere")
    for name, text in (("weekly.txt", WEEKLY), ("wire.txt", WIRE), ("courier.txt", COURIER)):
        (folder / name).write_text(text, encoding="utf-8")
    with Docket.open(folder / "case.db", create=True) as opened:
        opened.read(sorted(folder.glob("*.txt")))
        yield opened


def together(docket: Docket, ident: str) -> Together:
    found = docket.show(ident).around.together
    assert found is not None
    return found


def test_a_quotation_is_traced_through_the_reports_that_carry_it(docket: Docket) -> None:
    spoken = {s.id for s in docket.export().statements if s.content[0].text.startswith('"Nobody')}
    (join,) = (j for j in docket.export().joins if spoken & set(j.members))
    for member in join.members:
        found = together(docket, member)
        assert [told.document.outlet for told in found.told] == ["Harbour Wire", "Fjord Courier", "Skerry Tribune"]
        assert found.surely_first
        assert [told.here for told in found.told].count(True) == 1
    shown = docket.show(join.first or "")
    assert "\nfirst said in: Harbour Wire, 6 May 2021: " in as_plain(shown)
    told = as_data(shown)["together"]
    assert (told["surely_first"], told["told"][0]["outlet"]) == (True, "Harbour Wire")
    assert "\ncarried since by: Skerry Tribune, 12 May 2021: " in as_plain(shown)


def test_a_quotation_that_is_interrupted_is_traced_too(docket: Docket) -> None:
    said = [s for s in docket.export().statements if s.content[0].text.startswith('"To open')]
    assert [len(s.content) for s in said] == [2, 2]
    for statement in said:
        outlets = [told.document.outlet for told in together(docket, statement.id).told]
        assert outlets == ["Harbour Wire", "Fjord Courier"]


def test_words_that_nobody_else_has_are_traced_nowhere(docket: Docket) -> None:
    alone = {s.id for s in docket.export().statements} - {m for j in docket.export().joins for m in j.members}
    assert alone
    assert all(docket.show(ident).around.together is None for ident in alone)


def test_records_told_as_one_are_found_with_the_reasons(docket: Docket) -> None:
    joins = [j for j in docket.export().joins if j.layer in ("events", "commitments", "processes")]
    assert joins
    for join in joins:
        for member in join.members:
            found = together(docket, member)
            assert len(found.told) == len(join.members)
            assert found.reasons == join.reasons


def test_a_commitment_is_shown_with_what_all_reports_tell_became_of_it(
    docket: Docket, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = next(c for c in docket.export().commitments if len(c.history) > 1)
    assert docket.show(made.id).record == made
    lines = as_plain(docket.show(made.id)).splitlines()
    assert sum(line.startswith("history: ") for line in lines) == len(made.history)
    docket.editions.make()
    monkeypatch.setattr(editions, "PATIENCE", -1.0)  # as in a docket too large to be read for one record
    assert docket.show(made.id).record == made
    assert "obligor: Norway" in as_plain(docket.show(made.id))
