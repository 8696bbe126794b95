"""When what the words tell of took place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.extraction.anchoring.timeline import Timeline
from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.extraction.attribution.saying import date_statements
from dragoman.extraction.dating.dating import date_document
from dragoman.extraction.times import extract_times
from dragoman.language.english import EnglishAnalyser
from dragoman.loaders.parts import divide
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import Extraction
from dragoman.record.document import UNDATED, Document, Published, content_id

SATURDAY = Published(date(2021, 5, 1), date(2021, 5, 1))
When = Callable[..., DateRange]


@pytest.fixture(scope="session")
def when(english: EnglishAnalyser) -> When:
    """When the act that some words of a text tell of took place."""

    def at(text: str, words: str, published: Published = SATURDAY) -> DateRange:
        page = Document(id=content_id(text.encode()), text=text, published=published, parts=divide(text))
        analysis = english.analyse(page)
        found = date_document(extract_times(Extraction(document=page), analysis), analysis)
        start = text.index(words)
        found = date_statements(extract_attributions(found, analysis), analysis)
        return Timeline(found, analysis).when(start, start + len(words))

    return at


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The envoys met on Friday in Geneva.", "met", "2021-04-30"),
        ("On Thursday the mediator handed both sides a paper.", "handed", "2021-04-29"),
        ("Norland quit the accord in 2018.", "quit", "2018"),
        ("Norland, which quit the accord in 2018, was absent on Friday.", "quit", "2018"),
        ("Norland, which quit the accord in 2018, was absent on Friday.", "was absent", "2021-04-30"),
        ("They met on April 6 and agreed to return.", "agreed", "2021-04-06"),
        ("They agreed to meet on May 5.", "meet", "2021-05-05"),
        ("The experts are to report on May 28.", "are to report", "2021-05-28"),
        ("A meeting held in Oslo in October 2019 failed.", "A meeting held in Oslo in October 2019", "2019-10"),
        ("Both sides met on Tuesday, when the round opened.", "opened", "2021-04-27"),
        ("When Norland wrote in February, nobody replied.", "replied", "2021-02"),
        ("Talks lasted from March 3 to April 6.", "lasted", "2021-03-03/2021-04-06"),
        ("The mines were cleared before April 6.", "cleared", "../2021-04-05"),
        ("They must answer by May 28.", "answer", "../2021-05-28"),
    ],
)
def test_the_times_of_the_clause_and_what_shares_them(when, text, words, edtf):
    assert when(text, words).edtf == edtf


def test_the_time_of_saying_is_not_that_of_what_is_told(when):
    text = "The minister said on Thursday that the envoys had met in March."
    assert when(text, "met").edtf == "2021-03"
    assert when(text, "said").edtf == "2021-04-29"
    assert when("The minister said on Thursday that the envoys had met.", "met") == UNKNOWN_DATE


def test_today_in_a_quotation_is_the_day_of_saying(when):
    text = '"We sign the accord today," the minister said on Thursday.'
    assert when(text, "sign").edtf == "2021-04-29"
    assert when("The ministers signed the accord today.", "signed").edtf == "2021-05-01"


def test_a_year_that_names_a_thing_does_not_date_the_clause(when):
    assert when("The plan builds on the June 2018 accord.", "builds") == UNKNOWN_DATE


def test_the_narrative_goes_on_in_the_simple_past(when):
    text = "A first attempt failed in February. Norland accepted. Sudland has not answered."
    assert when(text, "accepted").edtf == "2021-02"
    assert when(text, "answered") == UNKNOWN_DATE


def test_since_then_ends_with_publication(when):
    assert when("They have met three times since March.", "met").edtf == "2021-03-01/2021-05-01"


def test_on_an_undated_page_the_range_hangs_on_its_day(when):
    found = when("The envoys met yesterday.", "met", UNDATED)
    assert not found.known
    assert found.anchor is not None
    assert (found.anchor.least, found.anchor.most) == (-1, -1)


def test_words_outside_of_any_sentence_tell_nothing(when):
    assert when("The envoys met on Friday. ", " ") in (UNKNOWN_DATE, when("The envoys met on Friday. ", "met"))


def test_what_did_not_happen_until_a_day_happened_on_it(when):
    found = when("The envoys did not meet again until April 26, 2021.", "meet")
    assert found.edtf == "2021-04-26"


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Peru settled on another session for May 20, 2021.",
        "Norway and Peru agreed on a meeting on May 20, 2021.",
        "Norway asked for a session on May 20, 2021.",
    ],
)
def test_the_day_of_what_is_agreed_on_is_not_that_of_agreeing(when, text):
    verb = next(v for v in ("settled", "agreed", "asked") if v in text)
    assert when(text, verb) == UNKNOWN_DATE
    noun = next(n for n in ("session", "meeting") if n in text)
    assert when(text, noun).edtf == "2021-05-20"


ENTRIES = [
    "12 June 2018: Norway and Chad sign an accord.",
    "12 June 2018 – Norway and Chad sign an accord in Lima.",
    "- 12 June 2018: Norway and Chad sign an accord.",
]


@pytest.mark.parametrize("text", ENTRIES)
def test_the_day_that_opens_an_entry_of_a_chronology_is_that_of_its_acts(when, text):
    assert when(text, "sign").edtf == "2018-06-12"


def test_the_day_of_a_letter_is_that_on_which_it_asked(when):
    assert when("Norway asked Chad in a letter of 11 April 2021 if it would come.", "asked").edtf == "2021-04-11"


def test_a_day_fixed_for_a_further_meeting_is_not_that_of_fixing(when):
    assert when("Norway and Chad fixed 16 June 2021 for a second one.", "fixed") == UNKNOWN_DATE


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Peru accused Chile on Thursday of moving its fleet the day before.", "accused", "2021-04-29"),
        ("Peru accused Chile on Thursday of moving its fleet the day before.", "moving", "2021-04-28"),
        ("Norway pledged 3 million kroner on Thursday for roads to the port.", "pledged", "2021-04-29"),
        ("The ministry, in a note sent out on Friday, appealed to the crews.", "appealed", "2021-04-30"),
        ("The ministers, meeting in Lima on Friday, urged Chile to wait.", "urged", "2021-04-30"),
        ("The council, which met on Friday, was briefed by the envoy.", "was briefed", "2021-04-30"),
        ("Visiting Lima on Friday, the envoy praised Peru.", "praised", "2021-04-30"),
        ("At Thursday's session the Chilean side asked for a map.", "asked", "2021-04-29"),
        ("They spoke on Monday and again on Friday, when they agreed to reopen the port.", "agreed", "2021-04-30"),
        ("Talks between Peru and Chile, suspended in December, resumed on Friday.", "Talks", "2021-04-30"),
        ("A round set for April 26 was postponed to May 10.", "round", "2021-05-10"),
        ("The session has been pushed back from 3 to 5 May.", "session", "2021-05-05"),
        ("Norway cut power to the port on Friday, a day after Chile detained the crew.", "detained", "2021-04-29"),
        ("Two days after the crew was freed on Monday, the envoys met.", "met", "2021-04-28"),
        (
            "Ten soldiers have surrendered since the fall of the fort on April 24.",
            "surrendered",
            "2021-04-24/2021-05-01",
        ),
        ("After Friday's shelling of the port, nobody came.", "shelling", "2021-04-30"),
        ("They are expected to sign before the end of May.", "sign", "../2021-05-31"),
        ("Peru halted the purchase of coal as of April 1.", "halted", "2021-04-01/2021-05-01"),
        ("Soldiers fired into the air to disperse a crowd on Friday.", "fired", "2021-04-30"),
        (
            "They exchanged ten prisoners at a crossing on Friday, three days later than planned.",
            "exchanged",
            "2021-04-30",
        ),
        ("Peru waited until April 12 to reply.", "reply", "2021-04-12"),
        ("The visit, planned for January, took place on April 12.", "visit", "2021-04-12"),
        ("The truce, agreed in January, has been extended twice.", "agreed", "2021-01"),
        ("The fourth round of talks, planned for June 3, was put off.", "talks", "2021-06-03"),
        ("In the first round, held in Bergen in March, the sides agreed on a map.", "agreed", "2021-03"),
        ("The attack came two days after the release of the crew on April 24.", "attack", "2021-04-26"),
    ],
)
def test_days_that_stand_beside_an_act_in_other_ways(when, text, words, edtf):
    assert when(text, words).edtf == edtf


def test_what_went_before_is_not_of_the_day_of_what_came_after(when):
    assert when("After the truce took effect, families crossed on Monday.", "took effect") == UNKNOWN_DATE


def test_the_day_by_which_something_is_asked_for_is_not_that_of_asking(when):
    assert when("The envoy asked for comments by April 26.", "asked") == UNKNOWN_DATE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Peru received the offer on April 3 and rejected it four days before the summit.", "rejected"),
        ("The envoys met for the first time since January.", "met"),
        ("It was the first meeting between the two envoys since January.", "meeting"),
        ("We welcome the release of ten men on April 24.", "welcome"),
        ("Peru's letter to the envoy about the January blockade is unanswered.", "letter"),
    ],
)
def test_the_day_of_something_else_is_not_that_of_the_act(when, text, words):
    assert when(text, words) == UNKNOWN_DATE
