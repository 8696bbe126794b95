"""The pages of a book's print edition, where its lists name them: in the navigation (EPUB 3) or the NCX (EPUB 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from dragoman.loaders.blocks import plain
from dragoman.loaders.packages import Package, parse_xml

NCX = "application/x-dtbncx+xml"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
LONGEST_LABEL = 20

Pages = Mapping[str, Mapping[str, str]]
"""For each chapter's name, the label of the page that begins at an element's id."""


@dataclass(frozen=True)
class Book:
    """An open book: its package, its list of contents, and the folder that its addresses start from."""

    package: Package
    contents: Any
    folder: str
    where: str

    def place(self, address: str, beside: str | None = None) -> str:
        """The name of a file in the package, from an address in the list of contents or in another file."""
        folder = self.folder if beside is None else posixpath.dirname(beside)
        return posixpath.normpath(posixpath.join(folder, unquote(address)))


def pages_of(book: Book) -> Pages:
    """What the book's lists of pages say; nothing where it has none. Raises NotADocument where they are damaged."""
    found: dict[str, dict[str, str]] = {}
    for item in book.contents.iter("{*}item"):
        name = book.place(item.get("href") or "")
        if item.get("media-type") == NCX and book.package.has(name):
            listed = _in_ncx(parse_xml(book.package.read(name), book.where))
        elif "nav" in (item.get("properties") or "").split() and book.package.has(name):
            listed = _in_navigation(parse_xml(book.package.read(name), book.where))
        else:
            continue
        for address, label in listed:
            chapter, _, mark = address.partition("#")
            if mark and label:
                found.setdefault(book.place(chapter, name), {}).setdefault(mark, label)
    return found


def _in_ncx(root: Any) -> Iterator[tuple[str, str]]:
    for target in root.iter("{*}pageTarget"):
        content, label = target.find("{*}content"), target.find("{*}navLabel/{*}text")
        said = label.text if label is not None else target.get("value")
        if content is not None:
            yield content.get("src") or "", plain(said or "")[:LONGEST_LABEL]


def _in_navigation(root: Any) -> Iterator[tuple[str, str]]:
    for listed in root.iter("{*}nav"):
        if "page-list" in (listed.get(EPUB_TYPE) or ""):
            for link in listed.iter("{*}a"):
                yield link.get("href") or "", plain("".join(link.itertext()))[:LONGEST_LABEL]
