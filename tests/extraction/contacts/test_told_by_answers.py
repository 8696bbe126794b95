"""Approaches told by what came of them, and answers in all the ways in which they are told."""

from __future__ import annotations

import pytest
from dealings_reading import named, read, whose

from dragoman.record.happenings import Contact


def only(text: str) -> tuple[str, str, Contact]:
    """The one contact of a text with the states of its sides."""
    found = read(text)
    (contact,) = found.contacts
    return whose(found, contact.initiator), whose(found, contact.target), contact


@pytest.mark.parametrize(
    ("text", "sides", "reply"),
    [
        ("Finland has at last reacted to the Estonian paper of January.", ("EST", "FIN"), "replied"),
        ("Finland's comments, nine pages of them, reached Tallinn on Monday.", ("EST", "FIN"), "replied"),
        ("Peru agreed on Monday to the lake patrol that Bolivia had proposed in January.", ("BOL", "PER"), "accepted"),
        ("Uganda gave its consent in March to the guard that Kenya had proposed.", ("KEN", "UGA"), "accepted"),
        ("Niger agreed to an idea that Chad had put to it four days earlier.", ("TCD", "NER"), "accepted"),
        ("Chad has shelved its plan for two depots, which Niger had refused in January.", ("TCD", "NER"), "refused"),
        ("Peru and Chile said no on 3 March to Bolivia's request that they open the port.", ("BOL", "Peru"), "refused"),
        ("Finland submitted its comments on Estonia's draft on Monday.", ("EST", "FIN"), "replied"),
        ("Tallinn ought to answer Helsinki's note of January.", ("FIN", "EST"), "unknown"),
    ],
)
def test_an_answer_tells_of_the_approach(text: str, sides: tuple[str, str], reply: str) -> None:
    initiator, target, contact = only(text)
    assert (initiator, target.partition(" and ")[0], contact.reply) == (*sides, reply)


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("Chad, which had asked Niger in January about the herds, had to wait until March for an answer.", "replied"),
        ("On Monday Chad put a plan to Niger. From Niamey it has yet to hear.", "none"),
        ("What Chad sent Niger in January was a message. Silence is what it got.", "none"),
        ("Peru invited Bolivia to Lima. La Paz sent its excuses on Tuesday.", "refused"),
        ("Peru wrote to Bolivia, asking it to come back. La Paz replied that it would come.", "accepted"),
        ("Peru wrote to Bolivia, asking that its engineers be let in. Nothing has come back.", "none"),
        ("Peru asked Bolivia over to Lima to see a text that Chile was ready to accept.", "unknown"),
        ("Peru wrote to Bolivia in January. And in March Peru accepted a loan from Chile.", "unknown"),
        ("Peru wrote to Bolivia about the lake. The question is for La Paz to answer.", "none"),
        ("Peru sent Bolivia an offer, provided that Chile joins it.", "unknown"),
    ],
)
def test_what_whoever_was_approached_says_and_nobody_else(text: str, reply: str) -> None:
    assert only(text)[2].reply == reply


def test_an_answer_has_the_day_on_which_it_was_said() -> None:
    contact = only("Peru wrote to Bolivia on 2 January. La Paz replied on 9 January that it would come.")[2]
    assert (contact.when.edtf, contact.reply_when.edtf) == ("2031-01-02", "2031-01-09")


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Oslo took the cod dispute to Ottawa in a letter of 3 February.", ("NOR", "CAN")),
        ("Oslo brought the matter before the Canadian government in a note of 3 February.", ("NOR", "CAN")),
        ("Norway had applied for a hearing on 3 February, in what was its second letter to Canada.", ("NOR", "CAN")),
    ],
)
def test_what_is_asked_in_a_letter_is_of_its_day(text: str, sides: tuple[str, str]) -> None:
    initiator, target, contact = only(text)
    assert ((initiator, target), contact.when.edtf) == (sides, "2031-02-03")


def test_who_carries_it_in_whatever_words() -> None:
    for text in (
        "A message that Oslo had sent by way of the Swiss has never been answered by Ottawa.",
        "The message from Oslo to Ottawa, carried by the Swiss government, was left unanswered.",
    ):
        found = read(text)
        (contact,) = found.contacts
        assert ([whose(found, v) for v in contact.via], contact.reply) == (["CHE"], "none")


def test_what_was_given_to_an_envoy_is_from_the_giver_wherever_she_has_it_delivered() -> None:
    found = read("Norway's answer went to the Swiss envoy on Monday, and she had it delivered in Lima on Tuesday.")
    (contact,) = found.contacts
    assert (whose(found, contact.initiator), whose(found, contact.target)) == ("NOR", "PER")
    assert [whose(found, v) for v in contact.via] == ["CHE"]


def test_what_a_paper_asks_is_asked_of_the_one_who_has_to_do_it() -> None:
    initiator, target, _ = only("In it Finland wants to know what Estonia would give up.")
    assert (initiator, target) == ("FIN", "EST")


def test_an_official_who_only_reports_it_is_no_side() -> None:
    found = read(
        "On Monday Peru sent letters to Bolivia. Neither has been answered. A message that Lima had sent in "
        "January, about the port, has never been answered either, a diplomat said."
    )
    assert {named(found, c.target).name for c in found.contacts} == {"Bolivia"}


def test_a_note_told_by_the_answer_to_it_has_not_its_day() -> None:
    _, _, contact = only("Peru's answer to the Chilean note arrived on 5 May 2020.")
    assert not contact.when.known
