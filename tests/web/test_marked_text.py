"""A report in blocks and pieces: nothing is lost, nothing moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.outputs.marking import Mark, blocks, shown
from dragoman.record.document import Document, Part
from dragoman.web.offsets import to_code_points


def marked(document: Document, *places: tuple[int, int]) -> list[Mark]:
    return [Mark(document.span(*place), f"s{number}", "statements") for number, place in enumerate(places)]


def test_marks_that_overlap_cut_the_text() -> None:
    document = Document(id="d", text="one two three")
    (block,) = blocks(document, marked(document, (0, 7), (4, 13)))
    assert [(p.text, [m.key for m in p.marks], p.opens) for p in block.pieces] == [
        ("one ", ["s0"], ("s0",)),
        ("two", ["s0", "s1"], ("s1",)),
        (" three", ["s1"], ()),
    ]


def test_parts_are_told_apart_and_text_between_them_is_kept() -> None:
    text = "Head\n\nBody here.\n\nA ship."
    document = Document(id="d", text=text, parts=(Part(0, 4, "headline"), Part(18, 25, "caption")))
    assert [(b.part, "".join(p.text for p in b.pieces)) for b in blocks(document, [])] == [
        ("headline", "Head"),
        ("body", "Body here."),
        ("caption", "A ship."),
    ]


@given(st.text(alphabet="ab \n\r\U0001f6a2\u202e", min_size=1), st.data())
def test_each_block_stands_where_it_says(text: str, data: st.DataObject) -> None:
    document = Document(id="d", text=text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = blocks(document, marked(document, (start, end)))
    for block in found:
        place = to_code_points(text, block.units)
        read = "".join(piece.text for piece in block.pieces)
        assert shown(text)[place : place + len(read)] == read
    assert sum(len(p.text) for b in found for p in b.pieces) >= len("".join(text.split()))
