from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgresql_server import MISSING, database, server

from dragoman.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.db"


@pytest.fixture
def file(path: Path) -> Iterator[Ledger]:
    """A docket in a file, for what files alone have."""
    with Ledger.open(path, create=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str | None]:
    """A server's address; None where there is none."""
    with server() as address:
        yield address


@pytest.fixture(scope="session")
def empty_docket(postgresql: str | None) -> Iterator[str | None]:
    """A docket on the server, to be copied."""
    if postgresql is None:
        yield None
        return
    with database(postgresql) as address:
        Ledger.open(address, create=True).close()
        yield address


@pytest.fixture
def on_server(postgresql: str | None, empty_docket: str | None) -> Iterator[str]:
    """The address of a docket of the test's own, on a server."""
    if postgresql is None:
        pytest.skip(MISSING)
    with database(postgresql, template=empty_docket) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """An empty docket, in a file and on a server."""
    place = request.getfixturevalue("path" if request.param == "sqlite" else "on_server")
    with Ledger.open(place, create=True) as opened:
        yield opened
