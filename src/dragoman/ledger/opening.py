"""Telling a docket from any other file, making a new one, and bringing an older one up to date."""

from __future__ import annotations

import errno
import sqlite3
import stat
import time
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from dragoman.errors import DocketWriteFailed, NewerDocket, NotADocket, UnreadableInput
from dragoman.ledger.connection import PATIENCE, Database
from dragoman.ledger.failures import told_plainly
from dragoman.ledger.migrations import HEAD
from dragoman.ledger.server import ServerDatabase, check_holds_docket, is_server

APPLICATION_ID = 0x44524147
"""SQLite's mark for the kind of file, at byte 68: the letters DRAG."""

MAGIC = b"SQLite format 3\x00"
MARK = slice(68, 72)

AGAIN = 0.02
"""Seconds until a busy file is tried again."""


AnyDatabase = Database | ServerDatabase


def open_database(place: str | Path, *, create: bool) -> AnyDatabase:
    """The docket at a path, or at the address of a PostgreSQL server (`postgresql://user@host/database`).

    Raises what `open_file` raises, and BadRequest for an address that is none.
    """
    return open_server(str(place), create=create) if is_server(place) else open_file(Path(place), create=create)


def open_server(address: str, *, create: bool) -> ServerDatabase:
    """The docket in a database, made if `create` and the database is empty, migrated if it is an older one.

    Raises BadRequest, UnreadableInput, NotADocket, NewerDocket, DocketWriteFailed.
    """
    database = ServerDatabase(address)
    try:
        check_holds_docket(database, create=create)
        _bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return database


def open_file(path: Path, *, create: bool) -> Database:
    """The docket at `path`, made if `create` and nothing (or an empty file) is there, migrated if it is an older one.

    Raises UnreadableInput where there is none, NotADocket for any other file, NewerDocket for one of a later version,
    DocketWriteFailed where it cannot be made or brought up to date.
    """
    with told_plainly(str(path)):
        fresh = _look(path, create=create)
        if fresh:
            _lay_down(path)
    database = Database(path)
    try:
        _bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return database


def _look(path: Path, *, create: bool) -> bool:
    """Whether a new docket is to be made here. Raises what `open_database` raises."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotADocket("this is not a file", where=str(path), remedy="name the docket's file")
        with path.open("rb") as file:
            head = file.read(MARK.stop)
    except (FileNotFoundError, NotADirectoryError):
        _check_may_be_made(path, create=create)
        return True
    except PermissionError as error:
        raise UnreadableInput("the docket may not be read", where=str(path), remedy="check its permissions") from error
    if not head and create:
        return True
    if head.startswith(MAGIC) and head[MARK] == APPLICATION_ID.to_bytes(4, "big"):
        return False
    what = "a database of another program" if head.startswith(MAGIC) else "not a docket"
    raise NotADocket(f"this is {what}", where=str(path), remedy="name a docket, or a file that does not exist yet")


def _check_may_be_made(path: Path, *, create: bool) -> None:
    if not create:
        remedy = f"run `dragoman read PATH --docket {path}` first, or name an existing docket"
        raise UnreadableInput("there is no docket here", where=str(path), remedy=remedy)
    if not path.absolute().parent.is_dir():
        raise DocketWriteFailed("there is no such folder", where=str(path), remedy="make the folder first")


def _lay_down(path: Path) -> None:
    """Mark the file as ours before anything else is in it, and before the log: the mark then stands in its first page,
    and whatever ends the program half-way leaves a docket that can be opened."""
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _keep_a_log(connection)
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_CANTOPEN:
            raise PermissionError(errno.EACCES, "the docket cannot be made here") from error
        raise


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Write-ahead logging. SQLite does not wait for other programs that change the mode just now, so we do."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(AGAIN)
        else:
            return


def _bring_up_to_date(database: AnyDatabase) -> None:
    with database.reading() as connection:
        revision = _revision(connection)
    if revision == HEAD:
        return
    from dragoman.ledger.migrating import knows_revision, migrate  # noqa: PLC0415 - Alembic costs 0.1 s, rarely needed

    if revision is not None and not knows_revision(revision):
        raise NewerDocket(
            "a later version of Dragoman wrote this docket", where=database.where, remedy="update Dragoman"
        )
    with database.writing() as connection:
        if _revision(connection) != HEAD:  # somebody else may have done it meanwhile
            migrate(connection)


def _revision(connection: Connection) -> str | None:
    """The revision the docket is at; None for one that was begun and has no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
