"""A docket on a PostgreSQL server: the same as in a file, and what only a server can do wrong."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from ledger_samples import LEARNED, RUN, arrive, full_extraction, make_document, write_full
from postgresql_server import MISSING
from sqlalchemy import make_url, text

from dragoman import Docket
from dragoman.errors import (
    BadRequest,
    DocketWriteFailed,
    DragomanError,
    NewerDocket,
    NotADocket,
    NotADocument,
    UnreadableInput,
)
from dragoman.ledger import Ledger, Search, server
from dragoman.record.codec import to_json
from dragoman.record.docket import Extraction

SAMPLES = Path(__file__).parents[2] / "samples" / "condor-ceasefire-2024" / "reports"


@pytest.fixture
def address(postgresql: str | None) -> str:
    """A server's address."""
    if postgresql is None:
        pytest.skip(MISSING)
    return postgresql


def named(address: str, **parts: str) -> str:
    return make_url(address).set(**parts).render_as_string(hide_password=False)  # type: ignore[arg-type]


def test_a_docket_on_a_server_exports_what_a_file_does(on_server: str, tmp_path: Path) -> None:
    exports = []
    for place in (on_server, tmp_path / "case.db"):
        with Docket.open(place, create=True) as docket:
            docket.read([SAMPLES])
            exports.append(to_json(docket.export()))
            assert docket.brief().sections
            assert docket.search("ceasefire")
    assert exports[0] == exports[1]


def test_a_docket_is_made_only_where_one_is_asked_for(address: str, on_server: str) -> None:
    with Ledger.open(on_server) as ledger:
        assert ledger.documents() == ()
    with pytest.raises(UnreadableInput, match="no such database"):
        Ledger.open(named(address, database="nowhere"))


def test_another_programs_database_is_left_alone(on_server: str) -> None:
    with Ledger.open(on_server) as ledger, ledger._database.writing() as connection:
        connection.execute(text("ALTER TABLE documents RENAME TO bills"))
    with pytest.raises(NotADocket, match="holds something else"):
        Ledger.open(on_server, create=True)


def test_a_docket_of_a_later_version_is_refused(on_server: str) -> None:
    with Ledger.open(on_server) as ledger, ledger._database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDocket):
        Ledger.open(on_server)


def test_one_writer_waits_for_the_other_and_then_gives_up(on_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "PATIENCE", 1.0)
    with Ledger.open(on_server) as one, Ledger.open(on_server) as other:
        with one._database.writing(), pytest.raises(DocketWriteFailed, match="another program is writing"):
            write_full(other)
        assert write_full(other) is not None


def test_writers_at_one_time_write_one_after_the_other(on_server: str) -> None:
    def write(number: int) -> None:
        with Ledger.open(on_server) as ledger:
            document = make_document(f"Envoys met for the {number}th time at Port Elbe.")
            ledger.write(arrive(document, f"/{number}"), Extraction(document=document), RUN, LEARNED)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Ledger.open(on_server) as ledger:
        assert len(ledger.documents()) == 4


def test_what_is_read_is_one_unchanging_view(on_server: str) -> None:
    with Ledger.open(on_server) as reader, Ledger.open(on_server) as writer:
        with reader._database.reading() as connection:
            count = text("SELECT count(*) FROM documents")
            before = connection.execute(count).scalar()
            write_full(writer)
            assert connection.execute(count).scalar() == before == 0
        assert len(reader.documents()) == 1


def test_broken_off_nothing_is_kept(on_server: str) -> None:
    document = make_document()
    with Ledger.open(on_server) as ledger:
        with pytest.raises(ZeroDivisionError):
            ledger.write(arrive(document), full_extraction(document), RUN, LEARNED, lambda _: divmod(1, 0))
        assert ledger.documents() == ()


def test_a_nul_is_refused_and_the_batch_goes_on(on_server: str) -> None:
    bad = make_document("Letters \x00 came.")
    with Ledger.open(on_server) as ledger:
        with pytest.raises(NotADocument, match="a NUL"):
            ledger.write(arrive(bad), Extraction(document=bad), RUN, LEARNED)
        assert write_full(ledger) is not None


@pytest.mark.parametrize("words", ["a" * 5000 + " talks", "talks " * 20_000, "\\ ' \\' talks", "' & | ! <-> talks"])
def test_any_text_can_be_searched(on_server: str, words: str) -> None:
    document = make_document(words)
    with Ledger.open(on_server) as ledger:
        ledger.write(arrive(document), Extraction(document=document), RUN, LEARNED)
        assert len(ledger.search(Search(words="talk"))) == 1
        assert len(ledger.search(Search(words=words[:4000]))) == 1


def test_nobody_is_let_in_by_a_wrong_name_and_no_password_is_told(address: str) -> None:
    with pytest.raises(DragomanError) as error:
        Ledger.open(named(address, username="nobody_here", password="hunter2"))  # noqa: S106 - the point of the test
    assert "hunter2" not in str(error.value)
    assert error.value.remedy


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(UnreadableInput, match="cannot be reached"):
        Ledger.open("postgresql://me@127.0.0.1:1/case")


@pytest.mark.parametrize(
    ("address", "cause"),
    [
        ("postgresql://me@host", "names no database"),
        ("postgresql://me@host:port/case", "no address"),
        ("postgresql+nothing://me@host/case", "driver"),
    ],
)
def test_addresses_that_are_none(address: str, cause: str) -> None:
    with pytest.raises(BadRequest, match=cause):
        Ledger.open(address, create=True)
