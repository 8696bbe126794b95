"""Which words a quotation hangs on: rows are source, cue and content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[tuple[str | None, ...]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will wait,” Ada Ruel said.", ("Ada Ruel", "said", "“We will wait,”")),
        ("“We will wait,” said Ada Ruel.", ("Ada Ruel", "said", "“We will wait,”")),
        ("She asked: “Who will pay?”", ("She", "asked", "“Who will pay?”")),
        ("Ruel said: «We wait here.» Then he left.", ("Ruel", "said", "«We wait here.»")),
        ("“Stop! Go home!” the minister shouted.", ("the minister", "shouted", "“Stop! Go home!”")),
        ('"No," Orr said.', ("Orr", "said", '"No,"')),
        ("Asked about the fees, Orr said: “No comment.”", ("Orr", "said", "“No comment.”")),
    ],
)
def test_a_cue_beside(lines: Lines, text: str, expected: tuple[str, ...]) -> None:
    assert lines(text) == [expected]


def test_an_interrupted_quotation_has_two_parts(lines: Lines) -> None:
    assert lines("“We will wait,” Ruel said, “until they answer.”") == [
        ("Ruel", "said", "“We will wait,”", "“until they answer.”")
    ]


def test_quotation_and_reported_words_are_one_content(lines: Lines) -> None:
    assert lines("Ruel said Norland would “wait for a signal” from Sudland.") == [
        ("Ruel", "said", "Norland would “wait for a signal” from Sudland")
    ]


def test_a_quotation_goes_on_behind_its_cue(lines: Lines) -> None:
    assert lines("“We will wait,” Ruel told reporters. “Nobody should hurry. It is early.”") == [
        ("Ruel", "told", "“We will wait,”", "“Nobody should hurry. It is early.”")
    ]


def test_a_quotation_goes_on_in_the_next_paragraph(lines: Lines) -> None:
    open_mark = "“We will wait,” Ruel said. “We have time.\n\n“Nobody should hurry.”\n\nThe envoys left."
    assert lines(open_mark) == [("Ruel", "said", "“We will wait,”", "“We have time.", "“Nobody should hurry.”")]
    closed_mark = open_mark.replace("time.", "time.”")
    assert lines(closed_mark) == [("Ruel", "said", "“We will wait,”", "“We have time.”", "“Nobody should hurry.”")]


def test_it_does_not_go_on_behind_a_paragraph_without_quotation(lines: Lines) -> None:
    assert lines("“We will go,” she said.\n\nThe envoys left the town.\n\n“Nobody is safe here.”") == [
        ("she", "said", "“We will go,”")
    ]


def test_a_quotation_never_closed_ends_with_its_paragraph(lines: Lines) -> None:
    assert lines("Ruel said: “We will wait.\n\nThe talks opened on Monday.") == [("Ruel", "said", "“We will wait.")]


def test_two_speakers_in_one_paragraph(lines: Lines) -> None:
    assert lines("“We are ready,” said Orr. “We leave at dawn,” added Ruel.") == [
        ("Orr", "said", "“We are ready,”"),
        ("Ruel", "added", "“We leave at dawn,”"),
    ]


@pytest.mark.parametrize(
    "text",
    ["The so-called “grand fleet” sailed on Monday.", "A “ghost” ship drifted into Port Elbe, where it was burnt."],
)
def test_scare_quotes_are_nobody_s_words(lines: Lines, text: str) -> None:
    assert lines(text) == []


def test_words_that_nobody_says(lines: Lines) -> None:
    assert lines("Graffiti in Port Elbe: “No more fees for us.”") == []


def test_scare_quotes_inside_what_is_said_stay_there(lines: Lines) -> None:
    assert lines("The “ghost” ship sailed on, Orr said.") == [("Orr", "said", "The “ghost” ship sailed on")]


def test_inches_are_no_quotation(lines: Lines) -> None:
    assert lines('The 6" pipe broke, Orr said.') == [("Orr", "said", 'The 6" pipe broke')]
