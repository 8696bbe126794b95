"""A batch that ends in the middle: killed, or stopped by hand. Running it again finishes it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from dragoman import Docket

REPORTS = 40
HEEDING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
"""A shell has what it starts in the background ignore interrupts, and all that these start do so too."""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(REPORTS):
        text = f"The envoy of Ruritania said on Thursday that talks number {n} would resume in Oslo.\n"
        (folder / f"r{n:02}.txt").write_text(text * 8, encoding="utf-8")
    return folder


def start(reports: Path, docket: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", f"{HEEDING}; from dragoman.cli.main import main; main()", "read", str(reports)]
    return subprocess.Popen(
        [*command, "--docket", str(docket)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )


def stop_in_the_middle(process: subprocess.Popen[str], docket: Path, how: signal.Signals) -> str:
    """Sends the signal once some documents are in the docket."""
    for _ in range(600):
        time.sleep(0.05)
        if docket.exists() and docket.with_name(docket.name + "-wal").exists() and count(docket) > 2:
            break
    process.send_signal(how)
    return process.communicate(timeout=30)[1]


def count(docket: Path) -> int:
    """Straight from the file: opening a docket takes as long as reading some of these reports."""
    try:
        with closing(sqlite3.connect(f"file:{docket}?mode=ro", uri=True)) as opened:
            return int(opened.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.Error:  # the file is being made this very moment
        return 0


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_batch_is_finished_by_running_it_again(reports, tmp_path, how):
    docket = tmp_path / "case.db"
    said = stop_in_the_middle(start(reports, docket), docket, how)
    with Docket.open(docket) as opened:
        halfway = len(opened.documents())
        assert 0 < halfway < REPORTS
        done = opened.read([reports])
        assert (len(done.added), len(done.known)) == (REPORTS - halfway, halfway)
        interrupted = opened.export()
    with Docket.open(tmp_path / "whole.db", create=True) as whole:
        whole.read([reports])
        assert whole.export() == interrupted
    if how is signal.SIGINT:
        assert "interrupted" in said
        assert len(said.splitlines()) == 1
