"""The paragraphs of simple HTML, as in books, mails, feeds and Markdown: all of it is content, no frame around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.errors import NotADocument
from dragoman.loaders.blocks import Block, plain
from dragoman.record.document import Page, PartName

MOST_ELEMENTS = 200_000
UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "head", "iframe", "object", "svg", "nav", "form", "button", "select"}
)
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
    "ul",
}  # fmt: skip
PARTS: dict[str, PartName] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "headline"),
    "figcaption": "caption",
}
HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden|font-size:\s*0|mso-hide", re.IGNORECASE)
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no tree takes when words are put into it."""

DECLARED = re.compile(r"<!DOCTYPE[^<>\[\]]{0,500}\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


def blocks_of_markup(content: str, where: str, pages: Mapping[str, str] | None = None) -> list[Block]:
    """The paragraphs in order, with the pages that a book marks, or lists by the ids of elements in `pages`.

    Raises NotADocument where there are too many tags.
    """
    from lxml import etree, html  # noqa: PLC0415 - plain text does not need it

    if not content.strip():
        return []
    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        sound = UNFIT.sub(" ", without_declarations(content))
        tree = html.document_fromstring(sound.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return []  # no words in it
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise NotADocument(f"it has more than {MOST_ELEMENTS:,} elements", where=where, remedy="split it")
    return [block for block in _Walk(pages or {}).blocks(tree) if block.text]


def without_declarations(content: str) -> str:
    """A page without the entities it declares, which browsers pass over and a parser of HTML takes for text."""
    return DECLARED.sub("<!DOCTYPE html>", content, count=1)


class _Walk:
    """Goes through a tree once, gathering words until a block ends. No recursion: trees may be deep."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self._pages = pages
        self._words: list[str] = []
        self._part: PartName | None = None
        self._page: str | None = None
        self._turned: list[tuple[str, str]] = []

    def blocks(self, tree: Any) -> Iterator[Block]:
        pending: list[tuple[Any, bool]] = [(tree, False)]
        while pending:
            element, done = pending.pop()
            if done:
                yield from self._close(element)
                self._words.append(element.tail or "")
            elif self._is_seen(element):
                yield from self._open(element)
                pending.append((element, True))
                if element.tag == "ol":
                    _number(element)
                pending += [(child, False) for child in reversed(element)]
            else:
                self._words.append(element.tail or "")
        yield from self._flush()

    def _is_seen(self, element: Any) -> bool:
        hidden = element.get("hidden") is not None or HIDDEN.search(element.get("style") or "")
        return isinstance(element.tag, str) and element.tag not in UNSEEN and not hidden

    def _open(self, element: Any) -> Iterator[Block]:
        if element.tag in BLOCKS:
            yield from self._flush()
            self._part = PARTS.get(element.tag, self._part if element.tag in ("p", "div") else None)
        if element.tag in ("br", "td", "th", "img"):
            self._words.append(" ")
        if label := _page_label(element) or self._pages.get(element.get("id") or ""):
            self._turned.append(("".join(self._words), label))
        self._words.append(element.text or "")

    def _close(self, element: Any) -> Iterator[Block]:
        if element.tag in BLOCKS:
            yield from self._flush()
            self._part = None

    def _flush(self) -> Iterator[Block]:
        text = plain("".join(self._words))
        pages = [Page(0, self._page)] if self._page else []
        for before, label in self._turned:
            shown = plain(before)
            pages.append(Page(len(shown) + 1 if shown else 0, label))
            self._page = label
        self._words, self._turned = [], []
        if text:
            yield Block(text, self._part, tuple(page for page in pages if page.start < len(text)))


def _number(items: Any) -> None:
    """Write the numbers of an ordered list, which browsers only show, before its items: provisions go by them."""
    stated = items.get("start") or ""
    first = int(stated) if re.fullmatch(r"\d{1,6}", stated) else 1
    for number, item in enumerate(items.iterchildren("li"), first):
        item.text = f"{number}. {item.text or ''}"


def _page_label(element: Any) -> str | None:
    """The number of the page that begins at a mark of a book."""
    named = element.get("epub:type") or element.get(EPUB_TYPE) or element.get("role") or ""
    if "pagebreak" not in named:
        return None
    label = element.get("title") or element.get("aria-label") or ""
    return plain(label)[:20] or None
