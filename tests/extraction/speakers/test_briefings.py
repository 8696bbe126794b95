"""Who is of the house that gives a briefing."""

from __future__ import annotations

import pytest

from dragoman.docket import extract

STATE = """Ministry of Foreign Affairs{}
Weekly Press Briefing
{}March 14, 2023

Ana Lind, Spokesperson

MS. LIND: Good morning. {}

QUESTION: When?

MS. LIND: On Monday.
"""
SAID = "Deputy Minister Vik came home last night. Our envoy, Nils Dahl, met General Okello. Mr. Rojas sent a note."


def countries(tmp_path, text):
    page = tmp_path / "briefing.txt"
    page.write_text(text)
    (found,) = extract([page])
    return {a.name: a.country for a in found.actors if a.kind == "person"}


@pytest.mark.parametrize("whose", [(" of the Kingdom of Norway", ""), ("", "Oslo, ")])
def test_titled_subjects_and_ours_are_of_the_state_that_gives_the_briefing(tmp_path, whose):
    told = countries(tmp_path, STATE.format(*whose, SAID))
    assert told == {"Ana Lind": "NOR", "Vik": "NOR", "Nils Dahl": "NOR", "Okello": None, "Rojas": None}


def test_a_foreign_minister_whom_it_dealt_with_is_not(tmp_path):
    said = "Our envoy spoke with Minister Rojas on Friday. Foreign Minister Okello did not call."
    told = countries(tmp_path, STATE.format(" of the Kingdom of Norway", "", said))
    assert told == {"Ana Lind": "NOR", "Rojas": None, "Okello": None}
