"""The loaders: bytes in, documents out. Cleaning happens here and nowhere else.

Text files and JSON lines keep their text unchanged; HTML is converted, and the conversion and the original bytes go
with it. What cannot be read becomes a Refusal that names the file and the cause; the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import DragomanError, NotADocument
from dragoman.loaders.edtf import parse_edtf
from dragoman.loaders.html import is_page, load_page
from dragoman.loaders.jsonl import load_lines
from dragoman.loaders.note import note
from dragoman.loaders.shown import shown
from dragoman.loaders.text import load_text
from dragoman.loaders.walk import find_files, kind_of, read_bytes
from dragoman.record.arrival import Arrival, Refusal
from dragoman.settings import Settings

__all__ = ["find_files", "load", "note", "parse_edtf"]


def load(paths: Iterable[str | Path], settings: Settings) -> Iterator[Arrival | Refusal]:
    """The documents of files and folders, one at a time, in input order; a Refusal stands where one cannot be read.

    Raises BadDate, at once, for a bad `settings.published`.
    """
    if settings.published is not None:
        parse_edtf(settings.published)
    return _loaded(find_files(paths), settings)


def _loaded(files: Iterable[Path | Refusal], settings: Settings) -> Iterator[Arrival | Refusal]:
    for file in files:
        if isinstance(file, Refusal):
            yield file
            continue
        try:
            yield from _read(file, settings)
        except DragomanError as error:
            yield Refusal(location=shown(file), error=error)


def _read(path: Path, settings: Settings) -> Iterator[Arrival | Refusal]:
    kind = kind_of(path)
    if kind == "jsonl":
        yield from load_lines(path, settings)
        return
    data = read_bytes(path, settings.max_bytes)
    if kind == "html" or (kind is None and is_page(data)):
        yield load_page(path, data, settings)
        return
    try:
        yield load_text(path, data, settings)
    except NotADocument as error:
        if kind is None and data.strip():
            suffix = f"{shown(path.suffix.lower())} files" if path.suffix else "files of this kind"
            raise NotADocument(
                f"no loader for {suffix}, and the bytes are no text", where=error.where, remedy=error.remedy
            ) from error
        raise
