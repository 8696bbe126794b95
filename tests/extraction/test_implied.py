"""Events that approaches and turns of talks tell."""

from __future__ import annotations

from happenings_reading import read

from dragoman.extraction.contacts.extract import extract_contacts
from dragoman.extraction.implied import extract_implied


def implied(text, english):
    found = read(text, english)
    analysis = english.analyse(found.document)
    whole = extract_implied(extract_contacts(found, analysis), analysis)
    known = {e.id for e in found.events}
    return [e for e in whole.events if e.id not in known]


def test_word_that_is_sent_is_an_event_too(english):
    (event,) = implied("Norway conveyed to Chile on 3 June 2020 that it would pay.", english)
    assert (event.type, event.act) == ("CONSULT", "message")
    assert [p.role for p in event.participants] == ["agent", "recipient"]
    assert all(p.mention.text in ("Norway", "Chile") for p in event.participants)


def test_a_session_that_is_adjourned_is_an_event(english):
    (event,) = implied("Peru is a party. The session was adjourned on Saturday.", english)
    assert (event.type, event.act) == ("CONSULT", "talk")
    assert event.evidence[0].text == "The session was adjourned on Saturday"


def test_an_agreement_that_is_prolonged_is_an_event(english):
    (event,) = implied("Peru is a party. It said that an understanding was prolonged in May.", english)
    assert (event.type, event.evidence[0].text) == ("AGREE", "an understanding was prolonged in May")


def test_what_was_agreed_on_is_an_event_to_come(english):
    (event,) = implied("Peru and Chile agreed to meet on 3 June 2020 in Oslo.", english)
    assert (event.type, event.factuality, event.when.edtf) == ("CONSULT", "planned", "2020-06-03")
    assert event.evidence[0].text == "meet on 3 June 2020 in Oslo"
    assert {p.role for p in event.participants} == {"participant"}


def test_nothing_is_told_twice(english):
    assert implied("Norway and Chile met in Oslo on 3 June 2020.", english) == []


def test_what_is_begun_is_told_with_the_beginning(english):
    (event,) = implied("Chile has begun to enrich uranium. Production started on 3 June 2020.", english)
    assert event.evidence[0].text == "Chile has begun to enrich uranium"
    assert event.when.edtf == "2020-06-03"


def test_those_who_settle_on_a_session_attend_it(english):
    text = "Peru and Chile settled on another session for 3 June 2020."
    found = read(text, english)
    whole = extract_implied(found, english.analyse(found.document))
    (session,) = (e for e in whole.events if e.type == "CONSULT")
    assert [p.mention.text for p in session.participants] == ["Peru", "Chile"]


def test_what_lies_beside_an_approach_does_not_hide_it(english):
    (event,) = implied("Norway conveyed to Chile on 3 June 2020 that the sanctions could go.", english)
    assert event.act == "message"
