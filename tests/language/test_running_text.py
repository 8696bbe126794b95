from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language import paragraphs
from dragoman.language.paragraphs import LONGEST, running_text
from dragoman.record.document import Document, Part


def pieces(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in running_text(document)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\n \t\nTwo\nlines.", ["One.", "Two\nlines."]),
        ("\n\n\n  One.", ["One."]),
        ("\ufeffOne.", ["\ufeffOne."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_blank_lines_part_paragraphs(document: Callable[..., Document], text: str, blocks: list[str]) -> None:
    assert pieces(document(text)) == blocks


def test_bylines_and_boilerplate_are_not_read(document: Callable[..., Document]) -> None:
    names = ["headline", "byline", "dateline", "body", "boilerplate", "caption"]
    text = " ".join(names)
    parts = tuple(Part(text.index(name), text.index(name) + len(name), name) for name in names)  # type: ignore[arg-type]
    assert pieces(document(text, parts=parts)) == ["headline", "body", "caption"]


def test_a_long_paragraph_is_cut_at_a_sentence_end(document: Callable[..., Document]) -> None:
    sentence = "The envoy waited (“long”). "
    found = pieces(document(sentence * (2 * LONGEST // len(sentence))))
    assert all(piece.strip().endswith("”).") for piece in found)
    assert all(len(piece) <= LONGEST for piece in found)


def test_without_sentence_ends_it_is_cut_at_a_space_and_a_run_without_spaces_soon(
    document: Callable[..., Document],
) -> None:
    assert all(piece.strip("talks ") == "" and piece.startswith("talks") for piece in pieces(document("talks " * 4000)))
    assert [len(piece) for piece in pieces(document("x" * 2001))] == [1000, 1000, 1]


@given(st.text(alphabet="ab.! \n”", max_size=60))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paragraphs, "LONGEST", 7)
        found = list(running_text(Document(id="d", text=text)))
    assert all(0 < end - start <= 7 for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
