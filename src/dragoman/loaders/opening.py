"""Which loader takes which bytes, and what lies inside other files, opened in turn."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from dragoman.errors import DragomanError, NotADocument
from dragoman.loaders.archives import open_wacz, open_warc, open_zip
from dragoman.loaders.docx import load_docx
from dragoman.loaders.epub import load_epub
from dragoman.loaders.feeds import load_feed
from dragoman.loaders.html import is_page, load_pages
from dragoman.loaders.jsonl import read_lines
from dragoman.loaders.mail import load_mail
from dragoman.loaders.markdown import load_markdown
from dragoman.loaders.members import Member
from dragoman.loaders.packages import MOST_UNPACKED, ZIP, open_package
from dragoman.loaders.pdf import load_pdf
from dragoman.loaders.shown import shown
from dragoman.loaders.text import load_text
from dragoman.loaders.walk import kind_of, too_large
from dragoman.loaders.wikitext import load_wikitext
from dragoman.record.arrival import Arrival, Refusal
from dragoman.settings import Settings

Found = Iterator[Arrival | Refusal] | Iterator[Arrival | Member | Refusal] | Iterator[Arrival]
Loader = Callable[[Path, bytes, Settings], Found]
Opener = Callable[[Path, bytes, Settings], Iterator[Member | Refusal]]

LOADERS: Mapping[str, Loader] = {
    "pdf": load_pdf,
    "docx": load_docx,
    "markdown": load_markdown,
    "wikitext": load_wikitext,
    "email": load_mail,
    "feed": load_feed,
    "epub": load_epub,
}
OPENERS: Mapping[str, Opener] = {"zip": open_zip, "warc": open_warc, "wacz": open_wacz}

WHOLE = frozenset({None, "text", "pdf", "docx", "markdown", "wikitext", "epub"})
"""Kinds of which one file is one document."""

DEEPEST = 3
"""Files inside files: a message in a ZIP with a document attached, and no further."""

SIGNATURES = ((b"%PDF-", "pdf"), (b"WARC/", "warc"))
FEED = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.S)
HEAD = 4096


class TooDeep(NotADocument):
    """Files inside files without end."""


def largest(kind: str | None, settings: Settings) -> int:
    """How many bytes a file of a kind may have: an archive holds many documents."""
    return settings.max_bytes * (MOST_UNPACKED if kind in OPENERS else 1)


def opened(member: Member, settings: Settings, depth: int = 0) -> Iterator[Arrival | Refusal]:
    """The documents of some bytes, and of what lies inside them. Raises DragomanError where they cannot be read."""
    kind = member.kind or kind_of(member.path) or kind_of_bytes(member.data)
    if depth > DEEPEST:
        raise TooDeep("files too deep inside each other", where=shown(member.path), remedy="unpack it yourself")
    if len(member.data) > largest(kind, settings):
        raise too_large(shown(member.path), settings.max_bytes, len(member.data))
    for item in _found(kind, member, settings):
        if isinstance(item, Member):
            yield from _inside(item, settings, depth + 1)
        elif isinstance(item, Arrival) and kind in WHOLE:
            yield _at_address(item, member.url)
        else:
            yield item


def _at_address(arrival: Arrival, url: str | None) -> Arrival:
    """A document with the address that it was fetched or captured from, where it tells none itself."""
    if url is None or arrival.document.url is not None:
        return arrival
    return replace(arrival, document=replace(arrival.document, url=url), page=url)


def _inside(member: Member, settings: Settings, depth: int) -> Iterator[Arrival | Refusal]:
    """One member; its fault is not that of the others."""
    try:
        yield from opened(member, settings, depth)
    except DragomanError as error:
        if isinstance(error, TooDeep) and depth > 1:
            raise  # told once, of the member it lies in
        yield Refusal(location=shown(member.path), error=error)


def _found(kind: str | None, member: Member, settings: Settings) -> Iterator[Arrival | Member | Refusal]:
    path, data = member.path, member.data
    if kind is not None and kind in OPENERS:
        yield from OPENERS[kind](path, data, settings)
    elif kind is not None and kind in LOADERS:
        yield from LOADERS[kind](path, data, settings)
    elif kind == "jsonl":
        yield from read_lines(path, io.BytesIO(data), settings)
    elif kind == "html":
        yield from load_pages(path, data, settings, member.url)
    else:
        yield _text(kind, member, settings)


def _text(kind: str | None, member: Member, settings: Settings) -> Arrival:
    try:
        return load_text(member.path, member.data, settings)
    except NotADocument as error:
        if kind is None and member.data.strip():
            suffix = f"{shown(member.path.suffix.lower())} files" if member.path.suffix else "files of this kind"
            raise NotADocument(
                f"no loader for {suffix}, and the bytes are no text", where=error.where, remedy=error.remedy
            ) from error
        raise


def kind_of_bytes(data: bytes) -> str | None:
    """The loader for a file whose name tells none; None for what is text or nothing known."""
    head = data[:HEAD]
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(ZIP):
        return _kind_of_package(data)
    if FEED.match(head):
        return "feed"
    return "html" if is_page(data) else None


def _kind_of_package(data: bytes) -> str:
    try:
        package = open_package(data, "", len(data))
    except DragomanError:
        return "zip"  # whose loader says what is wrong
    named = (("word/document.xml", "docx"), ("META-INF/container.xml", "epub"), ("datapackage.json", "wacz"))
    return next((kind for name, kind in named if package.has(name)), "zip")
