"""Who turns to whom where others carry it, ask for somebody, or are called in; and what is no approach."""

from __future__ import annotations

import pytest
from dealings_reading import only_contact, read, whose


@pytest.mark.parametrize(
    "text",
    [
        "Contacted by Oslo on behalf of Lima, Ottawa agreed.",
        "A note from Lima was carried to Ottawa by the Swiss envoy.",
        "The Swiss envoy passed a Peruvian offer on to Ottawa.",
        "Lima has conveyed its readiness for a swap of maps to Ottawa via the Swiss embassy.",
    ],
)
def test_whoever_carries_it_is_not_its_author(text: str) -> None:
    initiator, target, contact = only_contact(text)
    assert (initiator, target) == ("PER", "CAN")
    assert contact.channel == "intermediary"


@pytest.mark.parametrize(
    "text",
    [
        "The Canadian ambassador was summoned to the foreign ministry in Lima on Monday.",
        "The Canadian ambassador was called in to the foreign ministry in Lima and handed a note of protest.",
        "Lima sent a general to Ottawa with a proposal.",
        "The Peruvian president's brother flew to Ottawa to plead for a loan.",
        "Peru's premier left a message for his Canadian colleague on Monday.",
        "Lima sought an audience with the Canadian premier.",
        "Lima floated a swap of maps with Ottawa.",
        "The Canadian minister, to whom the Peruvian queen had written in May, freed the poacher.",
        "Lima's envoy slid a draft across the table to the Canadian delegate.",
        "Ottawa bowed to a suggestion from Lima that the mine be closed.",
        "Lima offered Ottawa a session on herring in May.",
        "Lima demanded an apology from Ottawa over the trawler.",
        "Lima requested consultations with Canada on 9 March.",
    ],
)
def test_less_usual_ways_of_turning_to_somebody(text: str) -> None:
    assert only_contact(text)[:2] == ("PER", "CAN")


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Lima asked Ottawa for two tugs; Ottawa would not.", "refused"),
        ("Lima's letter to Ottawa about the tugs has sunk without trace.", "none"),
        ("Ottawa would not hear of a meeting requested by Lima.", "refused"),
        ("Lima's plea to Ottawa did not fall on deaf ears.", "accepted"),
        ("Ottawa acknowledged receipt of a note in which Lima proposes a joint patrol.", "replied"),
        ("To the Peruvian request for the logbook, Ottawa's answer was that the captain had it.", "replied"),
        ("Lima pressed Ottawa in private for a date. Neither side would comment.", "unknown"),
        ("Lima wrote to Ottawa about the tugs, a Canadian official acknowledged on Thursday.", "unknown"),
    ],
)
def test_the_reply_is_what_was_said_of_the_request(text: str, reply: str) -> None:
    assert only_contact(text)[2].reply == reply


@pytest.mark.parametrize(
    "text",
    [
        "Lima dismissed the report that it had asked Ottawa for tugs.",
        "At no point did Lima write to Ottawa.",
        "It is time that Lima wrote to Ottawa.",
        "Peru's president takes a cautious, practical approach to its neighbours.",
        "The parade in Lima was read as a message to Ottawa.",
        "A Peruvian official who asked not to be named met Canadian diplomats.",
        "Has the Peruvian president written to Ottawa?",
        "The allies are briefed before Ottawa is approached by Lima.",
        "The ministry in Lima took to the airwaves to urge Ottawa to reopen the port.",
    ],
)
def test_what_is_denied_wished_or_public_is_none(text: str) -> None:
    assert read(text).contacts == ()


def test_one_that_takes_up_another_has_its_sides() -> None:
    found = read("Lima asked Ottawa for a map by letter on Monday. A second query went out by fax on Wednesday.")
    sides = [(whose(found, c.initiator), whose(found, c.target)) for c in found.contacts]
    assert sides == [("PER", "CAN"), ("PER", "CAN")]
