"""Offers on a condition: who is bound, to what, and where it is said by whom."""

from __future__ import annotations

import pytest
from dealings_reading import read


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Norway, the minister said, would lift the ban once Peru paid.", "lift the ban"),
        ("Norway, he told reporters, would lift the ban if Peru paid.", "lift the ban"),
        ("If Peru left the reef, the minister said, Norway would lift the ban.", "lift the ban"),
        ("Once Peru had paid, a minister in Oslo said, Norway would lift the ban.", "lift the ban"),
        ("A Norwegian official said the patrols would end as soon as the boats were home.", "the patrols would end"),
        ("The Norwegian minister said the port would be reopened if Peru paid.", "the port would be reopened"),
        ("Norway is prepared to lift the ban provided that Peru pays.", "lift the ban"),
        ("Norway was ready to lift the ban if Peru paid.", "lift the ban"),
        ("Norway offered to lift the ban if Peru paid.", "lift the ban"),
        ("Norway has held out an end to the ban in exchange for the boats.", "an end to the ban"),
    ],
)
def test_an_offer_on_a_condition(text: str, action: str) -> None:
    (commitment,) = read(text).commitments
    assert commitment.action == action
    assert commitment.condition is not None


@pytest.mark.parametrize(
    "text",
    [
        "An analyst said the talks would stop if the shooting went on.",
        "If the rains failed, he said, prices would rise.",
        "Norway is ready to lift the ban.",
        "Norway offered to lift the ban.",
        "The minister said talks would resume if both sides agreed.",
    ],
)
def test_nobody_is_bound(text: str) -> None:
    assert not read(text).commitments
