"""How far the machine is to be trusted, and how surely that is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.decisions import Decision, Ruling
from dragoman.reviewing.precision import Precision, precision

NOON = datetime(2021, 5, 4, 12, tzinfo=UTC)


def decided(verbs: str, *, at_once: bool = False) -> tuple[list[Decision], dict[str, Ruling]]:
    """A decision a letter (`a`ccept, `r`eject, `e`dit, a`d`d), each on a record of its own."""
    names = {"a": "accept", "r": "reject", "e": "edit", "d": "add"}
    made = [
        Decision(
            record=f"e{n}", verb=names[v], author="A", at=NOON + timedelta(minutes=0 if at_once else n), layer="events"
        )  # type: ignore[arg-type]
        for n, v in enumerate(verbs)
    ]
    held = {"a": Ruling(verb="accept"), "r": Ruling(verb="reject"), "e": Ruling(verb="edit", changes=("{}",))}
    return made, {f"e{n}": held.get(v, Ruling(verb="accept")) for n, v in enumerate(verbs)}


def test_by_kind_of_record() -> None:
    (found,) = precision(*decided("aaared"))
    assert (found.layer, found.accepted, found.edited, found.rejected, found.added) == ("events", 3, 1, 1, 1)
    assert found.share == 0.6


def test_what_was_accepted_in_one_go_tells_nothing() -> None:
    assert precision(*decided("aaaa", at_once=True)) == ()


def test_the_interval_is_wilsons() -> None:
    low, high = Precision(layer="events", accepted=8, rejected=2).interval
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert Precision(layer="events").interval == (0.0, 1.0)


@given(st.integers(0, 400), st.integers(0, 400))
def test_the_interval_holds_the_share(accepted: int, rejected: int) -> None:
    found = Precision(layer="events", accepted=accepted, rejected=rejected)
    low, high = found.interval
    assert 0 <= low <= high <= 1
    assert low <= found.share + 1e-9
    if found.decided:
        assert found.share <= high + 1e-9
        more = Precision(layer="events", accepted=accepted * 4, rejected=rejected * 4).interval
        assert more[1] - more[0] <= high - low + 1e-9


@pytest.mark.parametrize("verb", ["accept", "edit"])
def test_an_accepted_record_that_was_edited_was_not_right(verb: str) -> None:
    made, _ = decided("a")
    (found,) = precision(made, {"e0": Ruling(verb=verb, changes=("{}",))})  # type: ignore[arg-type]
    assert (found.accepted, found.edited) == (0, 1)
