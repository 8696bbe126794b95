"""Alembic, driven from inside: brings a docket's tables to the present revision."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from dragoman.ledger import migrations

ONE_AT_A_TIME = Lock()
"""Alembic keeps the migration under way in a module."""


def migrate(connection: Connection) -> None:
    """Run what migrations are missing, in the transaction of `connection`."""
    config = configuration()
    config.attributes["connection"] = connection
    with ONE_AT_A_TIME:
        command.upgrade(config, "head")


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
