"""For which organisations persons speak."""

from __future__ import annotations

import pytest
from happenings_reading import prepared

TOLD = [
    ("Ana Lind, the United Nations envoy, left Oslo on Monday.", "Ana Lind", "United Nations"),
    ("The European Union's coordinator, Paul Durand, left Oslo.", "Paul Durand", "European Union"),
    ("Ana Lind of the United Nations left Oslo on Monday.", "Ana Lind", "United Nations"),
    (
        "The World Health Organization met in Oslo. Its director, Ana Lind, spoke.",
        "Ana Lind",
        "World Health Organization",
    ),
    ("Ana Lind, special envoy of the African Union's chair, left Oslo.", "Ana Lind", "African Union"),
    ("Ana Lind, envoy of the chairman of the African Union, left Oslo.", "Ana Lind", "African Union"),
    ("Ana Lind, who observes for the European Union, left Oslo on Monday.", "Ana Lind", "European Union"),
    ("Ana Lind, a Finnish diplomat who mediates for the European Union, left Oslo.", "Ana Lind", "European Union"),
    ("Ana Lind, who represents the African Union, left Oslo on Monday.", "Ana Lind", "African Union"),
    ("Ana Lind, a diplomat appointed by the African Union, left Oslo.", "Ana Lind", "African Union"),
    ("The European Union's Ana Lind left Oslo on Monday.", "Ana Lind", "European Union"),
    ("The cod talks went on. Norway's Ana Lind left Bergen on Monday.", "Ana Lind", "Norway"),
    ("The cod talks went on. Ana Lind of Norway left Bergen on Monday.", "Ana Lind", "Norway"),
]


@pytest.mark.parametrize(("text", "name", "body"), TOLD)
def test_whom_a_title_is_told_with(english, text, name, body):
    actors = prepared(text, english)[0].actors
    person = next(a for a in actors if a.name == name)
    assert body in [a.name for a in actors if a.id in {deed.actor for deed in person.acts_for}]


def test_the_short_form_takes_up_the_name(english):
    text = "The International Atomic Energy Agency sent a team. The Agency said that the team had arrived."
    actors = [a for a in prepared(text, english)[0].actors if a.kind == "organisation"]
    assert [a.name for a in actors] == ["International Atomic Energy Agency"]
    assert [m.text for m in actors[0].mentions] == ["International Atomic Energy Agency", "Agency"]
