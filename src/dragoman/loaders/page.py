"""What the markup of an HTML page says of it: day, language, headings, legends. Works on a parsed tree alone.

The day is read here rather than by htmldate, which guesses from any year in the text and lets today's date bound its
guesses: the same page must give the same day for ever, or none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from dragoman.loaders.days import find_day
from dragoman.loaders.shown import one_line
from dragoman.record.document import DocumentKind, PartName

Tree = Any
"""An lxml element; lxml ships no types."""

PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "published_time",
    "publish-date", "publish_date", "publishdate", "publication_date", "pubdate", "parsely-pub-date",
    "sailthru.date", "article.published", "citation_publication_date", "dc.date.issued", "dcterms.issued",
    "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "date",
)  # fmt: skip
"""Names under which pages state the day of publication, surest first; never that of a change."""

COMMENT = re.compile(r"\b(?:opinion|commentary|analysis|op-ed|comment)\b", re.IGNORECASE)
CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)
ARTICLE = re.compile(r"(?:Article|Report|Posting|Statement|WebPage)$")
MOST_JSON = 1 << 20
DEEPEST_JSON = 8


def published_day(tree: Tree) -> date | None:
    """The day of publication by meta tag, JSON-LD or time tag of the article; None where the page states none."""
    return next((day for stated in _stated_days(tree) if (day := find_day(_spaced(stated)))), None)


def _stated_days(tree: Tree) -> Iterator[str]:
    metas = _metas(tree)
    yield from (metas[name] for name in PUBLISHED if name in metas)
    yield from _json_ld_days(tree)
    for tag in tree.xpath("//*[@itemprop='datePublished']"):
        yield tag.get("datetime") or tag.get("content") or tag.text or ""
    for tag in tree.xpath("//article//time[@datetime][not(ancestor::aside)]"):
        yield tag.get("datetime")


def _metas(tree: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        found.setdefault(name.strip().lower(), tag.get("content"))
    return found


def _spaced(stated: str) -> str:
    """Compact and slashed ISO dates with hyphens; the time of day off."""
    compact = re.match(r"\s*(\d{4})[/-]?(\d\d)[/-]?(\d\d)(?!\d)", stated)
    return "-".join(compact.groups()) if compact else stated


def _json_ld_days(tree: Tree) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        for item in _objects(_read(script.text or ""), DEEPEST_JSON):
            day = item.get("datePublished")
            if isinstance(day, str) and ARTICLE.search(str(item.get("@type"))):
                yield day


def live_updates(tree: Tree) -> list[dict[str, Any]]:
    """The posts of a live blog that stand in its JSON-LD alone, in its order."""
    found = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        for item in _objects(_read(script.text or ""), DEEPEST_JSON):
            updates = item.get("liveBlogUpdate")
            found += [post for post in updates if isinstance(post, dict)] if isinstance(updates, list) else []
    return found


def _read(content: str) -> Any:
    try:
        return json.loads(content) if len(content) <= MOST_JSON else None
    except (ValueError, RecursionError):  # pages are full of broken JSON
        return None


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD block, outer ones first."""
    if depth and isinstance(data, dict):
        yield data
        data = [value for key, value in data.items() if key in ("@graph", "mainEntity", "mainEntityOfPage")]
    if depth and isinstance(data, list):
        for value in data:
            yield from _objects(value, depth - 1)


def language_of(tree: Tree) -> str | None:
    """ISO 639 code of the page's language; English where it names none."""
    stated = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "en").strip().lower()
    code = re.match(r"[a-z]{2,3}(?![a-z])", stated)
    return code[0] if code else "en"


def kind_of_page(tree: Tree) -> DocumentKind | None:
    """Analysis where the page's section says so; None where it says nothing."""
    section = _metas(tree).get("article:section", "")
    return "analysis" if COMMENT.search(section) else None


def markup_of(tree: Tree) -> dict[str, PartName]:
    """Lines of which the markup tells what they are: headings and the legends of figures."""
    found: dict[str, PartName] = {}
    for tag in tree.xpath("//h1|//h2|//h3|//h4"):
        if line := " ".join(tag.text_content().split()):
            found.setdefault(line, "headline")
    for tag in tree.xpath("//figcaption|//*[contains(@class, 'caption')]"):
        if (line := " ".join(tag.text_content().split())) and (tag.tag == "figcaption" or _is_caption(tag)):
            found.setdefault(line, "caption")
            found.setdefault(f"- {line}", "caption")  # as extraction writes it in a list
    return found


def _is_caption(tag: Tree) -> bool:
    """Whether an element is called a caption and holds no paragraphs of its own."""
    return CAPTION.search(tag.get("class") or "") is not None and not tag.xpath(".//p[2]|.//h1|.//h2|.//article")


def article_of(tree: Tree) -> Tree | None:
    """The only article of a page, or the only part that is called its main one; None where there are several."""
    for path in ("//article[not(ancestor::article)]", "//main|//*[@role='main']"):
        found = tree.xpath(path)
        if len(found) == 1:
            return found[0]
    return None


def headline_of(tree: Tree, title: str | None) -> str | None:
    """The heading that the page's title goes back to, in full; the title itself where no heading does."""
    headings = [one_line(tag.text_content()) or "" for tag in tree.xpath("//h1|//h2")]
    known = (title or "").lower()
    alike = (h for h in headings if known and h and (h.lower().startswith(known) or known.startswith(h.lower())))
    only = [one_line(tag.text_content()) for tag in tree.xpath("//h1")]
    return next(alike, None) or title or (only[0] if len(only) == 1 else None)


def keep_legends(tree: Tree) -> None:
    """Turn the legends of figures into paragraphs: extraction of the text drops them otherwise. Changes the tree."""
    for figure in tree.xpath("//figure[.//figcaption]"):
        for legend in figure.xpath(".//figcaption"):
            legend.tag = "p"
        figure.tag = "div"
