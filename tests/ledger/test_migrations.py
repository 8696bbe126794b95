"""The migrations make the tables that the code speaks of, and older dockets are brought up to date in place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command, op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from dragoman.errors import DocketError
from dragoman.ledger import Ledger, opening
from dragoman.ledger.migrating import configuration, knows_revision
from dragoman.ledger.migrations import HEAD
from dragoman.ledger.opening import APPLICATION_ID
from dragoman.ledger.tables import metadata


def ours(_object: Any, name: str | None, kind: str, *_: Any) -> bool:
    return not (kind == "table" and (name or "").startswith("paragraph_words"))


def test_the_head_is_written_down() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == HEAD
    assert knows_revision(HEAD)
    assert not knows_revision("9999")


def test_migrations_make_the_tables_of_the_code(ledger: Ledger) -> None:
    with ledger._database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_they_make_them_to_the_letter(file: Ledger) -> None:
    """Primary keys, references and `WITHOUT ROWID`, which the comparison above passes over."""
    with file._database.reading() as connection:
        made = dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all())
        meant = MetaData()
        for table in metadata.tables.values():
            copy: Table = table.to_metadata(meant)
            assert columns_of(made[copy.name]) == columns_of(str(CreateTable(copy).compile(connection)))
            for index in copy.indexes:
                assert made[str(index.name)].split() == str(CreateIndex(index).compile(connection)).split()


def columns_of(statement: str) -> list[str]:
    plain = statement.strip().replace('"', "")  # a table that was made anew has its name in quotes
    return sorted(line.strip().rstrip(",") for line in plain.splitlines())


def test_migrating_is_all_or_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise sqlite3.OperationalError("no such thing")

    with monkeypatch.context() as patch:
        patch.setattr(op, "execute", fail)  # the last step of the first revision
        with pytest.raises(DocketError, match="no such thing"):
            Ledger.open(path, create=True)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    with Ledger.open(path) as ledger:
        assert ledger.documents() == ()


def test_a_docket_up_to_date_is_not_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Ledger.open(path, create=True).close()
    monkeypatch.setattr("dragoman.ledger.migrating.migrate", lambda _: pytest.fail("migrated again"))
    Ledger.open(path).close()
    assert opening.APPLICATION_ID == APPLICATION_ID == int.from_bytes(b"DRAG", "big")


def test_a_docket_made_before_reports_were_compared(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        upgrade = command.upgrade
        patch.setattr(command, "upgrade", lambda config, _: upgrade(config, "0002"))
        Ledger.open(path, create=True).close()
    with Ledger.open(path) as ledger, ledger.comparison() as kept:
        assert (kept.version(), kept.compared(), kept.joins()) == (None, {}, ())
