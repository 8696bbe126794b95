"""Whose page a transcript is."""

from __future__ import annotations

from dragoman.actors.entities import Entity
from dragoman.extraction.speakers.letterheads import letterhead
from dragoman.record.document import Document

TEXT = "African Union\nBriefing on Chad\n\nMR. DIOP: Good morning.\n"


def page(kind: str) -> Document:
    return Document(id="d1", text=TEXT, kind=kind)


def test_the_organisation_on_a_line_of_its_own_issues_a_transcript():
    issuer = letterhead(page("transcript"), [])
    assert issuer is not None
    assert (issuer.kind, issuer.name) == ("organisation", "African Union")


def test_one_that_the_text_names_is_taken_up():
    known = Entity("organisation", "African Union")
    assert letterhead(page("transcript"), [known]) is known


def test_other_pages_have_no_letterhead():
    assert letterhead(page("news"), []) is None
