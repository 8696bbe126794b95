"""Pages of a wiki as their authors wrote them (MediaWiki): the words without templates, tables, notes and marks."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.errors import NotADocument
from dragoman.loaders.blocks import Block, composed, plain
from dragoman.loaders.catalogue import catalogue
from dragoman.loaders.encoding import decode
from dragoman.loaders.shown import address_of_file, shown
from dragoman.record.arrival import Arrival
from dragoman.record.document import PartName, content_id
from dragoman.settings import Settings

MOST_CHARACTERS = 5_000_000
DEEPEST = 20
"""Templates inside each other, and links inside the legends of pictures."""

NOTE = re.compile(r"<ref\b[^<>]*/>|<ref\b[^<>]*>[^<]*</ref>", re.IGNORECASE)
TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
QUOTES = {"blockquote", "cquote", "long quote", "pull quote", "quote", "quotation", "rquote"}
"""Templates that show their first words, those named `text` or `quote` before others."""

WORDED = {"c", "center", "lang", "larger", "nobr", "nowrap", "sc", "small", "small caps", "smaller"}
"""Templates that show their last words, larger or in another place."""

HIDDEN = re.compile(r"<(script|style|math|score|timeline|graph|templatedata)\b[^<>]*>", re.IGNORECASE)
TABLE = re.compile(r"^\{\|[^{}]*\|\}", re.MULTILINE)
UNSEEN = re.compile(r"\[\[(?:file|image|category|[a-z]{2,3})\s*:[^\[\]]*\]\]", re.IGNORECASE)
LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
OUTSIDE = re.compile(r"\[(?:https?:)?//[^\s\[\]]+ ?([^\[\]\n]*)\]")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
EMPHASIS = re.compile(r"'{2,5}")
HEADING = re.compile(r"(={1,6})\s*([^=].*?)\s*=+\s*")
LISTED = re.compile(r"[*#:;]+\s*")
MAGIC = re.compile(r"__[A-Z]{3,20}__|#REDIRECT\b", re.IGNORECASE)


def load_wikitext(path: Path, data: bytes, settings: Settings) -> Iterator[Arrival]:
    """One page. Raises NotADocument where the bytes are no text, too many, or no words are in them."""
    where = shown(path)
    text = decode(data, where)
    if len(text) > MOST_CHARACTERS:
        raise NotADocument(f"more than {MOST_CHARACTERS:,} characters of wikitext", where=where, remedy="split it")
    blocks = blocks_of_wikitext(text)
    if not any(block.part is None for block in blocks):
        raise NotADocument("no words on the page but marks", where=where, remedy="check that it was saved whole")
    yield Arrival(
        document=catalogue(composed(content_id(data), blocks, name=path.name), settings),
        original=data,
        location=where,
        page=address_of_file(path),
        conversion="wikitext 1",
    )


def blocks_of_wikitext(text: str) -> list[Block]:
    """The paragraphs and headings of a page."""
    return [block for line in _bare(text).splitlines() if (block := _block(line)).text]


def _bare(text: str) -> str:
    """The text without what a wiki shows beside it or not at all."""
    text = NOTE.sub("", _without_hidden("".join(_outside_comments(text))))
    for pattern, shown_of in ((TEMPLATE, _words_of_template), (TABLE, lambda _: "")):
        text = _replaced(pattern, shown_of, text)
    for _ in range(DEEPEST):
        text, unseen = UNSEEN.subn("", text)
        text, links = LINK.subn(r"\1", text)
        if not unseen + links:
            break
    text = MAGIC.sub("", OUTSIDE.sub(r"\1", text))
    return EMPHASIS.sub("", TAG.sub("", text))


def _outside_comments(text: str) -> Iterator[str]:
    """What stands outside comments; one that never closes hides all behind it, as in a wiki."""
    at = 0
    while (begun := text.find("<!--", at)) >= 0:
        yield text[at:begun]
        closed = text.find("-->", begun)
        at = closed + 3 if closed >= 0 else len(text)
    yield text[at:]


def _without_hidden(text: str) -> str:
    """The text without what stands between tags that show none of it."""
    kept, at, lowered = [], 0, text.lower()
    last = {name: lowered.rfind(f"</{name}") for name in {tag[1].lower() for tag in HIDDEN.finditer(text)}}
    while (tag := HIDDEN.search(text, at)) is not None:
        kept.append(text[at : tag.start()])
        name = tag[1].lower()
        closed = lowered.find(f"</{name}", tag.end()) if last[name] >= tag.end() else -1
        at = tag.end() if closed < 0 else closed
    return "".join((*kept, text[at:]))


def _replaced(pattern: re.Pattern[str], shown_of: Callable[[re.Match[str]], str], text: str) -> str:
    """The text with something else for what matches, the innermost first."""
    for _ in range(DEEPEST):
        text, found = pattern.subn(shown_of, text)
        if not found:
            break
    return text


def _words_of_template(template: re.Match[str]) -> str:
    """What a template of quotation or of lettering shows; nothing of all others."""
    name, *given = template[0][2:-2].split("|")
    kind = name.strip().lower().replace("_", " ")
    named = {key.strip().lower(): words for key, eq, words in (one.partition("=") for one in given) if eq}
    plain_words = [one for one in given if "=" not in one]
    if kind in QUOTES:
        return named.get("text") or named.get("quote") or named.get("1") or next(iter(plain_words), "")
    return plain_words[-1] if kind in WORDED and plain_words else ""


def _block(line: str) -> Block:
    heading = HEADING.fullmatch(line.strip())
    part: PartName | None = "headline" if heading else None
    words = heading[2] if heading else LISTED.sub("", line.strip(), count=1) if LISTED.match(line.strip()) else line
    return Block(plain(html.unescape(words)), part)
