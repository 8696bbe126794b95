"""Whose page it is by its letterhead: an organisation's name on a line of its own at the top of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.actors.entities import Entity
from dragoman.record.document import Document
from dragoman.vocabulary.organisations import named_organisations

TOP = 6
"""Lines at the top of a page among which its letterhead is looked for."""


def letterhead(document: Document, entities: Iterable[Entity]) -> Entity | None:
    """The organisation that issues a transcript: the one of the text where it names it, else a new one; None where no
    line names one."""
    if document.kind != "transcript":
        return None
    for line in list(re.finditer(r"[^\n]+", document.text))[:TOP]:
        name = named_organisations().get(line[0].strip())
        if name is not None:
            issuer = next((e for e in entities if e.name == name), Entity("organisation", name))
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            issuer.mention((start, start + len(line[0].strip())), line[0].strip())
            return issuer
    return None
