from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.extraction.anchoring.acts import same_act
from dragoman.extraction.times import extract_times
from dragoman.language.english import EnglishAnalyser
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published

DAY = Published(date(2021, 5, 1), date(2021, 5, 1))


@pytest.fixture(scope="session")
def act(english: EnglishAnalyser, document: Callable[..., Document]) -> Callable[[str], str | None]:
    """The act that the last time of a sentence dates."""

    def read(text: str) -> str | None:
        page = document(text, published=DAY)
        return extract_times(Extraction(document=page), english.analyse(page)).times[-1].act

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karla Lindqvist took office on Friday.", "take_office|karla lindqvist"),
        ("Karla Lindqvist was sworn in on Friday.", "take_office|karla lindqvist"),
        ("The administration was launched in January.", "take_office|administration"),
        ("The fourth round will open on May 25.", "open|fourth round"),
        ("The ministry completed its policy review on Friday.", "end|policy review"),
        ("The expert groups have until Friday to report.", "report|expert group"),
        ("The round is in its first days.", "stage|round"),
        ("The mediator said so on Friday.", "say|mediator"),
        ("Rain fell on Friday.", None),
    ],
)
def test_the_turning_point_that_a_time_dates(act, text, expected):
    assert act(text) == expected


def test_the_shorter_name_of_a_thing_is_enough():
    assert same_act("open|fourth round", "open|round")
    assert not same_act("open|fourth round", "open|third round")
    assert not same_act("open|round", "end|round")
    assert not same_act("open|", "open|round")
