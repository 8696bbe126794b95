"""References of a brief by the document they stand in, as all renderings list them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.outputs.days import label
from dragoman.outputs.display import cut, line
from dragoman.outputs.page import Reference

LONGEST_TITLE = 90


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document that is cited as a whole (`document`), by its records, or both."""

    heading: str
    document: Reference | None
    records: tuple[Reference, ...]


def sources(references: Iterable[Reference]) -> list[Source]:
    """One source per document, in the order of its first number."""
    by_document: dict[str, list[Reference]] = {}
    for reference in references:
        by_document.setdefault(reference.document, []).append(reference)
    return [_source(cited) for cited in by_document.values()]


def _source(cited: list[Reference]) -> Source:
    whole = next((reference for reference in cited if reference.span is None), None)
    records = tuple(reference for reference in cited if reference.span is not None)
    first = cited[0]
    heading = ", ".join(part for part in (line(first.outlet or ""), _published(first)) if part)
    title = cut(line(first.title or ""), LONGEST_TITLE)
    return Source(heading=f"{heading}: {title}" if title else heading, document=whole, records=records)


def _published(cited: Reference) -> str:
    """The day, marked where it is inferred: `6–28 May 2021 (inferred)`."""
    return f"{label(cited.published)} (inferred)" if cited.inferred else label(cited.published)
