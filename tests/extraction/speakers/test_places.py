"""Names of places that no gazetteer has."""

from __future__ import annotations

import pytest
from happenings_reading import prepared, read


def named(text, english):
    return {a.name for a in prepared(text, english)[0].actors if a.kind in ("person", "organisation")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway closed the road near Tarnholm on Monday. On Tuesday it reopened the Tarnholm road.",
        "The truce at Tarnholm was agreed on Friday. The Tarnholm truce still holds.",
        "Norway doubled its patrols at the Tarnholm and Brovik crossings.",
        "Trucks reached Tarnholm on Sunday. Others turned back to Tarnholm.",
    ],
)
def test_a_name_that_stands_where_places_stand_and_never_acts_is_nobody(english, text):
    assert not {"Tarnholm", "Brovik"} & named(text, english)


def test_a_name_that_acts_anywhere_is_somebody(english):
    assert "Brovik" in named("The letter is at Brovik. Brovik said on Monday that it would answer.", english)


def test_a_place_is_no_party_of_an_event(english):
    found = read("Trucks reached Tarnholm on Sunday. Norway closed the road at Tarnholm.", english)
    assert "Tarnholm" not in {a.name for a in found.actors}
