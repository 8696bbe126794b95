"""What was due by a day, and what is told of promises in a lump."""

from __future__ import annotations

import pytest
from dealings_reading import read, whose


@pytest.mark.parametrize(
    ("text", "action", "status"),
    [
        ("Norway's maps were due on Friday.", "Norway's maps", "standing"),
        ("Norway has yet to open its gates, which were to be opened by May 1.", "its gates", "breached"),
        ("Norway was supposed to hand over the maps by May 1.", "hand over the maps", "standing"),
        ("The maps that Norway was to return by May 1 are in Oslo.", "The maps that Norway was to return", "standing"),
        ("Norway freed the men a day before the date to which it had bound itself.", "Norway freed", "performed"),
        ("Norway freed the men two days ahead of the deadline it had set itself.", "Norway freed", "performed"),
        ("Norway missed a Sunday deadline to return the maps.", "return the maps", "breached"),
        ("Norway failed to meet the deadline for the return of the maps.", "the return of the maps", "breached"),
        ("Norway opened the bridge a day ahead of the limit set in Lima.", "opened the bridge", "performed"),
        ("Most of the pledges have been honoured. Norway freed the men.", "Norway freed the men", "performed"),
        ("One promise was not kept. Norway still bars the boats.", "Norway still bars the boats", "breached"),
        ("Norway has paid nothing so far of the ten million euros it set aside.", "the ten million euros", "standing"),
        ("Norway holds to what it proposed in May about the wells.", "what it proposed", "affirmed"),
        ("Norway freed the men, as it had undertaken to do.", "freed the men", "performed"),
    ],
)
def test_what_became_of_it(text: str, action: str, status: str) -> None:
    found = read(text)
    (commitment,) = found.commitments
    assert commitment.action.startswith(action)
    assert (whose(found, commitment.obligor), commitment.status) == ("NOR", status)


def test_each_promise_of_a_lump() -> None:
    found = read("Some of the promises were kept. Norway freed the men on May 3, and Peru opened the port.")
    assert [c.action for c in found.commitments] == ["Norway freed the men", "Peru opened the port"]


def test_what_a_pronoun_that_is_owed_stands_for() -> None:
    (commitment,) = read(
        "The gates are still shut, a week after the day by which Norway agreed to open them."
    ).commitments
    assert commitment.evidence[0].text.startswith("gates")


@pytest.mark.parametrize(
    "text",
    [
        "Norway's answer was due on Monday.",
        "Norway's envoy was due in Lima on Friday.",
        "The talks were to be held by May 1.",
        "The maps were due on Friday.",
    ],
)
def test_what_is_no_debt(text: str) -> None:
    assert not read(text).commitments
