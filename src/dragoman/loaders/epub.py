"""EPUB books: the chapters in the order of the spine, with the pages of the print edition where the book marks them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from dragoman.errors import NotADocument
from dragoman.loaders.block_markup import blocks_of_markup
from dragoman.loaders.blocks import Block, composed
from dragoman.loaders.catalogue import catalogue
from dragoman.loaders.days import find_day
from dragoman.loaders.encoding import decode
from dragoman.loaders.epub_pages import Book, Pages, pages_of
from dragoman.loaders.packages import Package, open_package, parse_xml
from dragoman.loaders.shown import address_of_file, one_line, shown
from dragoman.record.arrival import Arrival
from dragoman.record.document import Page, Published, content_id
from dragoman.settings import Settings

CONTAINER = "META-INF/container.xml"
RIGHTS = "META-INF/rights.xml"
ENCRYPTED = "META-INF/encryption.xml"
ROOT = ".//{*}rootfile"
CHAPTERS = ("application/xhtml+xml", "text/html")


def load_epub(path: Path, data: bytes, settings: Settings) -> Iterator[Arrival]:
    """One document, the whole book. Raises NotADocument where it is no book, locked, damaged, or without text."""
    where = shown(path)
    package = open_package(data, where, settings.max_bytes)
    if not package.has(CONTAINER):
        raise NotADocument("this is no EPUB book", where=where, remedy="check its suffix")
    if package.has(RIGHTS):
        raise NotADocument("the book is locked by its seller", where=where, remedy="use a copy without a lock")
    contents, folder = _contents(package, where)
    book = Book(package, contents, folder, where)
    blocks = list(_chapters(book, pages_of(book)))
    if not blocks:
        raise NotADocument("no text in the book", where=where, remedy="check that it was saved whole")
    day = find_day(_said(contents, "date") or "")
    source = composed(
        content_id(data),
        blocks,
        name=path.name,
        title=_said(contents, "title"),
        outlet=_said(contents, "publisher"),
        language=(_said(contents, "language") or "en").split("-")[0].lower(),
        published=Published(day, day, basis="metadata" if day else "unknown"),
    )
    yield Arrival(
        document=catalogue(source, settings),
        original=data,
        location=where,
        page=address_of_file(path),
        conversion="epub 1",
    )


def _contents(package: Package, where: str) -> tuple[Any, str]:
    """The book's list of contents, and the folder that its addresses start from."""
    root = parse_xml(package.read(CONTAINER), where).find(ROOT)
    name = root.get("full-path") if root is not None else None
    if not name:
        raise NotADocument("the book names no contents", where=where, remedy="save it anew")
    return parse_xml(package.read(name), where), posixpath.dirname(name)


def _said(contents: Any, name: str) -> str | None:
    found = contents.find(f".//{{http://purl.org/dc/elements/1.1/}}{name}")
    return one_line(found.text) if found is not None else None


def _chapters(book: Book, pages: Pages) -> Iterator[Block]:
    """The paragraphs of all chapters; a page that began in one chapter goes on in the next."""
    locked = _locked(book.package, book.where)
    items = {item.get("id"): item for item in book.contents.iter("{*}item")}
    label: str | None = None
    for reference in book.contents.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in CHAPTERS or "nav" in (item.get("properties") or "").split():
            continue
        name = book.place(item.get("href") or "")
        if name in locked:
            raise NotADocument("the book is locked by its seller", where=book.where, remedy="use a copy without a lock")
        content = decode(book.package.read(name), book.where)
        for block in blocks_of_markup(content, book.where, pages.get(name)):
            begun = (Page(0, label),) if label and not any(page.start == 0 for page in block.pages) else ()
            yield Block(block.text, block.part, begun + block.pages)
            label = block.pages[-1].label if block.pages else label


def _locked(package: Package, where: str) -> set[str]:
    """Names of the files that open with a key only; fonts may be, and are not read."""
    if not package.has(ENCRYPTED):
        return set()
    root = parse_xml(package.read(ENCRYPTED), where)
    return {unquote(found.get("URI") or "") for found in root.iter("{*}CipherReference")}
