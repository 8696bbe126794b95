"""ZIP packages (Word, EPUB, folders, web archives) and XML from outside, opened within bounds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeVar

from dragoman.errors import DragomanError, NotADocument

ZIP = b"PK\x03\x04"
MOST_MEMBERS = 20_000
MOST_UNPACKED = 8
"""How many times the largest document a package may unpack to."""

MOST_ELEMENTS = 500_000
ENCRYPTED = 0x1
T = TypeVar("T")


@dataclass(frozen=True)
class Package:
    """An open ZIP. `where` is how errors call it, `limit` how many bytes one member may have."""

    file: zipfile.ZipFile
    where: str
    limit: int

    def names(self) -> list[str]:
        """The files in it, in the order of its table, without folders."""
        return [item.filename for item in self.file.infolist() if not item.is_dir()]

    def has(self, name: str) -> bool:
        """Whether a file of that name is in it."""
        return name in self.file.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises NotADocument where it is missing, encrypted, damaged or too large."""
        return guarded(lambda: self._read(name), self.where, "the package is damaged or not whole")

    def _read(self, name: str) -> bytes:
        item = self.file.NameToInfo.get(name)
        if item is None:
            raise NotADocument(f"{name[:60]!r} is missing in it", where=self.where, remedy="save it anew")
        if item.flag_bits & ENCRYPTED:
            raise NotADocument("it is locked with a password", where=self.where, remedy="save it without one")
        if item.file_size > self.limit:
            raise _too_large(self.where)
        return self.file.read(item)  # zipfile stops at the length that the table states


def open_package(data: bytes | BinaryIO, where: str, limit: int) -> Package:
    """The package, of bytes or of an open file. Raises NotADocument where it is none, or says that it unpacks to far
    more than `limit`."""
    source = io.BytesIO(data) if isinstance(data, bytes) else data
    file = guarded(lambda: zipfile.ZipFile(source), where, "this is no ZIP package, or not whole")
    items = file.infolist()
    if len(items) > MOST_MEMBERS or sum(item.file_size for item in items) > MOST_UNPACKED * limit:
        raise _too_large(where)
    return Package(file, where, limit)


def _too_large(where: str) -> NotADocument:
    return NotADocument("it unpacks to too much", where=where, remedy="unpack it yourself and name what matters")


def guarded(action: Callable[[], T], where: str, what: str) -> T:
    """What the action gives. Raises NotADocument saying `what` where a damaged file makes it fail, however it does."""
    try:
        return action()
    except DragomanError:
        raise
    except Exception as error:  # damaged files fail anywhere inside zipfile, zlib, lxml and the like
        raise NotADocument(
            f"{what} ({type(error).__name__})", where=where, remedy="save it anew, or as text"
        ) from error


def parse_xml(data: bytes, where: str) -> Any:
    """The root of an XML tree: no entity is expanded, nothing is fetched, depth and size are bounded.

    Raises NotADocument where it is not well-formed or beyond the bounds.
    """
    from lxml import etree  # noqa: PLC0415 - plain text does not need it

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = guarded(lambda: etree.fromstring(data, parser), where, "its XML is damaged")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise NotADocument(f"it has more than {MOST_ELEMENTS:,} elements", where=where, remedy="split it")
    etree.strip_elements(root, etree.Entity, with_tail=False)
    return root
