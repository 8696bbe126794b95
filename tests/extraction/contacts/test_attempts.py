"""Attempts at an approach, and whether they led to anything."""

from __future__ import annotations

import pytest
from dealings_reading import read, whose


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Oslo had attempted several times, unsuccessfully, to start a dialogue with Ottawa.", "none"),
        ("Norway said it had tried to reach Ottawa through several channels, without success.", "none"),
        ("Oslo sought to open talks with Ottawa, but the efforts went nowhere.", "none"),
        ("Oslo attempted to open a channel to Ottawa in March, to no avail.", "none"),
        ("Oslo's repeated attempts to contact Ottawa failed.", "none"),
        ("Oslo made an unsuccessful attempt to establish contact with Ottawa.", "none"),
        ("Oslo failed to establish contact with Ottawa.", "none"),
        ("Oslo's efforts to open talks with Ottawa were rebuffed.", "refused"),
        ("Oslo succeeded in opening a channel to Ottawa in March.", "replied"),
        ("Oslo has been trying since the middle of last month to reach Ottawa through several channels.", "unknown"),
        ("Norway has made repeated efforts to contact Ottawa, officials said.", "unknown"),
    ],
)
def test_what_was_tried_is_an_approach(text: str, reply: str) -> None:
    found = read(text)
    (contact,) = found.contacts
    assert (whose(found, contact.initiator), whose(found, contact.target)) == ("NOR", "CAN")
    assert contact.reply == reply


@pytest.mark.parametrize(
    "text",
    [
        "Oslo plans to try to open talks with Ottawa.",
        "Oslo hopes to initiate dialogue with Ottawa.",
        "Oslo seeks to open talks with Ottawa.",
        "If Oslo tried to open talks with Ottawa, prices would fall.",
        "Oslo never tried to contact Ottawa.",
        "Oslo denied that it had tried to open talks with Ottawa.",
        "Oslo intends to make efforts to contact Ottawa.",
        "Oslo opened talks with Ottawa on Monday.",
        "Oslo tried to reach an agreement with Ottawa.",
    ],
)
def test_what_was_only_meant_or_came_about_is_none(text: str) -> None:
    assert read(text).contacts == ()


def test_it_rests_on_the_words_of_the_attempt() -> None:
    (contact,) = read("Norway confirmed that it had tried to reach Ottawa through several channels.").contacts
    assert contact.evidence[0].text == "it had tried to reach Ottawa through several channels"
    assert contact.channel == "several channels"


def test_who_carries_an_attempt_is_no_side_of_it() -> None:
    found = read("Oslo sought to open talks with Ottawa through Swiss diplomats.")
    (contact,) = found.contacts
    assert contact.channel == "intermediary"
    assert [whose(found, v) for v in contact.via] == ["CHE"]
