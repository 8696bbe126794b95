"""A PostgreSQL server for the tests: the one that DRAGOMAN_TEST_POSTGRES names, else one of their own in a folder."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

NUMBERS = count()
MISSING = "no PostgreSQL: set DRAGOMAN_TEST_POSTGRES to a server's address, or install one (initdb)"
# Text is compared by a language's rules, as on most servers; the docket must not depend on them.
CLUSTER = ("-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
RULES = ("--locale-provider=icu", "--icu-locale=en-US")


def program(name: str) -> str | None:
    """A program of PostgreSQL; Debian keeps them off the path."""
    places = [*map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), os.environ.get("PATH", "")]
    return shutil.which(name, path=os.pathsep.join(places))


@contextmanager
def server() -> Iterator[str | None]:
    """The address of a server on which databases may be made; None where there is none."""
    if named := os.environ.get("DRAGOMAN_TEST_POSTGRES"):
        yield named
    elif program("initdb") is None:
        yield None
    else:
        with tempfile.TemporaryDirectory(prefix="dragoman-postgresql-") as folder:
            yield from _own(Path(folder))


def _own(folder: Path) -> Iterator[str]:
    data = folder / "data"
    if os.geteuid() == 0:  # the server refuses to run as root
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    if _run("initdb", "-D", str(data), *CLUSTER, *RULES) != 0:
        shutil.rmtree(data, ignore_errors=True)
        assert _run("initdb", "-D", str(data), *CLUSTER) == 0
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {folder}"
    assert _run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start") == 0
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        _run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _run(name: str, *args: str) -> int:
    become = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*become, str(program(name)), *args], check=False, stdout=subprocess.DEVNULL, cwd="/")
    return done.returncode


@contextmanager
def database(address: str, template: str | None = None) -> Iterator[str]:
    """A database of its own on the server, a copy of a template's if one is named, gone afterwards."""
    name = f"dragoman_test_{os.getpid()}_{next(NUMBERS)}"
    copied = f" TEMPLATE {make_url(template).database}" if template else ""
    _tell(address, f"CREATE DATABASE {name}{copied}")
    try:
        yield make_url(address).set(database=name).render_as_string(hide_password=False)
    finally:
        _tell(address, f"DROP DATABASE {name} WITH (FORCE)")


def _tell(address: str, statement: str) -> None:
    url = make_url(address).set(drivername="postgresql+pg8000")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    finally:
        engine.dispose()
