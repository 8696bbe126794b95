"""Who is one party in all reports: by a name cut short, by its people, by the government of a state."""

from __future__ import annotations

import pytest

from dragoman.reconcile.standing import party_keys
from dragoman.record.actors import Actor, ActorKind
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published

TEXT = "Norway asked Canada. Canada answered Norway."
FIRST, SECOND = (Document(id=letter * 64, text=TEXT, published=Published(None, None)) for letter in "ab")

FRONT = Actor(name="Sahel Liberation Front", kind="organisation", mentions=(FIRST.span(0, 3),))
CHAD = Actor(name="Chad", kind="state", country="TCD", aliases=("Chadian government",), mentions=(FIRST.span(3, 6),))
MISSION = Actor(name="United Nations Border Mission in Chad", kind="organisation", mentions=(FIRST.span(6, 9),))


def keys_of(*others: Actor) -> tuple[dict[str, str], tuple[Actor, ...]]:
    """The keys of the parties of a docket that has these actors too."""
    actors = (FRONT, CHAD, MISSION, *others)
    return party_keys(DocketExport(documents=(FIRST, SECOND), actors=actors)), actors


@pytest.mark.parametrize(
    ("name", "kind", "meant"),
    [
        ("Front", "organisation", FRONT),
        ("Liberation Front", "organisation", FRONT),
        ("the rebels", "group", FRONT),
        ("Rebels", "unnamed", FRONT),
        ("Border Mission", "organisation", MISSION),
        ("UN Mission", "organisation", MISSION),
        ("UN Border Mission", "organisation", MISSION),
        ("the government", "government", CHAD),
        ("the government delegation", "body", CHAD),
    ],
)
def test_whoever_is_meant_where_only_one_can_be(name: str, kind: ActorKind, meant: Actor) -> None:
    keys, (*_, other) = keys_of(Actor(name=name, kind=kind, mentions=(SECOND.span(0, 3),)))
    assert keys[other.id] == keys[meant.id]


def test_nobody_is_meant_where_two_may_be() -> None:
    second = Actor(name="Desert Resistance Front", kind="organisation", mentions=(FIRST.span(9, 12),))
    keys, (*_, rebels) = keys_of(second, Actor(name="the rebels", kind="group", mentions=(SECOND.span(3, 6),)))
    assert keys[rebels.id] == rebels.id


def test_a_people_named_after_two_nations_is_a_party_of_its_own() -> None:
    serb = Actor(name="the Bosnian Serb side", kind="unnamed", country="BIH", mentions=(FIRST.span(9, 12),))
    serbs = Actor(name="Bosnian Serbs", kind="group", country="BIH", mentions=(SECOND.span(0, 3),))
    croats = Actor(name="Bosnian Croats", kind="group", country="BIH", mentions=(SECOND.span(3, 6),))
    keys, _ = keys_of(serb, serbs, croats)
    assert keys[serb.id] == keys[serbs.id] != keys[croats.id]


def test_a_mission_of_many_states_is_not_of_the_one_it_is_in() -> None:
    mission = Actor(
        name="United Nations Police Mission in Peru", kind="organisation", country="PER", mentions=(SECOND.span(0, 3),)
    )
    keys, _ = keys_of(mission)
    assert keys[mission.id] != "PER"
