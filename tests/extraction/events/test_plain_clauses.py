"""What plain clauses tell, of whom and of which day, and what they only seem to tell."""

from __future__ import annotations

from datetime import date

import pytest
from happenings_reading import event_of, read, sides


@pytest.mark.parametrize(
    ("text", "act", "told"),
    [
        (
            "Norway gave the envoys of Peru a list of 40 captives.",
            "message",
            {("Norway", "agent"), ("the envoys of Peru", "recipient")},
        ),
        (
            "Peru returned the envoys' draft with comments.",
            "message",
            {("Peru", "agent"), ("the envoys", "recipient")},
        ),
        ("Norway will send a draft on prisoners to Peru.", "message", {("Norway", "agent"), ("Peru", "recipient")}),
        ("Peru handed over nine soldiers.", "release", {("Peru", "agent"), ("nine soldiers", "recipient")}),
    ],
)
def test_what_a_paper_lists_or_is_about_sends_nothing(english, text, act, told):
    found = read(text, english)
    assert sides(found, event_of(found, act)) == told


@pytest.mark.parametrize(
    ("text", "act", "factuality"),
    [
        ("The delegations of Peru and Chile are due back in Oslo next Monday.", "visit", "planned"),
        ("A visit to Bergen planned for March 8 had to be called off.", "visit", "negated"),
        ("The two envoys spoke on Friday.", "talk", "actual"),
        ("The envoy said the route was agreed in full.", "agree", "actual"),
        ("The first convoy left Bergen on Monday.", "give", "actual"),
        ("Norway welcomed the release of ten sailors.", "release", "actual"),
        ("The envoys set up a joint commission. It is to present its first report on June 3.", "report", "planned"),
        ("The deal of last June has held.", "agree", "actual"),
        ("A meeting between the two envoys is being prepared for April.", "meet", "planned"),
        ("The sides were supposed to meet in May.", "meet", "planned"),
        ("The release on February 3 of twelve sailors surprised Oslo.", "release", "actual"),
        ("Chile lifted the ban on fruit imports.", "ease", "actual"),
        ("Chile lifted the ban on the two parties of the north.", "reverse", "actual"),
        ("The session had been pencilled in for March 20 in Oslo.", "meet", "planned"),
        ("They foresaw a panel in an accord initialled by two ministers on April 19, 2013.", "sign", "actual"),
    ],
)
def test_what_plain_clauses_tell(english, text, act, factuality):
    assert event_of(read(text, english, date(2022, 3, 1)), act).factuality == factuality


@pytest.mark.parametrize(
    "text",
    [
        "The talks came to an end in Oslo.",
        "The envoys went home with a map on Friday.",
        "Officials spoke on condition of anonymity.",
        "Peru's new president took office on Friday.",
    ],
)
def test_no_journey_no_release_and_no_talk_are_told(english, text):
    told = {event.act for event in read(text, english, date(2022, 3, 1)).events}
    assert not told & {"visit", "release", "arrest"}
    assert "talk" not in told or "talks" in text


@pytest.mark.parametrize(
    "again",
    ["Peru took the same step in May 2020.", "Peru responded in kind in May 2020.", "Peru did so in May 2020."],
)
def test_a_clause_takes_up_the_act_told_before_it(english, again):
    found = read(f"Chile expelled two diplomats in April 2020. {again}", english)
    assert [(e.act, e.when.edtf) for e in found.events] == [("expel", "2020-04"), ("expel", "2020-05")]


def test_whoever_a_note_went_to_has_not_answered_it(english):
    found = read("Peru's note to Chile of 3 May 2021 was not answered.", english)
    (event,) = (e for e in found.events if e.factuality == "negated")
    assert sides(found, event) == {("Chile", "agent"), ("Peru", "recipient")}


def test_what_follows_a_semicolon_has_its_own_day(english):
    found = read("The third round ended on April 1, 2021; a fourth is to start on June 20.", english, date(2021, 5, 1))
    assert [e.when.edtf for e in found.events] == ["2021-04-01", "2021-06-20"]


def test_talks_that_somebody_walks_out_of_are_not_told_for_themselves(english):
    found = read("Peru walked out of the talks on Friday.", english, date(2022, 3, 1))
    assert [(e.type, e.act) for e in found.events] == [("REJECT", "break")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Chile freed twelve sailors on May 3, 2021, ten days after Peru had freed nine.",
            [("release", "2021-05-03"), ("release", "2021-04-23")],
        ),
        ("Two Peruvian ships were stopped off Arica on May 3, 2021.", [("seize", "2021-05-03")]),
        ("A checkpoint was set up at Tacna on May 3, 2021.", [("deploy", "2021-05-03")]),
        ("Three earlier rounds in Bergen ended on May 3, 2021.", [("meet", "2021-05-03")]),
    ],
)
def test_acts_and_their_days(english, text, told):
    found = [e for e in read(text, english, date(2022, 3, 1)).events if e.factuality == "actual"]
    assert [(e.act, e.when.edtf) for e in found] == told


def test_the_ship_of_a_state_acts_for_it(english):
    found = read("A Peruvian patrol boat rammed a Chilean trawler.", english)
    assert sides(found, event_of(found, "attack")) == {("Peru", "agent"), ("Chile", "recipient")}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The truce was violated eleven times in May 2021.", "break"),
        ("Peru received an answer on May 3, 2021.", "message"),
    ],
)
def test_what_came_about_is_told_though_nobody_is_named(english, text, act):
    assert event_of(read(text, english, date(2022, 3, 1)), act).when.told


def test_those_who_are_given_time_are_to_answer(english):
    found = read("The envoys gave both states until March 20 to comment on the draft.", english, date(2022, 3, 1))
    assert [(role, e.factuality) for e in found.events if e.act == "message" for _, role in sides(found, e)] == [
        ("agent", "planned")
    ]


@pytest.mark.parametrize(
    "text", ["On Monday Peru rejected Chile's proposal for a truce.", "Chile's proposal was discussed on Monday."]
)
def test_a_proposal_has_not_the_day_on_which_it_is_spoken_of(english, text):
    found = read(text, english, date(2021, 5, 5))
    (proposal,) = (e for e in found.events if e.type == "REQUEST")
    assert not proposal.when.told


def test_sanctions_called_after_a_country_are_against_it(english):
    found = read("Norway announced new Peru sanctions.", english)
    (event,) = found.events
    assert set(sides(found, event)) == {("Norway", "agent"), ("Peru", "recipient")}
