"""Paragraphs that a converter finds, put together as one text with what is known of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.loaders.catalogue import Source
from dragoman.record.document import Page, PartName

UNFIT = {"Cc", "Cs", "Cn", "Co"}
"""Controls, halves of surrogate pairs, and what no font of ours has; the icons of menus are private characters."""

HIDDEN = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff"))
"""Soft hyphens and marks without width, which would break words apart."""

DIRECTION = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
LIGATURES = {0xFB00 + n: letters for n, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
CLEAN = {**HIDDEN, **DIRECTION, **LIGATURES}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph on one line. `part` where the source tells what it is; `pages` where it lies, by offsets into it."""

    text: str
    part: PartName | None = None
    pages: tuple[Page, ...] = ()


def plain(text: str) -> str:
    """Words on one line with single spaces, without controls, hidden marks and ligatures."""
    joined = " ".join(text.translate(CLEAN).split())
    return joined if joined.isascii() and joined.isprintable() else _printable(joined)


def _printable(text: str) -> str:
    return " ".join("".join(c for c in text if unicodedata.category(c) not in UNFIT).split())


def composed(identity: str, blocks: Iterable[Block], **known: object) -> Source:
    """The blocks as a text with a paragraph a line. `known` are further fields of the source."""
    lines: list[str] = []
    placed: dict[int, PartName] = {}
    pages: list[Page] = []
    at = 0
    for block in blocks:
        if not block.text:
            continue
        if block.part:
            placed[at] = block.part
        for page in block.pages:
            if not pages or pages[-1].label != page.label:
                pages.append(Page(at + page.start, page.label))
        lines.append(block.text)
        at += len(block.text) + 1
    return Source(
        id=identity,
        text="\n".join(lines),
        placed=placed,
        pages=tuple(pages),
        lines_are_paragraphs=True,
        **known,  # type: ignore[arg-type] # the fields of Source, checked where they are named
    )
