"""Peoples, lands and movements that are parties without a state."""

from __future__ import annotations

import pytest

from dragoman.actors.gazetteer import named_at
from dragoman.actors.peoples import in_community, people_at
from dragoman.actors.words import pieces


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Bosnian Serbs", "Bosnian Serb side"),
        ("Greek-Cypriot leader", "Greek Cypriot side"),
        ("Iraqi Kurds", "Iraqi Kurdish side"),
        ("Kosovo Serbs", "Kosovo Serb side"),
        ("Sri Lankan Tamils", "Sri Lankan Tamil side"),
        ("Sukhumi said", "Abkhazia"),
        ("South Ossetian troops", "South Ossetia"),
        ("Houthi fighters", "Houthis"),
    ],
)
def test_a_people_is_one_party_under_all_its_forms(words: str, name: str) -> None:
    found = people_at(pieces(words), 0)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("words", ["Bosnian troops", "Greek-Turkish talks", "Serbs", "Norway"])
def test_states_and_their_people_are_none(words: str) -> None:
    assert people_at(pieces(words), 0) is None


def test_a_community_is_not_the_state_that_it_is_named_after() -> None:
    words = ["the", "Turkish", "Cypriot", "side"]
    assert [in_community(words, at) for at in range(4)] == [False, True, True, False]
    assert named_at(words, 1) is None
    assert named_at(words, 2) is None
    assert named_at(["the", "Turkish", "side"], 1) is not None
