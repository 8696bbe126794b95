"""Several who are approached at once: each owes an answer of its own."""

from __future__ import annotations

import pytest
from dealings_reading import named, read

MEDIATOR = "The ministers of Canada, Denmark and Iceland met in Bergen. On Monday the Norwegian mediator wrote to "
FISHING = "Norway and Canada fish the same bank, and Canada fishes more. "


def told(text: str) -> set[tuple[str, str]]:
    """By the state of whoever was approached, or of each of a group, the reply."""
    found = read(text)
    sides = ((named(found, c.target), c.reply) for c in found.contacts)
    return {(named(found, m).country or "", reply) for side, reply in sides for m in (side.members or (side.id,))}


@pytest.mark.parametrize(
    ("text", "replies"),
    [
        (
            "Norway put a draft to Canada and Denmark on Monday. Copenhagen accepted it, Ottawa turned it down.",
            {("CAN", "refused"), ("DNK", "accepted")},
        ),
        (
            "Norway wrote to Canada and Denmark on Monday. Ottawa replied that it would come. "
            "From Copenhagen it has yet to hear.",
            {("CAN", "accepted"), ("DNK", "none")},
        ),
        (
            "Norway sent a draft to Ottawa and Copenhagen. Ottawa answered within a week; Copenhagen has not.",
            {("CAN", "replied"), ("DNK", "none")},
        ),
        (
            "Norway has offered to host the next round. Canada accepted on Friday, and Denmark has not answered.",
            {("CAN", "accepted"), ("DNK", "none")},
        ),
        ("Norway offered to mediate, but Canada declined.", {("CAN", "refused")}),
        (
            "Norway invited Canada and Denmark to Bergen. Canada took up the invitation. Denmark never replied.",
            {("CAN", "accepted"), ("DNK", "none")},
        ),
        (
            "Norway wrote to Canada and Denmark on Monday. Neither has replied.",
            {("CAN", "none"), ("DNK", "none")},
        ),
        (
            f"{MEDIATOR}all three governments. Ottawa and Copenhagen agreed the next day. Reykjavik has not answered.",
            {("CAN", "accepted"), ("DNK", "accepted"), ("ISL", "none")},
        ),
        (
            f"{MEDIATOR}the delegations. Ottawa agreed the next day. Reykjavik said no.",
            {("CAN", "accepted"), ("DNK", "unknown"), ("ISL", "refused")},
        ),
        (
            "On Monday the Norwegian mediator wrote to all three governments, Canada, Denmark and Iceland.",
            {("CAN", "unknown"), ("DNK", "unknown"), ("ISL", "unknown")},
        ),
    ],
)
def test_each_owes_its_own_answer(text: str, replies: set[tuple[str, str]]) -> None:
    assert told(text) == replies


@pytest.mark.parametrize(
    "text",
    [
        f"{FISHING}On Monday Oslo's envoy wrote to the other side.",
        f"{FISHING}On Monday the Norwegian minister wrote to his counterpart.",
    ],
)
def test_the_other_side_is_the_other_of_two(text: str) -> None:
    assert told(text) == {("CAN", "unknown")}


def test_where_no_number_of_states_is_told_the_delegations_are_nobody_in_particular() -> None:
    assert told("The mediator wrote to the delegations on Monday.") == {("", "unknown")}
