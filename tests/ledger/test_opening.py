"""Which files are dockets, and what is said of those that are not."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from ledger_samples import RUN, make_document, write_full

from dragoman.errors import DocketError, DocketWriteFailed, NewerDocket, NotADocket, UnreadableInput
from dragoman.ledger import Ledger, Search, connection
from dragoman.ledger.opening import APPLICATION_ID, _keep_a_log

NOBODY = 65534


@contextmanager
def without_privileges() -> Iterator[None]:
    """Permissions mean nothing to root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that anybody may enter, though pytest's own are private."""
    opened = [
        p for p in (tmp_path, *tmp_path.parents) if p.stat().st_uid == os.geteuid() and not p.stat().st_mode & 0o001
    ]
    modes = {p: p.stat().st_mode for p in opened}
    for folder in opened:
        folder.chmod(modes[folder] | 0o055)
    yield tmp_path
    tmp_path.chmod(0o755)
    for folder in opened:
        folder.chmod(modes[folder])


def test_a_missing_docket_is_not_made_unasked(path: Path) -> None:
    with pytest.raises(UnreadableInput, match="dragoman read") as caught:
        Ledger.open(path)
    assert caught.value.where == str(path)
    assert not path.exists()


def test_nor_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for folder in ("none", "file"):
        with pytest.raises(DocketWriteFailed, match="folder"):
            Ledger.open(tmp_path / folder / "case.db", create=True)


@pytest.mark.parametrize("create", [True, False])
def test_other_files_are_refused_and_left_alone(tmp_path: Path, create: bool) -> None:  # noqa: FBT001
    note, foreign, noise = (tmp_path / name for name in ("note.txt", "foreign.db", "noise.db"))
    note.write_text("Not a docket at all. " * 50)
    noise.write_bytes(bytes(range(256)) * 20)
    with closing(sqlite3.connect(foreign)) as other:
        other.execute("CREATE TABLE documents (id, text)")
    for file in (note, foreign, noise):
        before = file.read_bytes()
        with pytest.raises(NotADocket) as caught:
            Ledger.open(file, create=create)
        assert caught.value.where == str(file)
        assert caught.value.remedy
        assert file.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["foreign.db", "noise.db", "note.txt"]


def test_folders_and_devices_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for file in (tmp_path, Path(os.devnull), tmp_path / "pipe"):
        for create in (True, False):
            with pytest.raises(NotADocket):
                Ledger.open(file, create=create)


def test_an_empty_file_becomes_a_docket_only_when_asked(path: Path) -> None:
    path.touch()
    with pytest.raises(NotADocket):
        Ledger.open(path)
    with Ledger.open(path, create=True) as ledger:
        assert ledger.documents() == ()


def test_strange_names_are_only_names(tmp_path: Path) -> None:
    for name in ("a?mode=memory&b#c %20.db", "Fälle 100%.db", os.fsdecode(b"\xff\xfe.db")):
        with Ledger.open(tmp_path / name, create=True) as ledger:
            write_full(ledger)
        assert (tmp_path / name).stat().st_size > 0
        with Ledger.open(tmp_path / name) as ledger:
            assert len(ledger.documents()) == 1


def test_a_docket_of_a_later_version(path: Path) -> None:
    Ledger.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    with pytest.raises(NewerDocket, match="update Dragoman"):
        Ledger.open(path)


def test_a_docket_begun_and_not_finished_is_finished(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    with Ledger.open(path) as ledger:
        assert ledger.documents() == ()


def test_a_new_docket_takes_no_time(tmp_path: Path) -> None:
    taken = []
    for number in range(3):
        began = time.perf_counter()
        Ledger.open(tmp_path / f"{number}.db", create=True).close()
        taken.append(time.perf_counter() - began)
    assert min(taken) < 0.3


def test_a_link_leads_to_the_docket(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        write_full(ledger)
    link = path.with_name("link.db")
    link.symlink_to(path)
    with Ledger.open(link) as ledger:
        assert len(ledger.documents()) == 1


def test_programs_that_make_one_docket_at_once_all_get_it(path: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda _: Ledger.open(path, create=True), range(6)))
    for number, ledger in enumerate(opened):
        write_full(ledger, make_document(make_document().text + str(number)), f"/{number}")
        assert len(ledger.documents()) == number + 1
        ledger.close()


def test_the_log_is_begun_though_another_program_is_in_the_file_for_a_moment(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other,
        closing(sqlite3.connect(path, timeout=0)) as ours,
    ):
        other.execute("BEGIN EXCLUSIVE")
        leaving = threading.Timer(0.3, other.execute, ("ROLLBACK",))
        leaving.start()
        _keep_a_log(ours)
        leaving.join()
        assert ours.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_docket_is_marked_as_one_and_keeps_a_log(file: Ledger) -> None:
    with closing(sqlite3.connect(file.where)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with file._database.reading() as open_connection:
        assert open_connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert open_connection.exec_driver_sql("PRAGMA synchronous").scalar() == 1


def test_a_damaged_docket_is_told_as_one(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        for number in range(20):
            write_full(ledger, make_document(make_document().text + f"Addition {number}."), f"/{number}")
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(NotADocket) as caught, Ledger.open(path) as ledger:
        ledger.layers()
    assert "copy" in caught.value.remedy
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DocketError), Ledger.open(path) as ledger:
        ledger.layers()


def test_damaged_values_are_told_too(file: Ledger) -> None:
    extraction = write_full(file)
    damages = (
        ("UPDATE records SET body = '{\"content\": 7}' WHERE layer = 'statements'", file.layers),
        ("UPDATE records SET body = '{{{' WHERE layer = 'statements'", file.layers),
        ("UPDATE documents SET original = x'00'", lambda: file.original(extraction.document.id)),
    )
    for damage, asked in damages:
        with file._database.writing() as raw:
            raw.exec_driver_sql(damage)
        with pytest.raises(NotADocket, match="damaged"):
            asked()


@pytest.mark.parametrize("folder_too", [True, False])
def test_a_docket_that_may_only_be_read_is_read(shared_folder: Path, folder_too: bool) -> None:  # noqa: FBT001
    path = shared_folder / "case.db"
    with Ledger.open(path, create=True) as ledger:
        extraction = write_full(ledger)
    path.chmod(0o444)
    shared_folder.chmod(0o555 if folder_too else 0o777)
    with without_privileges(), Ledger.open(path) as ledger:
        assert ledger.layer("statements") == extraction.statements
        assert ledger.search(Search(words="letters"))
        with pytest.raises(DocketWriteFailed, match="only be read"):
            write_full(ledger, make_document(make_document().text + "More."), "/more")


def test_a_docket_that_may_not_be_read(shared_folder: Path) -> None:
    path = shared_folder / "case.db"
    Ledger.open(path, create=True).close()
    path.chmod(0)
    with without_privileges(), pytest.raises(UnreadableInput, match="may not be read"):
        Ledger.open(path)


def test_a_docket_that_cannot_be_made_here(shared_folder: Path) -> None:
    shared_folder.chmod(0o555)
    with without_privileges(), pytest.raises(DocketWriteFailed):
        Ledger.open(shared_folder / "case.db", create=True)


def test_a_locked_docket_can_be_read_but_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    with Ledger.open(path, create=True) as ledger, closing(sqlite3.connect(path)) as other:
        extraction = write_full(ledger)
        other.execute("BEGIN IMMEDIATE")
        assert ledger.layer("events") == extraction.events
        with pytest.raises(DocketWriteFailed, match="another program"):
            write_full(ledger, make_document(make_document().text + "More."), "/more")
        other.rollback()
        write_full(ledger, make_document(make_document().text + "More."), "/more")
        assert len(ledger.documents()) == 2
        assert ledger.knows(extraction.document.id, RUN.id)
