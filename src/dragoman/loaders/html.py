"""HTML pages: the article's text by trafilatura, what the page says of it by its markup. Nothing is fetched or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import NotADocument
from dragoman.loaders.block_markup import blocks_of_markup, without_declarations
from dragoman.loaders.catalogue import Source, catalogue
from dragoman.loaders.encoding import decode
from dragoman.loaders.live import is_live, load_posts
from dragoman.loaders.shown import address_of_file, one_line, shown, web_address
from dragoman.record.arrival import Arrival
from dragoman.record.document import Published, content_id
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.loaders.page import Tree

MOST_ELEMENTS = 50_000
"""Tags on a page. Extraction takes time by their number, with 50,000 some seconds; pages of the press have hundreds."""

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
OPENS_LIKE_A_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s+|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
DECLARATION = re.compile(r"\ufeff?\s*<\?xml[^>]*\?>")
HEAD = 4096
MOST_NULS = 0.05

REMEDY = "check that the article itself was saved, not its frame or a page that needs JavaScript"


@dataclass(frozen=True, kw_only=True)
class Extracted:
    """What trafilatura makes of a page."""

    text: str
    title: str | None
    outlet: str | None
    url: str | None


def is_page(data: bytes) -> bool:
    """Whether bytes of unknown kind open like an HTML page."""
    return OPENS_LIKE_A_PAGE.match(data[:HEAD]) is not None


def load_pages(path: Path, data: bytes, settings: Settings, url: str | None = None) -> Iterator[Arrival]:
    """The page, or the posts of a live blog. Raises NotADocument as `load_page` does."""
    found = 0
    if is_live(data):
        where = shown(path)
        for post in load_posts(path, _parsed(_decoded(data, where), where), settings, url):
            found += 1
            yield post
    if not found:
        yield load_page(path, data, settings, url)


def load_page(path: Path, data: bytes, settings: Settings, url: str | None = None) -> Arrival:
    """One page; `url` is where it was captured, for one that does not say.

    Raises NotADocument where there is no article on it, or the page is too large to take apart.
    """
    where = shown(path)
    source = _source(path, data, where)
    document = catalogue(replace(source, url=source.url or url), settings)
    if all(part.part not in ("body", "caption") for part in document.parts):
        raise NotADocument("no readable text in the page", where=where, remedy=REMEDY)
    page = document.url or address_of_file(path)
    return Arrival(document=document, original=data, location=where, page=page, conversion=f"trafilatura {_version()}")


def _source(path: Path, data: bytes, where: str) -> Source:
    """The text of the page, and what its markup says of it."""
    from dragoman.loaders import page  # noqa: PLC0415 - reading plain text need not wait for trafilatura

    tree = _parsed(_decoded(data, where), where)
    day, markup, wrapped = page.published_day(tree), page.markup_of(tree), bool(tree.xpath("//pre"))
    language, kind = page.language_of(tree), page.kind_of_page(tree)
    found = _extracted(tree, where)  # last, for it changes the tree
    return Source(
        id=content_id(data),
        text=found.text,
        title=found.title,
        outlet=found.outlet,
        url=found.url,
        kind=kind,
        language=language,
        published=Published(day, day, basis="metadata" if day else "unknown"),
        name=path.name,
        markup={found.title: "headline", **markup} if found.title else markup,
        lines_are_paragraphs=not wrapped,
    )


def _decoded(data: bytes, where: str) -> str:
    # Stray NULs are dropped, the parser would end the text at them; UTF-16 and binary rubbish are full of them.
    sound = data.replace(b"\x00", b"") if data.count(0) < MOST_NULS * len(data) else data
    declared = CHARSET.search(data[:HEAD])
    return decode(sound, where, declared[1].decode("ascii") if declared else "cp1252")


def _parsed(content: str, where: str) -> Tree:
    """The page as a tree of bounded size."""
    from trafilatura import load_html  # noqa: PLC0415 - slow to import

    # A declaration of an encoding contradicts text that is decoded already.
    content = without_declarations(DECLARATION.sub("", content, count=1))
    if not re.search(r"<html\b", content[:HEAD], re.IGNORECASE):
        content = f"<html><body>{content}</body></html>"
    try:
        tree = load_html(content)
    except Exception as error:
        raise _failed(error, where) from error
    if tree is None:
        raise NotADocument("no readable text in the page", where=where, remedy=REMEDY)
    if next(islice(tree.iter(), MOST_ELEMENTS, None), None) is not None:
        raise NotADocument(
            f"the page has more than {MOST_ELEMENTS:,} elements",
            where=where,
            remedy="save the article alone, or as text",
        )
    return tree


def _extracted(tree: Tree, where: str) -> Extracted:
    """Text and metadata by trafilatura, the headline on top of the text."""
    from trafilatura import bare_extraction, extract_metadata  # noqa: PLC0415 - slow to import

    from dragoman.loaders import page  # noqa: PLC0415 - as above

    blocks = _blocks(tree, where)
    try:
        # Only a shallow search for the date, which is not used (see page.py).
        found = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
        headline = page.headline_of(tree, one_line(found.title))
        page.keep_legends(tree)
        body = bare_extraction(tree, include_comments=False, with_metadata=False)
    except Exception as error:
        raise _failed(error, where) from error
    text = str(getattr(body, "text", None) or "").strip()
    if len(text.splitlines()) <= 1 < len(blocks):  # a page too short for it: all its words in one paragraph
        text = "\n".join(blocks)
    if not text:
        raise NotADocument("no readable text in the page", where=where, remedy=REMEDY)
    return Extracted(
        text=_with_headline(text, headline),
        title=headline,
        outlet=one_line(found.sitename),
        url=web_address(found.url),
    )


def _blocks(tree: Tree, where: str) -> list[str]:
    """The paragraphs of the page's article as the markup parts them; none where it is not clear which that is."""
    from lxml import etree  # noqa: PLC0415 - plain text does not need it

    from dragoman.loaders import page  # noqa: PLC0415 - as above

    article = page.article_of(tree)
    if article is None:
        return []
    return [block.text for block in blocks_of_markup(str(etree.tostring(article, encoding="unicode")), where)]


def _with_headline(text: str, headline: str | None) -> str:
    """The text with its headline as first line, unless one of its first lines is that already."""
    first = [" ".join(line.split()).lower() for line in text.split("\n", maxsplit=4)[:4]]
    return text if not headline or headline.lower() in first else f"{headline}\n{text}"


def _failed(error: Exception, where: str) -> NotADocument:
    return NotADocument(
        f"the page cannot be taken apart ({type(error).__name__})", where=where, remedy="save the article as text"
    )


def _version() -> str:
    from trafilatura import __version__  # noqa: PLC0415 - slow to import

    return str(__version__)
