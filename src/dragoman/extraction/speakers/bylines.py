"""Who writes: the one person that the page's byline names, whose "I" stands outside of all quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.actors.entities import Entity
from dragoman.record.document import Document

BYLINE = re.compile(r"(?:by|written by|analysis by|commentary by)[: ]\s*", re.IGNORECASE)
NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: (?:[^\W\d_][\w'’.-]*)){1,3}")
END = re.compile(r",| in | for |\n|\||;|\s[-–—]\s|$")
SEVERAL = re.compile(r" and | & ")
PARTICLES = frozenset({"al", "ben", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "van", "von"})


def author(document: Document, people: Iterable[Entity]) -> Entity | None:
    """The writer, of those the text names or anew with the byline as mention; None where no byline names one alone."""
    for part in document.parts:
        opening = BYLINE.match(document.text, part.start, part.end) if part.part == "byline" else None
        if opening is None:
            continue
        match = END.search(document.text, opening.end(), part.end)
        end = match.start() if match else part.end
        name = document.text[opening.end() : end].strip()
        if SEVERAL.search(name) or not NAME.fullmatch(name) or not _capitalised(name):
            return None
        known = (e for e in people if e.kind == "person" and e.name.casefold() == name.casefold())
        entity = next(known, None) or Entity(kind="person", name=name.title() if name.isupper() else name)
        entity.mention((opening.end(), opening.end() + len(name)), name)
        return entity
    return None


def _capitalised(name: str) -> bool:
    return all(word[0].isupper() or word in PARTICLES for word in name.split())
