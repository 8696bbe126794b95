"""A chronology kept by hand becomes notes: a line each, dated by the noting, beginning with the day it tells of."""

from datetime import date
from pathlib import Path

import pytest

from dragoman import Docket
from dragoman.errors import DragomanError

KEPT = """# Our chronology

- 5 April 2021: Norway calls Canada before the talks.
- March 2021: Norway sends Canada a message about cod through Iceland.
- They have not met since.
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "kept.md"
    path.write_text(KEPT, encoding="utf-8")
    return path


def test_each_line_is_a_note_whose_records_have_its_day(kept, tmp_path):
    with Docket.open(tmp_path / "case.db", create=True) as docket:
        notes = docket.log_chronology(kept, author="A. Desk", day=date(2021, 6, 1))
        assert [note.text for note in notes[:2]] == [
            "5 April 2021: Norway calls Canada before the talks.",
            "March 2021: Norway sends Canada a message about cod through Iceland.",
        ]
        assert {(note.kind, note.outlet, note.published.latest) for note in notes} == {
            ("note", "A. Desk", date(2021, 6, 1))
        }
        days = {(line.record.when.earliest, line.record.when.latest) for line in docket.events()}
        assert {(date(2021, 4, 5), date(2021, 4, 5)), (date(2021, 3, 1), date(2021, 3, 31))} <= days


def test_noted_again_it_is_there_once(kept, tmp_path):
    with Docket.open(tmp_path / "case.db", create=True) as docket:
        first, again = (docket.log_chronology(kept, author="A. Desk", day=date(2021, 6, 1)) for _ in range(2))
        assert first == again
        assert len(docket.export().documents) == len(first)


def test_what_is_no_chronology_is_refused_and_nothing_noted(tmp_path):
    with Docket.open(tmp_path / "case.db", create=True) as docket:
        with pytest.raises(DragomanError):
            docket.log_chronology(tmp_path / "absent.md", author="A. Desk", day=date(2021, 6, 1))
        assert docket.export().documents == ()
