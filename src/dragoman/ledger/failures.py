"""The one place where what the database says becomes what a user is told."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dragoman.errors import DocketError, DocketWriteFailed, NotADocket, NotADocument

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


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Whatever the database or the file system raises inside comes out as a DocketError that names the docket.

    A text that UTF-8 cannot write (half of a surrogate pair) comes out as NotADocument.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise NotADocument(
            "the text holds half of a surrogate pair", where=str(path), remedy="write the file anew as UTF-8"
        ) from error
    except (json.JSONDecodeError, zlib.error) as error:
        raise NotADocket("the docket is damaged", where=str(path), remedy=DAMAGED) from error
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise _told(error, str(path)) from error


def _told(error: Exception, where: str) -> DocketError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code in READ_FAILURES:
        return NotADocket("the docket cannot be read to its end", where=where, remedy=DAMAGED)
    if code is not None and (code & 0xFF) in FAILURES:
        kind, what, remedy = FAILURES[code & 0xFF]
        return kind(what, where=where, remedy=remedy)
    if isinstance(cause, OSError):
        return DocketWriteFailed(cause.strerror or str(cause), where=where, remedy="check the file and its folder")
    return DocketError(f"the docket cannot be used: {cause}", where=where, remedy=DAMAGED)
