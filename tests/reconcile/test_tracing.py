"""A chronology against two reports on talks between Norway and Iceland."""

from datetime import date

import pytest

from dragoman.reconcile.claims import claim
from dragoman.reconcile.tracing import trace
from dragoman.record.actors import Actor
from dragoman.record.chronology import ChronologyLine
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published, content_id
from dragoman.record.happenings import Event
from dragoman.record.times import TimeExpression

WIRE = (
    "On 3 May Norway handed Iceland a paper on herring quotas in Bergen.\n\n"
    "Astrid Falk of Norway telephoned the Danish and Faroese fishery ministers on 4 May.\n\n"
    "The second round of the herring talks closed on 6 May after three days.\n\n"
    "Iceland turned the Danish invitation down on 7 May. There is no agreement on mackerel, Falk said.\n\n"
    "Iceland should open its ports, a trawler owner wrote."
)
LATER = (
    "The truce on herring was prolonged by two weeks on 20 May.\n\n"
    "A visit by Falk to Reykjavik planned for 22 May has been cancelled.\n\n"
    "The Skerry Council wrote to Norway on 24 May and is waiting for an answer."
)
DAYS = {"3 May": 3, "4 May": 4, "6 May": 6, "7 May": 7, "20 May": 20, "22 May": 22, "24 May": 24}


def report(text: str, day: int) -> Document:
    when = date(2021, 5, day)
    return Document(id=content_id(text.encode()), text=text, published=Published(when, when), outlet="Fjord Agency")


@pytest.fixture(scope="module")
def docket() -> DocketExport:
    documents = (report(WIRE, 8), report(LATER, 25))
    times = []
    for document in documents:
        for words, number in DAYS.items():
            start = document.text.find(words)
            if start >= 0:
                day = date(2021, 5, number)
                times.append(TimeExpression(
                    document.id, start, start + len(words), words, document.text, type="DATE", value=day.isoformat(),
                    earliest=day, latest=day,
                ))  # fmt: skip
    start = WIRE.index("Astrid Falk")
    falk = Actor(name="Astrid Falk", kind="person", country="NOR", mentions=(documents[0].span(start, start + 11),))
    paper = documents[0].span(WIRE.index("Norway handed"), WIRE.index(" in Bergen"))
    handed = Event(evidence=(paper,), type="CONSULT", act="hand-over")
    return DocketExport(documents=documents, times=tuple(times), actors=(falk,), events=(handed,))


def traced(docket, text: str, day: int | None):
    when = DateRange.day(date(2021, 5, day)) if day else UNKNOWN_DATE
    return trace([ChronologyLine(number=1, text=text, when=when)], docket)[0]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (3, "Oslo gives Reykjavik a paper on herring."),
        (4, "Falk calls Copenhagen's fishery minister."),
        (6, "The second round ends."),
        (7, "Iceland rejects the Danish invitation."),
        (20, "The herring truce is extended by two weeks."),
        (22, "Falk's visit to Reykjavik is cancelled."),
        (24, "The Skerry Council writes to Norway."),
        (None, "The second round ends."),
    ],
)
def test_right_lines_are_borne_out(docket, day, text):
    found = traced(docket, text, day)
    assert found.bearing == "borne out", found.because
    assert found.supporting
    assert not found.opposing


@pytest.mark.parametrize(
    ("day", "text", "because"),
    [
        (2, "Norway hands Iceland a paper on herring quotas.", "2021-05-03"),
        (3, "Norway hands Iceland a paper on herring quotas in Tromso.", "Bergen"),
        (3, "Iceland hands Norway a paper on herring quotas.", "the other way round"),
        (4, "Falk telephones the Danish and Swedish fishery ministers.", "Danish"),
        (6, "The third round of the herring talks closes.", "number 2, not 3 (round)"),
        (7, "Iceland accepts the Danish invitation.", "reject"),
        (8, "Norway and Iceland reach an agreement on mackerel.", "deny"),
        (20, "The truce on herring is prolonged by three weeks.", "2, not 3 (weeks)"),
        (22, "Falk visits Reykjavik.", "deny"),
        (24, "Norway answers the Skerry Council.", "deny"),
    ],
)
def test_wrong_lines_are_contradicted_with_a_reason(docket, day, text, because):
    found = traced(docket, text, day)
    assert found.bearing == "contradicted", found
    assert because in found.because
    assert found.opposing


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (5, "Denmark sends a frigate to the fishing grounds."),
        (9, "Falk resigns."),
        (21, "Iceland publishes a list of trawlers."),
        (8, "Iceland opens its ports."),
    ],
)
def test_lines_that_no_report_tells_are_said_to_be_so(docket, day, text):
    found = traced(docket, text, day)
    assert (found.bearing, found.supporting, found.opposing) == ("not in the reports", (), ())


def test_a_line_of_two_claims_needs_evidence_for_both(docket):
    assert traced(docket, "Norway hands Iceland a paper; Falk resigns.", 3).bearing == "not in the reports"
    assert traced(docket, "The round closes; Iceland accepts the Danish invitation.", None).bearing == "contradicted"


def test_the_records_that_stand_in_the_sentences_are_named(docket):
    assert docket.events[0].id in traced(docket, "Norway hands Iceland a paper on herring.", 3).records


def test_an_empty_docket_speaks_of_nothing():
    assert traced(DocketExport(), "Norway hands Iceland a paper.", 3).bearing == "not in the reports"


def test_claims_know_states_by_any_name_denials_amounts_and_ordinals():
    made = claim("Tokyo has not answered the U.S. letter, and no vote on the third round is planned for two weeks.")
    assert {"JPN", "USA", "reply"} <= made.keys
    assert "reply" in made.denied
    assert [(amount.value, amount.unit) for amount in made.amounts] == [(2.0, "week")]
    assert (3, "round") in {(place.value, place.unit) for place in made.ordinals}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Falk hands the Danes a paper.", "hands"),
        ("The talks are resumed in Oslo.", "resumed"),
        ("US officials brief Japan.", None),
        ("Power cut in Bergen.", None),
    ],
)
def test_the_verb_of_a_line(text, verb):
    found = claim(text).act
    assert (text[found.start : found.end] if found else None) == verb
