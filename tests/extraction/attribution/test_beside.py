"""What the rules add to the tagger."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extraction.attribution.attributions import candidates_by_rule
from dragoman.extraction.attribution.beside import beside, coordinate, worded
from dragoman.extraction.attribution.quotation import quotations
from dragoman.language.english import EnglishAnalyser
from dragoman.models.attribution.decoding import Tagged
from dragoman.record.document import Document


class Page:
    """A text with what the rules read in it, and one attribution as if tagged."""

    def __init__(self, page: Document, english: EnglishAnalyser, source: str, cue: str, content: str) -> None:
        self.text = page.text
        self.analysis = english.analyse(page)
        self.by_rule = candidates_by_rule(page, self.analysis, quotations(page.text, self.analysis))
        self.tagged = Tagged(self.extent(source), self.extent(cue), (self.extent(content),))

    def extent(self, words: str) -> tuple[int, int]:
        return self.text.index(words), self.text.index(words) + len(words)

    def beside(self) -> list[str]:
        """The cues that are added."""
        found = beside(self.analysis, [self.tagged], [self.tagged], self.by_rule)
        return [self.text[slice(*c.cue)] for c in found]


@pytest.fixture
def read(english: EnglishAnalyser, document: Callable[..., Document]) -> Callable[..., Page]:
    return lambda text, *roles: Page(document(text), english, *roles)


def test_a_cue_inside_what_is_said_is_nested(read: Callable[..., Page]) -> None:
    text = "Lund said the ministry had promised that it would open the canal."
    page = read(text, "Lund", "said", "the ministry had promised that it would open the canal")
    assert page.beside() == ["had promised"]


def test_a_cue_that_the_tagger_passes_over_needs_a_source(read: Callable[..., Page]) -> None:
    page = read("Lund said the canal was open. Okoro criticised the delay.", "Lund", "said", "the canal was open")
    assert page.beside() == ["criticised"]
    page = read("Lund said the canal was open. The delay was criticised.", "Lund", "said", "the canal was open")
    assert page.beside() == []


def test_a_further_cue_of_the_same_source_ends_what_is_said(read: Callable[..., Page]) -> None:
    text = "Lund said the ministry would open the canal, and ruled out a delay."
    page = read(text, "Lund", "said", "the ministry would open the canal, and ruled out a delay")
    (kept,), (further,) = coordinate(text, page.analysis, [page.tagged], page.by_rule)
    assert [text[slice(*c)] for c in kept.content] == ["the ministry would open the canal"]
    assert text[slice(*(further.source or (0, 0)))] == "Lund"
    assert [text[slice(*c)] for c in further.content] == ["a delay"]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The two ministers agreed to meet in May.", []),
        ("Lund agreed that the canal was open.", ["agreed"]),
        ("The ministers discussed the canal.", []),
        ("Lund discussed the canal in her speech.", ["discussed"]),
        ("Lund met her host to discuss the canal.", []),
        ("Nobody criticised the canal.", []),
    ],
)
def test_what_several_do_with_each_other_is_an_event(read: Callable[..., Page], text: str, cues: list[str]) -> None:
    page = read(text, *text.split()[:3])
    assert [text[slice(*c.cue)] for c in worded(page.analysis, page.by_rule)] == cues
