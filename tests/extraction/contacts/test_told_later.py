"""Approaches that a report tells only later, by what came of them, or by the answer that has not come."""

from __future__ import annotations

import pytest
from dealings_reading import read, whose

AFTER = "The talks have gone on since. Two rounds were held at sea. Fish was hardly mentioned. "


@pytest.mark.parametrize(
    ("later", "reply"),
    [
        ("On Friday Finland accepted the draft.", "accepted"),
        ("Finland turned the draft down within a week.", "refused"),
        ("What became of the draft is less plain. Finland threw it out on Friday, a diplomat said.", "refused"),
    ],
)
def test_a_paper_that_is_taken_up_later_is_that_of_who_gave_it(later: str, reply: str) -> None:
    found = read("Estonia's draft on the ferries was circulated in January. " + AFTER + later)
    contact = found.contacts[-1]
    assert (whose(found, contact.initiator), whose(found, contact.target)) == ("EST", "FIN")
    assert (contact.reply, contact.when.known) == (reply, False)


def test_a_paper_that_somebody_owed_is_his() -> None:
    found = read("The draft that Estonia owed the parties reached them on 3 March.")
    assert [whose(found, c.initiator) for c in found.contacts] == ["EST"]


@pytest.mark.parametrize(
    "text",
    [
        "We have not heard from Finland about it yet, Estonia's minister said.",
        "Finland has not replied to Estonia.",
        "Estonia said on Monday that Finland had not responded to its proposal for joint patrols.",
        "Estonia has had no answer from Finland.",
    ],
)
def test_silence_tells_of_the_approach(text: str) -> None:
    found = read(text)
    (contact,) = found.contacts
    assert (whose(found, contact.initiator), whose(found, contact.target)) == ("EST", "FIN")
    assert contact.reply == "none"


@pytest.mark.parametrize(
    "text",
    [
        "Estonia got its answer from Finland on Friday.",
        "Estonia got its answer on Friday. In a letter Finland allows the ferries until May.",
    ],
)
def test_an_answer_that_somebody_gets_tells_of_his_approach(text: str) -> None:
    found = read(text)
    (contact,) = found.contacts
    assert (whose(found, contact.initiator), whose(found, contact.target)) == ("EST", "FIN")
    assert contact.reply == "replied"
    assert contact.reply_when.known
    assert not contact.when.known


@pytest.mark.parametrize(
    "text",
    [
        "The Finnish ministry did not respond to a request for comment.",
        "If Finland does not reply to Estonia, the ferries will stop.",
        "The Estonian request was refused last week, according to two diplomats.",
    ],
)
def test_nobody_was_approached_whom_the_words_do_not_tell(text: str) -> None:
    assert not read(text).contacts


@pytest.mark.parametrize(
    ("text", "replies"),
    [
        ("Norway's offer to host talks was welcomed by Finland. Estonia has yet to reply.", {"accepted", "none"}),
        (
            "Norway has asked both sides for maps. Finland supplied its maps on Friday. Estonia did not.",
            {"accepted", "none"},
        ),
        (
            "The Norwegian proposal is with both. Finland is still studying it, and Estonia has rejected it.",
            {"none", "refused"},
        ),
    ],
)
def test_each_of_several_answers_for_itself(text: str, replies: set[str]) -> None:
    found = read(text)
    assert {c.reply for c in found.contacts} == replies
    assert {whose(found, c.target) for c in found.contacts} == {"FIN", "EST"}


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("The Estonian minister spoke to reporters. It is for Finland to answer now, an official said.", "none"),
        ("Estonia reminded Finland on Monday that its note of 3 May remained unanswered.", "none"),
        ("And the Estonian question about the ferries? Finland gave the envoy its reply on Tuesday.", "replied"),
    ],
)
def test_an_answer_or_its_lack_is_that_of_who_asked_before(text: str, reply: str) -> None:
    found = read(text)
    (contact,) = found.contacts
    assert (whose(found, contact.initiator), whose(found, contact.target)) == ("EST", "FIN")
    assert contact.reply == reply


def test_good_offices_are_offered_to_those_between_whom_one_stands() -> None:
    found = read("In February Norway offered its good offices to Finland.")
    (contact,) = found.contacts
    assert (whose(found, contact.initiator), whose(found, contact.target)) == ("NOR", "FIN")


def test_the_day_of_a_meeting_is_not_that_of_the_invitation() -> None:
    found = read("Norway invited both delegations to a meeting in Oslo on 20 March.")
    assert [c.when.known for c in found.contacts] == [False]


def test_a_reply_that_is_passed_on_answers_who_asked_before() -> None:
    found = read(
        "And the Estonian question about the ferries? Finland gave the envoy its reply on Tuesday, and Ms. Moen passed "
        "it to the Estonian side the day after."
    )
    sides = [(whose(found, c.initiator), whose(found, c.target), c.reply) for c in found.contacts]
    assert ("EST", "FIN", "replied") in sides


def test_a_paper_handed_out_by_nobody_named_is_the_mediators() -> None:
    found = read(
        "The bridging paper handed out on 3 May fared unevenly. Finland accepted it. Ida Moen, the U.N. envoy, left."
    )
    (contact,) = found.contacts
    assert (whose(found, contact.target), contact.reply) == ("FIN", "accepted")


def test_who_wants_to_learn_something_from_somebody_asks() -> None:
    found = read("As to the others, Estonia wants to learn from Finland which of them are ill.")
    (contact,) = found.contacts
    assert (whose(found, contact.initiator), whose(found, contact.target)) == ("EST", "FIN")


def test_nobody_is_telephoned_whom_one_calls_on() -> None:
    found = read("Estonia called on Finland to stop. Finland ignored the call.")
    assert not any(c.channel == "phone" for c in found.contacts)
