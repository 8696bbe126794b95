from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.language.english import EnglishAnalyser
from dragoman.record.docket import Extraction
from dragoman.record.document import Document
from dragoman.record.statements import Statement

Reader = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="session")
def statements(english: EnglishAnalyser, document: Callable[..., Document]) -> Reader:
    """The statements in a text, by the real analyser."""

    def read(text: str) -> tuple[Statement, ...]:
        page = document(text)
        return extract_attributions(Extraction(document=page), english.analyse(page)).statements

    return read


@pytest.fixture(scope="session")
def lines(statements: Reader) -> Callable[[str], list[tuple[str | None, ...]]]:
    """The statements in a text as rows of words: source, cue, content."""

    def read(text: str) -> list[tuple[str | None, ...]]:
        return [
            (s.source and s.source.text, s.cue and s.cue.text, *(c.text for c in s.content)) for s in statements(text)
        ]

    return read
