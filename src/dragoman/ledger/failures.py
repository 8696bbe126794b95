"""The one place where what the database says becomes what a user is told."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dragoman.errors import DocketError, DocketWriteFailed, DragomanError, NotADocket, NotADocument, UnreadableInput

DAMAGED = "bring back a copy of the file, or read the documents into a new docket"
ROOM = "make room on the disk, or move the docket; what was complete before is still there"

READ_FAILURES = frozenset({sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS})

FAILURES: dict[int, tuple[type[DocketError], str, str]] = {
    sqlite3.SQLITE_FULL: (DocketWriteFailed, "the disk is full", ROOM),
    sqlite3.SQLITE_IOERR: (DocketWriteFailed, "the disk does not take what is written", ROOM),
    sqlite3.SQLITE_BUSY: (DocketWriteFailed, "another program is writing to the docket", "wait for it, then try again"),
    sqlite3.SQLITE_LOCKED: (DocketWriteFailed, "the docket is locked", "wait for the other program, then try again"),
    sqlite3.SQLITE_READONLY: (
        DocketWriteFailed,
        "the docket may only be read here",
        "change its permissions, or copy it to a place you may write to",
    ),
    sqlite3.SQLITE_CANTOPEN: (DocketWriteFailed, "the docket cannot be opened", "check the permissions of its folder"),
    sqlite3.SQLITE_PERM: (DocketWriteFailed, "access to the docket is refused", "check its permissions"),
    sqlite3.SQLITE_TOOBIG: (DocketWriteFailed, "a text is too large for the docket", "split the document"),
    sqlite3.SQLITE_CORRUPT: (NotADocket, "the docket is damaged", DAMAGED),
    sqlite3.SQLITE_NOTADB: (NotADocket, "this is not a docket, or a damaged one", DAMAGED),
}


SERVER = "check the address, and that the server lets you in"
STATES: dict[str, tuple[type[DragomanError], str, str]] = {
    "08": (DocketError, "the connection to the server is lost", "try again"),
    "22021": (NotADocument, "the text holds a NUL, which PostgreSQL cannot keep", "keep it in a docket file"),
    "25006": (DocketWriteFailed, "the docket may only be read here", "connect to a server that takes writes"),
    "28": (UnreadableInput, "the server does not let you in", "check user and password in the address"),
    "3D": (UnreadableInput, "there is no such database on the server", "make it (createdb), or check its name"),
    "42501": (DocketWriteFailed, "you may not do this in the database", "ask for the right to create and write tables"),
    "53": (
        DocketWriteFailed,
        "the server is full or has too many users",
        "wait, or ask who runs it; what was complete is there",
    ),
    "54": (DocketWriteFailed, "a text is too large for the docket", "split the document"),
    "55P03": (DocketWriteFailed, "another program is writing to the docket", "wait for it, then try again"),
    "57": (DocketError, "the server is shutting down or starting", "try again later"),
}
"""What PostgreSQL says, by its code or the class of it (its first two characters)."""


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Whatever the database or the file system raises inside comes out as a DocketError that names the docket.

    A text that UTF-8 cannot write (half of a surrogate pair) comes out as NotADocument.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise NotADocument(
            "the text holds half of a surrogate pair", where=where, remedy="write the file anew as UTF-8"
        ) from error
    except (json.JSONDecodeError, zlib.error) as error:
        raise NotADocket("the docket is damaged", where=where, remedy=DAMAGED) from error
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise _told(error, where) from error


def _told(error: Exception, where: str) -> DragomanError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if (state := _sqlstate(cause)) is not None:
        return _told_by_server(state, cause, where)
    code = getattr(cause, "sqlite_errorcode", None)
    if code in READ_FAILURES:
        return NotADocket("the docket cannot be read to its end", where=where, remedy=DAMAGED)
    if code is not None and (code & 0xFF) in FAILURES:
        kind, what, remedy = FAILURES[code & 0xFF]
        return kind(what, where=where, remedy=remedy)
    if isinstance(cause, OSError):
        return DocketWriteFailed(cause.strerror or str(cause), where=where, remedy="check the file and its folder")
    return DocketError(f"the docket cannot be used: {cause}", where=where, remedy=DAMAGED)


def _sqlstate(cause: object) -> str | None:
    """The code of a server's error; empty where no server could be asked, None for an error of another kind."""
    if state := getattr(cause, "sqlstate", None):  # psycopg
        return str(state)
    module = type(cause).__module__
    if not module.startswith(("pg8000", "psycopg")):
        return None
    said = getattr(cause, "args", None) or ("",)
    return str(said[0].get("C", "")) if isinstance(said[0], dict) else ""


def _told_by_server(state: str, cause: object, where: str) -> DragomanError:
    found = STATES.get(state) or STATES.get(state[:2])
    if found is not None:
        kind, what, remedy = found
        return kind(what, where=where, remedy=remedy)
    if not state:
        return UnreadableInput(f"the server cannot be reached: {cause}", where=where, remedy=SERVER)
    said = getattr(cause, "args", None) or ("",)
    message = said[0].get("M", state) if isinstance(said[0], dict) else cause
    return DocketError(f"the docket cannot be used: {message}", where=where, remedy=SERVER)
