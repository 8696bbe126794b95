"""Word documents (.docx): paragraphs and tables in order, headings by their styles, pages as last laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from dragoman.errors import NotADocument
from dragoman.loaders.blocks import Block, composed, plain
from dragoman.loaders.catalogue import catalogue
from dragoman.loaders.packages import Package, open_package, parse_xml
from dragoman.loaders.shown import address_of_file, shown
from dragoman.record.arrival import Arrival
from dragoman.record.document import Page, PartName, content_id
from dragoman.settings import Settings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = "word/document.xml"
STROKES = tuple(W + tag for tag in ("t", "tab", "br", "cr", "noBreakHyphen", "lastRenderedPageBreak"))
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_ANEW = "save it as .docx without a password, or as text"


def load_docx(path: Path, data: bytes, settings: Settings) -> Iterator[Arrival]:
    """One document. Raises NotADocument where it is no Word document, locked, damaged, or without text.

    Words that a tracked change deleted are left out, those that one added are kept.
    """
    where = shown(path)
    if data.startswith(OLD_WORD):  # what Word writes around a locked .docx, too
        raise NotADocument("this is an old or a locked Word document", where=where, remedy=SAVE_ANEW)
    package = open_package(data, where, settings.max_bytes)
    if not package.has(BODY):
        raise NotADocument("this is no Word document", where=where, remedy="check its suffix")
    blocks = list(_blocks(package, where))
    if all(page.label == "1" for block in blocks for page in block.pages):
        blocks = [replace(block, pages=()) for block in blocks]  # a file whose pages nobody has laid out
    if not any(block.text for block in blocks):
        raise NotADocument("no text in the Word document", where=where, remedy="check that it was saved whole")
    source = composed(content_id(data), blocks, name=path.name)
    yield Arrival(
        document=catalogue(source, settings),
        original=data,
        location=where,
        page=address_of_file(path),
        conversion="docx 1",
    )


def _blocks(package: Package, where: str) -> Iterator[Block]:
    styles = _styles(package, where)
    body = parse_xml(package.read(BODY).replace(STRICT, TRANSITIONAL), where).find(f"{W}body")
    walk = _Pages()
    for element in body if body is not None else ():
        for paragraph in _paragraphs(element):
            yield walk.block(paragraph, styles)


def _styles(package: Package, where: str) -> dict[str, str]:
    """Names of styles by their ids; the names are English in every language of Word."""
    if not package.has("word/styles.xml"):
        return {}
    root = parse_xml(package.read("word/styles.xml").replace(STRICT, TRANSITIONAL), where)
    named = ((style.get(f"{W}styleId"), style.find(f"{W}name")) for style in root.iter(f"{W}style"))
    return {key: (name.get(f"{W}val") or "").lower() for key, name in named if key and name is not None}


def _paragraphs(element: Any) -> Iterator[list[Any]]:
    """The paragraphs below an element of the body; a row of a table is one, of all its cells."""
    if element.tag == f"{W}tbl":
        yield from ([*row.iter(f"{W}p")] for row in element.iter(f"{W}tr"))
    elif element.tag == f"{W}p":
        yield [element]
    else:  # fields, controls and the like around paragraphs
        yield from ([paragraph] for paragraph in element.iter(f"{W}p"))


class _Pages:
    """Counts pages while paragraphs are read. Files from other programs than Word mark none."""

    def __init__(self) -> None:
        self._page = 1
        self._turned = False

    def block(self, paragraphs: list[Any], styles: dict[str, str]) -> Block:
        """A paragraph, or the cells of a row, with the pages it stands on."""
        text, pages = "", [Page(0, str(self._page))]
        for kind, words in _strokes(paragraphs):
            if kind == "turned" or (kind == "laid out" and not self._turned):
                self._page += 1
                begun = len(plain(text))
                pages.append(Page(begun + 1 if begun else 0, str(self._page)))
            # Word notes the break that a writer set once more where it laid out the page.
            self._turned = kind == "turned" or (self._turned and kind == "text" and not words.strip())
            text += words
        text = plain(text)
        return Block(text, _part(paragraphs, styles), tuple(page for page in pages if page.start < len(text)))


def _strokes(paragraphs: list[Any]) -> Iterator[tuple[str, str]]:
    for paragraph in paragraphs:
        for element in paragraph.iter(*STROKES):
            tag = str(element.tag).removeprefix(W)
            if tag == "lastRenderedPageBreak":
                yield "laid out", " "
            elif tag == "br" and element.get(f"{W}type") == "page":
                yield "turned", " "
            elif tag == "t":
                yield "text", element.text or ""
            else:
                yield "text", "-" if tag == "noBreakHyphen" else " "
        yield "text", " "


def _part(paragraphs: list[Any], styles: dict[str, str]) -> PartName | None:
    style = paragraphs[0].find(f"{W}pPr/{W}pStyle") if len(paragraphs) == 1 else None
    name = styles.get(style.get(f"{W}val") or "", "") if style is not None else ""
    if name.startswith(("heading", "title", "subtitle")):
        return "headline"
    return "caption" if name == "caption" else "boilerplate" if name.startswith(("toc ", "header", "footer")) else None
