"""Approaches that were not public: who turned to whom, how, when, and what came of it."""

from __future__ import annotations

import pytest
from dealings_reading import named, only_contact, read, whose

from dragoman.record.document import Part


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Oslo wrote to Ottawa on Monday about the cod.", ("NOR", "CAN")),
        ("Ottawa was approached by Oslo about the cod.", ("NOR", "CAN")),
        ("The Norwegian minister telephoned his Canadian counterpart about the cod.", ("NOR", "CAN")),
        ("Oslo handed the Canadian embassy a list of nine trawlers.", ("NOR", "CAN")),
        ("A letter from Oslo reached Ottawa on Monday.", ("NOR", "CAN")),
        ("Oslo's request to Ottawa for two icebreakers was granted.", ("NOR", "CAN")),
        ("Ottawa received a proposal from Oslo for a joint patrol.", ("NOR", "CAN")),
        ("Asked by Oslo to lend an icebreaker, Ottawa agreed.", ("NOR", "CAN")),
        ("Oslo inquired whether Ottawa could lend an icebreaker.", ("NOR", "CAN")),
        ("Oslo sounded out Ottawa on a joint patrol.", ("NOR", "CAN")),
        ("A proposal from Oslo for a joint patrol has been with Ottawa since May.", ("NOR", "CAN")),
        ("Oslo let Ottawa know that the quota could be halved.", ("NOR", "CAN")),
        ("Ottawa turned down Oslo's offer to mediate.", ("NOR", "CAN")),
    ],
)
def test_both_sides_whatever_the_construction(text: str, sides: tuple[str, str]) -> None:
    assert only_contact(text)[:2] == sides


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Oslo wrote to Ottawa about the cod. Ottawa has yet to respond.", "none"),
        ("Oslo's letter to Ottawa about the cod has gone unanswered.", "none"),
        ("Oslo asked Ottawa for two icebreakers, and Ottawa refused.", "refused"),
        ("Oslo's offer to Ottawa was brushed aside.", "refused"),
        ("Asked by Oslo for two icebreakers, Ottawa agreed.", "accepted"),
        ("Oslo's invitation to Ottawa was accepted at once.", "accepted"),
        ("Oslo wrote to Ottawa about the cod. Ottawa answered with questions of its own.", "replied"),
        ("Oslo wrote to Ottawa about the cod. Ottawa told the embassy that it would wait for the summer.", "replied"),
        ("Asked by Oslo for two icebreakers, Ottawa supplied them.", "accepted"),
        ("Oslo wrote to Ottawa about the cod and was told that the file was closed.", "replied"),
        ("Oslo's note to Ottawa was left unanswered.", "none"),
        ("Oslo wrote to Ottawa about the cod.", "unknown"),
        ("Whether Ottawa will accept the invitation that it received from Oslo is unclear.", "unknown"),
    ],
)
def test_what_came_of_it(text: str, reply: str) -> None:
    assert only_contact(text)[2].reply == reply


@pytest.mark.parametrize(
    "text",
    [
        "Oslo publicly urged Ottawa to reopen the port.",
        "Speaking on state television, the Norwegian minister called on Ottawa to reopen the port.",
        "In an open letter forty skippers asked Ottawa to reopen the port.",
        "Banners along the quay asked Ottawa to reopen the port.",
        "Oslo plans to write to Ottawa about the cod.",
        "The Norwegian envoy will telephone Ottawa next week.",
        "Oslo has never written to Ottawa about the cod.",
        "Oslo denied that it had sent Ottawa a letter.",
        "A letter to Ottawa has been drafted, though not signed.",
        "If Oslo wrote to Ottawa, the port might reopen.",
        "Oslo should write to Ottawa, the paper argues.",
        "Nobody in Oslo has telephoned Ottawa.",
        "The Norwegian and Canadian ministers met in Bergen and toured the port.",
        "Her approach to the cod differs from that of her predecessor.",
        "The Norwegian court called six witnesses.",
        "The minister took note of it.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert read(text).contacts == ()


def test_who_carries_it_is_no_side_of_it() -> None:
    found = read("Through the Swiss embassy, Oslo sent Ottawa a message in January.")
    (contact,) = found.contacts
    assert (whose(found, contact.initiator), whose(found, contact.target)) == ("NOR", "CAN")
    assert [whose(found, v) for v in contact.via] == ["CHE"]
    assert contact.channel == "intermediary"


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Oslo wrote to Ottawa about the cod.", "letter"),
        ("The Norwegian minister telephoned Ottawa about the cod.", "phone"),
        ("Oslo sent Ottawa an email about the cod.", "email"),
        ("During the dinner the Norwegian envoy pressed the Canadian delegation to reopen the port.", "in-person"),
    ],
)
def test_channels(text: str, channel: str) -> None:
    assert only_contact(text)[2].channel == channel


def test_the_day_is_that_of_the_approach() -> None:
    assert only_contact("Oslo wrote to Ottawa on Monday about the cod.")[2].when.edtf == "2031-03-03"


def test_a_party_without_a_name_is_an_actor_of_its_own() -> None:
    found = read("The Norwegian mediator wrote to both rebel commanders on Monday.")
    (contact,) = found.contacts
    assert named(found, contact.target).name == "both rebel commanders"
    assert named(found, contact.initiator).country == "NOR"


def test_it_rests_on_its_own_clause() -> None:
    contact = only_contact("Oslo wrote to Ottawa about the cod, and Ottawa refused.")[2]
    assert contact.evidence[0].text == "Oslo wrote to Ottawa about the cod"


def test_what_is_told_on_somebodys_word_says_so() -> None:
    found = read("The Norwegian spokesman said that Oslo had written to Ottawa on Monday.")
    (contact,) = found.contacts
    assert contact.according_to in {s.id for s in found.statements}


def test_a_headline_is_told_again_by_the_text() -> None:
    text = "Oslo asked Ottawa for icebreakers\n\nThere is ice in the port of Bergen."
    assert read(text, parts=(Part(0, text.index("\n"), "headline"),)).contacts == ()


def test_a_reply_is_shown_with_its_words() -> None:
    contact = only_contact("Oslo wrote to Ottawa about the cod. Ottawa has yet to respond.")[2]
    assert [span.text for span in contact.evidence] == [
        "Oslo wrote to Ottawa about the cod",
        "Ottawa has yet to respond",
    ]


def test_an_invitation_turned_down_is_the_one_told_before() -> None:
    text = "Oslo invited Ottawa and Lima to a round of talks. Ottawa accepted. Lima turned the invitation down."
    found = read(text)
    assert {(whose(found, c.target), c.reply) for c in found.contacts} == {("CAN", "accepted"), ("PER", "refused")}
    assert {whose(found, c.initiator) for c in found.contacts} == {"NOR"}


def test_a_reply_that_is_handed_over_answers_the_paper_it_replies_to() -> None:
    initiator, target, contact = only_contact(
        "On Friday Lima gave the Swiss envoy a written reply to the Norwegian paper of May."
    )
    assert (initiator, target, contact.reply) == ("NOR", "PER", "replied")


@pytest.mark.parametrize(
    "text",
    [
        "Oslo gave the Swiss envoy its answer on Monday, and she passed it to Lima the next day.",
        "Oslo has informed the Swiss envoy that it will lift the ban. The Swiss envoy has passed this to Lima.",
    ],
)
def test_what_is_passed_on_is_from_whoever_gave_it(text: str) -> None:
    found = read(text)
    contact = next(c for c in found.contacts if whose(found, c.target) == "PER")
    assert whose(found, contact.initiator) == "NOR"
    assert [named(found, via).country for via in contact.via] == ["CHE"]
    assert (contact.channel, contact.reply) == ("intermediary", "unknown")
