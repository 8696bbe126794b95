from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.normal import INVISIBLE, clean

ODD = st.text(alphabet=st.sampled_from("ab “”'’\u00a0\u00ad\u200b\u200d\ufeff\r\n\t.🕊é"), max_size=30)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("en\u00advoy", "envoy"),
        ("Port\u00a0Elbe", "Port Elbe"),
        ("\ufeff\u200bThe end", "The end"),
        ("one \u200b two\r\n\tthree", "one two three"),
        ("“she said, ‘it’s late’”", "\"she said, 'it's late'\""),
        ("«Nein», „ja“", '"Nein", "ja"'),
        ("dove 🕊 gone", "dove 🕊 gone"),
        (" \r\n ", ""),
    ],
)
def test_what_the_analyser_sees(text: str, seen: str) -> None:
    assert clean(text, 0, len(text)).text == seen


@given(ODD)
def test_every_character_leads_back_to_where_it_stands(text: str) -> None:
    cleaned = clean(text, 0, len(text))
    assert len(cleaned.text) == len(cleaned.offsets)
    assert list(cleaned.offsets) == sorted(set(cleaned.offsets))
    for char, at in zip(cleaned.text, cleaned.offsets, strict=True):
        assert text[at] == char or (char == " " and text[at].isspace()) or (char in "\"'" and text[at] in "“”’")


@given(ODD, st.integers(0, 30), st.integers(0, 30))
def test_a_stretch_of_clean_text_is_the_same_words_in_the_original(text: str, one: int, other: int) -> None:
    cleaned = clean(text, 0, len(text))
    start, end = sorted((min(one, len(cleaned.text)), min(other, len(cleaned.text))))
    if start == end:
        return
    first, last = cleaned.original(start, end)
    assert text[first] not in INVISIBLE
    assert text[last - 1] not in INVISIBLE
    assert clean(text, first, last).text.strip() == cleaned.text[start:end].strip()


def test_offsets_are_those_of_the_whole_text() -> None:
    cleaned = clean("abc  def", 3, 8)
    assert cleaned.text == "def"
    assert cleaned.original(0, 3) == (5, 8)
