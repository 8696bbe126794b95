from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.extraction.attribution.saying import date_statements
from dragoman.extraction.dating.dating import date_document
from dragoman.extraction.times import extract_times
from dragoman.language.english import EnglishAnalyser
from dragoman.loaders.parts import divide
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, content_id

Read = Callable[..., Extraction]


@pytest.fixture(scope="session")
def read(english: EnglishAnalyser) -> Read:
    """What a page says, with its times and the day they leave; further fields are the document's."""

    def from_text(text: str, **fields: Any) -> Extraction:
        page = Document(id=content_id(text.encode()), text=text, parts=divide(text), **fields)
        analysis = english.analyse(page)
        found = date_document(extract_times(Extraction(document=page), analysis), analysis)
        return date_statements(extract_attributions(found, analysis), analysis)

    return from_text
