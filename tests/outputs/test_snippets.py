"""A few words around what was searched for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.outputs.snippets import plain_snippet, snippet
from dragoman.record.document import Document
from dragoman.record.evidence import Span

FILLER = "and the harbour was quiet in the morning while nothing moved "


def told(text: str, *words: str) -> tuple[Document, Span, list[Span]]:
    document = Document(id="d", text=text)
    starts = [(text.index(word), word) for word in words]
    return document, document.span(0, len(text)), [document.span(at, at + len(w)) for at, w in starts]


def test_a_short_paragraph_is_shown_whole_with_its_hits() -> None:
    pieces = snippet(*told("The ferry will\nrun again.", "ferry", "run"))
    assert pieces == [("The ", False), ("ferry", True), (" will ", False), ("run", True), (" again.", False)]


def test_of_a_long_one_the_place_where_most_stands_together() -> None:
    text = f"The ferry stopped. {FILLER * 4}The ferry talks resumed. {FILLER * 4}"
    document = Document(id="d", text=text)
    hits = [document.span(at, at + 5) for at in (text.index("ferry"), text.index("ferry talks"), text.index("talks"))]
    shown = plain_snippet(document, document.span(0, len(text)), hits)
    assert "The ferry talks resumed." in shown
    assert "stopped" not in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 200


def test_words_are_not_cut() -> None:
    text = f"{FILLER}{FILLER}ferry {FILLER}{FILLER}"
    shown = plain_snippet(*told(text, "ferry")).strip("… ")
    assert set(shown.split()) <= set(text.split())


def test_without_hits_the_paragraph() -> None:
    assert plain_snippet(*told("Nothing\tmarked  here.")) == "Nothing marked here."


def test_what_could_steer_a_terminal_is_left_out() -> None:
    assert snippet(*told("A \x1b[31mred ferry", "ferry")) == [("A [31mred ", False), ("ferry", True)]


@given(st.lists(st.sampled_from(["ferry", "talks", "on", "\n", "a" * 90]), min_size=1, max_size=40))
def test_every_hit_shown_is_marked_and_nothing_else(words: list[str]) -> None:
    text = " ".join(words)
    document = Document(id="d", text=text)
    places = [at for at in range(len(text)) if text.startswith("ferry", at)]
    pieces = snippet(document, document.span(0, len(text)), [document.span(at, at + 5) for at in places])
    assert bool(places) == any(hit for _, hit in pieces)
    assert all((words == "ferry") if hit else ("ferry" not in words) for words, hit in pieces)
