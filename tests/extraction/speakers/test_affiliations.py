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
    ("Norway's ambassador in Lima, Ana Lind, urged Peru to wait.", "Ana Lind", "Norway"),
    ("Norway's ambassador to Peru, Ana Lind, urged restraint.", "Ana Lind", "Norway"),
    ("Norway's minister of foreign affairs, Ana Lind, left on Monday.", "Ana Lind", "Norway"),
    ("A spokeswoman for the Norwegian delegation, Ana Lind, denied it.", "Ana Lind", "Norwegian delegation"),
    ("On Monday the Norwegian go-between, Ana Lind, flew to Lima.", "Ana Lind", "Norway"),
    ('"We wrote," said Ana Lind, who is Norway\'s envoy to the talks.', "Ana Lind", "Norway"),
    ("She met Paul Durand, her Norwegian opposite number, on Monday.", "Paul Durand", "Norway"),
    ("Foreign Minister Ana Lind and her Peruvian counterpart, Luis Rojas, met.", "Luis Rojas", "Peru"),
    ("It brought together Deputy Ministers Luis Rojas of Chile and Ana Lind of Norway.", "Luis Rojas", "Chile"),
    ("The Norwegian delegation was led by Ana Lind.", "Ana Lind", "Norwegian delegation"),
    ("Norway's delegation arrived. The Norwegian side, represented by Ana Lind, asked for time.", "Ana Lind", "Norway"),
    ("In Oslo on Thursday, Foreign Ministry spokeswoman Ana Lind denied it.", "Ana Lind", "Norwegian Foreign Ministry"),
    ("On Thursday in Oslo, Foreign Ministry spokeswoman Ana Lind denied it.", "Ana Lind", "Norwegian Foreign Ministry"),
    ("The European Union sent a paper. The bloc's facilitator, Ana Lind, flew to Lima.", "Ana Lind", "European Union"),
    ("Norway signed on Monday. Its foreign minister, Ana Lind, spoke to reporters.", "Ana Lind", "Norway"),
    ("The Norwegian foreign minister, Dr. Ana Lind, and Peru's ambassador met.", "Ana Lind", "Norway"),
    ("Ana Lind (Norway) and Luis Rojas (Peru) signed the accord.", "Ana Lind", "Norway"),
    ("The talks were attended by Ana Lind from Norway and Luis Rojas from Peru.", "Luis Rojas", "Peru"),
    ("Norway had sent a delegation led by Deputy Minister Ana Lind.", "Ana Lind", "Norway"),
    ("The talks failed. Ana Lind for Norway refused to sign.", "Ana Lind", "Norway"),
]

NOT_TOLD = [
    ("Norway's ambassador to the United Nations, Ana Lind, left.", "United Nations"),
    ("Ana Lind, the UN special envoy for the Great Lakes, left.", "Great Lakes"),
]


@pytest.mark.parametrize(("text", "name", "body"), TOLD)
def test_whom_a_title_is_told_with(english, text, name, body):
    actors = prepared(text, english)[0].actors
    person = next(a for a in actors if a.name == name)
    assert body in [a.name for a in actors if a.id in {deed.actor for deed in person.acts_for}]


@pytest.mark.parametrize(("text", "body"), NOT_TOLD)
def test_who_is_sent_to_others_does_not_act_for_them(english, text, body):
    actors = prepared(text, english)[0].actors
    person = next(a for a in actors if a.name == "Ana Lind")
    assert body not in [a.name for a in actors if a.id in {deed.actor for deed in person.acts_for}]


def test_several_share_a_title_told_before_the_first(english):
    text = "Foreign Ministers Luis Rojas of Chile and Ana Lind of Norway met in Lima."
    roles = {a.name: a.role for a in prepared(text, english)[0].actors if a.kind == "person"}
    assert roles == {"Luis Rojas": "Foreign Minister", "Ana Lind": "Foreign Minister"}


def test_the_short_form_takes_up_the_name(english):
    text = "The International Atomic Energy Agency sent a team. The Agency said that the team had arrived."
    actors = [a for a in prepared(text, english)[0].actors if a.kind == "organisation"]
    assert [a.name for a in actors] == ["International Atomic Energy Agency"]
    assert [m.text for m in actors[0].mentions] == ["International Atomic Energy Agency", "Agency"]


def test_a_ministry_in_small_letters_is_its_states(english):
    text = "Norway's foreign ministry said it would wait. The foreign ministry of Peru said that talks had failed."
    bodies = [a for a in prepared(text, english)[0].actors if a.kind == "body"]
    assert [a.country for a in bodies] == ["NOR", "PER"]


def test_an_official_who_says_it_of_somebody_is_not_that_somebody(english):
    text = "Ana Lind, the delegate said, had rung Lima on Monday. Paul Durand, an adviser to Norway's president, left."
    told = {a.name: (a.role, a.country) for a in prepared(text, english)[0].actors if a.kind == "person"}
    assert told == {"Ana Lind": (None, None), "Paul Durand": ("adviser to Norway's president", "NOR")}
