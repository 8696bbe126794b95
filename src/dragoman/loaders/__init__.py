"""The loaders: bytes in, documents out. Cleaning happens here and nowhere else.

Text files and JSON lines keep their text unchanged; everything else is converted, and the conversion and the original
bytes go with it. What cannot be read becomes a Refusal that names the file and the cause; the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import DragomanError, NotADocument
from dragoman.loaders.edtf import parse_edtf
from dragoman.loaders.fetching import fetched
from dragoman.loaders.jsonl import load_lines
from dragoman.loaders.members import Member
from dragoman.loaders.note import note
from dragoman.loaders.opening import largest, opened
from dragoman.loaders.shown import Address, shown
from dragoman.loaders.walk import find_files, kind_of, read_bytes
from dragoman.record.arrival import Arrival, Refusal
from dragoman.record.document import Document
from dragoman.settings import Settings

__all__ = ["find_files", "load", "load_one", "note", "parse_edtf"]


def load(paths: Iterable[str | Path], settings: Settings) -> Iterator[Arrival | Refusal]:
    """The documents of files, folders and web addresses, one at a time, in input order; a Refusal stands where one
    cannot be read.

    Raises BadDate, at once, for a bad `settings.published`.
    """
    if settings.published is not None:
        parse_edtf(settings.published)
    return _loaded(find_files(paths), settings)


def load_one(path: str | Path, settings: Settings) -> Document:
    """The first document of a file. Raises what the loaders find wrong with it."""
    arrival = next(iter(load([path], settings)), None)
    if isinstance(arrival, Refusal):
        raise arrival.error
    if arrival is None:
        raise NotADocument("there is nothing in it to read", where=str(path), remedy="name a file with text")
    return arrival.document


def _loaded(files: Iterable[Path | Address | Refusal], settings: Settings) -> Iterator[Arrival | Refusal]:
    for file in files:
        if isinstance(file, Refusal):
            yield file
            continue
        try:
            yield from _fetched(file, settings) if isinstance(file, Address) else _read(file, settings)
        except DragomanError as error:
            yield Refusal(location=shown(file), error=error)


def _read(path: Path, settings: Settings) -> Iterator[Arrival | Refusal]:
    kind = kind_of(path)
    if kind == "jsonl":
        yield from load_lines(path, settings)
        return
    data = read_bytes(path, largest(kind, settings))
    yield from opened(Member(path=path, data=data, kind=kind), settings)


def _fetched(address: Address, settings: Settings) -> Iterator[Arrival | Refusal]:
    yield from opened(fetched(address, settings), settings)
