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


def test_a_place_that_is_struck_is_told_and_is_no_person(english):
    found = read("Norway shelled the post at Tarnholm on Sunday.", english)
    assert [a.kind for a in found.actors if a.name == "Tarnholm"] == ["unnamed"]
