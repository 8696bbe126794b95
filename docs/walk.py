"""Runs the program on the samples for the pages of this folder, so that what they show is what it says.

Used from cog blocks (see docs/policy.md): `shown("check policy.yaml")` gives the command and its output as a block of
Markdown. Paths are those of a folder under samples/; the docket is read once.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import sys
import tempfile
from functools import cache
from pathlib import Path

from dragoman import Docket
from dragoman.cli.main import commands

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def shown(sample: str, command: str, lines: int | None = None) -> str:
    """A block with a command as one would type it in a sample's folder, and what it prints (its first lines)."""
    printed = _printed(sample, command).rstrip()
    kept = printed.split("\n")
    cut = lines is not None and len(kept) > lines
    text = "\n".join([*kept[:lines], "…"] if cut else kept)
    return f"```\n$ dragoman {command}\n{text}\n```\n"


@cache
def _docket(sample: str) -> str:
    path = Path(tempfile.mkdtemp()) / "case.db"
    with Docket.open(path, create=True) as docket:
        docket.read([SAMPLES / sample / "reports"])
    return str(path)


def _printed(sample: str, command: str) -> str:
    """Standard output of a command. The docket is named by the environment, as the pages say."""
    docket = _docket(sample)
    kept = os.environ.get("DRAGOMAN_DOCKET"), Path.cwd(), sys.stdout
    written = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    try:
        os.environ["DRAGOMAN_DOCKET"] = docket
        os.chdir(SAMPLES / sample)
        sys.stdout = written
        with contextlib.suppress(SystemExit):
            commands.main(shlex.split(command))
        written.flush()
    finally:
        os.chdir(kept[1])
        sys.stdout = kept[2]
        os.environ.pop("DRAGOMAN_DOCKET", None)
        if kept[0] is not None:
            os.environ["DRAGOMAN_DOCKET"] = kept[0]
    return written.buffer.getvalue().decode("utf-8").replace("\r\n", "\n")  # type: ignore[attr-defined]
