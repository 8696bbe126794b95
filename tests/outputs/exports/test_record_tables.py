"""The rows that workbook, Parquet and CSV share."""

from datetime import date

import pytest
from export_samples import FORMULA, hostile
from fishery_samples import fishery
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UnreadableInput
from dragoman.outputs.csv import FORMULA as BEGINNINGS
from dragoman.outputs.csv import disarmed, rearmed
from dragoman.outputs.exports import EXPORTS, Material
from dragoman.outputs.exports.csv_tables import read_csv_tables, several, shown
from dragoman.outputs.exports.record_tables import record_tables
from dragoman.outputs.exports.writing import write_export

WORDS = st.text(alphabet="=+-@＝'|\\ ab\t\n;", min_size=1)


def rows_of(material: Material, name: str) -> list[dict]:
    table = next(t for t in record_tables(material) if t.name == name)
    return [dict(zip([c.name for c in table.columns], row, strict=True)) for row in table.rows()]


def test_an_event_with_its_days_parties_words_and_report():
    row = next(r for r in rows_of(Material(docket=fishery()), "events") if r["words"] == ("A second meeting",))
    assert (row["when"], row["when_earliest"], row["when_latest"]) == ("2021-06-01", date(2021, 6, 1), date(2021, 6, 1))
    assert (row["type"], row["factuality"], row["review"]) == ("CONSULT", "planned", "proposed")
    assert (row["who"], row["who_states"]) == (("Norway", "Iceland"), ("NOR", "ISL"))
    assert row["sentences"] == ("A second meeting is planned for 1 June 2021.",)
    assert (row["outlet"], row["published"], row["offsets"]) == ("Fjord Agency", "2021-05-06", ("216-232",))


def test_reports_of_one_meeting_share_a_join():
    joins = [r["join"] for r in rows_of(Material(docket=fishery()), "events") if r["when_earliest"] == date(2021, 5, 3)]
    assert len(set(joins)) == 1
    assert joins[0].startswith("j")


def test_each_side_of_a_disagreement_is_a_row_for_each_report():
    rows = rows_of(Material(docket=fishery()), "disagreements")
    assert len({row["id"] for row in rows}) == 1
    assert len({(row["claim"], row["document"]) for row in rows}) == len(rows) > 1


def test_a_table_has_every_column_once():
    for table in record_tables(Material(docket=fishery())):
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names), table.name


@pytest.mark.parametrize("material", [Material(docket=fishery()), hostile()], ids=["fishery", "hostile"])
def test_rows_written_as_csv_are_read_back_equal(material, tmp_path):
    write_export(EXPORTS["tables"], material, tmp_path / "case")
    read = read_csv_tables(tmp_path / "case")
    assert {table.name: list(table.rows()) for table in record_tables(material)} == read


def test_no_cell_of_a_csv_begins_like_a_formula(tmp_path):
    write_export(EXPORTS["tables"], hostile(), tmp_path / "case")
    written = (tmp_path / "case" / "events.csv").read_text(encoding="utf-8")
    assert f"'{FORMULA}" in written
    assert f",{FORMULA}" not in written


@given(WORDS)
def test_disarming_is_undone(cell):
    assert not disarmed(cell).startswith(BEGINNINGS)
    assert rearmed(disarmed(cell)) == cell


@given(st.lists(WORDS))
def test_several_texts_of_a_cell_come_apart_again(parts):
    assert several(shown(tuple(parts))) == tuple(parts)


@pytest.mark.parametrize("content", [None, b"", b"id,review\r\n", b"\xff\xfe"])
def test_a_folder_that_is_not_ours_is_refused(content, tmp_path):
    write_export(EXPORTS["tables"], Material(docket=fishery()), tmp_path / "case")
    path = tmp_path / "case" / "turns.csv"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(UnreadableInput, match="this is no table of turns that we wrote"):
        read_csv_tables(tmp_path / "case")
