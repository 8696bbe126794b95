"""Cataloguing: a text and what is known of it become a Document; gaps are filled from its words, then the settings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dragoman.loaders.dating import date_in_name, date_in_text
from dragoman.loaders.edtf import parse_edtf
from dragoman.loaders.kinds import kind_of_text, outlet_of, title_of
from dragoman.loaders.parts import divide, label_turns
from dragoman.loaders.shown import one_line
from dragoman.record.document import UNDATED, Document, DocumentKind, Page, Part, PartName, Published
from dragoman.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Source:
    """A text with what its container says of it.

    `name` is the file's, for a date in it; `markup` tells what certain lines are, `placed` what the paragraphs are that
    begin at certain offsets; `pages` where pages begin, in order; `lines_are_paragraphs` where a conversion has put
    each paragraph on a line of its own.
    """

    id: str
    text: str
    source_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    kind: DocumentKind | None = None
    language: str | None = "en"
    published: Published = UNDATED
    name: str = ""
    markup: Mapping[str, PartName] = field(default_factory=dict)
    placed: Mapping[int, PartName] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    lines_are_paragraphs: bool = False


def catalogue(source: Source, settings: Settings) -> Document:
    """The document. Raises BadDate where the settings hold a bad date."""
    text = source.text
    parts = divide(text, lines_are_paragraphs=source.lines_are_paragraphs, known=source.markup, placed=source.placed)
    kind = source.kind or kind_of_text(text, parts)
    return Document(
        id=source.id,
        text=text,
        published=_published(source, parts, settings),
        source_id=source.source_id,
        title=source.title or one_line(title_of(text, parts)),
        outlet=source.outlet or one_line(outlet_of(text, parts)) or settings.outlet,
        url=source.url,
        language=source.language,
        kind=kind,
        parts=_paginated(label_turns(text, parts) if kind == "transcript" else parts, source.pages),
    )


def _paginated(parts: tuple[Part, ...], pages: tuple[Page, ...]) -> tuple[Part, ...]:
    """The parts with the pages that each stands on."""
    starts = [page.start for page in pages]
    found = []
    for part in parts:
        first = max(bisect_right(starts, part.start) - 1, 0)
        found.append(replace(part, pages=pages[first : max(bisect_left(starts, part.end), first + 1)]))
    return tuple(found) if pages else parts


def _published(source: Source, parts: tuple[Part, ...], settings: Settings) -> Published:
    """From the container, the text, the file's name, then the settings: the first that says anything."""
    if source.published.known:
        return source.published
    for found in (date_in_text(source.id, source.text, parts), date_in_name(source.name)):
        if found.known:
            return found
    return stated(settings.published) if settings.published else UNDATED


def stated(text: str) -> Published:
    """A date given by the user. Raises BadDate."""
    days = parse_edtf(text)
    return Published(days.earliest, days.latest, days.edtf, basis="given")
