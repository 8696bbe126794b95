"""What a tagged attribution must have to count as a statement."""

from __future__ import annotations

import pytest

from dragoman.extraction.attribution.worded import reports_words
from dragoman.models.attribution.decoding import Tagged


@pytest.fixture
def counts(english, document):
    def judge(text: str, source: str | None, cue: str, content: str) -> bool:
        def extent(words: str) -> tuple[int, int]:
            return text.index(words), text.index(words) + len(words)

        tagged = Tagged(extent(source) if source else None, extent(cue), (extent(content),))
        return reports_words(text, english.analyse(document(text)), tagged)

    return judge


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Roe said the canal was open.", "Roe", "said", "the canal was open"),
        ("Roe hailed the accord.", "Roe", "hailed", "the accord"),
        ("It was announced that the canal was open.", None, "was announced", "that the canal was open"),
        ("Roe went for “a calm and open door” at last.", "Roe", "went for", "“a calm and open door”"),
        ("Roe took offence at the delay.", "Roe", "took offence at", "the delay"),
        ("Roe has complimented the host.", "Roe", "has complimented", "the host"),
        ("The canal seems to be open.", None, "seems", "to be open"),
        ("The canal is reportedly open.", None, "reportedly", "The canal is"),
        ("Roe tried `` a calm and open door '' at last.", "Roe", "tried", "`` a calm and open door ''"),
    ],
)
def test_words_count(counts, text, source, cue, content):
    assert counts(text, source, cue, content)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Roe sought a deal on the canal.", "Roe", "sought", "a deal on the canal"),
        ("Roe should affirm that the canal is open.", "Roe", "should affirm", "that the canal is open"),
        ("A photograph shows Roe at the canal.", "A photograph", "shows", "Roe at the canal"),
        ("The canal was expected to open.", None, "was expected", "to open"),
        ("Roe tried to “befriend” him.", "Roe", "tried", "to “befriend” him"),
        (
            "Roe considered making “a calm and open door” the aim of all her talks.",
            "Roe",
            "considered",
            "making “a calm and open door” the aim of all her talks",
        ),
        ("Roe should go, arguing that it is late.", "Roe", "arguing", "that it is late"),
        ("Roe said so, referring to the delay.", "Roe", "referring to", "the delay"),
        ("The terms have not been disclosed.", None, "have not been disclosed", "The terms"),
        ("It stems from the recognition that talks may fail.", None, "recognition", "that talks may fail"),
        ("The ministers agreed to meet in May.", "The ministers", "agreed", "to meet in May"),
    ],
)
def test_deeds_aims_and_pictures_do_not(counts, text, source, cue, content):
    assert not counts(text, source, cue, content)
