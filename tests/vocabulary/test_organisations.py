"""International organisations by name, abbreviation, and the place that stands for one."""

from __future__ import annotations

import pytest

from dragoman.vocabulary.organisations import named_organisations, organisations


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("UN", "United Nations"),
        ("U.N.", "United Nations"),
        ("OPCW", "Organisation for the Prohibition of Chemical Weapons"),
        ("Brussels", "European Union"),
        ("African Union", "African Union"),
    ],
)
def test_a_form_stands_for_an_organisation(form: str, name: str) -> None:
    assert named_organisations()[form] == name


def test_no_form_stands_for_two() -> None:
    forms = [form for o in organisations() for form in (o.name, *o.forms, *o.places)]
    assert len(forms) == len(set(forms))


def test_a_place_that_stands_for_one_is_a_seat_of_it() -> None:
    assert all(place in o.seats for o in organisations() for place in o.places)
