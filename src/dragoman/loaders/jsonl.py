"""JSON lines: a document a line, read one line at a time whatever the size of the file."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, get_args

from dragoman.errors import BadDate, DragomanError, NotADocument
from dragoman.loaders.catalogue import Source, catalogue
from dragoman.loaders.edtf import parse_edtf
from dragoman.loaders.shown import address_of_file, one_line, shown, web_address
from dragoman.loaders.walk import check_file, too_large, unreadable
from dragoman.record.arrival import Arrival, Refusal
from dragoman.record.document import UNDATED, DocumentKind, Published, content_id
from dragoman.settings import Settings

CHUNK = 1 << 20
KINDS = get_args(DocumentKind)
REMEDY = 'each line holds an object with "text", and perhaps id, title, outlet, url, published, kind'


def load_lines(path: Path, settings: Settings) -> Iterator[Arrival | Refusal]:
    """The documents of a file in order; a bad line is a Refusal at `path:LINE` and the rest goes on.

    Raises UnreadableInput where it is no file or forbidden, NotADocument where it is empty or not in UTF-8.
    """
    if check_file(path) == 0:
        raise NotADocument("the file is empty", where=shown(path), remedy="check that it was saved whole")
    try:
        file = path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from error
    with file:
        yield from read_lines(path, file, settings)


def read_lines(path: Path, file: BinaryIO, settings: Settings) -> Iterator[Arrival | Refusal]:
    """The documents of an open file, as of one named: each line that is not blank. Raises NotADocument as above."""
    found = False
    for number, line in enumerate(_lines(path, file, settings.max_bytes), 1):
        location = f"{shown(path)}:{number}"
        if number == 1:
            _check_encoding(line, shown(path))
            line = line.removeprefix(codecs.BOM_UTF8)  # noqa: PLW2901 - JSON may not have it
        if not line.strip():
            continue
        found = True
        try:
            if len(line) > settings.max_bytes:
                raise too_large(location, settings.max_bytes)
            yield _document(path, line, location, settings)
        except DragomanError as error:
            yield Refusal(location=location, error=error)
    if not found:
        raise NotADocument("no line of it holds anything", where=shown(path), remedy=REMEDY)


def _lines(path: Path, file: BinaryIO, limit: int) -> Iterator[bytes]:
    """Lines without their end. Of a line longer than `limit`, only that much and one byte more is kept in memory."""
    while True:
        try:
            line = file.readline(limit + 2)
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(CHUNK)
        except OSError as error:
            raise unreadable(path, error) from error
        if not line:
            return
        yield line.rstrip(b"\r\n")


def _check_encoding(line: bytes, where: str) -> None:
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in line[:CHUNK]:
        raise NotADocument("JSON lines must be UTF-8, this is not", where=where, remedy="convert the file to UTF-8")


def _document(path: Path, line: bytes, location: str, settings: Settings) -> Arrival:
    data = _object(line, location)
    text = _text(data, location)
    identity = _string(data, "id", location)
    source = Source(
        id=content_id(text.encode("utf-8")),
        text=text,
        source_id=identity,
        title=one_line(_string(data, "title", location)),
        outlet=one_line(_string(data, "outlet", location)),
        url=web_address(_string(data, "url", location)),
        kind=_kind(data, location),
        published=_published(data, location),
    )
    page = source.url or f"{address_of_file(path)}#{identity or source.id}"
    return Arrival(document=catalogue(source, settings), original=line, location=location, page=page)


def _object(line: bytes, location: str) -> dict[str, Any]:
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise NotADocument("this line is not UTF-8", where=location, remedy="convert the file to UTF-8") from error
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "too deep or too large a number")
        raise NotADocument(f"this line is not JSON: {reason}", where=location, remedy=REMEDY) from error
    if not isinstance(data, dict):
        raise NotADocument("this line is not a JSON object", where=location, remedy=REMEDY)
    return data


def _text(data: dict[str, Any], location: str) -> str:
    text = data.get("text")
    if text is None:
        raise NotADocument('this line has no "text"', where=location, remedy=REMEDY)
    if not isinstance(text, str):
        raise NotADocument('"text" is not a string', where=location, remedy=REMEDY)
    if not text.strip().strip("\ufeff").strip():
        raise NotADocument('"text" is empty', where=location, remedy=REMEDY)
    _check_whole(text, "text", location)
    return text


def _string(data: dict[str, Any], key: str, location: str) -> str | None:
    """A string, or None where there is none or nothing in it; a number will do as an id."""
    value = data.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if value is not None and not isinstance(value, str):
        raise NotADocument(f'"{key}" is not a string', where=location, remedy=REMEDY)
    _check_whole(value or "", key, location)
    return value.strip() or None if value else None


def _check_whole(text: str, key: str, location: str) -> None:
    """JSON can escape half a surrogate pair, which is no character and cannot be stored."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotADocument(
            f'"{key}" has half a surrogate pair in it', where=location, remedy="repair the text at its source"
        ) from error


def _kind(data: dict[str, Any], location: str) -> DocumentKind | None:
    kind = _string(data, "kind", location)
    for known in KINDS:
        if kind == known:
            return known  # type: ignore[no-any-return] # one of the literals
    if kind is None:
        return None
    raise NotADocument(f'"kind" is {one_line(kind)!r}', where=location, remedy=f"use one of {', '.join(KINDS)}")


def _published(data: dict[str, Any], location: str) -> Published:
    stated = _string(data, "published", location)
    if stated is None:
        return UNDATED
    try:
        days = parse_edtf(stated)
    except BadDate as error:
        raise BadDate(f'"published": {error.what}', where=location, remedy=error.remedy) from error
    return Published(days.earliest, days.latest, days.edtf, basis="metadata")
