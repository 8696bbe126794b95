from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_parses import RandomParses

from dragoman.extraction.attribution.quotation import quotations
from dragoman.record.document import Document

MARKED = st.text(alphabet=st.sampled_from("ab ,.\n“”„«»\"'`’"), max_size=40)


@pytest.fixture
def quoted(document: Callable[..., Document]) -> Callable[[str], list[str]]:
    def find(text: str) -> list[str]:
        page = document(text)
        return [text[q.start : q.end] for q in quotations(text, RandomParses(0).analyse(page))]

    return find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She said “wait” and left.", ["“wait”"]),
        ('She said "wait" and "go".', ['"wait"', '"go"']),
        ("Er sagte „warten“ und ging.", ["„warten“"]),
        ("Il dit « attendre » puis partit.", ["« attendre »"]),
        ("She said ``wait'' and left.", ["``wait''"]),
        ("“He said “never” to me,” she said.", ["“He said “never” to me,”"]),
        ("“He said ‘never’ to me,” she said.", ["“He said ‘never’ to me,”"]),
        ("It isn’t the envoys’ fault.", []),
        ('The 6" pipe and the 5\'10" guard.', []),
        ("No marks at all.", []),
        ("A stray ” closes nothing.", []),
        ("“", []),
        ("Ends on an opening mark “wait“ too.", ["“wait“"]),
    ],
)
def test_marks_are_paired_by_their_shape(quoted: Callable[[str], list[str]], text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph(document: Callable[..., Document]) -> None:
    page = document("“We wait.\n\n“They hurry.”\n\nHe said “no more.")
    found = quotations(page.text, RandomParses(0).analyse(page))
    assert [(page.text[q.start : q.end], q.left_open) for q in found] == [
        ("“We wait.", True),
        ("“They hurry.”", False),
        ("“no more.", True),
    ]
    assert [q.words(page.text) for q in found] == [2, 2, 2]


@given(MARKED)
def test_quotations_never_overlap_and_stay_in_their_paragraph(text: str) -> None:
    analysis = RandomParses(0).analyse(Document(id="d", text=text))
    at = 0
    for quotation in quotations(text, analysis):
        assert at <= quotation.start < quotation.end <= len(text)
        assert any(p.start <= quotation.start and quotation.end <= p.end for p in analysis.paragraphs)
        assert text[quotation.start] in "“„«\"`'"
        at = quotation.end
