import json
from datetime import date

import pytest

from dragoman.cli import context
from dragoman.docket import ReadReport
from dragoman.errors import NotADocument
from dragoman.record.arrival import Refusal
from dragoman.record.docket import Extraction


def refusal(location, *, skipped=False):
    return Refusal(location=location, error=NotADocument("no text in it", remedy="leave it out"), skipped=skipped)


def test_read_closes_with_a_summary(docket, dragoman):
    docket.report = ReadReport(added=("a", "b"), known=("c",), refused=(refusal("d.pdf"), refusal("e", skipped=True)))
    result = dragoman("read", "reports")
    assert result.stdout == "2 read, 1 already there, 1 refused, 1 skipped\n"
    assert "dragoman: d.pdf: no text in it (leave it out)\n" in result.stderr
    assert result.exit_code == 1


def test_what_nobody_asked_for_by_name_is_no_failure(docket, dragoman):
    docket.report = ReadReport(added=("a",), refused=(refusal("e", skipped=True),))
    assert dragoman("read", "reports").exit_code == 0


def test_an_interrupted_read_says_how_to_go_on(docket, dragoman):
    docket.interrupted = True
    result = dragoman("read", "reports")
    assert result.exit_code == 130
    assert result.stderr == ("interrupted: 1 documents are in the docket; run the same command again to go on\n")


@pytest.fixture
def extracted(monkeypatch, docket):
    found = [Extraction(document=docket.document), refusal("b.txt"), Extraction(document=docket.document)]
    monkeypatch.setattr(context, "extract_documents", lambda *_: iter(found))
    return found


def test_extract_prints_one_object_a_line(extracted, dragoman):
    result = dragoman("extract", "a.txt", "b.txt", "c.txt")
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["format"] == second["format"] == "dragoman-docket"
    assert result.stderr == "dragoman: b.txt: no text in it (leave it out)\n2 read, 1 refused\n"
    assert result.exit_code == 1


def test_an_interrupted_extract_leaves_without_traceback(monkeypatch, dragoman):
    def interrupted(*_):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(context, "extract_documents", interrupted)
    result = dragoman("extract", "a.txt")
    assert (result.exit_code, result.stderr) == (130, "interrupted: 0 documents were printed\n")


def test_a_note_is_signed_and_dated(docket, dragoman):
    result = dragoman("log", "They called.", "--author", "A. Desk", "--day", "2021-05-13")
    assert docket.noted == ("They called.", "A. Desk", date(2021, 5, 13))
    assert result.stdout == "noted as d0cd0cd0\n"
    assert dragoman("log", "  ").exit_code == 1
    assert dragoman("log").exit_code == 1
    assert "two notes at once" in dragoman("log", "They called.", "--from", "kept.md").stderr
