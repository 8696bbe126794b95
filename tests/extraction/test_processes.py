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
    ("The truce between Peru and Chile expired on Sunday.", "truce", "expired"),
    ("Peru has begun to enrich uranium.", "enrich uranium", "under way"),
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


def test_a_state_denied(english):
    (process,) = read("Norway has not completed its review.", english).processes
    assert process.factuality == "negated"


def test_a_treaty_that_is_concluded_is_no_process(english):
    assert read("Peru and Chile concluded a treaty.", english).processes == ()
