"""Duties told of by what somebody does about them."""

from __future__ import annotations

import pytest
from dealings_reading import read, whose


@pytest.mark.parametrize(
    ("text", "action", "status"),
    [
        ("Norway has until Friday to return the two ships.", "return the two ships", "standing"),
        ("Norway has ten days to return the two ships.", "return the two ships", "standing"),
        ("Norway took it upon itself to mend the bridge.", "mend the bridge", "standing"),
        ("Norway kept its side of the bargain and opened the port.", "opened the port", "performed"),
        ("Norway met its obligations by returning the ships.", "returning the ships", "performed"),
        ("Norway did what it had promised in May and opened the port.", "opened the port", "performed"),
        ("Under the protocol, Norway is to return the ships.", "return the ships", "standing"),
    ],
)
def test_duties_by_what_is_done_about_them(text: str, action: str, status: str) -> None:
    found = read(text)
    (commitment,) = found.commitments
    assert (whose(found, commitment.obligor), commitment.action, commitment.status) == ("NOR", action, status)


@pytest.mark.parametrize(
    "text",
    [
        "Norway has until Friday to respond to the offer.",
        "Norway should keep its side of the bargain.",
        "Norway took it from the shelf to show it.",
    ],
)
def test_no_duty(text: str) -> None:
    assert not read(text).commitments


def test_each_party_joined_is_bound_to_its_own() -> None:
    found = read("Under the accord, Peru will free ten sailors and Norway will lift its ban on cod.")
    told = [(whose(found, c.obligor), c.action) for c in found.commitments]
    assert told == [("PER", "free ten sailors"), ("NOR", "lift its ban on cod")]
