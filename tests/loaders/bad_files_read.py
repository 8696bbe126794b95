"""Reads bad files one after the other in a process of its own, and tells what became of each and what it took."""

from __future__ import annotations

import json
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from bad_files import BAD, SOUND

from dragoman.loaders import load
from dragoman.record.arrival import Refusal
from dragoman.settings import Settings

MOST_MEMORY = 4 << 30
LINE = 100 << 20


def forbidden(*_: object, **__: object) -> NoReturn:
    raise AssertionError("a document made the program reach out")


def peak() -> int:
    """Most bytes in memory since the last `forget_peak`."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) << 10


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def told(path: Path, good: Path) -> dict[str, Any]:
    """What the loaders make of a file and of the good one behind it."""
    forget_peak()
    before, begun = resident(), time.monotonic()
    *found, last = load([path, good], Settings())
    seconds, grown = time.monotonic() - begun, peak() - before
    return {
        "seconds": seconds,
        "grown": grown,
        "goes_on": not isinstance(last, Refusal) and last.location == str(good),
        "refused": [
            [str(f.error), f.error.what, f.error.remedy, f.error.where] for f in found if isinstance(f, Refusal)
        ],
        "read": [_document(f) for f in found if not isinstance(f, Refusal)],
    }


def _document(arrival: Any) -> dict[str, Any]:
    document = arrival.document
    spans = [document.span(part.start, part.end) for part in document.parts]
    ends = [0, *(span.end for span in spans)]
    ordered = all(end <= span.start < span.end for end, span in zip(ends, spans, strict=False))
    document.text.encode("utf-8")
    return {"text": document.text[:200_000], "ordered": ordered, "parts": len(spans)}


def cases(folder: Path) -> Iterator[tuple[str, str, Path]]:
    for (door, badness), bad in BAD.items():
        path = folder / bad.name
        path.write_bytes(bad.data)
        yield door, badness, path
    line = folder / "line"
    line.write_bytes(b"a" * LINE)
    for door in SOUND:
        path = folder / SOUND[door][0]
        path.unlink(missing_ok=True)
        path.hardlink_to(line)
        yield door, "a line of 100 MB", path
        path.unlink()


def main(folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    good = folder / "good.txt"
    good.write_text("The commission met in June.\n")
    for name, data in SOUND.values():  # what is imported once is not counted
        (folder / name).write_bytes(data)
        list(load([folder / name], Settings()))
    socket.socket.connect = forbidden  # type: ignore[method-assign]
    socket.getaddrinfo = forbidden
    subprocess.Popen.__init__ = forbidden  # type: ignore[method-assign]
    for door, badness, path in cases(folder):
        try:
            result = told(path, good)
        except BaseException as error:
            result = {"broken": f"{type(error).__name__}: {error}"[:500]}
        print(json.dumps([door, badness, result]), flush=True)  # noqa: T201 - its way to answer


if __name__ == "__main__":
    main(Path(sys.argv[1]))
