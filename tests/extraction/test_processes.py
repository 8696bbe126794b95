from __future__ import annotations

import pytest
from happenings_reading import read

STATES = [
    ("Norway's fishing review is under way.", "fishing review", "under way"),
    ("Norway has completed its fishing review.", "fishing review", "completed"),
    ("The fishing talks between Peru and Chile have stalled.", "fishing talks", "stalled"),
    ("Peru suspended the talks.", "talks", "suspended"),
    ("Peru and Chile resumed talks in Oslo.", "talks", "resumed"),
    ("The stalled talks between Peru and Chile go nowhere.", "talks", "stalled"),
    ("The truce between Peru and Chile expired on Sunday.", "truce", "lapsed"),
    ("Peru has begun to enrich uranium.", "enrich uranium", "under way"),
    ("Peru has finished going through the lists.", "going through the lists", "completed"),
    ("The third round of Peru's fishing talks broke up on Sunday.", "fishing talks", "adjourned"),
    ("The fishing talks with Peru were adjourned and no date was named for more.", "fishing talks", "suspended"),
    ("Peru and Chile ended a first week of fishing talks on Friday.", "fishing talks", "under way"),
    ("The fourth round of Peru's fishing talks is in its last days.", "fishing talks", "under way"),
    ("The truce between Peru and Chile, which runs for a year, was kept.", "truce", "in force"),
    ("Cameras run under a truce that Peru reached with Chile in May and that runs for a year.", "truce", "in force"),
    ("Norway and Chad ended a first week of talks on Friday.", "talks", "under way"),
]


@pytest.mark.parametrize(("text", "name", "state"), STATES)
def test_name_and_state(english, text, name, state):
    (process,) = read(text, english).processes
    assert (process.name, process.state, process.factuality) == (name, state, "actual")
    assert process.evidence[0].text in text


def test_whose_it_is(english):
    found = read("Norway's fishing review is under way.", english)
    (process,) = found.processes
    assert next(a.name for a in found.actors if a.id == process.actor) == "Norway"


def test_a_state_to_come_and_the_one_it_is_in(english):
    found = read("The stalled talks between Peru and Chile will resume.", english)
    assert {(p.state, p.factuality) for p in found.processes} == {("stalled", "actual"), ("resumed", "planned")}


def test_what_has_not_ended_goes_on(english):
    (process,) = read("Norway has not completed its review.", english).processes
    assert (process.state, process.factuality) == ("under way", "actual")
    (process,) = read("Peru will not end the talks.", english).processes
    assert (process.state, process.factuality) == ("completed", "negated")


def test_a_state_denied(english):
    (process,) = read("Norway has not released its review.", english).processes
    assert process.factuality == "negated"


def test_a_pronoun_in_the_next_sentence(english):
    found = read("Peru and Chile suspended their talks in May. They resumed on 3 June.", english)
    assert [(p.name, p.state) for p in found.processes] == [("talks", "suspended"), ("talks", "resumed")]


def test_the_work_is_what_was_just_begun(english):
    found = read("Peru has begun to build a dam. The work started on 3 June 2020, Chile said.", english)
    assert {(p.name, p.state) for p in found.processes} == {("build a dam", "under way")}


def test_a_round_that_ends_leaves_the_talks_adjourned(english):
    found = read("Peru and Chile opened fishing talks on Monday. The second round ended on Friday.", english)
    assert [(p.name, p.state) for p in found.processes] == [
        ("fishing talks", "under way"),
        ("fishing talks", "adjourned"),
    ]


def test_a_treaty_that_is_concluded_is_no_process(english):
    assert read("Peru and Chile concluded a treaty.", english).processes == ()
