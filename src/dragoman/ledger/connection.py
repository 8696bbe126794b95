"""Connections to a docket file, and the two kinds of transaction: reading and writing. See `server.py` for servers."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from dragoman.ledger.failures import told_plainly

PATIENCE = 10.0
"""Seconds to wait for another program that is writing."""

PRAGMAS = ("foreign_keys = ON", "synchronous = NORMAL", "trusted_schema = OFF")


as_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
"""How values of JSON columns are written."""


class Database:
    """A docket file with its connections. `reading` and `writing` each give one transaction."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.where = str(path)
        self._engine = _engine(path, _mode(path))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the docket. Raises DocketError."""
        with told_plainly(self.where), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or nothing. Raises DocketWriteFailed."""
        with (
            told_plainly(self.where),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        with told_plainly(self.where):
            self._engine.dispose()


def _engine(path: Path, mode: str) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=partial(_connect, path.absolute().as_uri() + mode),
        poolclass=QueuePool,
        json_serializer=as_json,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _connect(uri: str) -> sqlite3.Connection:
    # isolation_level=None leaves BEGIN to `_begin`: the driver's own would not cover table definitions.
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=PATIENCE, check_same_thread=False)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _begin(connection: Connection) -> None:
    # A writer takes its lock at once; one that read first could find its view outdated when it comes to write.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _mode(path: Path) -> str:
    """How SQLite is to open the file.

    It lays files beside a docket even to read it, unless told that nothing changes meanwhile: where the folder takes
    none, and no log waits to be read with the docket.
    """
    path = path.resolve()
    folder = _may_write(path.parent)
    if folder and _may_write(path):
        return "?mode=rw"
    log = path.with_name(path.name + "-wal")
    pending = log.exists() and log.stat().st_size > 0
    return "?mode=ro" if folder or pending else "?mode=ro&immutable=1"
