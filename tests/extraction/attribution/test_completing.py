"""What a tagged attribution lacks, found on the page or in the parse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extraction.attribution.completing import whole
from dragoman.language.english import EnglishAnalyser
from dragoman.models.attribution.decoding import Tagged
from dragoman.record.document import Document

Row = tuple[str | None, str | None, tuple[str, ...]]
Mend = Callable[..., list[Row]]


@pytest.fixture
def mend(english: EnglishAnalyser, document: Callable[..., Document]) -> Mend:
    """The mended attributions as words; those handed in are words too, in the order of the text."""

    def mending(text: str, *rows: Row) -> list[Row]:
        page = document(text)

        def extent(words: str) -> tuple[int, int]:
            return text.index(words), text.index(words) + len(words)

        tagged = [
            Tagged(extent(source) if source else None, extent(cue) if cue else None, tuple(map(extent, content)))
            for source, cue, content in rows
        ]
        found = whole(page, english.analyse(page), tagged)
        return [
            (
                text[slice(*t.source)] if t.source else None,
                text[slice(*t.cue)] if t.cue else None,
                tuple(text[slice(*c)] for c in t.content),
            )
            for t in found
        ]

    return mending


def test_a_source_that_the_tagger_missed_is_the_verbs_subject(mend: Mend) -> None:
    text = "Lund, for her part, no longer says the canal is open."
    assert mend(text, (None, "says", ("the canal is open",))) == [("Lund", "says", ("the canal is open",))]


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("Lund's claim that the canal is open was denied.", "claim", "that the canal is open", "Lund"),
        ("Lund was frank in her admission that it was shut.", "admission", "that it was shut", "Lund"),
        ("It was announced that the canal is open.", "was announced", "that the canal is open", None),
    ],
)
def test_whose_words_they_are(mend: Mend, text: str, cue: str, content: str, source: str | None) -> None:
    assert mend(text, (None, cue, (content,))) == [(source, cue, (content,))]


def test_what_seems_is_told_of_and_not_the_source(mend: Mend) -> None:
    found = mend("The canal seems to be open.", (None, "seems", ("to be open",)))
    assert found == [(None, "seems", ("The canal", "to be open"))]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("“MS. LUND: The canal is open, I am told.", ("MS. LUND", None, ("The canal is open, I am told.",))),
        ("`` LUND : The canal is open . ''", ("LUND", None, ("The canal is open . ''",))),
        ("UPDATE: The canal is open again.", (None, None, ("UPDATE: The canal is open again.",))),
        ("Note: The canal is open again.", (None, None, ("Note: The canal is open again.",))),
    ],
)
def test_a_label_names_the_speaker(mend: Mend, text: str, row: Row) -> None:
    assert mend(text, (None, None, (text,))) == [row]


def test_words_behind_a_comma_go_on(mend: Mend) -> None:
    text = "Lund stressed the aims of the talks, keeping the canal open and the ports at work."
    loose = "keeping the canal open and the ports at work"
    found = mend(text, ("Lund", "stressed", ("the aims of the talks",)), (None, None, (loose,)))
    assert found == [("Lund", "stressed", (f"the aims of the talks, {loose}",))]


def test_what_is_denied_and_what_is_said_are_two(mend: Mend) -> None:
    text = "Lund denied a report, saying the canal was open."
    found = mend(text, ("Lund", "denied", ("a report, saying the canal was open",)))
    assert found == [("Lund", "denied", ("a report",)), ("Lund", "saying", ("the canal was open",))]


def test_which_is_the_noun_before_it(mend: Mend) -> None:
    text = "It is the single step on which Lund had insisted."
    ((_, _, content),) = mend(text, ("Lund", "had insisted", ("which",)))
    assert content == ("the single step",)


def test_a_passives_agent_is_the_source(mend: Mend) -> None:
    text = "Lund has been called a fool by her rivals for the delay."
    found = mend(text, (None, "has been called", ("a fool by her rivals for the delay",)))
    assert found == [("her rivals", "has been called", ("a fool", "for the delay"))]


def test_what_somebody_did_then_was_not_said(mend: Mend) -> None:
    text = "After saying that the canal was open, Lund left for Oslo."
    found = mend(text, (None, "saying", ("that the canal was open, Lund left for Oslo",)))
    assert found == [("Lund", "saying", ("that the canal was open",))]


def test_a_source_that_takes_in_anothers_cue_is_none(mend: Mend) -> None:
    text = "Officials released statements sharply criticising the plan."
    found = mend(
        text,
        ("Officials", "released", ("statements sharply criticising the plan",)),
        ("Officials released statements", "sharply criticising", ("the plan",)),
    )
    assert found[1] == ("Officials", "sharply criticising", ("the plan",))


def test_a_source_ends_with_its_paragraph(mend: Mend) -> None:
    text = "It is late, says Lund\n\nOkoro left. It rained."
    ((source, _, _),) = mend(text, ("Lund\n\nOkoro left", "says", ("It is late",)))
    assert source == "Lund"
