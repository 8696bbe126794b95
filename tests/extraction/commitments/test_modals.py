"""What "must", "is to" and "would" bind to, and several things owed by one word."""

from __future__ import annotations

import pytest
from dealings_reading import read, whose


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Norway must hand over the maps by May 1, according to the protocol.", "hand over the maps"),
        ("Under the pact Norway is to free forty fishermen within two weeks.", "free forty fishermen"),
        ("Norway said it was bound by the Bergen protocol and would keep its guns silent.", "keep its guns silent"),
    ],
)
def test_what_is_laid_down_or_announced(text: str, action: str) -> None:
    found = read(text)
    (commitment,) = found.commitments
    assert commitment.action.startswith(action)
    assert whose(found, commitment.obligor) == "NOR"


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        (
            "Norway agreed to remove the nets along the coast and to let boats land.",
            ["remove the nets along the coast", "let boats land"],
        ),
        (
            "Norway's envoy said his country would lift the ban and hand the barracks to the police.",
            ["lift the ban", "hand the barracks to the police"],
        ),
        (
            "Under the pact Norway will lift the ban, while Peru will free the men.",
            ["lift the ban", "free the men"],
        ),
    ],
)
def test_each_thing_owed(text: str, actions: list[str]) -> None:
    assert [c.action for c in read(text).commitments] == actions


def test_what_a_further_sentence_tells_of_others_is_no_fate() -> None:
    (commitment,) = read(
        "Norway pledged to lift the ban. In Lima a judge dropped a complaint about whales."
    ).commitments
    assert commitment.status == "standing"
