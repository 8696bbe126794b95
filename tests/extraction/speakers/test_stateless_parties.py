"""Parties without a state: one actor under all its forms, and who acts for it."""

from __future__ import annotations

import pytest
from happenings_reading import prepared

from dragoman.record.actors import Actor


def actors_of(text: str, english: object) -> dict[str, Actor]:
    """The actors of a text by name."""
    return {a.name: a for a in prepared(text, english)[0].actors}


def principals(actors: dict[str, Actor], name: str) -> list[str]:
    ids = {a.id: a.name for a in actors.values()}
    return [ids[deed.actor] for deed in actors[name].acts_for]


def test_a_community_its_adjective_and_its_side_are_one(english):
    text = "Bosnian Serb leader Goran Ilic left. The Bosnian Serbs stayed away, and the Bosnian Serb side said no more."
    actors = actors_of(text, english)
    assert len(actors["Bosnian Serb side"].mentions) == 3
    assert actors["Bosnian Serb side"].country is None
    assert principals(actors, "Goran Ilic") == ["Bosnian Serb side"]


@pytest.mark.parametrize(
    ("text", "who", "party"),
    [
        ("Pavlos Rigas, who negotiates for the Greek Cypriots, left Oslo.", "Pavlos Rigas", "Greek Cypriot side"),
        ("Emre Tan met his Greek Cypriot opposite number, Pavlos Rigas.", "Pavlos Rigas", "Greek Cypriot side"),
        ("Houthi spokesman Yahya Sarim said the Houthis would wait.", "Yahya Sarim", "Houthis"),
        ("The Abkhaz foreign ministry said it would answer.", "Abkhaz foreign ministry", "Abkhazia"),
        (
            "The Plains Liberation Front sent a list. Front commander Jorge Paz said it would wait.",
            "Jorge Paz",
            "Plains Liberation Front",
        ),
    ],
)
def test_for_whom_somebody_acts(english, text, who, party):
    assert principals(actors_of(text, english), who) == [party]


def test_the_two_sides_are_the_two_communities_of_a_report(english):
    text = "Turkish Cypriot and Greek Cypriot negotiators met on Monday, and the two sides agreed to meet again."
    actors = actors_of(text, english)
    assert "Turkish Cypriot side and Greek Cypriot side" in actors


def test_rebels_are_the_movement_whose_commanders_a_report_tells_of(english):
    text = "A MARLA commander met the minister. MARLA wants a truce, he said. The rebels declined to comment."
    actors = actors_of(text, english)
    assert "The rebels" in [m.text for m in actors["MARLA"].mentions]


def test_an_organisation_is_known_by_what_its_name_begins_with(english):
    actors = actors_of("The Polisario Front wrote to the council. Polisario wants an envoy named.", english)
    assert [m.text for m in actors["Polisario Front"].mentions] == ["Polisario Front", "Polisario"]
