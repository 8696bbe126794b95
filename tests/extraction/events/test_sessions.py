"""Sessions told of without a day, and who was there, by what was told just before; the dealings are invented."""

from __future__ import annotations

from datetime import date

import pytest
from happenings_reading import read, sides

ROUND = "Norway and Chad wound up a round of talks in Lima on 14 May 2021. "
LATER = [
    ("The final plenary went on for about three hours.", "The final plenary"),
    ("The closing session dragged on into the night.", "The closing session"),
    ("The last sitting took four hours.", "The last sitting"),
]


@pytest.mark.parametrize(("text", "words"), LATER)
def test_the_last_session_was_on_the_day_on_which_the_round_ended(english, text, words):
    found = read(ROUND + text, english)
    (session,) = (e for e in found.events if e.evidence[0].text.startswith(words))
    assert session.when.earliest == date(2021, 5, 14)


ATTENDED = [
    "Peru and Spain took part.",
    "Peru and Spain attended as guarantors.",
    "It brought together Peru and Spain.",
]


@pytest.mark.parametrize("text", ATTENDED)
def test_those_who_were_there_are_of_the_session_just_before(english, text):
    found = read(ROUND + "The final plenary went on for about three hours. " + text, english)
    (session,) = (e for e in found.events if e.evidence[0].text.startswith("The final plenary"))
    assert {name for name, _ in sides(found, session)} >= {"Peru", "Spain"}


def test_those_present_come_to_those_who_met_or_signed(english):
    told = "Norway and Chad {} in Oslo on 5 May 2021. Peru's ambassador was present."
    for act in ("met", "signed a truce"):
        found = read(told.format(act), english)
        (event,) = found.events
        assert {name for name, _ in sides(found, event)} == {"Norway", "Chad", "Peru's ambassador"}


def test_a_session_keeps_the_words_that_take_it_up(english):
    found = read("Norway and Chad met in Oslo on 5 May 2021. The session went on for two hours.", english)
    (event,) = found.events
    assert [span.text for span in event.evidence][1:] == ["The session went on for two hours"]


FIXED = [
    "Norway and Chad met on 3 May 2021 and fixed 16 June 2021 for a second session in Oslo.",
    "Norway and Chad settled on 16 June 2021 for a second session in Oslo.",
]


@pytest.mark.parametrize("text", FIXED)
def test_a_day_fixed_for_a_session_is_that_of_the_session(english, text):
    events = read(text, english).events
    (planned,) = (e for e in events if e.factuality == "planned")
    (agreed,) = (e for e in events if e.type == "AGREE")
    assert (planned.when.earliest.month, planned.when.earliest.day) == (6, 16)
    assert agreed.when.earliest is None or agreed.when.earliest.month == 5


PAIRS = [
    "The meeting brought together Ana Vega of Norway and Luis Rojas of Chad.",
    "The heads of the delegations, Ana Vega for Norway and Luis Rojas for Chad, met.",
]


@pytest.mark.parametrize("text", PAIRS)
def test_names_with_whom_each_is_for_all_take_part(english, text):
    found = read("Norway's Ana Vega and Chad's Luis Rojas waited. " + text, english)
    met = next(e for e in found.events if e.act == "meet")
    named = " ".join(name for name, _ in sides(found, met))
    assert "Vega" in named
    assert "Rojas" in named
