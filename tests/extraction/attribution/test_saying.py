"""When something was said: the time that hangs on the reporting verb, and no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.extraction.attribution.saying import date_statements
from dragoman.extraction.times import extract_times
from dragoman.language.english import EnglishAnalyser
from dragoman.language.twin import HandParsed
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

FRIDAY = date(2031, 3, 7)


@pytest.fixture
def said(english: EnglishAnalyser, document: Callable[..., Document]) -> Callable[[str], list[DateRange]]:
    """The days of saying of the statements in a text published on a Friday."""

    def read(text: str) -> list[DateRange]:
        page = document(text, published=Published(FRIDAY, FRIDAY, basis="given"))
        analysis = english.analyse(page)
        found = extract_attributions(extract_times(Extraction(document=page), analysis), analysis)
        return [s.said for s in date_statements(found, analysis).statements]

    return read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ruel said on Wednesday that Norland would wait.", 5),
        ("Ruel said Wednesday that Norland would wait.", 5),
        ("On Wednesday, Ruel said that Norland would wait.", 5),
        ("“We will wait,” Ruel said on Wednesday.", 5),
        ("Ruel told reporters in Port Elbe on March 3 that she would wait.", 3),
        ("According to Ruel, the talks opened on Monday.", None),
        ("Ruel said that the talks opened on Monday.", None),
        ("“We met on Monday,” Ruel said.", None),
        ("Ruel, who arrived on Monday, said that the talks had opened.", None),
        ("Ruel said that the talks had opened.", None),
    ],
)
def test_the_day_of_saying(said: Callable[[str], list[DateRange]], text: str, day: int | None) -> None:
    assert said(text) == [DateRange.day(date(2031, 3, day)) if day else UNKNOWN_DATE]


def test_each_of_two_sayings_has_its_own_day(said: Callable[[str], list[DateRange]]) -> None:
    days = said("Orr said on Thursday that Ruel had denied on Monday that fees would rise.")
    assert days == [DateRange.day(date(2031, 3, 6)), DateRange.day(date(2031, 3, 3))]


def test_a_statement_without_a_cue_has_no_day(document: Callable[..., Document]) -> None:
    page = document("Left Monday")
    rows = "Left=leave/VERB/VBD/ROOT/0 Monday/PROPN/NNP/ROOT/0"
    analysis = HandParsed((rows,)).analyse(page)
    monday = date(2031, 3, 3)
    time = TimeExpression(
        page.id, 5, 11, "Monday", page.text, type="DATE", value="2031-03-03", earliest=monday, latest=monday
    )
    bare = Statement(document=page.id, source=None, cue=None, content=(page.span(0, 4),))
    loose = Statement(document=page.id, source=None, cue=page.span(0, 4), content=(page.span(5, 6),))
    found = date_statements(Extraction(document=page, statements=(bare, loose), times=(time,)), analysis)
    assert found.statements == (bare, loose)


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        (
            "The canal would stay open, Ruel said at a joint news conference in Oslo.",
            "at a joint news conference in Oslo",
        ),
        ("Ruel told a daily briefing in Oslo that the canal would stay open.", "a daily briefing in Oslo"),
        ("In an interview, Ruel said that the canal would stay open.", "In an interview"),
        ("Ruel said at a rally, which drew thousands, that the canal was theirs.", "at a rally"),
        ("Ruel told reporters that the canal would stay open.", None),
        ("Ruel asked about the briefings, and said that the canal was open.", None),
        ("Ruel said that the minister had spoken at a conference.", None),
    ],
)
def test_the_occasion_stands_with_the_cue(english, document, text, occasion):
    page = document(text)
    analysis = english.analyse(page)
    found = date_statements(extract_attributions(Extraction(document=page), analysis), analysis)
    assert occasion in {s.occasion for s in found.statements if s.parent is None}
