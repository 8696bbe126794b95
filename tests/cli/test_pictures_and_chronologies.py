"""plot, trace, the chronology out, the brief as HTML."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from dragoman.docket import Docket
from dragoman.record.actors import Actor
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published
from dragoman.record.happenings import Event, Participant

TEXT = "Norway and Iceland met in Bergen on 3 May 2021 to divide the cod."


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """A docket file whose records are one event."""
    day = date(2021, 5, 3)
    document = Document(id="d0c" * 21 + "f", text=TEXT, published=Published(day, day), outlet="Fjord Agency")
    norway = Actor(name="Norway", kind="state", country="NOR", mentions=(document.span(0, 6),))
    place = document.span(0, TEXT.index(" to divide"))
    side = Participant(actor=norway.id, role="participant", mention=document.span(0, 6))
    met = Event(evidence=(place,), type="CONSULT", act="meet", participants=(side,), when=DateRange.day(day))
    whole = DocketExport(documents=(document,), actors=(norway,), events=(met,))
    monkeypatch.setattr(Docket, "export", lambda *_: whole)
    monkeypatch.setattr(Docket, "documents", lambda *_: whole.documents)
    path = tmp_path / "case.db"
    Docket.open(path, create=True).close()
    return str(path)


@pytest.fixture
def chronology(tmp_path: Path) -> str:
    path = tmp_path / "kept.md"
    path.write_text("- 3 May 2021: Norway and Iceland meet in Bergen.\n- 4 May 2021: Denmark sends a frigate.\n")
    return str(path)


def test_a_picture_to_a_file_in_the_form_of_its_ending(case, dragoman, tmp_path):
    pytest.importorskip("matplotlib")
    for ending, start in (("svg", b"<?xml"), ("png", b"\x89PNG")):
        target = tmp_path / f"timeline.{ending}"
        result = dragoman("plot", "timeline", "--output", str(target), "--docket", case)
        assert (result.exit_code, result.stdout) == (0, "")
        assert target.read_bytes().startswith(start)


def test_a_picture_into_a_pipe_is_svg(case, dragoman):
    pytest.importorskip("matplotlib")
    assert "<svg" in dragoman("plot", "sources", "--docket", case).stdout


def test_what_cannot_be_drawn_is_told_in_one_line(case, dragoman, tmp_path):
    nothing = dragoman("plot", "contacts", "--docket", case)
    assert (nothing.exit_code, nothing.stderr.count("\n")) == (1, 1)
    assert "nothing dated to draw" in nothing.stderr
    form = dragoman("plot", "timeline", "--output", str(tmp_path / "a.gif"), "--docket", case)
    assert "'gif' is no form of picture (end it in .svg or .png)" in form.stderr


def test_trace_tells_each_line_and_what_the_chronology_lacks(case, chronology, dragoman):
    result = dragoman("trace", chronology, "--docket", case)
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [row[3] for row in rows] == ["borne out", "not in the reports"]
    assert rows[0][5:7] == [TEXT, "Fjord Agency"]
    assert result.stderr.endswith(
        "1 borne out, 1 not in the reports; 0 dated happenings of the docket not in the chronology\n"
    )


def test_trace_lists_what_is_missing(case, dragoman, tmp_path):
    other = tmp_path / "other.md"
    other.write_text("- 4 May 2021: Denmark sends a frigate.\n")
    last = dragoman("trace", str(other), "--docket", case).stdout.splitlines()[-1].split("\t")
    assert last[:4] == [
        "",
        "3 May 2021",
        "Norway and Iceland met in Bergen on 3 May 2021 to divide the cod.",
        "not in the chronology",
    ]


def test_trace_as_data(case, chronology, dragoman):
    data = json.loads(dragoman("trace", chronology, "--json", "--docket", case).stdout)
    assert [line["bearing"] for line in data["lines"]] == ["borne out", "not in the reports"]
    assert data["lines"][0]["supporting"][0]["text"] == TEXT
    assert data["missing"] == []
    assert dragoman("trace", chronology, "--json", "--csv", "--docket", case).exit_code == 1


def test_a_chronology_that_cannot_be_read_is_told(case, dragoman, tmp_path):
    assert dragoman("trace", str(tmp_path / "none.md"), "--docket", case).exit_code == 1
    (tmp_path / "undated.md").write_text("no day at all\n")
    assert (
        "no line of this begins with a day" in dragoman("trace", str(tmp_path / "undated.md"), "--docket", case).stderr
    )


def test_the_chronology_goes_out_in_three_forms(case, dragoman, tmp_path):
    assert dragoman("export", "--format", "csv", "--docket", case).stdout.startswith("from,until,edtf,what")
    made = json.loads(dragoman("export", "--format", "timelinejs", "--docket", case).stdout)
    assert made["events"][0]["start_date"] == {"year": 2021, "month": 5, "day": 3}
    target = tmp_path / "case.docx"
    assert dragoman("export", "--format", "word", "--output", str(target), "--docket", case).exit_code == 0
    with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as packed:
        assert "word/footnotes.xml" in packed.namelist()


def test_the_brief_as_html_tells_what_is_new(case, dragoman):
    page = dragoman("brief", "--format", "html", "--since", "2021-05-01", "--docket", case).stdout
    assert page.startswith("<!DOCTYPE html>")
    assert "Norway and Iceland met in Bergen" in page
