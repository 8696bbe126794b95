"""Who is bound to what: obligor, action, condition, bound of time, strength, status."""

from __future__ import annotations

import pytest
from dealings_reading import read, whose

from dragoman.record.obligations import Commitment


def only(text: str) -> tuple[str, Commitment]:
    """The one commitment of a text with who is bound."""
    found = read(text)
    (commitment,) = found.commitments
    return whose(found, commitment.obligor), commitment


@pytest.mark.parametrize(
    ("text", "obligor", "action", "strength"),
    [
        ("Norway has undertaken to lift the ban.", "NOR", "lift the ban", "committed"),
        ("Norway is obliged to lift the ban.", "NOR", "lift the ban", "committed"),
        ("Norway agreed to lift the ban.", "NOR", "lift the ban", "agreed"),
        ("Norway vowed to lift the ban.", "NOR", "lift the ban", "pledged"),
        ("Norway intends to lift the ban, its minister said.", "NOR", "lift the ban", "intends"),
        ("Norway intends, if both sides ask it to, to lift the ban.", "NOR", "lift the ban", "intends"),
        ("Norway's promise to lift the ban was welcomed.", "NOR", "lift the ban", "pledged"),
        ("The accord obliges Norway to lift the ban.", "NOR", "lift the ban", "committed"),
        ("Norway gave its word to lift the ban.", "NOR", "lift the ban", "pledged"),
        ("Norway remains committed to lifting the ban.", "NOR", "lifting the ban", "committed"),
        ("“We will lift the ban,” the Norwegian minister said.", "NOR", "lift the ban", "intends"),
        ("Norway pledged twelve ambulances to the fund.", "NOR", "twelve ambulances to the fund", "pledged"),
        (
            "Norway guaranteed that the ships would not be searched.",
            "NOR",
            "the ships would not be searched",
            "pledged",
        ),
        ("Norway has committed itself not to search the ships.", "NOR", "not to search the ships", "committed"),
    ],
)
def test_who_owes_what(text: str, obligor: str, action: str, strength: str) -> None:
    bound, commitment = only(text)
    assert (bound, commitment.action, commitment.strength) == (obligor, action, strength)


@pytest.mark.parametrize(
    ("text", "condition", "kind"),
    [
        ("Norway promised to lift the ban if Sweden so requests.", "if Sweden so requests", "request"),
        ("Norway agreed to lift the ban in return for a loan.", "in return for a loan", "exchange"),
        ("Once the ice has gone, Norway intends to lift the ban.", "Once the ice has gone", "prerequisite"),
        ("Norway undertook to lift the ban, unless prices fall.", "unless prices fall", "exception"),
        ("Norway will lift the ban, should Sweden ask for it.", "should Sweden ask for it", "request"),
        ("Norway undertook to search no ship, emergencies excepted.", "emergencies excepted", "exception"),
        ("Norway agreed to lift the ban subject to a vote.", "subject to a vote", "prerequisite"),
    ],
)
def test_on_which_condition(text: str, condition: str, kind: str) -> None:
    commitment = only(text)[1]
    assert (commitment.condition, commitment.condition_kind) == (condition, kind)
    assert condition not in commitment.action


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norway promised to lift the ban.", "standing"),
        ("Norway's promise to lift the ban ended with the winter.", "lapsed"),
        ("Norway reaffirmed its promise to lift the ban.", "affirmed"),
        ("Norway broke its promise to lift the ban.", "breached"),
        ("Norway's promise to lift the ban was fulfilled on Monday.", "performed"),
        ("Norway lifted the ban on Monday, as it had promised.", "performed"),
        ("Norway has withdrawn from its commitment to lift the ban.", "repudiated"),
        ("Norway's undertaking to lift the ban has quietly expired.", "lapsed"),
        ("Norway stood by its May offer to lift the ban.", "affirmed"),
        ("Norway withdrew its offer to lift the ban.", "repudiated"),
        ("The ships promised by Norway in May had gone to Chad.", "performed"),
        ("The ships promised by Norway in May have not gone to Chad.", "breached"),
    ],
)
def test_what_became_of_it(text: str, status: str) -> None:
    assert only(text)[1].status == status


def test_a_status_rests_on_words_of_its_own() -> None:
    (change,) = only("Norway broke its promise to lift the ban.")[1].history
    assert (change.status, change.evidence[0].text) == ("breached", "broke its promise")


@pytest.mark.parametrize(
    "text",
    [
        "Norway hopes that Sweden will lift the ban.",
        "Sweden demands that Norway lift the ban.",
        "Norway should promise to lift the ban, the bishop said.",
        "Sweden urged Norway to commit to a date.",
        "Norway declined to commit itself to a date.",
        "Norway has never agreed to lift the ban.",
        "Neither side has promised anything.",
        "Norway offered to lift the ban, but Sweden has not taken up the idea.",
        "If Norway ever agreed to lift the ban, the price would fall.",
        "A draft would oblige Norway to lift the ban.",
        "Norway stopped short of promising a harbour.",
        "The ministers will meet again in Bergen on 5 May.",
        "Norway will probably lift the ban in the end, said a banker.",
        "Norway can lift the ban within a day.",
        "Most economists agree with the bank's reading.",
        "Most voters agreed that the plan was good.",
        "The commitment of the nurses moved the minister.",
        "Two men committed a crime in Bergen.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert read(text).commitments == ()


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Norway promised to lift the ban by 1 May 2031.", "2031-05-01"),
        ("Norway promised to lift the ban not later than 1 May 2031.", "2031-05-01"),
        ("Norway agreed to lift the ban in April.", "2031-04"),
        ("Norway agreed on Monday to lift the ban.", None),
        ("Norway promised in January to lift the ban.", None),
    ],
)
def test_until_when(text: str, bound: str | None) -> None:
    assert only(text)[1].deadline.edtf == bound


def test_a_bargain_binds_both_by_one_record_of_a_group() -> None:
    found = read("Norway and Sweden have agreed to search no ships.")
    (commitment,) = found.commitments
    group = next(a for a in found.actors if a.id == commitment.obligor)
    assert group.kind == "group"
    assert sorted(whose(found, m) for m in group.members) == ["NOR", "SWE"]


def test_provisions_bind_by_shall_and_will() -> None:
    text = "4. Each Party shall admit observers.\n\n5. The Secretariat will publish their findings by 1 May 2031."
    found = read(text, kind="resolution")
    assert [c.action for c in found.commitments] == ["admit observers", "publish their findings"]


def test_a_timetable_is_no_provision_that_binds() -> None:
    assert read("8. The next round will open in Bergen on 25 May.", kind="communique").commitments == ()


def test_the_instrument_named_beside_it() -> None:
    found = read("Under the Bergen accord Norway is obliged to lift the ban.")
    assert [c.instrument for c in found.commitments] == [i.id for i in found.instruments]


def test_an_offer_alone_binds_nobody() -> None:
    assert read("Norway renewed its offer to lift the ban.").commitments == ()


@pytest.mark.parametrize(
    "text",
    [
        "Norway announced that the ban would be lifted in return for a loan.",
        "Norway let the chairman announce that the ban would be lifted in return for a loan.",
    ],
)
def test_whoever_has_it_announced_is_bound(text: str) -> None:
    bound, commitment = only(text)
    assert (bound, commitment.action) == ("NOR", "the ban would be lifted")
    assert commitment.condition == "in return for a loan"


def test_a_day_announced_binds_nobody() -> None:
    assert read("Norway announced that talks would be held in Oslo in May.").commitments == ()
