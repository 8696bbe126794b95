from dragoman.outputs.references import References
from dragoman.record.codec import from_json, to_json
from dragoman.record.document import Document, Page, Part

TEXT = "The envoys met at dawn.\nThey agreed on a list of names, and on a day."
FIRST = Part(0, 23, "body", (Page(0, "6"),))
SECOND = Part(24, len(TEXT), "body", (Page(24, "6"), Page(54, "7")))
PAPER = Document(id="a" * 64, text=TEXT, parts=(FIRST, SECOND))


def test_words_are_cited_by_the_pages_they_stand_on():
    assert PAPER.pages_of(0, 10) == "6"
    assert PAPER.pages_of(24, 53) == "6"
    assert PAPER.pages_of(24, 60) == "6–7"
    assert PAPER.pages_of(55, 60) == "7"
    assert Document(id="b" * 64, text=TEXT, parts=(Part(0, 23, "body"),)).pages_of(0, 10) == ""


def test_a_reference_of_the_brief_names_the_page():
    references = References([PAPER], {"s1": "s1"})
    references.number("s1", PAPER.id, PAPER.span(24, 60))
    references.number(PAPER.id, PAPER.id)
    assert [reference.place for reference in references.all()] == ["s1, p. 6–7", PAPER.id[:8]]


def test_pages_are_in_json_only_where_a_text_has_them():
    assert to_json(Part(0, 23, "body")) == {"start": 0, "end": 23, "part": "body"}
    assert from_json(Part, to_json(SECOND), {}) == SECOND
