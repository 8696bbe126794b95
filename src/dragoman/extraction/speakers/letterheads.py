"""Whose page it is by its letterhead: an organisation's name on a line of its own at the top of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.actors.entities import Entity
from dragoman.actors.gazetteer import named_at
from dragoman.actors.words import pieces
from dragoman.record.document import Document
from dragoman.vocabulary.organisations import named_organisations

TOP = 6
"""Lines at the top of a page among which its letterhead is looked for."""

GOVERNING = frozenset({"ministry", "presidency", "cabinet", "embassy", "government"})
"""Words of the names of bodies that only states have."""


def letterhead(document: Document, entities: Iterable[Entity]) -> Entity | None:
    """The organisation that issues a transcript: the one of the text where it names it, else a new one; None where no
    line names one."""
    if document.kind != "transcript":
        return None
    for line in _lines(document):
        name = named_organisations().get(line[0].strip())
        if name is not None:
            issuer = next((e for e in entities if e.name == name), Entity("organisation", name))
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            issuer.mention((start, start + len(line[0].strip())), line[0].strip())
            return issuer
    return None


def capitals_at_the_top(document: Document) -> set[str]:
    """The states whose capitals open or end a line of the letterhead: "Oslo, 14 March 2023"."""
    found = set()
    for line in _lines(document):
        for words in (pieces(part.strip()) for part in line[0].split(",")):
            named = named_at(words, 0) if words else None
            if named is not None and named.way == "capital" and named.length == len(words):
                found.add(named.country)
    return found


def governs(entity: Entity) -> bool:
    """Whether an organisation is a state's body by its name, whosever: "Ministry of Foreign Affairs"."""
    ends = {entity.name.lower().split()[0], entity.name.lower().split()[-1]}
    kinds = entity.kind in ("body", "government", "organisation")
    return kinds and not entity.country and bool(ends & GOVERNING)


def _lines(document: Document) -> Sequence[re.Match[str]]:
    return list(re.finditer(r"[^\n]+", document.text))[:TOP]
