import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.outputs.sentences import behind_dateline, sentence_around
from dragoman.record.document import Document


def sentence(text, word):
    document = Document(id="d", text=text)
    return sentence_around(document, text.index(word), text.index(word) + len(word)).text


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It rained. They met on May 3. Nobody spoke.", "May 3", "They met on May 3."),
        ("Envoys of the U.S. State Department met on Feb. 9 in Oslo. It rained.", "Feb. 9",
         "Envoys of the U.S. State Department met on Feb. 9 in Oslo."),
        ("“We met on 3 May.” Nobody else spoke.", "3 May", "“We met on 3 May.”"),
        ("A headline\n\nThey met on 3 May in Oslo\n\nMore", "3 May", "They met on 3 May in Oslo"),
    ],
)  # fmt: skip
def test_a_sentence_is_found_by_its_punctuation(text, word, expected):
    assert sentence(text, word) == expected


def test_place_and_agency_do_not_belong_to_the_sentence():
    document = Document(id="d", text="OSLO, May 3 (Fjord Agency) -- Envoys met on Monday.")
    assert behind_dateline(document, document.span(0, len(document.text))).text == "Envoys met on Monday."


@given(st.text(alphabet='aB .!?\n"”(', min_size=1, max_size=60), st.data())
def test_the_sentence_always_holds_its_word(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    if text[start].isspace():
        return
    found = sentence_around(Document(id="d", text=text), start, start + 1)
    assert found.start <= start < found.end
