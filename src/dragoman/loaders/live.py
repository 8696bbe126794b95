"""Live blogs: a page that grows for days, each post of it a document with its own day and address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.loaders.block_markup import blocks_of_markup
from dragoman.loaders.blocks import Block, composed, plain
from dragoman.loaders.catalogue import catalogue
from dragoman.loaders.days import find_day
from dragoman.loaders.page import live_updates
from dragoman.loaders.shown import address_of_file, one_line, shown, web_address
from dragoman.record.arrival import Arrival
from dragoman.record.document import PartName, Published, content_id
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.loaders.page import Tree

MARK = b"LiveBlogPosting"
"""How a page says in its metadata that it is a live blog (schema.org)."""

POSTS = "//*[@itemprop='liveBlogUpdate'] | //article[.//time[@datetime]] | //amp-live-list//*[@data-sort-time]"
FEWEST = 2


def is_live(data: bytes) -> bool:
    """Whether a page calls itself a live blog."""
    return MARK in data


def posts_of(tree: Tree) -> list[Any]:
    """The posts in the order of the page, none inside another; none where they are not told apart by their days."""
    found = set(tree.xpath(POSTS))
    outer = [post for post in tree.xpath(POSTS) if not any(inner in found for inner in post.iterdescendants())]
    return outer if len(outer) >= FEWEST else []


@dataclass(frozen=True)
class Post:
    """A post, its bytes, what the page calls it, and its words."""

    original: bytes
    name: str
    day: date | None
    blocks: list[Block]


def load_posts(path: Path, tree: Tree, settings: Settings, url: str | None) -> Iterator[Arrival]:
    """A document for each post that has words. Raises NotADocument where a post is too large to take apart."""
    address = web_address(next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)) or url
    outlet = one_line(next(iter(tree.xpath("//meta[@property='og:site_name']/@content")), None))
    language = re.match(r"[a-z]{2,3}", (tree.get("lang") or "en").lower())
    posts = [_of_markup(post, shown(path)) for post in posts_of(tree)]
    posts = posts or [_of_metadata(post, shown(path)) for post in live_updates(tree)]
    for number, post in enumerate(posts, 1):
        if not any(block.part is None for block in post.blocks):
            continue  # a headline without words
        source = composed(
            content_id(post.original),
            post.blocks,
            source_id=post.name,
            outlet=outlet,
            url=f"{address}#{post.name}" if address else None,
            language=language[0] if language else "en",
            published=Published(post.day, post.day, basis="metadata" if post.day else "unknown"),
        )
        yield Arrival(
            document=catalogue(source, settings),
            original=post.original,
            location=f"{shown(path)}#{number}",
            page=source.url or f"{address_of_file(path)}#{post.name}",
            conversion="live blog 1",
        )


def _of_markup(post: Any, where: str) -> Post:
    from lxml import etree  # noqa: PLC0415 - only for this kind

    original = etree.tostring(post, encoding="utf-8", with_tail=False)
    marked = _marked(post)
    blocks = [Block(b.text, marked.get(b.text, b.part)) for b in blocks_of_markup(original.decode("utf-8"), where)]
    day = next((day for stated in post.xpath(".//time/@datetime") if (day := find_day(stated))), None)
    return Post(original, one_line(post.get("id")) or content_id(original)[:12], day, blocks)


def _of_metadata(post: dict[str, Any], where: str) -> Post:
    """A post as the page's metadata tells it."""
    original = json.dumps(post, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    said = {name: value for name, value in post.items() if isinstance(value, str)}
    words = "".join(f"<p>{line}</p>" for line in said.get("articleBody", "").splitlines())
    title = one_line(said.get("headline"))
    blocks = [Block(plain(title), "headline")] if title else []
    name = one_line(said.get("@id") or said.get("url", "").partition("#")[2]) or content_id(original)[:12]
    day = find_day(said.get("datePublished", ""))
    return Post(original, name, day, blocks + blocks_of_markup(words, where))


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
