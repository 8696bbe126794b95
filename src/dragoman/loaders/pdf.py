"""PDF: columns read one after the other, broken words joined, running lines marked, pages kept for citation."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import DragomanError, NotADocument
from dragoman.loaders.blocks import composed
from dragoman.loaders.catalogue import catalogue
from dragoman.loaders.pdf_lines import lines_of
from dragoman.loaders.pdf_pages import LARGEST_STREAM, MOST_PAGES, Budget, fragments_of, quiet
from dragoman.loaders.pdf_paragraphs import Sheet, blocks_of
from dragoman.loaders.shown import address_of_file, shown
from dragoman.record.arrival import Arrival
from dragoman.record.document import content_id
from dragoman.settings import Settings

if TYPE_CHECKING:
    from pypdf import PdfReader

SIGNATURE = b"%PDF-"
HEAD = 1024
SAVE_ANEW = "open it in a viewer and print it to a new PDF, or save it as text"


@dataclass
class Read:
    """The pages that could be read, and the numbers of those that could not."""

    sheets: list[Sheet]
    damaged: list[str]


def is_pdf(data: bytes) -> bool:
    """Whether bytes open like a PDF; a few may stand before the signature."""
    return SIGNATURE in data[:HEAD]


def load_pdf(path: Path, data: bytes, settings: Settings) -> Iterator[Arrival]:
    """One document. Raises NotADocument where it is no PDF, encrypted, damaged, without text, or beyond all bounds.

    Pages that are damaged by themselves are left out, and the conversion says so.
    """
    where = shown(path)
    if not is_pdf(data):
        raise NotADocument("this is no PDF", where=where, remedy="check that it was saved whole, and its suffix")
    read = _read(data, where)
    blocks = list(blocks_of(read.sheets))
    if not any(block.part != "boilerplate" and any(c.isalpha() for c in block.text) for block in blocks):
        raise NotADocument("no text in the PDF, only pictures", where=where, remedy="run text recognition (OCR) on it")
    document = catalogue(composed(content_id(data), blocks, name=path.name), settings)
    yield Arrival(
        document=document,
        original=data,
        location=where,
        page=address_of_file(path),
        conversion=_conversion(read.damaged),
    )


def _conversion(damaged: list[str]) -> str:
    from pypdf import __version__  # noqa: PLC0415 - slow to import

    left_out = f", without damaged page {', '.join(damaged)}" if damaged else ""
    return f"pypdf {__version__}{left_out}"


def _read(data: bytes, where: str) -> Read:
    from pypdf import Configuration, PdfReader, apply_configuration  # noqa: PLC0415 - slow to import

    quiet()
    limits = Configuration(
        zlib_maximum_output_length=LARGEST_STREAM,
        lzw_maximum_output_length=LARGEST_STREAM,
        run_length_maximum_output_length=LARGEST_STREAM,
        array_based_stream_maximum_output_length=LARGEST_STREAM,
    )
    with apply_configuration(limits):
        try:
            reader = PdfReader(io.BytesIO(data), strict=False)
            _check_open(reader, where)
            return _pages(reader, where)
        except DragomanError:
            raise
        except Exception as error:  # a damaged file fails anywhere inside pypdf, with errors of all kinds
            raise NotADocument(
                f"the PDF is damaged or not whole ({type(error).__name__})", where=where, remedy=SAVE_ANEW
            ) from error


def _check_open(reader: PdfReader, where: str) -> None:
    """Many files are locked against changes only, and open with no password."""
    if not reader.is_encrypted:
        return
    try:
        opened = bool(reader.decrypt(""))
    except Exception as error:  # unknown ciphers, or ones that need a further library
        raise NotADocument("the PDF is encrypted", where=where, remedy=SAVE_ANEW) from error
    if not opened:
        raise NotADocument("the PDF is locked with a password", where=where, remedy=f"with its password, {SAVE_ANEW}")


def _pages(reader: PdfReader, where: str) -> Read:
    budget = Budget()
    read = Read([], [])
    labels = _labels(reader)
    error: Exception | None = None
    for number, page in enumerate(islice(reader.pages, MOST_PAGES + 1), 1):
        if number > MOST_PAGES:
            raise NotADocument(f"the PDF has more than {MOST_PAGES:,} pages", where=where, remedy="split it")
        label = labels[number - 1] if number <= len(labels) else str(number)
        try:
            read.sheets.append(Sheet(label, lines_of(fragments_of(page, reader, budget, where))))
        except DragomanError:
            raise
        except Exception as fault:  # as in _read; one page's fault leaves the others readable
            error = fault
            read.damaged.append(label)
    if not read.sheets:
        raise error or NotADocument("the PDF has no pages", where=where, remedy=SAVE_ANEW)
    return read


def _labels(reader: PdfReader) -> list[str]:
    """The numbers as the file says they are printed; none where it says nothing readable."""
    try:
        if len(reader.pages) > MOST_PAGES:
            return []
        return [" ".join(label.split())[:20] for label in reader.page_labels]
    except Exception:  # a damaged tree of labels: pages are counted then
        return []
