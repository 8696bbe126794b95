"""Every door, every way in which a file can be bad: a line that says so, or the words that are there.

In bounded time and memory, nothing run and nothing fetched, and the batch goes on.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bad_files import BAD, MARKER, SOUND

LONGEST = 30.0
MOST_GROWN = 900 << 20
"""Seconds and bytes that one file may take; most take a hundredth, but a machine may be busy with others."""

MOST_LINES = 60
LEAKED = (MARKER, "root:", "haha" * 10)
"""What only a program that ran, fetched or unfolded something would show."""

CASES = sorted({*BAD, *((door, "a line of 100 MB") for door in SOUND)})


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Any]]:
    """What became of each file, and what it took, read one after the other in a process of their own."""
    here = Path(__file__).parent
    command = [sys.executable, str(here / "bad_files_read.py"), str(tmp_path_factory.mktemp("bad"))]
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, timeout=900, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
    return {(door, badness): result for door, badness, result in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize(("door", "badness"), CASES)
def test_a_bad_file(told: dict[tuple[str, str], dict[str, Any]], door: str, badness: str) -> None:
    result = told[door, badness]
    assert "broken" not in result, result
    assert result["goes_on"]
    assert result["seconds"] < LONGEST
    assert result["grown"] < MOST_GROWN
    cause = BAD[door, badness].cause if (door, badness) in BAD else ""
    assert result["read"] if cause is None else cause in result["refused"][0][1]
    assert len(result["refused"]) <= MOST_LINES
    for line, what, remedy, where in result["refused"]:
        assert line.isprintable()
        assert all((what, remedy, where))
    for document in result["read"]:
        assert document["ordered"]
        assert not any(words in document["text"] for words in LEAKED)


def test_every_door_is_there() -> None:
    doors = {door for door, _ in BAD}
    assert doors == set(SOUND)
    assert {badness for door, badness in BAD if door == "pdf"} >= {"cut in half", "encrypted", "a bomb", "scripts"}
