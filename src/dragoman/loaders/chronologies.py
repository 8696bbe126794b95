"""A hand-kept chronology, as Markdown, plain text, CSV, a table or list in HTML, or a Word document, line by line."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import NotADocument
from dragoman.loaders.chronology_dates import dated, opening
from dragoman.loaders.encoding import decode
from dragoman.loaders.shown import shown
from dragoman.loaders.walk import read_bytes
from dragoman.record.chronology import ChronologyLine
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.settings import Settings

Row = tuple[str, ...]
"""Cells of a table, or a line of text as one cell."""

ZIP = b"PK\x03\x04"
MOST_UNPACKED = 8
"""How many times the largest document a Word file may unpack to."""

BULLET = re.compile(r"^\s*(?:[-*+•–]|\d{1,3}[.)])\s+")
HEADING = re.compile(r"^\s{0,3}#{1,6}\s*(.*?)\s*#*$")
RULE = re.compile(r"^\s*\|?[\s|:=-]+\|?\s*$")
EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S))(.+?)\1")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
SEPARATOR = re.compile(r"^[\s:.,;|–—-]+")
YEAR_NAMED = re.compile(r"\b((?:19|20)\d\d)\b")
DATE_COLUMNS = frozenset({"date", "day", "when", "dates", "start", "from", "datum"})
END_COLUMNS = frozenset({"end", "until", "to"})
TEXT_COLUMNS = frozenset(
    {"event", "what", "text", "description", "entry", "headline", "title", "note", "notes", "summary"}
)
REMEDY = "give each line a day and a sentence: - 21 February 2021: Both sides reach an understanding."


@dataclass(frozen=True)
class Columns:
    """Which cells of a table hold what."""

    date: int = 0
    end: int | None = None
    text: tuple[int, ...] = ()


def load_chronology(path: str | Path, settings: Settings | None = None) -> tuple[ChronologyLine, ...]:
    """The lines of a chronology in their order. A line without a day has an unknown one, where others have days.

    Raises UnreadableInput for a file that cannot be read, NotADocument where it holds no dated line.
    """
    limit = (settings or Settings()).max_bytes
    file = Path(path)
    data = read_bytes(file, limit)
    lines = tuple(_lines(_rows(file, data, limit)))
    if not any(line.when.known for line in lines):
        raise NotADocument("no line of this begins with a day", where=shown(file), remedy=REMEDY)
    return lines


def _rows(file: Path, data: bytes, limit: int) -> Iterable[Row]:
    where = shown(file)
    if data.startswith(ZIP):
        return _word_rows(data, where, limit)
    text = decode(data, where)
    if file.suffix.lower() in {".html", ".htm", ".xhtml"} or re.match(r"\s*<(?:!doctype|html|table)", text, re.I):
        return _html_rows(text)
    if file.suffix.lower() in {".csv", ".tsv"}:
        return _csv_rows(text, where)
    return _markdown_rows(text)


def _lines(rows: Iterable[Row]) -> Iterator[ChronologyLine]:
    year: int | None = None
    columns: Columns | None = None
    heading = UNKNOWN_DATE
    number = 0
    for row in rows:
        if len(row) > 1:
            header = _header(row)
            columns = header or columns or Columns(text=tuple(range(1, len(row))))
            found = None if header else _of_cells(row, columns, year)
        else:
            year, heading, found = _of_text("".join(row), year, heading)
        if found:
            number += 1
            yield ChronologyLine(number=number, text=found[1], when=found[0])
            year = found[0].earliest.year if found[0].earliest else year


def _header(row: Row) -> Columns | None:
    """Which columns a table's first row names; None for a row that names no date."""
    names = [cell.strip().lower() for cell in row]
    when = next((at for at, name in enumerate(names) if name in DATE_COLUMNS), None)
    if when is None:
        return None
    end = next((at for at, name in enumerate(names) if name in END_COLUMNS and at != when), None)
    text = tuple(at for at, name in enumerate(names) if name in TEXT_COLUMNS)
    return Columns(when, end, text or tuple(at for at in range(len(names)) if at not in (when, end)))


def _of_cells(row: Row, columns: Columns, year: int | None) -> tuple[DateRange, str] | None:
    if columns.date >= len(row):
        return None
    begun = opening(row[columns.date], year)
    when = begun.when if begun else dated(row[columns.date], year) or UNKNOWN_DATE
    if columns.end is not None and columns.end < len(row):
        last = dated(row[columns.end], year)
        if last and when.earliest and last.latest and last.latest >= when.earliest:
            when = DateRange(when.earliest, last.latest)
    text = ". ".join(_plain(row[at]) for at in columns.text if at < len(row) and row[at].strip())
    return (when, text) if text else None


def _of_text(
    line: str, year: int | None, heading: DateRange
) -> tuple[int | None, DateRange, tuple[DateRange, str] | None]:
    """The year and day now understood, and the line's own day and words, if it is one."""
    if title := HEADING.match(line):
        named = YEAR_NAMED.search(title[1])
        below = opening(title[1], int(named[1]) if named else year)
        return int(named[1]) if named else year, below.when if below else UNKNOWN_DATE, None
    listed = BULLET.match(line)
    plain = _plain(BULLET.sub("", line))
    begun = opening(plain, year)
    if begun is None:
        is_line = bool(plain) and (bool(listed) or heading.known)
        return year, heading, (heading, plain) if is_line else None
    words = SEPARATOR.sub("", plain[begun.end :])
    return begun.year, heading if words else begun.when, (begun.when, words) if words else None


def _plain(text: str) -> str:
    """Markdown's words without its marks, on one line."""
    text = EMPHASIS.sub(r"\2", LINK.sub(r"\1", text))
    return " ".join(text.replace("\\", "").split())


def _markdown_rows(text: str) -> Iterator[Row]:
    for line in text.splitlines():
        if not line.strip() or RULE.match(line):
            continue
        if line.strip().startswith("|"):
            yield tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        else:
            yield (line,)


def _csv_rows(text: str, where: str) -> Iterator[Row]:
    sample = text.lstrip("\ufeff")
    first = sample.splitlines()[0]
    mark = max(",;\t", key=first.count)
    try:
        yield from (tuple(row) for row in csv.reader(io.StringIO(sample), delimiter=mark) if any(map(str.strip, row)))
    except csv.Error as error:
        raise NotADocument(f"this is no CSV: {error}", where=where, remedy="save it as CSV in UTF-8") from error


def _html_rows(text: str) -> Iterator[Row]:
    """Rows of tables and items of lists, and headings, in document order."""
    from lxml import etree, html  # noqa: PLC0415 - only for this kind

    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True)
        tree = html.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return  # no markup at all: no line either
    for element in tree.iter("tr", "li", "h1", "h2", "h3", "h4", "p"):
        if element.tag == "tr":
            yield tuple(_words(cell) for cell in element if cell.tag in ("td", "th"))
        elif isinstance(element, etree.ElementBase) and not any(True for _ in element.iterancestors("tr", "li")):
            mark = {"li": "- ", "p": ""}.get(str(element.tag), "# ")
            yield (mark + _words(element),)


def _words(element: object) -> str:
    return " ".join("".join(element.itertext()).split())  # type: ignore[attr-defined]


def _word_rows(data: bytes, where: str, limit: int) -> list[Row]:
    """Paragraphs and rows of tables of a Word document, in order."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(item.file_size for item in packed.infolist())
        if unpacked <= limit * MOST_UNPACKED:
            return list(_word_blocks(data))
    except Exception as error:  # a damaged package fails anywhere inside zipfile, lxml or python-docx
        raise NotADocument("this is no Word document", where=where, remedy="save it as .docx or text") from error
    raise NotADocument("this unpacks to too much", where=where, remedy="save it as text")


def _word_blocks(data: bytes) -> Iterator[Row]:
    import docx  # noqa: PLC0415 - only for this kind
    from docx.table import Table  # noqa: PLC0415 - as above

    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            yield from (tuple(cell.text for cell in row.cells) for row in block.rows)
        elif block.text.strip():
            style = (block.style.name if block.style and block.style.name else "").lower()
            mark = "# " if style.startswith(("heading", "title")) else "- " if style.startswith("list") else ""
            yield (mark + " ".join(block.text.split()),)
