"""Approaches of which a text says outright whose turn it is."""

from __future__ import annotations

import pytest
from dealings_reading import only_contact, read, whose


@pytest.mark.parametrize(
    "turn",
    [
        "It is now for Lima to answer.",
        "It is up to Lima to respond.",
        "It is Lima's turn to speak.",
        "The ball is now in Lima's court.",
        "The next move is up to Lima.",
        "The next step lies with Lima.",
        "Lima still owes Oslo an answer.",
        "Oslo is waiting for Lima's reply.",
        "Oslo awaits a response from Lima.",
    ],
)
def test_who_is_to_speak_has_not_answered(turn: str) -> None:
    initiator, target, contact = only_contact(f"Oslo wrote to Lima about the cod on Monday. {turn}")
    assert (initiator, target, contact.reply) == ("NOR", "PER", "none")


@pytest.mark.parametrize(
    "text",
    [
        "Oslo is still waiting for an answer from Lima to the plan it made in March.",
        "Lima has not responded to Oslo's list.",
        "Lima failed to respond to Oslo's list by the deadline.",
    ],
)
def test_an_answer_that_has_not_come_tells_the_approach(text: str) -> None:
    initiator, target, contact = only_contact(text)
    assert (initiator, target, contact.reply) == ("NOR", "PER", "none")


def test_what_an_envoy_got_was_for_whoever_is_to_answer() -> None:
    found = read("Oslo gave the United Nations envoy a list of boats on Monday. It is for Lima to speak now.")
    (contact,) = found.contacts
    assert (whose(found, contact.initiator), whose(found, contact.target)) == ("NOR", "PER")
    assert contact.channel == "intermediary"


def test_whoever_only_reports_an_approach_does_not_answer_it() -> None:
    assert (
        only_contact("Lima said on Wednesday that it had received a letter from Oslo about the cod.")[2].reply
        == "unknown"
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Oslo asked for a meeting with Lima on 3 May 2021.", "2021-05-03"),
        ("Lima has yet to reply to the offer of a swap that Oslo put to it in March 2021.", "2021-03"),
    ],
)
def test_the_day_of_what_was_sent_or_asked_is_that_of_the_approach(text: str, day: str) -> None:
    assert only_contact(text)[2].when.edtf == day


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Oslo called in the Peruvian ambassador on Monday.", ("NOR", "PER")),
        ("Oslo protested in writing to Lima on Monday.", ("NOR", "PER")),
        ("A Norwegian list was put into the hands of the Peruvian envoy on Monday.", ("NOR", "PER")),
        ("Oslo sent Lima, by way of the Swiss embassy in the capital, a list of four harbours.", ("NOR", "PER")),
        ("The Swiss envoy relayed the Norwegian position to Lima on Monday.", ("NOR", "PER")),
    ],
)
def test_where_words_stand_between(text: str, sides: tuple[str, str]) -> None:
    assert only_contact(text)[:2] == sides


def test_each_of_several_is_told_by_what_he_answered() -> None:
    text = "The Swiss envoy gave both delegations a draft on Monday. Norway accepted it at once. Peru has refused it."
    found = read(text)
    told = {whose(found, c.target): c.reply for c in found.contacts}
    assert told == {"NOR": "accepted", "PER": "refused"}


def test_a_suggestion_is_to_whoever_answers_it() -> None:
    text = "Oslo suggested on Monday that the two coastguards meet in Bergen. Lima has not responded."
    assert only_contact(text)[:2] == ("NOR", "PER")


@pytest.mark.parametrize(
    "text",
    ["The Norwegian minister told the assembly that cod was scarce.", "The chief told his board that it was so."],
)
def test_what_is_told_to_an_assembly_is_no_approach(text: str) -> None:
    assert not read(text).contacts


def test_a_note_that_was_sent_back_unopened_was_refused() -> None:
    text = (
        "Oslo's note of 30 October, seeking the release of a trawler, was returned unopened by the Peruvian registrar."
    )
    assert only_contact(text)[2].reply == "refused"
