"""Alembic, driven from inside: brings a docket's tables to the present revision."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

from dragoman.ledger import migrations

ONE_AT_A_TIME = Lock()
"""Alembic keeps the migration under way in a module."""


def migrate(connection: Connection) -> None:
    """Run what migrations are missing, in the transaction of `connection`."""
    config = configuration()
    config.attributes["connection"] = connection
    with ONE_AT_A_TIME:
        command.upgrade(config, "head")
    if connection.dialect.name == "postgresql":
        _compare_by_letters(connection)


def _compare_by_letters(connection: Connection) -> None:
    """Have a server order text as SQLite does, whatever its language: ids are looked up by ranges."""
    columns = connection.execute(
        text(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() "
            "AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' ORDER BY 1, 2"
        )
    )
    quoted = connection.dialect.identifier_preparer.quote
    for table, column in columns.all():
        name = quoted(column)
        connection.execute(text(f'ALTER TABLE {quoted(table)} ALTER COLUMN {name} TYPE text COLLATE "C"'))


def knows_revision(revision: str) -> bool:
    """Whether this version of Dragoman has that revision."""
    try:
        return ScriptDirectory.from_config(configuration()).get_revision(revision) is not None
    except CommandError:
        return False


def configuration() -> Config:
    """Alembic's settings without a file: where the migrations lie."""
    config = Config()
    # Alembic reads settings with interpolation: a percent sign in the path must be doubled.
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    return config
