"""Markdown: its words without its marks; a block of settings on top (title, date, outlet) tells about the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import BadDate, NotADocument
from dragoman.loaders.block_markup import blocks_of_markup
from dragoman.loaders.blocks import composed
from dragoman.loaders.catalogue import catalogue
from dragoman.loaders.edtf import parse_edtf
from dragoman.loaders.encoding import decode
from dragoman.loaders.packages import guarded
from dragoman.loaders.shown import address_of_file, one_line, shown, web_address
from dragoman.record.arrival import Arrival
from dragoman.record.document import UNDATED, Published, content_id
from dragoman.settings import Settings

FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*\r?\n", re.DOTALL)
DEEPEST = 20
MOST_CHARACTERS = 2_000_000
"""Some books' worth; brackets that never close take some ten seconds for as many."""


@dataclass(frozen=True, kw_only=True)
class Front:
    """What the settings on top say."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published = UNDATED


def load_markdown(path: Path, data: bytes, settings: Settings) -> Iterator[Arrival]:
    """One document. Raises NotADocument where the bytes are no text, or no words are in it."""
    where = shown(path)
    text = decode(data, where)
    if len(text) > MOST_CHARACTERS:
        raise NotADocument(f"more than {MOST_CHARACTERS:,} characters of Markdown", where=where, remedy="split it")
    front = FRONT.match(text)
    known = _front(front[1]) if front else Front()
    blocks = blocks_of_markup(_rendered(text[front.end() :] if front else text, where), where)
    if not blocks:
        raise NotADocument("no words in it but marks", where=where, remedy="check that it was saved whole")
    source = composed(
        content_id(data),
        blocks,
        name=path.name,
        title=known.title,
        outlet=known.outlet,
        url=known.url,
        published=known.published,
    )
    yield Arrival(
        document=catalogue(source, settings),
        original=data,
        location=where,
        page=known.url or address_of_file(path),
        conversion=f"markdown-it-py {_version()}",
    )


def _rendered(text: str, where: str) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only for this kind

    renderer = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table")
    return guarded(lambda: str(renderer.render(text)), where, "its marks cannot be read")


def _front(text: str) -> Front:
    try:
        said: Any = yaml.safe_load(text) if "&" not in text else None  # aliases could grow without bounds
    except (yaml.YAMLError, RecursionError, ValueError):
        return Front()
    if not isinstance(said, dict):
        return Front()
    named = {str(key).lower(): value for key, value in said.items()}
    return Front(
        title=_words(named.get("title")),
        outlet=_words(named.get("outlet") or named.get("source") or named.get("publisher")),
        url=web_address(_words(named.get("url") or named.get("link"))),
        published=_day(named.get("date") or named.get("published")),
    )


def _words(value: object) -> str | None:
    return one_line(value) if isinstance(value, str) else None


def _day(value: object) -> Published:
    stated = value.isoformat()[:10] if isinstance(value, date) else value
    if not isinstance(stated, str):
        return UNDATED
    try:
        days = parse_edtf(stated.strip())
    except BadDate:
        return UNDATED
    return Published(days.earliest, days.latest, days.edtf, basis="metadata")


def _version() -> str:
    from markdown_it import __version__  # noqa: PLC0415 - as above

    return __version__
