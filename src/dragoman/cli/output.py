"""What the commands write, and to where. Everything for standard output passes `write`."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from dragoman.errors import OutputFailed
from dragoman.outputs.csv import csv_text
from dragoman.outputs.display import line
from dragoman.outputs.json import json_value_bytes
from dragoman.outputs.placing import reason, whole_file
from dragoman.outputs.tables import Table
from dragoman.record.codec import JSON

STDOUT = "standard output"


class PipeClosed(Exception):
    """Nobody reads standard output any more."""


def write(data: str | bytes) -> None:
    """Write to standard output and flush. Raises PipeClosed where nobody reads on, OutputFailed on a full disk."""
    stream = sys.stdout.buffer
    try:
        sys.stdout.flush()
        stream.write(data if isinstance(data, bytes) else _encoded(data))
        stream.flush()
    except BrokenPipeError:
        raise PipeClosed from None
    except OSError as error:
        raise OutputFailed(reason(error), where=STDOUT, remedy="free some space or write elsewhere") from error


def write_line(text: str) -> None:
    """Write one line of text to standard output."""
    write(f"{text}\n")


def tell(text: str) -> None:
    """Write one line to standard error, free of what could steer a terminal; given up where it is closed."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"{_speakable(line(text))}\n")
        sys.stderr.flush()


def write_json(value: JSON) -> None:
    """Write a JSON value."""
    write(json_value_bytes(value))


def write_csv(table: Table) -> None:
    """Write a table as CSV in UTF-8."""
    write(csv_text(table).encode("utf-8", errors="replace"))


def write_tabs(rows: Iterable[tuple[str, ...]]) -> None:
    """Write rows as lines, cells parted by tabs."""
    write("".join("\t".join(row) + "\n" for row in rows))


def write_file(path: str, data: bytes) -> None:
    """Write a file at once: it is complete under its name or not there. Raises OutputFailed."""
    with whole_file(Path(path)) as written:
        written.write_bytes(data)


def hand_over(data: bytes, output: str | None) -> None:
    """Write to the file that `--output` names, else to standard output. Raises OutputFailed."""
    if output is None or output == "-":
        write(data)
    else:
        write_file(output, data)
        tell(f"written to {output}")


def on_terminal() -> bool:
    """Whether a person reads standard output."""
    return sys.stdout.isatty()


def silence() -> None:
    """Send what is still buffered for standard output nowhere, so that closing it cannot fail again."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        number = sys.stdout.fileno()
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def _encoded(text: str) -> bytes:
    return text.encode(sys.stdout.encoding or "utf-8", errors="replace")


def _speakable(text: str) -> str:
    encoding = sys.stderr.encoding or "utf-8"
    return text.encode(encoding, errors="replace").decode(encoding)
