"""Commitments that a text comes back to: who is bound, to what, and what has become of it."""

from __future__ import annotations

import pytest
from dealings_reading import named, read, whose

from dragoman.record.obligations import Commitment


def only(text: str) -> tuple[str, Commitment]:
    """The one commitment of a text with who is bound."""
    found = read(text)
    (commitment,) = found.commitments
    return whose(found, commitment.obligor), commitment


@pytest.mark.parametrize(
    ("text", "action", "status"),
    [
        ("Norway stood by the four million crowns held out in May.", "the four million crowns held", "affirmed"),
        ("Norway repeated an offer of July to lift the ban.", "lift the ban", "affirmed"),
        ("Norway holds to its undertaking to lift the ban.", "lift the ban", "affirmed"),
        (
            "The men whom Norway promised to free are still being held.",
            "The men whom Norway promised to free",
            "breached",
        ),
        ("Norway has yet to lift the ban as it undertook to do in May.", "lift the ban", "breached"),
        ("Norway has not withdrawn its pledge to lift the ban.", "lift the ban", "affirmed"),
        ("Norway's promise of a hospital is still on paper.", "a hospital", "standing"),
        ("Norway has paid out none of its four million crowns.", "its four million crowns", "standing"),
        ("Norway has paid out all of its four million crowns.", "its four million crowns", "performed"),
        ("Norway has lifted none of its bans.", "lifted none of its bans", "standing"),
        (
            "The lorries that Norway promised in May have been arriving.",
            "The lorries that Norway promised",
            "performed",
        ),
        ("The lorries that Norway promised in May never arrived.", "The lorries that Norway promised", "breached"),
        ("Norway honoured its word and freed the sailors.", "freed the sailors", "performed"),
        ("Norway freed the sailors in line with its pledge.", "freed the sailors", "performed"),
        ("Norway did as promised and freed the sailors.", "freed the sailors", "performed"),
        ("Norway freed the men, as it had said it would.", "freed the men", "performed"),
        ("Norway promised to lift the ban. It has not done so.", "lift the ban", "breached"),
        ("Norway did not lift the ban it had promised to lift.", "the ban it had promised to lift", "breached"),
        ("Peru accuses Norway of having broken its promise to lift the ban.", "lift the ban", "breached"),
        ("Norway sent the promised lorries.", "the promised lorries", "performed"),
        ("Norway sent the lorries it had promised.", "the lorries it had promised", "performed"),
        ("Norway's pledge to lift the ban lapsed with the vote.", "lift the ban", "lapsed"),
        ("What Norway owes is a month's notice of each ban.", "a month's notice of each ban", "standing"),
        ("Nothing has come of the bridge that Norway promised.", "the bridge that Norway promised", "breached"),
    ],
)
def test_told_again(text: str, action: str, status: str) -> None:
    bound, commitment = only(text)
    assert (bound, commitment.action, commitment.status) == ("NOR", action, status)


@pytest.mark.parametrize(
    ("text", "action", "strength"),
    [
        ("As soon as it rains, he vowed, Norway will lift the ban.", "lift the ban", "pledged"),
        ("The guards, Norway has promised, will go.", "The guards, Norway has promised, will go", "pledged"),
        ("Norway assured the envoy it would not fish there.", "it would not fish there", "pledged"),
        ("Under the Bergen accord Norway must lift the ban.", "lift the ban", "committed"),
        ("Norway has to lift the ban under the accord.", "lift the ban under the accord", "committed"),
        ("Norway signed up to a freeze on permits.", "a freeze on permits", "agreed"),
        ("Norway has agreed to open the bridge.", "open the bridge", "agreed"),
        ("Norway reaffirms its commitment to the Code of Conduct.", "the Code of Conduct", "committed"),
        ("Peru was promised sixty lorries by Norway.", "sixty lorries by Norway", "pledged"),
        ("Norway will lift the ban as soon as it rains.", "lift the ban", "intends"),
    ],
)
def test_bound_beside_the_words(text: str, action: str, strength: str) -> None:
    bound, commitment = only(text)
    assert (bound, commitment.action, commitment.strength) == ("NOR", action, strength)


def test_the_purse_of_whom_the_paragraph_speaks() -> None:
    bound, commitment = only("Norway is slow. Four million crowns will flow once the lists are in.")
    assert (bound, commitment.condition) == ("NOR", "once the lists are in")


def test_promised_by_nobody_named() -> None:
    found = read("The draft pledged in May went out on 28 January.")
    (commitment,) = found.commitments
    assert named(found, commitment.obligor).name == "whoever pledged it"
    assert commitment.status == "performed"


@pytest.mark.parametrize(
    "text",
    [
        "Norway renewed its offer to lift the ban.",
        "Norway owes Peru an answer.",
        "Norway is holding out forty million crowns for a bridge.",
        "The mediator says both have promised.",
        "Norway has agreed to hold talks in May.",
    ],
)
def test_nobody_is_bound(text: str) -> None:
    assert read(text).commitments == ()
