import io
from contextlib import suppress
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import NotADocument, UnreadableInput
from dragoman.loaders.chronologies import load_chronology
from dragoman.loaders.chronology_dates import dated, opening
from dragoman.settings import Settings

EXPECTED = [("2021-05-03", "Both sides meet in Bergen."), ("2021-05", "Letters are exchanged.")]


def lines(path: Path, content: str | bytes, name: str = "kept.md") -> list[tuple[str | None, str]]:
    file = path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [(line.when.edtf, line.text) for line in load_chronology(file)]


@pytest.mark.parametrize(
    "content",
    [
        "# Cod, 2021\n\n- 3 May 2021: Both sides meet in Bergen.\n- May 2021: Letters are exchanged.\n",
        "* **3 May 2021** – Both sides meet in *Bergen*.\n* __May 2021__ — [Letters](x.html) are exchanged.\n",
        "1. 2021-05-03 Both sides meet in Bergen.\n2. 2021-05: Letters are exchanged.\n",
        "| Date | Event |\n|---|---|\n| May 3, 2021 | Both sides meet in Bergen. |\n"
        "| May 2021 | Letters are exchanged. |\n",
        "## 3 May 2021\n\nBoth sides meet in Bergen.\n\n## May 2021\n\nLetters are exchanged.\n",
        "Cod\n\nMonday, 3 May 2021: Both sides meet in Bergen.\nMay 2021: Letters are exchanged.\n",
    ],
)
def test_markdown_and_plain_text(tmp_path, content):
    assert lines(tmp_path, content) == EXPECTED


def test_csv_by_its_header_or_its_first_column(tmp_path):
    named = "no;What;Date\r\n1;Both sides meet in Bergen.;3 May 2021\r\n2;Letters are exchanged.;May 2021\r\n"
    bare = '2021-05-03,Both sides meet in Bergen.\n2021-05,"Letters are exchanged."\n'
    assert lines(tmp_path, named, "a.csv") == EXPECTED
    assert lines(tmp_path, bare, "b.csv") == EXPECTED


def test_a_column_for_the_last_day_makes_a_range(tmp_path):
    content = "start,end,event\n2021-05-03,2021-05-04,Both sides meet.\n"
    assert lines(tmp_path, content, "a.csv") == [("2021-05-03/2021-05-04", "Both sides meet.")]


def test_html_tables_and_lists(tmp_path):
    table = (
        "<html><script>x()</script><table><tr><th>When</th><th>What</th></tr><tr><td>3 May 2021</td>"
        "<td>Both <b>sides</b> meet in Bergen.</td></tr><tr><td>May 2021</td><td>Letters are exchanged.</td></tr>"
        "</table>"
    )
    listed = "<h2>2021</h2><ul><li>3 May: Both sides meet in Bergen.</li><li>May 2021: Letters are exchanged.</li></ul>"
    assert lines(tmp_path, table, "a.html") == EXPECTED
    assert lines(tmp_path, listed, "b.html") == EXPECTED


def test_word_paragraphs_and_tables(tmp_path):
    document = docx.Document()
    document.add_heading("Cod", 0)
    document.add_paragraph("3 May 2021: Both sides meet in Bergen.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Date", "Event"), ("May 2021", "Letters are exchanged.")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    written = io.BytesIO()
    document.save(written)
    assert lines(tmp_path, written.getvalue(), "kept.docx") == EXPECTED


def test_the_year_of_a_heading_or_of_the_line_before_is_understood(tmp_path):
    assert lines(tmp_path, "# 2020\n- 3 May: One.\n- 1 June 2021: Two.\n- 4 July: Three.\n") == [
        ("2020-05-03", "One."), ("2021-06-01", "Two."), ("2021-07-04", "Three."),
    ]  # fmt: skip


def test_a_listed_line_without_a_day_is_kept_undated(tmp_path):
    assert lines(tmp_path, "- 3 May 2021: One.\n- Then two.\n\nA remark.\n") == [
        ("2021-05-03", "One."),
        (None, "Then two."),
    ]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("6–9 April 2021", "2021-04-06/2021-04-09"),
        ("April 6-9, 2021", "2021-04-06/2021-04-09"),
        ("30 April – 2 May 2021", "2021-04-30/2021-05-02"),
        ("2021-04-06/2021-04-09", "2021-04-06/2021-04-09"),
        ("early March 2021", "2021-03"),
        ("Feb. 21, 2021", "2021-02-21"),
        ("21.02.2021", "2021-02-21"),
        ("2021", "2021"),
    ],
)
def test_dates_as_people_write_them(written, edtf):
    found = opening(f"{written}: It happened.", None)
    assert found is not None
    assert found.when.edtf == edtf


@pytest.mark.parametrize("text", ["May they meet", "In March", "31 February 2021: x", "9–6 April 2021: x", "12 apples"])
def test_what_is_no_date_opens_nothing(text):
    assert opening(text, 2021) is None


@given(st.text(max_size=80))
def test_any_text_is_a_date_or_none(text):
    assert opening(text, 2021) is None or opening(text, 2021).when.known
    assert dated(text) is None or dated(text).known


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day):
    assert dated(f"{day.day} {day:%B} {day.year}").earliest == day
    assert dated(f"{day:%B} {day.day}, {day.year}").latest == day


@pytest.mark.parametrize("content", ["", "   \n", "Nothing here has a day.\n", "- no\n- days\n"])
def test_a_file_without_a_day_is_refused_with_a_remedy(tmp_path, content):
    with pytest.raises(NotADocument):
        lines(tmp_path, content)


def test_what_is_no_word_document_or_unpacks_to_too_much_is_refused(tmp_path):
    with pytest.raises(NotADocument, match="no Word document"):
        lines(tmp_path, b"PK\x03\x04 rubbish", "a.docx")
    document = docx.Document()
    document.add_paragraph("3 May 2021: One.")
    document.save(tmp_path / "b.docx")
    with pytest.raises((NotADocument, UnreadableInput)):
        load_chronology(tmp_path / "b.docx", Settings(max_bytes=1000))


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(UnreadableInput):
        load_chronology(tmp_path / "none.md")


@given(st.binary(max_size=60), st.sampled_from([".md", ".csv", ".html", ".docx", ""]), st.integers(0, 200))
def test_damaged_files_are_read_or_refused(tmp_path_factory, garbage, ending, at):
    table = b"<table><tr><td>3 May 2021</td><td>They meet.</td></tr></table>"
    whole = table if ending == ".html" else b"3 May 2021,They meet.\n"
    file = tmp_path_factory.mktemp("kept") / f"kept{ending}"
    file.write_bytes(whole[:at] + garbage + whole[at:] if ending != ".docx" else b"PK\x03\x04" + garbage)
    with suppress(NotADocument, UnreadableInput):  # nothing else may be raised
        assert load_chronology(file)
