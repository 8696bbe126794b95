"""Agreements, statements, resolutions and laws: which are there, and one identity over many names."""

from __future__ import annotations

import pytest
from dealings_reading import read, whose


def names(text: str) -> list[str]:
    """Names of the instruments in a text."""
    return [i.name for i in read(text).instruments]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Oslo broke the Bergen accord.", "Bergen accord", "agreement"),
        ("The council adopted Resolution 9124 on Monday.", "Resolution 9124", "resolution"),
        ("Norway and Sweden signed a fisheries treaty on Monday.", "fisheries treaty", "agreement"),
        ("They issued a joint statement in Bergen on Monday.", "joint statement in Bergen", "statement"),
        ("Fighting went on in breach of the June ceasefire.", "June ceasefire", "ceasefire"),
        ("They stand by the Declaration of Principles of 2015.", "Declaration of Principles", "statement"),
        ("The Memorandum of Understanding with Peru expires in May.", "Memorandum of Understanding", "agreement"),
        ("The Helsinki Final Act binds both.", "Helsinki Final Act", "law"),
        ("That is what they owe us under the May text.", "May text", "text"),
        ("Peru has torn up the Bergen document.", "Bergen document", "text"),
        ("Peru has not signed the Bergen paper.", "Bergen paper", "text"),
        ("They adopted a declaration on missing persons.", "declaration on missing persons", "statement"),
        ("They put their names to a declaration on whales.", "declaration on whales", "statement"),
        ("The ministers signed a protocol on Monday.", "protocol", "agreement"),
        ("A decade-old deal on whales was never carried out.", "decade-old deal", "agreement"),
        ("Each Party to the Arrangement shall name an officer.", "Arrangement", "agreement"),
        ("Under the protocol Norway is to clear the bay.", "protocol", "agreement"),
        ("The truce has held since May.", "truce", "ceasefire"),
        (
            "The exchange of letters of 3 May between Norway and Peru stands.",
            "exchange of letters of 3 May between Norway and Peru",
            "agreement",
        ),
        ("Norway issued a decree on Monday closing the bay.", "decree", "law"),
        ("Peru is a party to the protocol.", "protocol", "agreement"),
        ("The paper agreed at dawn leaves one question open.", "paper", "text"),
        ("Norway tore up the deal it had struck in May.", "deal", "agreement"),
        ("The deal on whales is holding.", "deal on whales", "agreement"),
        ("The understanding that keeps the port open runs out.", "understanding", "agreement"),
        ("Norway and Peru adopted a road map for the bay on May 3.", "road map", "initiative"),
        ("Peru submitted a draft convention on the bay in March.", "draft convention", "agreement"),
        ("The Bergen accord, concluded in May with Peru, covers the bay.", "Bergen accord", "agreement"),
        (
            "Last year's memorandum of understanding with Peru expires.",
            "Last year's memorandum of understanding with Peru",
            "agreement",
        ),
        ("Resolution 9124 of 14 April 2015 was not quoted.", "Resolution 9124 of 14 April 2015", "resolution"),
        ("Last summer's road map is a dead letter.", "Last summer's road map", "initiative"),
        ("The mediators' draft, handed to both on Monday, has two pages.", "The mediators' draft", "text"),
    ],
)
def test_there_is_one(text: str, name: str, kind: str) -> None:
    (found,) = read(text).instruments
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "They failed to reach an agreement.",
        "Oslo is seeking a trade deal.",
        "Talks on a possible truce went on.",
        "There is no accord on fish.",
        "The minister said in a statement that he was tired.",
        "The party convention opens in Bergen.",
        "Peru would put its name to an interim accord.",
        "If reached, the deal on whales would bind both.",
        "Neither signed the document.",
        "There is no plan for May.",
        "Norway Says the Deal Is Dead",
        "They support a nationwide Cessation of Hostilities.",
    ],
)
def test_there_is_none(text: str) -> None:
    assert names(text) == []


def test_one_identity_over_many_names() -> None:
    text = (
        "The policy builds on a June 2028 agreement between Norway and Sweden. The agreement is called the Bergen "
        "statement after the joint statement that both signed in Bergen on 12 June 2028."
    )
    (found,) = read(text).instruments
    assert {"agreement", "Bergen statement"} <= {found.name, *found.aliases}
    assert found.when.edtf == "2028-06-12"


def test_two_of_different_days_are_two() -> None:
    text = "The accord of 21 May 2028 was signed in Bergen. The accord of 3 June 2030 was signed in Malmo."
    assert len(read(text).instruments) == 2


def test_resolutions_told_together_are_two() -> None:
    assert len(read("Both follow from UN Security Council Resolutions 9124 and 9130.").instruments) == 2


def test_other_accords_are_none_in_particular() -> None:
    (found,) = read("It builds on the Bergen accord and other accords.").instruments
    assert found.name == "Bergen accord"


def test_its_parties() -> None:
    found = read("Oslo keeps to the agreement between Norway and Sweden on cod.")
    (instrument,) = found.instruments
    assert sorted(whose(found, p) for p in instrument.parties) == ["NOR", "SWE"]


def test_one_make_is_none_of_another() -> None:
    found = names(
        "Peru confirmed the memorandum of 28 September 2019. It signed the transport protocol. The memorandum holds."
    )
    assert found == ["memorandum of 28 September 2019", "transport protocol"]


def test_words_before_the_article_are_no_name() -> None:
    assert names("Peru will carry out in full the framework agreement signed in Oslo.") == ["framework agreement"]


def test_a_renewal_is_not_the_day_of_its_making() -> None:
    (found,) = read("Peru and Chile renewed their memorandum on fish on Monday.").instruments
    assert not found.when.known


@pytest.mark.parametrize("verb", ["publish", "read", "quote"])
def test_what_is_to_be_published_is_there(verb: str) -> None:
    assert names(f"Both should {verb} the memorandum.")
