from __future__ import annotations

from datetime import date

import pytest
from happenings_reading import event_of, read, sides

TYPES = [
    ("The envoys of Peru and Chile met in Oslo.", "CONSULT", "meet"),
    ("Norway's minister telephoned the emir.", "CONSULT", "call"),
    ("Norway briefed its allies.", "CONSULT", "brief"),
    ("Peru and Chile signed the fishing accord.", "AGREE", "sign"),
    ("Norway congratulated Peru on the vote.", "SUPPORT", "congratulate"),
    ("Peru's prime minister resigned.", "CONCEDE", "resign"),
    ("Peru lifted the embargo on Chilean ships.", "RETREAT", "ease"),
    ("Peru and Chile hold joint patrols.", "COOPERATE", "exercise"),
    ("Norway donated ten ambulances to Peru.", "AID", "give"),
    ("The rebels released the crew.", "RETREAT", "release"),
    ("Peru asked the council for observers.", "REQUEST", "ask"),
    ("Peru accused Chile of spying.", "ACCUSE", "accuse"),
    ("Chile rejected the offer of Peru.", "REJECT", "reject"),
    ("Chile threatened Peru with a blockade.", "THREATEN", "threaten"),
    ("Miners marched on the ministry.", "PROTEST", "protest"),
    ("Chile expelled two Peruvian diplomats.", "SANCTION", "expel"),
    ("Chile moved two brigades to the border.", "MOBILIZE", "deploy"),
    ("Police arrested the editor.", "COERCE", "arrest"),
    ("The rebels shelled the port.", "ASSAULT", "attack"),
    ("Teachers in Lima went on strike.", "PROTEST", "strike"),
]


@pytest.mark.parametrize(("text", "root", "act"), TYPES)
def test_type_and_act(english, text, root, act):
    found = read(text, english)
    assert event_of(found, act).type == root
    assert text.startswith(event_of(found, act).evidence[0].text[:4]) or event_of(found, act).evidence[0].text in text


def test_those_who_meet_take_part_alike(english):
    found = read("Peru's president met the president of Chile in Oslo in May 2019.", english)
    event = event_of(found, "meet")
    assert {role for _, role in sides(found, event)} == {"participant"}
    assert event.place == "Oslo"
    assert event.when.edtf == "2019-05"
    assert event.level == "leader"


def test_a_visitor_acts_and_a_state_receives(english):
    found = read("Norway's minister visited Peru.", english)
    assert sides(found, event_of(found, "visit")) == {("Norway's minister", "agent"), ("Peru", "recipient")}


def test_a_passive_has_an_agent_only_where_one_is_told(english):
    found = read("Three Peruvian diplomats were expelled by Chile.", english)
    assert ("Chile", "agent") in sides(found, event_of(found, "expel"))
    found = read("Three Peruvian diplomats were expelled.", english)
    assert {role for _, role in sides(found, event_of(found, "expel"))} == {"recipient"}


def test_several_told_at_once_are_counted(english):
    found = read("Peru and Chile held two meetings in Oslo.", english)
    assert event_of(found, "meet").count == 2


def test_a_meeting_without_result(english):
    found = read("Envoys of Peru and Chile met in Oslo but no agreement was reached.", english)
    assert event_of(found, "meet").outcome == "no agreement"


def test_a_demand_is_a_request_and_the_act_asked_for(english):
    found = read("Norway urged the rebels to release the crew.", english)
    assert event_of(found, "urge").factuality == "actual"
    assert event_of(found, "release").factuality == "demanded"
    assert sides(found, event_of(found, "release")) == {("the rebels", "agent"), ("the crew", "recipient")}


def test_what_somebody_says_must_be_done_is_a_request_of_theirs(english):
    found = read('"The rebels must leave the port," minister Ana Lind said.', english)
    assert sides(found, event_of(found, "demand")) == {("Ana Lind", "agent"), ("The rebels", "recipient")}


def test_an_event_inside_a_statement_is_on_its_word(english):
    found = read("Minister Ana Lind said that the rebels shelled the port.", english)
    (statement,) = found.statements
    assert event_of(found, "attack").according_to == statement.id


def test_a_press_conference_and_the_release_of_news_are_no_events(english):
    assert read("The ministry held a press conference and put out a news release.", english).events == ()


def test_a_hedged_report_is_probable(english):
    found = read("The rebels reportedly shelled the port.", english)
    assert event_of(found, "attack").certainty == "probable"
    found = read("The rebels shelled the port.", english)
    assert event_of(found, "attack").certainty == "certain"


def test_an_aim_is_no_event_of_its_own(english):
    found = read("Norway works with Peru to defeat the rebels.", english)
    assert "ASSAULT" not in {e.type for e in found.events}


def test_a_second_mention_adds_what_it_knows(english):
    text = "Envoys of Peru and Chile met on Monday. The meeting in Oslo lasted an hour."
    (event,) = read(text, english).events
    assert event.place == "Oslo"
    assert [span.text for span in event.evidence][1].startswith("The meeting in Oslo")


def test_a_further_meeting_is_one_of_its_own(english):
    text = "Envoys of Peru and Chile met in Oslo. Envoys of Peru and Chile met again in Lima."
    assert len(read(text, english).events) == 2


LEADERS = "Norway's prime minister met the president of Canada in Lima in 2019. Norway and Canada share a bank. "


@pytest.mark.parametrize(
    "text",
    [
        "A working-level meeting was held in Bergen in May 2020.",
        "Talks between senior officials of the two sides were held in Bergen in May 2020.",
        "Bilateral talks were held in Bergen in May 2020.",
    ],
)
def test_states_meet_where_leaders_do_not(english, text):
    found = read(LEADERS + text, english)
    event = max(found.events, key=lambda e: e.evidence)
    assert sides(found, event) == {("Norway", "participant"), ("Canada", "participant")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway still keeps its borders shut to fight the flu.",
        "Norway's minister dismissed concerns that the cod would go.",
        "Norway tried to force itself onto the agenda.",
        "It stems from the recognition that the cod will go.",
    ],
)
def test_what_is_done_to_nobody_else_is_no_event(english, text):
    assert read(text, english).events == ()


def test_somebodys_concerns_are_dismissed_to_them(english):
    found = read("Norway dismissed Canada's concerns about the cod.", english)
    assert sides(found, event_of(found, "reject")) == {("Norway", "agent"), ("Canada", "recipient")}


def test_a_source_takes_no_part(english):
    found = read("Norway will give aid to Canada if Canada so requests, according to the envoys.", english)
    asked = event_of(found, "ask")
    assert (sides(found, asked), asked.factuality) == ({("Canada", "agent")}, "conditional")
    assert sides(found, event_of(found, "give")) == {("Norway", "agent"), ("Canada", "recipient")}
    assert asked.evidence[0].text == "Canada so requests"


def test_a_breach_is_that_of_whoever_stands_behind_by(english):
    found = read("Canada condemned the violation of the resolution by Norway.", english)
    assert sides(found, event_of(found, "break")) == {("Norway", "agent")}
    found = read("Canada may return to the port after yet another violation of the resolution.", english)
    assert "break" not in {e.act for e in found.events}


def test_a_briefing_told_in_the_passive_keeps_whom_it_was_given_to(english):
    found = read("Norway and Canada have already been briefed on the accord, the envoys said.", english)
    event = event_of(found, "brief")
    assert sides(found, event) == {("Norway", "recipient"), ("Canada", "recipient")}
    assert (event.factuality, event.certainty) == ("actual", "certain")


@pytest.mark.parametrize(
    ("text", "act", "factuality"),
    [
        ("The cod talks are to resume in June 2030.", "talk", "planned"),
        ("The second round should have begun in May 2019.", "meet", "planned"),
        ("Talks on the cod have yet to begin.", "talk", "negated"),
        ("There is no agreement on the cod.", "agree", "negated"),
        ("Norway stood by its offer to suspend the fishing ban.", "ease", "offered"),
        ("A visit of the envoys to Lima had to be cancelled.", "visit", "negated"),
    ],
)
def test_whether_it_came_about_where_nobody_is_named(english, text, act, factuality):
    assert event_of(read(text, english), act).factuality == factuality


def test_talks_that_are_to_resume_have_the_day_of_that(english):
    text = "The envoys met in Oslo in May 2019. The cod talks are to resume in June 2030."
    assert event_of(read(text, english), "talk").when.edtf == "2030-06"


def test_a_paper_that_was_agreed_has_its_day_without_its_parties(english):
    found = read("The accord was signed in May 2019 and prolonged once, in June 2020.", english)
    days = {e.evidence[0].text.split()[-1]: e.when.edtf for e in found.events}
    assert days == {"2019": "2019-05", "2020": "2020-06"}


def test_a_text_that_goes_to_somebody_is_a_message(english):
    found = read("The draft text went to both delegations on May 25, 2019.", english)
    assert {role for _, role in sides(found, event_of(found, "message"))} == {"recipient"}


def test_whose_paper_it_is_sends_it_too(english):
    found = read("Ana Lind gave the Peruvian envoy a Chilean paper on the cod.", english)
    assert ("Chile", "agent") in sides(found, event_of(found, "message"))
    found = read("The minister read the Norwegian note of last month.", english)
    assert sides(found, event_of(found, "message")) == {("Norway", "agent")}


def test_who_is_told_is_briefed_where_it_is_an_authority(english):
    found = read("Ana Lind told the council on May 3, 2019 that the cod had gone.", english)
    assert event_of(found, "brief").when.edtf == "2019-05-03"
    assert not read("Ana Lind told reporters that the cod had gone.", english).events


def test_a_harsh_word_for_what_another_does_accuses(english):
    found = read("Norway, Peru and Chile called the catch regrettable.", english)
    assert {name for name, _ in sides(found, event_of(found, "criticise"))} == {"Norway", "Peru", "Chile"}


def test_a_session_that_is_called_off_is_that_of_the_day_before_it(english):
    text = "The second round should have begun on May 6, 2019. That session was called off."
    fate = {e.factuality: e.when.edtf for e in read(text, english).events}
    assert fate == {"planned": "2019-05-06", "negated": "2019-05-06"}


def test_a_round_counted_off_is_no_second_mention_of_a_message(english):
    text = "The chair will send a text to both delegations in May 2030. The fifth round will open in Oslo in June 2030."
    assert {e.act for e in read(text, english).events} == {"message", "meet"}


def test_talks_described_by_what_befell_them_stay_an_event(english):
    text = "The fourth round of the talks, which have been suspended since June 2019, broke up over the cod."
    assert event_of(read(text, english), "talk").type == "CONSULT"


OTHER_SENSES = [
    "The envoys wound up five days of talks on Friday.",
    "Peru killed the accord.",
    "The minister entered the building.",
    "Peru took a position on the matter.",
]


@pytest.mark.parametrize("text", OTHER_SENSES)
def test_words_of_violence_in_another_sense_are_no_assault(english, text):
    assert all(e.type != "ASSAULT" for e in read(text, english).events)


def test_who_is_joined_by_and_behind_by_takes_part(english):
    found = read("The accord, signed in Lima by the government and nine armed groups, ends the war.", english)
    assert {name for name, _ in sides(found, event_of(found, "sign"))} == {"the government", "nine armed groups"}


def test_talks_that_were_broken_off_are_told_of_themselves(english):
    found = read("Talks between Peru and Chile, suspended in December, resumed in Lima on Wednesday.", english)
    assert sides(found, event_of(found, "talk")) == {("Peru", "participant"), ("Chile", "participant")}


def test_a_described_thing_tells_of_no_act(english):
    found = read("Trucks entered the besieged town on Sunday.", english)
    assert [(e.type, e.act) for e in found.events] == [("AID", "give")]


def test_to_whom_a_paper_is_brought_is_told_with_the_paper(english):
    found = read("Norway's envoy delivered the reply of the rebels to Peru.", english)
    assert ("Peru", "recipient") in sides(found, event_of(found, "message"))


def test_who_dies_undergoes_it(english):
    found = read("Four villagers died in an attack on the port.", english)
    (event,) = (e for e in found.events if e.act == "kill")
    assert {role for _, role in sides(found, event)} == {"recipient"}


def test_a_pact_called_by_its_day_is_an_event_beside_what_became_of_it(english):
    found = read("The pact of Jan. 17, 2020, between Peru and Chile has not been ratified.", english)
    told = {(e.act, e.factuality, e.when.edtf) for e in found.events}
    assert ("agree", "actual", "2020-01-17") in told
    assert any(act == "ratify" and factuality == "negated" for act, factuality, _ in told)


def test_who_is_awaited_somewhere_is_to_go_there(english):
    found = read("The envoy Ana Lind is expected in Lima on 8 May.", english)
    event = event_of(found, "visit")
    assert ("Ana Lind", "agent") in sides(found, event)
    assert event.factuality == "planned"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Lima Accord of 19 April 2013 is dead.", "2013-04-19"),
        ("The arrangement on the river of 2 October 2019 has held.", "2019-10-02"),
    ],
)
def test_a_paper_called_by_its_day_was_signed_on_it(english, text, day):
    (event,) = (e for e in read(text, english).events if e.type == "AGREE")
    assert (event.factuality, event.when.edtf) == ("actual", day)


def test_what_is_sent_may_stand_behind_what_interrupts_it(english):
    found = read("Peru sent the Chileans, by way of Norway, a list of four places.", english)
    assert ("Peru", "agent") in sides(found, event_of(found, "message"))
    found = read("Peru will submit to the Chair, not later than 2 May, a draft statute.", english)
    assert event_of(found, "message").factuality == "planned"


def test_from_whom_a_warning_came_gave_it(english):
    found = read("The ship sailed despite a warning from Norway.", english)
    assert ("Norway", "agent") in sides(found, event_of(found, "threaten"))


def test_what_was_done_but_not_before_is_told_as_done(english):
    found = read("Peru did not reply to the first note, but answered the second within a day.", english)
    assert {e.factuality for e in found.events if e.act == "message"} == {"negated", "actual"}


def test_a_name_behind_the_day_that_opens_a_clause_acts(english):
    found = read("On Wednesday Rojas and his Chilean colleague, Ana Lind, inspected the road at Tacna.", english)
    assert {role for _, role in sides(found, event_of(found, "visit"))} >= {"agent"}


def test_who_calls_to_thank_somebody_thanks_them(english):
    found = read("The emir telephoned both presidents on Wednesday to thank them.", english)
    assert event_of(found, "thank").factuality == "actual"


def test_those_of_the_clause_were_in_the_call_that_it_tells_of(english):
    found = read("In a telephone call on Sunday, Peru's president urged the president of Chile to wait.", english)
    assert {role for _, role in sides(found, event_of(found, "call"))} == {"participant"}
    assert len(sides(found, event_of(found, "call"))) == 2


def test_who_is_under_arrest_was_arrested(english):
    found = read("Two envoys of Chile have been under house arrest since 3 May 2020.", english)
    assert {role for _, role in sides(found, event_of(found, "repress"))} == {"recipient"}


def test_whom_somebody_is_accused_by_is_no_part_of_what_they_did(english):
    found = read("The army accused the rebels of shelling the town.", english)
    assert ("the rebels", "agent") in sides(found, event_of(found, "attack"))


SIGNED = [
    "The truce was signed on Friday.",
    "When the truce was signed, the envoy had left.",
    "The signing of the truce took half an hour.",
    "The accord signed by Peru and Chile on 3 February is in force.",
]


@pytest.mark.parametrize("text", SIGNED)
def test_a_paper_that_was_signed_is_told_by_its_signing_even_a_truce(english, text):
    (signed,) = read(text, english).events
    assert (signed.type, signed.act, signed.factuality) == ("AGREE", "sign", "actual")


def test_a_paper_is_dated_by_the_participle_that_tells_of_its_signing(english):
    (signed,) = read("The accord signed by Peru and Chile on 3 February 2021 is in force.", english).events
    assert signed.when.edtf == "2021-02-03"


def test_what_had_to_be_called_off_did_not_take_place_and_what_had_to_be_done_was_done(english):
    (visit,) = read("A visit to Lima by the envoy, planned for 24 March 2021, had to be put off.", english).events
    assert visit.factuality == "negated"
    (left,) = read("The army had to withdraw from the town.", english).events
    assert left.factuality == "actual"


def test_the_words_of_a_noun_take_in_what_counts_it(english):
    found = read("Peru and Chile signed a truce after five days of talks in the capital.", english)
    assert "five days of talks in the capital" in [event.evidence[0].text for event in found.events]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Peru and Chile signed a truce on 18 February 2022 after five days of talks in Lima.",
            "2022-02-14/2022-02-18",
        ),
        ("The two sides opened three days of talks in Lima on 18 February 2022.", "2022-02-18/2022-02-20"),
    ],
)
def test_talks_that_are_counted_by_days_took_all_of_them(english, text, days):
    found = read(text, english)
    assert days in [event.when.edtf for event in found.events if event.act in ("talk", "meet")]


@pytest.mark.parametrize("verb", ["agreed", "promised", "have offered"])
def test_a_bare_month_below_what_is_agreed_or_promised_lies_ahead(english, verb):
    text = f"The two ministers {verb} to meet in Quito in June."
    (month,) = read(text, english, date(2022, 2, 20)).times
    assert month.when.edtf == "2022-06"
