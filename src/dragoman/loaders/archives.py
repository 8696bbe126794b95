"""ZIP folders and small web archives (WARC, WACZ): the documents inside, one at a time."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError, NotADocument, UnreadableInput
from dragoman.loaders.members import Member, as_name, inside
from dragoman.loaders.packages import open_package
from dragoman.loaders.shown import shown, web_address
from dragoman.loaders.walk import kind_of, too_large
from dragoman.record.arrival import Refusal
from dragoman.settings import Settings

MOST_RECORDS = 20_000
MOST_UNPACKED = 8
"""How many times the largest document an archive may unpack to."""

GZIP = b"\x1f\x8b"
CHUNK = 1 << 20
PAGES = {"text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "text/plain": "text"}
FEEDS = dict.fromkeys(("application/rss+xml", "application/atom+xml"), "feed")
TYPES = PAGES | FEEDS
"""Loader by media type."""

REMEDY = "check that it was saved whole"


def open_zip(path: Path, data: bytes, settings: Settings) -> Iterator[Member | Refusal]:
    """The files of a ZIP folder by name. Hidden ones are passed over, other kinds and damaged ones are Refusals.

    Raises NotADocument where it is no ZIP, or unpacks to too much.
    """
    package = open_package(data, shown(path), settings.max_bytes)
    names = [name for name in sorted(package.names()) if not _is_hidden(name)]
    if not names:
        raise NotADocument("the ZIP folder is empty", where=package.where, remedy=REMEDY)
    for name in names:
        place = inside(path, name)
        try:
            if kind_of(place) is None:
                yield _unknown(place)
            else:
                yield Member(path=place, data=package.read(name))
        except DragomanError as error:
            error.where = shown(place)
            yield Refusal(location=shown(place), error=error)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in name.split("/"))


def _unknown(place: Path) -> Refusal:
    suffix = f"{shown(place.suffix.lower())} files" if place.suffix else "files without a suffix"
    error = UnreadableInput(f"no loader for {suffix}", where=shown(place), remedy="convert it to text")
    return Refusal(location=shown(place), error=error, skipped=True)


def open_wacz(path: Path, data: bytes, settings: Settings) -> Iterator[Member | Refusal]:
    """The pages captured in a WACZ, those of all its WARC files. Raises NotADocument where there is none."""
    package = open_package(data, shown(path), settings.max_bytes * MOST_UNPACKED)
    archives = sorted(name for name in package.names() if name.startswith("archive/") and ".warc" in name)
    if not archives:
        raise NotADocument("no web archive in the package", where=package.where, remedy=REMEDY)
    for name in archives:
        yield from open_warc(inside(path, name), package.read(name), settings)


def open_warc(path: Path, data: bytes, settings: Settings) -> Iterator[Member | Refusal]:
    """The pages captured in a WARC, in its order; a page too large is a Refusal, pictures and scripts are passed over.

    Raises NotADocument where it is no WARC, is damaged, or unpacks to too much.
    """
    where = shown(path)
    found = 0
    try:
        for member in _captures(path, _unpacked(data, where, settings), settings):
            found += 1
            yield member
    except DragomanError:
        raise
    except Exception as error:  # damaged archives fail anywhere inside warcio, gzip and http parsing
        raise NotADocument(
            f"the web archive is damaged or not whole ({type(error).__name__})", where=where, remedy=REMEDY
        ) from error
    if not found:
        raise NotADocument("no page in the web archive", where=where, remedy=REMEDY)


def _unpacked(data: bytes, where: str, settings: Settings) -> bytes:
    """The records without compression, which lets a broken end be told from a whole one."""
    unpacked = bytearray(b"" if data.startswith(GZIP) else data)
    limit = settings.max_bytes * MOST_UNPACKED
    if data.startswith(GZIP):
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while chunk := file.read(CHUNK):
                unpacked += chunk
                if len(unpacked) > limit:
                    raise too_large(where, limit)
    if not unpacked.startswith(b"WARC/"):
        raise NotADocument("this is no web archive", where=where, remedy="check its suffix")
    return bytes(unpacked)


def _captures(path: Path, data: bytes, settings: Settings) -> Iterator[Member | Refusal]:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only for this kind

    for number, record in enumerate(_quietly(ArchiveIterator(io.BytesIO(data))), 1):
        if number > MOST_RECORDS:
            raise too_large(shown(path), settings.max_bytes)
        address = web_address(record.rec_headers.get_header("WARC-Target-URI"))
        kind = _kind(record)
        if kind is None or address is None:
            continue
        place = path / as_name(address)
        content = record.content_stream().read(settings.max_bytes + 1)
        if len(content) > settings.max_bytes:
            yield Refusal(location=shown(place), error=too_large(shown(place), settings.max_bytes))
        elif getattr(record.raw_stream, "limit", 0) > 0:
            error = NotADocument("the capture breaks off in the middle", where=shown(place), remedy=REMEDY)
            yield Refusal(location=shown(place), error=error)
        elif content:
            yield Member(path=place, data=content, kind=kind, url=address)


def _quietly(records: Iterator[Any]) -> Iterator[Any]:
    """The records, without what warcio prints of sloppy ones."""
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _kind(record: object) -> str | None:
    """The loader for a record; None for what is no page or was not delivered."""
    headers = getattr(record, "http_headers", None)
    if getattr(record, "rec_type", "") == "resource":
        headers = headers or getattr(record, "rec_headers", None)
    elif getattr(record, "rec_type", "") != "response" or headers is None or headers.get_statuscode() != "200":
        return None
    stated = (headers.get_header("Content-Type") if headers else None) or ""
    return TYPES.get(stated.split(";")[0].strip().lower())
