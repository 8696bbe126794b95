"""Who is told of by an office first and named behind it."""

from __future__ import annotations

import pytest
from happenings_reading import prepared

LEAD = "Norway and Peru agreed on Monday to meet again, {}"
QUOTED = '"Two chairs are still empty," {} told reporters.'


def people(text, english):
    actors = prepared(text, english)[0].actors
    return {a.name: (a.role, a.country) for a in actors if a.kind in ("person", "office")}


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Norway's special envoy said.", "special envoy"),
        ("Norway's foreign minister said.", "foreign minister"),
        ("according to the Norwegian foreign minister.", "foreign minister"),
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_who_goes_on_speaking_behind_an_office_holds_it(english, said, role, gap):
    text = LEAD.format(said) + gap + QUOTED.format("Ana Lind")
    assert people(text, english) == {"Ana Lind": (role, "NOR")}


def test_who_goes_on_speaking_behind_a_ministry_is_of_its_state(english):
    text = LEAD.format("Norway's foreign ministry said.") + "\n\n" + QUOTED.format("Ana Lind")
    assert people(text, english) == {"Ana Lind": (None, "NOR")}


def test_whoever_has_an_office_of_his_own_is_somebody_else(english):
    text = LEAD.format("Norway's envoy said.") + " " + QUOTED.format("Luis Rojas, a Peruvian delegate,")
    assert people(text, english)["Luis Rojas"] == ("delegate", "PER")
