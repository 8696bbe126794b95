"""An outlet changes its page: what was changed, and which records' words no longer stand there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.versions import edits, histories, mark_vanished, newest_versions, paragraphs_of
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Part, Published, content_id
from dragoman.record.happenings import Event
from dragoman.record.statements import Statement

SAID = "The ferry will run again in May, harbour master Tove Lie said."
DENIED = "The island’s council has not agreed, a clerk said."
MET = "Both sides met in Bodø in March."


def page(*paragraphs: str, day: int = 1, before: Document | None = None, furniture: str = "") -> Document:
    lines = [*paragraphs, furniture] if furniture else list(paragraphs)
    text = "\n".join(lines)
    starts = [sum(len(p) + 1 for p in lines[:n]) for n in range(len(lines))]
    parts = tuple(
        Part(at, at + len(p), "boilerplate" if p == furniture else "body")
        for at, p in zip(starts, lines, strict=True)
        if p
    )
    when = Published.day(date(2031, 4, day))
    return Document(
        id=content_id(text.encode()),
        text=text,
        outlet="Fjord Agency",
        published=Published(when.earliest, when.latest, basis="metadata"),
        version_of=before.id if before else None,
        parts=parts,
    )


def said(document: Document, source: str, cue: str, content: str) -> Statement:
    spans = [document.span(at, at + len(w)) for w in (source, cue, content) for at in [document.text.index(w)]]
    return Statement(document=document.id, source=spans[0], cue=spans[1], content=(spans[2],))


def met(document: Document, words: str) -> Event:
    at = document.text.index(words)
    return Event(evidence=(document.span(at, at + len(words)),), type="CONSULT", act="meet")


def test_an_edit_is_told_paragraph_by_paragraph() -> None:
    first = page(SAID, DENIED, MET)
    second = page(SAID.replace("in May", "in June"), MET, "A third round is open.", before=first)
    changed = [(e.before.text if e.before else None, e.after.text if e.after else None) for e in edits(first, second)]
    assert changed == [
        (SAID, SAID.replace("in May", "in June")),
        (DENIED, None),
        (None, "A third round is open."),
    ]


def test_marks_blanks_and_furniture_are_no_edit() -> None:
    first = page(DENIED, furniture="Read more: ferries")
    second = page(DENIED.replace("’", "'").replace(" council", "  council"), furniture="Most read: boats")
    assert edits(first, second) == ()


def test_records_whose_words_are_gone_are_marked_with_the_newest_text() -> None:
    first = page(SAID, DENIED, MET)
    second = page(SAID, MET, day=2, before=first)
    third = page(MET, SAID, "More later.", day=3, before=second)
    kept, lost = (
        said(first, "Tove Lie", "said", "The ferry will run again in May"),
        said(first, "a clerk", "said", DENIED),
    )
    docket = DocketExport(documents=(first, second, third), statements=(kept, lost), events=(met(first, MET),))
    marked = mark_vanished(docket)
    assert [s.vanished_in for s in marked.statements] == [None, third.id]
    assert marked.events == docket.events
    assert [s.id for s in marked.statements] == [kept.id, lost.id]


def test_words_put_into_another_mouth_are_gone() -> None:
    first = page(SAID)
    second = page(SAID.replace("harbour master Tove Lie", "a deckhand"), "Tove Lie was in Bodø.", before=first)
    [statement] = mark_vanished(
        DocketExport(
            documents=(first, second), statements=(said(first, "Tove Lie", "said", "The ferry will run again in May"),)
        )
    ).statements
    assert statement.vanished_in == second.id


def test_words_that_still_stand_on_one_of_two_pages_stand() -> None:
    first = page(SAID, MET)
    here, there = page(MET, day=2, before=first), page(SAID, MET, "Updated.", day=2, before=first)
    docket = DocketExport(documents=(first, here, there), events=(met(first, MET),), statements=())
    assert set(newest_versions(docket.documents)[first.id]) == {here.id, there.id}
    assert mark_vanished(docket).events[0].vanished_in is None


def test_a_docket_without_versions_is_left_alone() -> None:
    docket = DocketExport(documents=(page(SAID),), events=(met(page(SAID), "run"),))
    assert mark_vanished(docket) is docket


def test_the_history_of_a_page_tells_each_step_and_what_it_took_away() -> None:
    first = page(SAID, DENIED)
    second = page(SAID, day=2, before=first)
    third = page(SAID, DENIED, MET, day=3, before=second)
    lost = said(first, "a clerk", "said", "council has not agreed")
    [history] = histories(DocketExport(documents=(third, first, second), statements=(lost,)))
    assert [version.document for version in history] == [first, second, third]
    assert [len(version.edits) for version in history] == [0, 1, 2]
    assert [version.lost for version in history] == [(), (lost,), ()]


def test_versions_in_a_ring_end() -> None:
    one = page(SAID)
    other = page(MET, before=one)
    ring = (replace(one, version_of=other.id), other)
    assert newest_versions(ring) == {one.id: (), other.id: ()}
    assert mark_vanished(DocketExport(documents=ring, events=(met(one, "run"),))).events[0].vanished_in is None


WORDS = st.sampled_from([SAID, DENIED, MET, "Nothing new.", "The sea was calm that day, all said."])


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_what_was_kept_and_what_was_edited_make_up_both_texts(old: list[str], new: list[str]) -> None:
    before, after = page(*old), page(*new)
    found = edits(before, after)
    taken = [e.before for e in found if e.before]
    put = [e.after for e in found if e.after]
    assert taken == sorted(taken)
    assert put == sorted(put)
    left = [p.text for p in paragraphs_of(before) if p not in taken]
    assert left == [p.text for p in paragraphs_of(after) if p not in put]


def test_pages_of_thousands_of_paragraphs_are_compared_in_time() -> None:
    first = page(*(f"Line {n} of the log." for n in range(3000)))
    second = page(*(f"Line {n} of the log." for n in range(1, 3001)), before=first)
    assert [(bool(e.before), bool(e.after)) for e in edits(first, second)] == [(True, False), (False, True)]
