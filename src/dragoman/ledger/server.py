"""A docket on a PostgreSQL server, one database a docket: for several people who work on one case."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from dragoman.errors import BadRequest, NotADocket, UnreadableInput
from dragoman.ledger.connection import PATIENCE, as_json
from dragoman.ledger.failures import told_plainly

SCHEMES = ("postgresql://", "postgresql+", "postgres://")
DRIVER = "postgresql+pg8000"
"""What an address means that names no driver."""

LOCK = 0x44524147
"""The number of the lock that a writer holds."""

EXAMPLE = "write postgresql://user@host/database"


def is_server(address: object) -> bool:
    """Whether a docket's name is the address of a server rather than a file."""
    return isinstance(address, str) and address.startswith(SCHEMES)


class ServerDatabase:
    """A database on a server with its connections. `reading` and `writing` each give one transaction."""

    def __init__(self, address: str) -> None:
        url = _url(address)
        self.where = url.set(drivername="postgresql", query={}).render_as_string(hide_password=True)
        self._engine = _engine(url, self.where)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view of the docket. Raises DocketError."""
        view = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with (
            told_plainly(self.where),
            self._engine.connect().execution_options(**view) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, or nothing. Raises DocketWriteFailed."""
        with told_plainly(self.where), self._engine.begin() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE:.0f}s'"))
            # One writer at a time, as in a file: what one reads before it writes stays true.
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            try:
                yield connection
            except UnicodeEncodeError:  # the driver breaks off in the middle of what it sends
                connection.invalidate()
                raise

    def close(self) -> None:
        """Let go of the server."""
        with told_plainly(self.where):
            self._engine.dispose()


def check_holds_docket(database: ServerDatabase, *, create: bool) -> None:
    """Raises NotADocket where the database holds something else, UnreadableInput where it is empty and is not to be
    made a docket."""
    with database.reading() as connection:
        there = set(inspect(connection).get_table_names())
    if "alembic_version" in there and "documents" in there:
        return
    if there:
        remedy = "name a database of its own for the docket"
        raise NotADocket("this database holds something else", where=database.where, remedy=remedy)
    if not create:
        remedy = f"run `dragoman read PATH --docket {database.where}` first"
        raise UnreadableInput("there is no docket in this database", where=database.where, remedy=remedy)


def _url(address: str) -> URL:
    try:
        url = make_url(address.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError) as error:
        raise BadRequest("this is no address of a database", where=address[:40], remedy=EXAMPLE) from error
    if not url.database:
        raise BadRequest("the address names no database", where=url.render_as_string(), remedy=EXAMPLE)
    return url.set(drivername=DRIVER) if url.drivername == "postgresql" else url


def _engine(url: URL, where: str) -> Engine:
    try:
        return create_engine(url, json_serializer=as_json, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError) as error:
        remedy = "install it: pip install 'dragoman[postgres]'"
        raise BadRequest("the driver for PostgreSQL is not installed", where=where, remedy=remedy) from error
