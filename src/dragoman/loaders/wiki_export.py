"""Pages exported from a wiki (MediaWiki's Special:Export): each revision a document, those of one page its versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dragoman.errors import NotADocument
from dragoman.loaders.blocks import composed
from dragoman.loaders.catalogue import catalogue
from dragoman.loaders.days import find_day
from dragoman.loaders.shown import address_of_file, one_line, shown, web_address
from dragoman.loaders.wikitext import MOST_CHARACTERS, blocks_of_wikitext
from dragoman.record.arrival import Arrival, Refusal
from dragoman.record.document import Published, content_id
from dragoman.settings import Settings

MOST_REVISIONS = 10_000


@dataclass(frozen=True)
class Place:
    """Where a revision stands: the file, what it is called there, and the wiki's name and address."""

    path: Path
    location: str
    outlet: str | None
    base: str | None


def load_export(path: Path, root: Any, settings: Settings) -> Iterator[Arrival | Refusal]:
    """The revisions of all pages, in the order of the file; one that is too large is a Refusal, one without words is
    passed over. Raises NotADocument where no page has words, or there are too many."""
    where = shown(path)
    outlet, base = _said(root, "{*}siteinfo/{*}sitename"), _said(root, "{*}siteinfo/{*}base")
    found = 0
    for number, revision in enumerate(root.iterfind("{*}page/{*}revision"), 1):
        if number > MOST_REVISIONS:
            raise NotADocument(f"more than {MOST_REVISIONS:,} revisions", where=where, remedy="export fewer pages")
        location = f"{where}#{number}"
        text = _said(revision, "{*}text", whole=True) or ""
        if len(text) > MOST_CHARACTERS:
            what = f"more than {MOST_CHARACTERS:,} characters of wikitext"
            yield Refusal(location=location, error=NotADocument(what, where=location, remedy="split it"))
        elif arrival := _revision(Place(path, location, outlet, base), revision, text, settings):
            found += 1
            yield arrival
    if not found:
        raise NotADocument("no page with words in the export", where=where, remedy="check that it was saved whole")


def _revision(place: Place, revision: Any, text: str, settings: Settings) -> Arrival | None:
    from lxml import etree  # noqa: PLC0415 - only for this kind

    blocks = blocks_of_wikitext(text)
    if not any(block.part is None for block in blocks):
        return None
    title = _said(revision.getparent(), "{*}title")
    url = (
        web_address(f"{place.base.rpartition('/')[0]}/{quote((title or '').replace(' ', '_'))}") if place.base else None
    )
    day = find_day(_said(revision, "{*}timestamp") or "")
    original = etree.tostring(revision, encoding="utf-8", with_tail=False)
    source = composed(
        content_id(original),
        blocks,
        title=title,
        outlet=place.outlet,
        url=url,
        source_id=_said(revision, "{*}id"),
        published=Published(day, day, basis="metadata" if day else "unknown"),
    )
    return Arrival(
        document=catalogue(source, settings),
        original=original,
        location=place.location,
        page=url or f"{address_of_file(place.path)}#{title or source.id}",
        conversion="wikitext 1",
    )


def _said(element: Any, name: str, *, whole: bool = False) -> str | None:
    found = element.find(name)
    return None if found is None else found.text if whole else one_line(found.text)
