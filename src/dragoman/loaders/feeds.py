"""RSS and Atom feeds: each entry a document, with what the feed says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError, NotADocument
from dragoman.loaders.block_markup import blocks_of_markup
from dragoman.loaders.blocks import Block, composed, plain
from dragoman.loaders.catalogue import Source, catalogue
from dragoman.loaders.days import find_day
from dragoman.loaders.packages import parse_xml
from dragoman.loaders.shown import address_of_file, one_line, shown, web_address
from dragoman.loaders.wiki_export import load_export
from dragoman.record.arrival import Arrival, Refusal
from dragoman.record.document import Published, content_id
from dragoman.settings import Settings

MOST_ENTRIES = 10_000
MOST_REFUSALS = 10
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
XHTML = "{http://www.w3.org/1999/xhtml}"
TEXTS = (CONTENT, "content", "description", "summary")
"""Where an entry may have its text, the fullest first."""

DATES = ("pubDate", "published", "issued", "date", "created")
ROOTS = {"rss", "feed", "RDF"}


@dataclass(frozen=True, kw_only=True)
class Channel:
    """What the feed says of all its entries."""

    outlet: str | None
    language: str


def load_feed(path: Path, data: bytes, settings: Settings) -> Iterator[Arrival | Refusal]:
    """The entries in the order of the feed; one without words is a Refusal. An entry's bytes are its element's.

    Raises NotADocument where it is no feed, its XML is damaged, or it has no entries.
    """
    where = shown(path)
    root = parse_xml(data.lstrip(), where)
    if _name(root) == "mediawiki":
        yield from load_export(path, root, settings)
        return
    if _name(root) not in ROOTS:
        raise NotADocument(
            "this XML is no feed", where=where, remedy="RSS and Atom are read; save others as HTML or text"
        )
    entries = list(islice((e for e in root.iter() if _name(e) in ("item", "entry")), MOST_ENTRIES + 1))
    if not entries:
        raise NotADocument("the feed has no entries", where=where, remedy="check that it was saved whole")
    yield from _told_briefly(_entries(path, root, entries, settings), where)
    if len(entries) > MOST_ENTRIES:
        error = NotADocument(
            f"more than {MOST_ENTRIES:,} entries; the rest is left out", where=where, remedy="split it"
        )
        yield Refusal(location=where, error=error)


def _entries(path: Path, root: Any, entries: list[Any], settings: Settings) -> Iterator[Arrival | Refusal]:
    channel = Channel(outlet=_outlet(root), language=_language(root))
    for number, entry in enumerate(entries[:MOST_ENTRIES], 1):
        location = f"{shown(path)}#{number}"
        try:
            yield _entry(path, entry, channel, location, settings)
        except DragomanError as error:
            yield Refusal(location=location, error=error)


def _told_briefly(found: Iterable[Arrival | Refusal], where: str) -> Iterator[Arrival | Refusal]:
    """All documents, and the first few refusals; how many more there are in one line."""
    refused = 0
    for item in found:
        refused += isinstance(item, Refusal)
        if isinstance(item, Arrival) or refused <= MOST_REFUSALS:
            yield item
    if refused > MOST_REFUSALS:
        what = f"{refused - MOST_REFUSALS:,} more entries cannot be read"
        yield Refusal(location=where, error=NotADocument(what, where=where, remedy="see those named before it"))


def _entry(path: Path, entry: Any, channel: Channel, location: str, settings: Settings) -> Arrival:
    from lxml import etree  # noqa: PLC0415 - only for this kind

    original = etree.tostring(entry, encoding="utf-8", with_tail=False)
    source = _source(original, entry, channel, location)
    page = source.url or f"{address_of_file(path)}#{source.source_id or source.id}"
    return Arrival(
        document=catalogue(source, settings), original=original, location=location, page=page, conversion="feed 1"
    )


def _source(original: bytes, entry: Any, channel: Channel, location: str) -> Source:
    title = one_line(" ".join(block.text for block in blocks_of_markup(_said(entry, "title") or "", location)))
    blocks = _blocks(entry, location)
    if title and not any(block.text == title for block in blocks[:1]):
        blocks = [Block(plain(title), "headline"), *blocks]
    if not blocks:
        raise NotADocument("the entry has no words", where=location, remedy="read the page it points to instead")
    day = next((day for name in DATES if (day := _day(_said(entry, name)))), None)
    return composed(
        content_id(original),
        blocks,
        title=title,
        outlet=one_line(_outlet_of_entry(entry)) or channel.outlet,
        url=_address(entry),
        source_id=one_line(_said(entry, "guid") or _said(entry, "id")),
        language=channel.language,
        published=Published(day, day, basis="metadata" if day else "unknown"),
    )


def _blocks(entry: Any, where: str) -> list[Block]:
    """The fullest text of an entry."""
    for name in TEXTS:
        element = _child(entry, name)
        if element is not None and (blocks := blocks_of_markup(_markup(element), where)):
            return blocks
    return []


def _markup(element: Any) -> str:
    from lxml import etree  # noqa: PLC0415 - as above

    if len(element):  # XHTML inside the feed itself
        return str(etree.tostring(element, encoding="unicode", with_tail=False)).replace("xhtml:", "")
    text = element.text or ""
    return text.replace("&", "&amp;").replace("<", "&lt;") if element.get("type") == "text" else text


def _name(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _child(entry: Any, name: str) -> Any:
    return next((e for e in entry if e.tag == name or _name(e) == name), None)


def _said(entry: Any, name: str) -> str | None:
    element = _child(entry, name)
    return _markup(element).strip() or None if element is not None else None


def _address(entry: Any) -> str | None:
    for link in (e for e in entry if _name(e) == "link" and e.get("rel", "alternate") == "alternate"):
        if address := web_address(link.get("href") or link.text):
            return address
    guid = _child(entry, "guid")
    return web_address(guid.text) if guid is not None and guid.get("isPermaLink", "true") == "true" else None


def _outlet_of_entry(entry: Any) -> str | None:
    """The outlet that an aggregator's entry names as its source."""
    source = _child(entry, "source")
    if source is None:
        return None
    title = _child(source, "title")
    return str((title if title is not None else source).text or "") or None


def _outlet(root: Any) -> str | None:
    channel = _child(root, "channel")
    return one_line(_said(root if channel is None else channel, "title"))


def _language(root: Any) -> str:
    channel = _child(root, "channel")
    stated = root.get("{http://www.w3.org/XML/1998/namespace}lang") or _said(
        channel if channel is not None else root, "language"
    )
    return (stated or "en").split("-")[0].strip().lower()[:3] or "en"


def _day(stated: str | None) -> date | None:
    """The day in the sender's own zone, as an outlet would print it."""
    if not stated:
        return None
    try:
        return parsedate_to_datetime(stated).date()
    except (ValueError, IndexError, TypeError, OverflowError):
        return find_day(stated)
