"""Promises told of by a share that has come or is due, and what is owed where its words stand elsewhere."""

from __future__ import annotations

import pytest
from dealings_reading import read, whose


@pytest.mark.parametrize(
    ("text", "action", "status"),
    [
        ("Norway sent four lorries on Monday, half of what it has promised.", "four lorries", "standing"),
        (
            "The second half of Norway's share, due on June 1, has not been paid.",
            "The second half of Norway's share, due",
            "breached",
        ),
        (
            "Norway has paid only two million of the nine million crowns it pledged.",
            "the nine million crowns it pledged",
            "standing",
        ),
        (
            "Norway has paid the first of two parts of the nine million crowns it pledged.",
            "the nine million crowns it pledged",
            "standing",
        ),
        (
            "Norway's two million crowns for the bridge have not arrived.",
            "Norway's two million crowns for the bridge",
            "breached",
        ),
        ("Norway is due to hand over the charts on May 4.", "hand over the charts", "standing"),
        ("Norway failed to deliver the promised charts.", "the promised charts", "breached"),
        (
            "Norway pledged two million crowns on Monday to mend the bridge.",
            "two million crowns on Monday to mend the bridge",
            "standing",
        ),
        ("The charts that Norway agreed to return are in Oslo.", "The charts that Norway agreed to return", "standing"),
        ("Asked to lift the ban on cod, Norway agreed to do so.", "lift the ban on cod", "standing"),
        ("Peru said Norway had complied with its commitment to lift the ban.", "lift the ban", "performed"),
        ("Norway is expected to keep its promise to lift the ban.", "lift the ban", "standing"),
        (
            "Foreign Minister Anna Berg assured Peru that Norway would wait for the verdict.",
            "Norway would wait for the verdict",
            "standing",
        ),
    ],
)
def test_what_is_owed(text: str, action: str, status: str) -> None:
    found = read(text)
    (commitment,) = found.commitments
    assert (whose(found, commitment.obligor), commitment.action, commitment.status) == ("NOR", action, status)


def test_no_share_is_owed_of_an_election() -> None:
    assert not read("Norway's election, due on June 1, has not been held.").commitments
