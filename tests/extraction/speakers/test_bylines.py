from __future__ import annotations

import pytest

from dragoman.actors.entities import Entity
from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.extraction.speakers.bylines import author
from dragoman.extraction.speakers.resolving import resolve_speakers
from dragoman.record.docket import Extraction
from dragoman.record.document import Part


@pytest.fixture
def page(document):
    def build(byline: str, body: str = "The talks go on."):
        text = f"{byline}\n\n{body}"
        start = len(byline) + 2
        return document(text, parts=(Part(0, len(byline), "byline"), Part(start, len(text), "body")))

    return build


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("By Jane Miller", "Jane Miller"),
        ("By JANE MILLER, Harbour Wire", "Jane Miller"),
        ("By Jane van der Berg in Oslo", "Jane van der Berg"),
        ("By Jane Miller and Peter Hall", None),
        ("By our correspondent", None),
        ("Harbour Institute for Canals", None),
        ("By ", None),
    ],
)
def test_the_writer_is_the_one_person_of_the_byline(page, byline, name):
    found = author(page(byline), [])
    assert (found.name if found else None) == name


def test_a_writer_whom_the_text_names_is_the_same(page):
    miller = Entity(kind="person", name="Jane Miller")
    assert author(page("By Jane Miller"), [miller]) is miller


def test_i_outside_of_quotation_marks_is_the_writer(page, english):
    document = page("By Jane Miller", "I believe that the talks will fail. “I know it,” a diplomat said.")
    analysis = english.analyse(document)
    found = resolve_speakers(extract_attributions(Extraction(document=document), analysis), analysis)
    names = {a.id: a.name for a in found.actors}
    assert [(s.source.text, names.get(s.speaker)) for s in found.statements] == [
        ("I", "Jane Miller"),
        ("a diplomat", "a diplomat"),
    ]
