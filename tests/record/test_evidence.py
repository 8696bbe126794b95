from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SpanMismatch
from dragoman.record.document import Document, Part, content_id
from dragoman.record.evidence import Span

TEXT = "The envoy 🕊 left.\r\nNobody followed."


def test_a_span_holds_the_words_at_its_offsets(document: Callable[..., Document]) -> None:
    span = document(TEXT).span(10, 16)
    assert span.text == "🕊 left"
    assert TEXT[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 3, "the"),  # other case
        (0, 4, "The"),  # too short for its offsets
        (4, 9, "ENVOY"),
        (-9, -1, "followed"),  # from the back
        (3, 3, ""),  # empty
        (9, 4, ""),  # backwards
        (18, 20, "\n"),  # line ends are not translated
        (len(TEXT) - 1, len(TEXT) + 1, "."),  # over the end
    ],
)
def test_no_span_without_its_words(start: int, end: int, words: str) -> None:
    with pytest.raises(SpanMismatch, match="does not read"):
        Span("d", start, end, words, TEXT)


@given(st.text(max_size=20), st.integers(-25, 25), st.integers(-25, 25), st.text(max_size=5))
def test_a_span_is_built_just_where_the_text_reads_so(text: str, start: int, end: int, words: str) -> None:
    reads_so = 0 <= start < end <= len(text) and text[start:end] == words
    try:
        Span("d", start, end, words, text)
    except SpanMismatch:
        assert not reads_so
    else:
        assert reads_so


def test_the_refusal_says_where_and_what_to_do() -> None:
    with pytest.raises(SpanMismatch) as caught:
        Span("0123456789abcdef", 0, 5, "Envoy", TEXT)
    assert str(caught.value).startswith("0123456789ab: the text does not read 'Envoy' at 0-5 (locate the words again")


def test_covering_and_touching(document: Callable[..., Document]) -> None:
    here, other = document(TEXT), document(TEXT + "!")
    clause, word, after = here.span(0, 16), here.span(4, 9), here.span(16, 17)
    assert clause.covers(word)
    assert clause.covers(clause)
    assert not word.covers(clause)
    assert word.touches(clause)
    assert not clause.touches(after)
    assert not clause.covers(other.span(4, 9))
    assert not clause.touches(other.span(4, 9))


def test_spans_sort_by_place(document: Callable[..., Document]) -> None:
    here = document(TEXT)
    assert sorted([here.span(4, 9), here.span(0, 9), here.span(0, 3)])[0] == here.span(0, 3)


def test_the_part_around_an_offset(document: Callable[..., Document]) -> None:
    here = document(TEXT, parts=(Part(0, 17, "headline"), Part(19, 35, "boilerplate")))
    assert [here.part_at(n) for n in (0, 16, 17, 19, 34)] == [
        "headline",
        "headline",
        "body",
        "boilerplate",
        "boilerplate",
    ]


def test_a_document_is_named_by_its_bytes() -> None:
    assert content_id(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert content_id(b"a\n") != content_id(b"a\r\n")
