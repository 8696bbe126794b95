"""Live blogs: a page that grows for days, each post of it a document with its own day and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.loaders.block_markup import blocks_of_markup
from dragoman.loaders.blocks import Block, composed, plain
from dragoman.loaders.catalogue import catalogue
from dragoman.loaders.days import find_day
from dragoman.loaders.shown import address_of_file, one_line, shown, web_address
from dragoman.record.arrival import Arrival
from dragoman.record.document import PartName, Published, content_id
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.loaders.page import Tree

MARK = b"LiveBlogPosting"
"""How a page says in its metadata that it is a live blog (schema.org)."""

POSTS = "//*[@itemprop='liveBlogUpdate'] | //article[.//time[@datetime]]"
FEWEST = 2


def is_live(data: bytes) -> bool:
    """Whether a page calls itself a live blog."""
    return MARK in data


def posts_of(tree: Tree) -> list[Any]:
    """The posts in the order of the page, none inside another; none where they are not told apart by their days."""
    found = set(tree.xpath(POSTS))
    outer = [post for post in tree.xpath(POSTS) if not any(inner in found for inner in post.iterdescendants())]
    return outer if len(outer) >= FEWEST else []


def load_posts(path: Path, tree: Tree, settings: Settings, url: str | None) -> Iterator[Arrival]:
    """A document for each post that has words. Raises NotADocument where a post is too large to take apart."""
    from lxml import etree  # noqa: PLC0415 - only for this kind

    address = web_address(next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)) or url
    outlet = one_line(next(iter(tree.xpath("//meta[@property='og:site_name']/@content")), None))
    language = re.match(r"[a-z]{2,3}", (tree.get("lang") or "en").lower())
    for number, post in enumerate(posts_of(tree), 1):
        original = etree.tostring(post, encoding="utf-8", with_tail=False)
        location = f"{shown(path)}#{number}"
        marked = _marked(post)
        blocks = [
            Block(block.text, marked.get(block.text, block.part))
            for block in blocks_of_markup(original.decode("utf-8"), location)
        ]
        if not any(block.part is None for block in blocks):
            continue  # a headline without words
        name = one_line(post.get("id")) or content_id(original)[:12]
        day = next((day for stated in post.xpath(".//time/@datetime") if (day := find_day(stated))), None)
        source = composed(
            content_id(original),
            blocks,
            source_id=name,
            outlet=outlet,
            url=f"{address}#{name}" if address else None,
            language=language[0] if language else "en",
            published=Published(day, day, basis="metadata" if day else "unknown"),
        )
        yield Arrival(
            document=catalogue(source, settings),
            original=original,
            location=location,
            page=source.url or f"{address_of_file(path)}#{name}",
            conversion="live blog 1",
        )


def _marked(post: Any) -> dict[str, PartName]:
    """Lines that only tell the time of a post, and those that are nothing but links (share, follow)."""
    marked: dict[str, PartName] = {}
    for element in post.iter("div", "ul", "li", "p", "footer"):
        links = "".join(link.text_content() for link in element.iter("a"))
        text = plain(element.text_content())
        if text and "".join(links.split()) == text.replace(" ", ""):
            marked[text] = "boilerplate"
    marked |= {plain(time.text_content()): "dateline" for time in post.iter("time")}
    return marked
