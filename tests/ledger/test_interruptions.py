"""Kills, full disks and rival writers: a docket holds whole documents only, and each once."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest
from ledger_samples import LEARNED, RUN, TEXT, arrive, bytes_of, full_extraction, make_document

from dragoman.errors import DocketWriteFailed
from dragoman.ledger import Ledger, Search
from dragoman.record.docket import LAYERS
from dragoman.record.document import Document

HERE = str(Path(__file__).parent)

WRITE_MANY = """
import sys
sys.path.insert(0, {here!r})
from test_interruptions import write_until
from dragoman.errors import DragomanError
try:
    write_until(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
except DragomanError as error:
    sys.exit(f"{{error.code}} {{error}}")
"""

LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
"""


def nth(number: int) -> Document:
    return make_document(f"{TEXT}\n{'An addition to the report. ' * 100}\n{number}\n")


def write_until(path: str, first: int, last: int) -> None:
    with Ledger.open(path, create=True) as ledger:
        write_all(ledger, range(first, last))


def write_all(ledger: Ledger, numbers: Iterable[int]) -> None:
    for number in numbers:
        document = nth(number)
        ledger.write(arrive(document, f"/{number}"), full_extraction(document), RUN, LEARNED)


def writer(path: Path, first: int, last: int, *, limited: bool = False) -> subprocess.Popen[str]:
    program = (LIMITED if limited else "") + WRITE_MANY.format(here=HERE)
    command = [sys.executable, "-c", program, str(path), str(first), str(last)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ | {"PYTHONWARNINGS": "error"})


def check_whole(path: Path) -> int:
    """Every document is there with all its records, its publication and its paragraphs, once; how many there are."""
    with Ledger.open(path) as ledger:
        documents = ledger.documents()
        for document in documents[:: max(1, len(documents) // 5)]:
            meant = full_extraction(document)
            found = ledger.layers({document.id})
            assert all(getattr(found, name) == getattr(meant, name) for name in LAYERS)
            assert len(ledger.publications(document.id)) == 1
        statements = ledger.layer("statements")
        assert len(statements) == len({s.id for s in statements}) == 2 * len(documents)
        if documents:
            assert len(ledger.search(Search(words="letters", limit=10_000))) == len(documents)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        assert raw.execute("SELECT count(*) FROM extractions").fetchone() == (len(documents),)
    return len(documents)


@pytest.mark.parametrize("lasting", [0.02, 0.2])
def test_killed_in_the_middle(path: Path, lasting: float) -> None:
    running = writer(path, 0, 5000)
    deadline = time.monotonic() + 60
    while not Path(f"{path}-wal").exists() and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(lasting)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    done = check_whole(path)
    assert done < 5000
    write_until(str(path), 0, done + 3)
    assert check_whole(path) == done + 3


def test_two_programs_write_at_once(path: Path) -> None:
    one, other = writer(path, 0, 25), writer(path, 15, 40)
    assert [p.communicate()[1] for p in (one, other)] == ["", ""]
    assert (one.returncode, other.returncode) == (0, 0)
    assert check_whole(path) == 40


def test_a_full_database(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        with ledger._database.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 60")
        with pytest.raises(DocketWriteFailed, match="disk is full") as caught:
            write_all(ledger, range(100))
        assert caught.value.where == str(path)
        kept = len(ledger.documents())
    assert 0 < kept < 100
    assert check_whole(path) == kept
    write_until(str(path), 0, kept + 1)
    assert check_whole(path) == kept + 1


def test_a_full_disk(path: Path) -> None:
    running = writer(path, 0, 1000, limited=True)
    _, told = running.communicate()
    assert running.returncode == 1
    assert told.startswith("docket_write_failed")
    assert str(path) in told
    assert bytes_of(path) < 1_300_000
    kept = check_whole(path)
    assert 0 < kept < 1000
    write_until(str(path), kept, kept + 1)
    assert check_whole(path) == kept + 1
