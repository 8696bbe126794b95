"""Whom "the government" and "the rebels" mean beside a title."""

from __future__ import annotations

import pytest
from happenings_reading import prepared

TOLD = [
    ("Senator Ana Lind for the government and Commander Luis Rojas for the Front dined together.", "Ana Lind", "Peru"),
    ("The government's negotiator, Ana Lind, left on Monday.", "Ana Lind", "Peru"),
    ("They met government negotiator Ana Lind on Monday.", "Ana Lind", "Peru"),
    ("Rebel spokesman Luis Rojas denied it.", "Luis Rojas", "Plains Resistance Front"),
]


@pytest.mark.parametrize(("text", "name", "party"), TOLD)
def test_the_government_is_of_the_state_told_with_the_one_movement(english, text, name, party):
    actors = prepared(f"Peru and the Plains Resistance Front met on Friday. {text}", english)[0].actors
    person = next(a for a in actors if a.name == name)
    assert party in [a.name for a in actors if a.id in {deed.actor for deed in person.acts_for}]


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("Plains Resistance Front", "front"),
        ("Movement for Unity in Tibesti", "movement"),
        ("Lake Basin Commission", "commission"),
    ],
)
def test_the_noun_of_its_kind_means_the_one_that_bears_it(english, name, noun):
    told = f"Peru and the {name} met on Friday. On Sunday the {noun} rejected the offer."
    found = prepared(told, english)[0].actors
    (named,) = (a for a in found if a.name == name)
    assert [span.text for span in named.mentions] == [name, f"the {noun}"]
