"""Approaches that somebody has others deliver, papers that are passed on, and papers that both sides sign."""

from __future__ import annotations

import pytest
from dealings_reading import read, whose

from dragoman.record.happenings import Contact


def told(text: str) -> tuple[str, str, Contact]:
    """The last contact of a text with the states of its sides."""
    found = read(text)
    contact = found.contacts[-1]
    return whose(found, contact.initiator), whose(found, contact.target), contact


@pytest.mark.parametrize(
    "text",
    [
        "Lima had the Swiss envoy pass a list of names to Ottawa in May.",
        "Lima got the Swiss to convey a note to Ottawa.",
        "Lima sent Ottawa a list of names by the hand of the Swiss envoy.",
        "Lima sent a list of names to Ottawa through the good offices of Norway.",
        "A note with Lima's answer was given to the African Union on 3 May. The mediator forwarded it to Ottawa.",
    ],
)
def test_whoever_has_it_delivered_is_its_author(text: str) -> None:
    initiator, target, contact = told(text)
    assert (initiator, target) == ("PER", "CAN")
    assert contact.channel == "intermediary"
    assert contact.via


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Ottawa had its answer to the Peruvian note taken to the mediator.", "replied"),
        ("Ottawa has owed an answer to the Peruvian note since May.", "none"),
        ("Ottawa is still sitting on the Peruvian offer of tugs.", "none"),
        ("The Peruvian draft has been with Ottawa since Monday.", "unknown"),
        ("Lima's draft rules reached Ottawa on 3 May.", "unknown"),
    ],
)
def test_papers_that_lie_with_somebody(text: str, reply: str) -> None:
    initiator, target, contact = told(text)
    assert (initiator, target, contact.reply) == ("PER", "CAN", reply)


@pytest.mark.parametrize(
    "text",
    [
        "The navies of Peru and Canada signed a memorandum on incidents on 3 May.",
        "Peru and Canada initialled a protocol on fishing.",
        "Peru and Canada concluded a memorandum on tugs.",
    ],
)
def test_a_paper_that_both_sign_is_no_approach(text: str) -> None:
    assert not read(text).contacts


def test_what_somebody_is_told_and_passes_on_is_one_approach() -> None:
    told = "Peru has informed the Chair that it will open its ports. The Chair has passed this to Chile."
    (contact,) = read(told).contacts
    assert contact.via
    assert [span.text for span in contact.evidence][1:] == ["The Chair has passed this to Chile"]
