import hashlib
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadRequest, NotADocument
from dragoman.loaders import load, note
from dragoman.record.arrival import Refusal
from dragoman.settings import Settings


def read(path, settings=None):
    [arrival] = load([path], settings or Settings())
    return arrival


@pytest.mark.parametrize(
    "text",
    [
        "\n\n  Talks resumed.\r\nIn Geneva.\r",
        "\ufeffTalks resumed.\n",
        "Talks\xa0resumed\u00ad.",
        "\u2028Talks \U0001f54a",
    ],
)
def test_the_text_is_the_decoded_file_unchanged(tmp_path, text):
    data = text.encode()
    (tmp_path / "a.txt").write_bytes(data)
    arrival = read(tmp_path / "a.txt")
    assert arrival.document.text == text
    assert arrival.document.id == hashlib.sha256(data).hexdigest()
    assert (arrival.original, arrival.conversion) == (data, None)
    assert arrival.page == arrival.location == str(tmp_path / "a.txt")


def test_reading_again_gives_the_same(tmp_path):
    (tmp_path / "2021-05-01.txt").write_text("Envoys meet\n\nHarbour Wire\nMay 1, 2021\n\nThe envoys met on Monday.")
    assert read(tmp_path / "2021-05-01.txt") == read(tmp_path / "2021-05-01.txt")


def test_the_files_clock_says_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("Talks resumed.")
    assert not read(tmp_path / "a.txt").document.published.known


def test_text_of_an_unknown_suffix_is_read_when_named(tmp_path):
    (tmp_path / "a.story").write_text("Talks resumed.")
    assert read(tmp_path / "a.story").document.text == "Talks resumed."


def test_other_bytes_of_an_unknown_suffix_are_refused_when_named(tmp_path):
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\x00\x00\x00")
    found = read(tmp_path / "a.doc")
    assert isinstance(found, Refusal)
    assert not found.skipped
    assert "no loader for .doc files" in found.error.what
    assert isinstance(found.error, NotADocument)


def test_plain_text_does_not_wait_for_trafilatura(tmp_path):
    (tmp_path / "a.txt").write_text("Talks resumed.")
    code = (
        "import sys; from dragoman.loaders import load; from dragoman.settings import Settings; "
        f"list(load([{str(tmp_path)!r}], Settings())); sys.exit('trafilatura' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_note_is_a_document_of_its_author_and_day():
    arrival = note("They called back.\n\nNo date was set.", "Jane Roe", date(2021, 5, 1))
    document = arrival.document
    assert (document.kind, document.outlet, document.text) == (
        "note",
        "Jane Roe",
        "They called back.\n\nNo date was set.",
    )
    assert (document.published.edtf, document.published.basis) == ("2021-05-01", "given")
    assert [part.part for part in document.parts] == ["body", "body"]
    assert hashlib.sha256(arrival.original).hexdigest() == document.id


def test_the_same_words_of_another_day_or_author_are_another_note():
    notes = [
        note("They called.", "Jane Roe", date(2021, 5, 1)),
        note("They called.", "Jane Roe", date(2021, 5, 2)),
        note("They called.", "Kim Su-mi", date(2021, 5, 1)),
    ]
    assert len({n.document.id for n in notes}) == len({n.page for n in notes}) == 3


@pytest.mark.parametrize(("text", "author"), [("", "Jane"), (" \n", "Jane"), ("They called.", " "), ("\ud800", "Jane")])
def test_a_note_needs_words_and_an_author(text, author):
    with pytest.raises(BadRequest):
        note(text, author, date(2021, 5, 1))


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_note_is_stored_as_written_or_refused(text, author):
    try:
        arrival = note(text, author, date(2021, 5, 1))
    except BadRequest:
        return
    assert arrival.document.text == text
    assert arrival.original.decode().endswith(text)
