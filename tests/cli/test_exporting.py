"""export: forms, places, and what each form says of itself."""

import csv
import io

import pytest

from dragoman.outputs.exports import EXPORTS


def test_a_form_and_a_file(docket, dragoman, tmp_path):
    target = tmp_path / "case.tsv"
    result = dragoman("export", "plover", str(target))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"written to {target}\n")
    assert target.read_text().startswith("Event ID\tEvent Date\t")


def test_without_a_file_it_goes_to_standard_output(docket, dragoman):
    written = dragoman("export", "csv").stdout
    assert written == dragoman("export", "csv", "-").stdout == dragoman("export", "--format", "csv").stdout
    assert next(csv.reader(io.StringIO(written)))[:4] == ["from", "until", "edtf", "what"]


def test_a_folder_of_files(docket, dragoman, tmp_path):
    result = dragoman("export", "tables", str(tmp_path / "case"))
    assert result.exit_code == 0
    assert len(list((tmp_path / "case").glob("*.csv"))) == 11


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "export: no form is named (see them all: dragoman export formats)"),
        (("tables",), "export: this form is a folder (name one: dragoman export tables DIR)"),
        (("spreadsheet",), "'spreadsheet' is no form; see them all: dragoman export formats"),
    ],
)
def test_what_is_missing_is_told_in_one_line(docket, dragoman, arguments, told):
    result = dragoman("export", *arguments)
    assert result.exit_code != 0
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_workbook_is_not_for_a_terminal(docket, dragoman, monkeypatch):
    monkeypatch.setattr("dragoman.cli.exporting.on_terminal", lambda: True)
    assert "(write it: dragoman export xlsx case.xlsx)" in dragoman("export", "xlsx").stderr


def test_the_forms_are_listed_with_what_each_cannot_carry(dragoman):
    listed = [line.split("\t") for line in dragoman("export", "formats").stdout.splitlines()]
    assert [cells[0] for cells in listed] == list(EXPORTS)
    assert all(cells[2] and cells[3] for cells in listed)
    told = " ".join(dragoman("export", "--help").stdout.split())
    for form in EXPORTS.values():
        assert form.carries.split(":")[0] in told
        assert form.cannot_carry[-1].rsplit(" ", 1)[-1] in told
