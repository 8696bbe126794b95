"""Parquet, as pyarrow reads it."""

from datetime import date

import pytest
from export_samples import hostile
from fishery_samples import fishery

from dragoman.outputs.exports import EXPORTS, Material
from dragoman.outputs.exports.record_tables import VERSION, record_tables
from dragoman.outputs.exports.writing import write_export

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: no Parquet")
parquet = pytest.importorskip("pyarrow.parquet")


def folder(material: Material, tmp_path):
    write_export(EXPORTS["parquet"], material, tmp_path / "case")
    return tmp_path / "case"


@pytest.mark.parametrize("material", [Material(docket=fishery()), hostile()], ids=["fishery", "hostile"])
def test_what_is_read_is_what_was_written(material, tmp_path):
    written = folder(material, tmp_path)
    for table in record_tables(material):
        read = parquet.read_table(written / f"{table.name}.parquet")
        rows = [tuple(tuple(v) if isinstance(v, list) else v for v in row.values()) for row in read.to_pylist()]
        assert rows == list(table.rows()), table.name


def test_columns_have_types(tmp_path):
    schema = parquet.read_schema(folder(Material(docket=fishery()), tmp_path) / "events.parquet")
    assert schema.field("when").type == pa.string()
    assert schema.field("when_earliest").type == pa.date32()
    assert schema.field("who").type == pa.list_(pa.string())
    assert schema.field("times").type == pa.int64()
    assert schema.metadata[b"dragoman.tables"] == VERSION.encode()


def test_kinds_without_records_keep_their_columns(tmp_path):
    read = parquet.read_table(folder(Material(docket=fishery()), tmp_path) / "statements.parquet")
    assert (read.num_rows, read.schema.field("hedged").type) == (0, pa.bool_())


def test_days_are_found_by_a_range(tmp_path):
    written = folder(Material(docket=fishery()), tmp_path)
    found = parquet.read_table(written / "events.parquet", filters=[("when_latest", ">", date(2021, 5, 31))])
    assert found.column("words").to_pylist() == [["A second meeting"]]
    documents = parquet.read_table(written / "documents.parquet").to_pylist()
    assert documents[0]["text"].startswith("Norway and Iceland met")
