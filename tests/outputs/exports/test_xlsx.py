"""The workbook, as openpyxl reads it."""

import sys
from datetime import date, datetime
from io import BytesIO

import pytest
from export_samples import FORMULA, hostile
from fishery_samples import fishery, on, report

from dragoman.errors import BadRequest, OutputFailed
from dragoman.outputs.exports import EXPORTS, Material
from dragoman.outputs.exports.writing import export_bytes
from dragoman.outputs.exports.xlsx import LONGEST_CELL, cell_text, exact_day
from dragoman.record.docket import DocketExport

xlsxwriter = pytest.importorskip("xlsxwriter", reason="XlsxWriter is not installed: no workbook")
openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: nothing reads the workbook")


def workbook(material: Material):
    return openpyxl.load_workbook(BytesIO(export_bytes(EXPORTS["xlsx"], material)))


def cells(sheet, number: int) -> dict:
    names = [cell.value for cell in sheet[1]]
    return dict(zip(names, sheet[number], strict=True))


def test_a_sheet_for_each_kind_behind_one_that_says_what_it_is():
    book = workbook(Material(docket=fishery(), as_of=date(2021, 6, 1)))
    assert book.sheetnames == [
        "about", "statements", "events", "contacts", "instruments", "commitments", "processes", "actors", "documents",
        "positions", "disagreements", "turns",
    ]  # fmt: skip
    about = [[cell for cell in row if cell is not None] for row in book["about"].iter_rows(values_only=True)]
    assert about[1][0].startswith("It rests on 3 reports from 3 outlets")
    assert about[1][0].endswith("as of 1 June 2021.")
    assert ["events", 5, "Acts between actors, once a report."] in about
    assert all([limit] in about for limit in EXPORTS["xlsx"].cannot_carry)


def test_a_header_that_stays_and_filters():
    events = workbook(Material(docket=fishery()))["events"]
    assert events.freeze_panes == "B2"
    assert events.auto_filter.ref == events.dimensions
    assert events.column_dimensions["A"].width > 15


def test_days_are_days_where_they_are_exact_and_edtf_else():
    events = workbook(Material(docket=fishery()))["events"]
    rows = [cells(events, number) for number in range(2, 7)]
    found = {row["words"].value: row["when"] for row in rows}
    assert found["A second meeting"].value == datetime(2021, 6, 1)
    assert found["A second meeting"].number_format == "yyyy-mm-dd"
    assert found["The two met for two days"].value == "2021-05-03/2021-05-04"


def test_nothing_that_a_report_says_is_a_formula_or_a_link():
    book = workbook(hostile())
    texts = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert all(cell.quotePrefix for cell in texts)
    assert all(cell.hyperlink is None for cell in texts)
    row = cells(book["events"], 2)
    assert (row["place"].value, row["review"].value, row["outcome"].value) == (FORMULA, "accepted", "[31m free � talks")
    assert cells(book["statements"], 2)["words"].value == "+1 for @all, _x005F_x0041_ too"


def test_days_before_spreadsheets_can_count_and_long_texts():
    assert exact_day("1848-02-02") is None
    assert exact_day("2021-05") is None
    assert exact_day(on(2021, 5, 3).edtf) == date(2021, 5, 3)
    assert len(cell_text("x" * 40_000)) == LONGEST_CELL


def test_a_docket_of_nothing():
    assert workbook(Material(docket=DocketExport()))["events"].max_row == 1


def test_more_records_than_rows_are_refused(monkeypatch):
    monkeypatch.setattr("dragoman.outputs.exports.xlsx.MOST_ROWS", 2)
    documents = tuple(report(f"Report {n}.", None, None) for n in range(2))
    with pytest.raises(BadRequest, match="2 documents are more than a sheet holds"):
        workbook(Material(docket=DocketExport(documents=documents)))


def test_a_full_disk_is_told_in_one_line(monkeypatch):
    def full(*_):
        raise xlsxwriter.exceptions.FileCreateError(OSError(28, "No space left on device"))

    monkeypatch.setattr("xlsxwriter.Workbook", full)
    with pytest.raises(OutputFailed, match="No space left on device"):
        workbook(Material(docket=fishery()))


@pytest.mark.parametrize(("form", "package"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_a_missing_package_is_named_with_its_remedy(form, package, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(BadRequest, match=r'which is not installed \(pip install "dragoman\[exports\]"\)'):
        export_bytes(EXPORTS[form], Material(docket=fishery()))
