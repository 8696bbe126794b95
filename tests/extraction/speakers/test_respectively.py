"""Whose each of several names is."""

from __future__ import annotations

import pytest
from happenings_reading import prepared

PAIR = {"Ana Lind": ("foreign minister", "NOR"), "Luis Rojas": ("foreign minister", "PER")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The foreign ministers of Norway and Peru, Ana Lind and Luis Rojas, met on Monday.", PAIR),
        ("The Norwegian and Peruvian foreign ministers, Ana Lind and Luis Rojas, met on Monday.", PAIR),
        (
            "The two ministers, Ana Lind and Luis Rojas, met on Monday.",
            {"Ana Lind": (None, None), "Luis Rojas": (None, None)},
        ),
    ],
)
def test_names_behind_an_office_of_several_states_are_theirs_in_order(english, text, expected):
    actors = prepared(text, english)[0].actors
    assert {a.name: (a.role, a.country) for a in actors if a.kind == "person"} == expected
