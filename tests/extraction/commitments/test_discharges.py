"""Deeds that settle what was owed without a word of promise, and breaches by their name."""

from __future__ import annotations

import pytest
from dealings_reading import read, whose


@pytest.mark.parametrize(
    ("text", "action", "status"),
    [
        ("Norway has paid the nine million crowns.", "the nine million crowns", "performed"),
        ("The nine million crowns from Norway were not transferred.", "The nine million crowns", "breached"),
        ("Norway delivered the list two weeks late.", "delivered the list", "performed"),
        ("Norway opened the bridge on schedule.", "opened the bridge", "performed"),
        ("Peru called it a breach of what Norway had taken upon itself in Lima.", "what Norway had taken", "breached"),
        ("Norway remains bound by the Bergen accord.", "the Bergen accord", "affirmed"),
        ("Norway stood by what it had told Peru in May.", "what it had told Peru", "affirmed"),
        ("Norway's undertaking about the reef has lapsed.", "the reef", "lapsed"),
    ],
)
def test_what_was_settled(text: str, action: str, status: str) -> None:
    found = read(text)
    (commitment,) = found.commitments
    assert commitment.action.startswith(action)
    assert (whose(found, commitment.obligor), commitment.status) == ("NOR", status)


@pytest.mark.parametrize(
    "text",
    [
        "Norway paid nine million crowns.",
        "Norway is bound by the Bergen accord.",
        "The talks opened on time in Lima.",
        "Two days earlier Norway had laid a draft before Peru.",
    ],
)
def test_what_settles_nothing(text: str) -> None:
    assert not read(text).commitments


def test_a_bound_that_opens_the_sentence() -> None:
    (commitment,) = read("By May 31, Norway was to have handed over the station.").commitments
    assert commitment.deadline.edtf is not None
