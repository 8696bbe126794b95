"""Paragraphs behind "X said:", numbered provisions, and what gives way to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.extraction.attribution.announced import extract_announced
from dragoman.extraction.attribution.attributions import extract_attributions
from dragoman.language.english import EnglishAnalyser
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, DocumentKind
from dragoman.record.statements import Statement

Read = Callable[..., tuple[Statement, ...]]

RELEASE = """The minister comments on the canal.

Foreign Minister Ana Lund said:

I welcome the accord on the canal. Freedonia has called for calm.

It is vital that all parties keep to it.
"""

QUOTED = """A Foreign Office spokesman said:

“The minister met her counterpart in Oslo.

“She stressed that the canal must stay open.”

The canal was closed in May."""

PROVISIONS = """The envoys met in Oslo. On behalf of the delegations the Chair states:

1. The delegations reaffirm their commitment to the accord.

2. Drafting is under way in two groups.

3. Freedonia undertakes to open the canal.

The Chair thanks the hosts."""


@pytest.fixture(scope="module")
def read(english: EnglishAnalyser, document: Callable[..., Document]) -> Read:
    def reading(text: str, kind: DocumentKind = "news") -> tuple[Statement, ...]:
        page = document(text, kind=kind)
        analysis = english.analyse(page)
        return extract_announced(extract_attributions(Extraction(document=page), analysis), analysis).statements

    return reading


def announced(found: tuple[Statement, ...]) -> list[tuple[str | None, str]]:
    """Source and first words of the statements that no other one holds."""
    top = [s for s in found if s.parent is None and s.mode == "direct"]
    return [(s.source and s.source.text, s.content[0].text[:20]) for s in top]


def test_each_paragraph_behind_the_colon_is_a_statement(read: Read) -> None:
    minister = "Foreign Minister Ana Lund"
    assert announced(read(RELEASE)) == [(minister, "I welcome the accord"), (minister, "It is vital that all")]


def test_what_is_reported_inside_has_its_paragraph_as_parent(read: Read) -> None:
    found = read(RELEASE)
    (call,) = (s for s in found if s.source and s.source.text == "Freedonia")
    (around,) = (s for s in found if s.id == call.parent)
    assert around.content[0].text.startswith("I welcome")


def test_quoted_paragraphs_end_with_the_mark_that_closes(read: Read) -> None:
    spokesman = "A Foreign Office spokesman"
    assert announced(read(QUOTED)) == [(spokesman, "“The minister met he"), (spokesman, "“She stressed that t")]


def test_provisions_stand_without_their_numbers(read: Read) -> None:
    found = [s for s in read(PROVISIONS) if s.cue and s.cue.text == "states"]
    assert [s.content[0].text.split()[0] for s in found] == ["The", "Drafting", "Freedonia"]
    assert {s.source.text for s in found if s.source} == {"the Chair"}
    assert [s.force for s in found] == ["promise", "assert", "promise"]


def test_parts_of_a_provision_do_not_end_the_list(read: Read) -> None:
    text = (
        "The envoys agreed on the following:\n\n"
        "1. They meet in May.\n\n(a) Lund hosts them.\n\n2. The canal stays open."
    )
    found = [s.content[0].text for s in read(text) if s.mode == "direct"]
    assert found == ["They meet in May.", "Lund hosts them.", "The canal stays open."]


def test_a_resolution_needs_no_word_of_saying(read: Read) -> None:
    text = "The Harbour Council,\n\nNoting the accord,\n\n1. Demands that the canal be opened;\n\n2. Thanks the hosts."
    found = read(text, "resolution")
    provisions = [s for s in found if s.cue is None]
    assert [(s.source and s.source.text, s.force) for s in provisions] == [
        ("The Harbour Council", "urge"),
        ("The Harbour Council", "assert"),
    ]
    assert not [s for s in read(text) if s.cue is None]


def test_a_report_that_goes_on_is_no_speech(read: Read) -> None:
    text = (
        "Lund answered on Monday. The governor added:\n\nShe knows the canal. We know it too.\n\n"
        "The canal was closed in May.\n\nOkoro said it would open."
    )
    assert announced(read(text)) == [("The governor", "She knows the canal.")]


@pytest.mark.parametrize("text", ["Lund said:", ":\n\n:", "Lund said:\n\n1.\n\n2.", "said: “\n\n“"])
def test_nothing_behind_the_colon_is_nothing_said(read: Read, text: str) -> None:
    assert not [s for s in read(text) if s.mode == "direct" and s.cue and s.cue.text == "said" and not s.content]
