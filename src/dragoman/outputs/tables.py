"""Listings as plain tables: names of columns and rows of strings, each cell one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.outputs.days import label
from dragoman.outputs.display import line
from dragoman.outputs.snippets import plain_snippet
from dragoman.record.actors import Actor
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.happenings import Event
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

PREFIX = 8
"""Characters of a document's id that a listing shows."""


@dataclass(frozen=True)
class Table:
    """What a listing shows. Columns named in `wide` hold running text, for renderers to give room."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: frozenset[str] = frozenset()


def statement_row(short: str, statement: Statement, document: Document, speaker: Actor | None) -> tuple[str, ...]:
    """A row of `statements`, with the day of saying or, where nobody tells it, that of the report."""
    source = line(statement.source.text) if statement.source else ""
    words = " … ".join(line(span.text) for span in statement.content)
    name = line(speaker.name) if speaker else source
    said = label(statement.said) if statement.said.known else reported(document)
    cue = line(statement.cue.text) if statement.cue else ""
    return said, name, cue, words, told_by(document, statement), short


def told_by(document: Document, record: object) -> str:
    """The outlet, with a mark where the words no longer stand in the newest version of its page."""
    gone = " (words since removed)" if getattr(record, "vanished_in", None) else ""
    return line(document.outlet or "") + gone


def reported(document: Document) -> str:
    """`reported 4 May 2021`; empty where that is not known."""
    return f"reported {label(document.published)}" if document.published.known else ""


def timeline_row(
    short: str, record: Statement | Event | TimeExpression, document: Document, what: Span
) -> tuple[str, ...]:
    """A row of `timeline`."""
    when = record.said if isinstance(record, Statement) else record.when
    return label(when), line(what.text), told_by(document, record), short


def document_row(document: Document) -> tuple[str, ...]:
    """A row of `documents`."""
    title = line(document.title or "") or line(document.text[:200])[:80]
    return (
        label(document.published),
        document.published.basis + (", clues contradict" if document.published.at_odds else ""),
        line(document.outlet or ""),
        document.kind,
        title,
        document.id[:PREFIX],
    )


def found_row(document: Document, paragraph: Span, hits: Sequence[Span], records: Iterable[str]) -> tuple[str, ...]:
    """A row of `search`: the words found among their neighbours."""
    excerpt = plain_snippet(document, paragraph, hits)
    return label(document.published), line(document.outlet or ""), excerpt, " ".join(records) or document.id[:PREFIX]


def statements_table(rows: Iterable[tuple[str, ...]]) -> Table:
    """The table that `statement_row` fills."""
    return Table(("said", "speaker", "cue", "words", "outlet", "id"), tuple(rows), frozenset({"words"}))


def timeline_table(rows: Iterable[tuple[str, ...]]) -> Table:
    """The table that `timeline_row` fills."""
    return Table(("when", "what", "outlet", "id"), tuple(rows), frozenset({"what"}))


def documents_table(rows: Iterable[tuple[str, ...]]) -> Table:
    """The table that `document_row` fills."""
    return Table(("published", "basis", "outlet", "kind", "title", "id"), tuple(rows), frozenset({"title"}))


def found_table(rows: Iterable[tuple[str, ...]]) -> Table:
    """The table that `found_row` fills."""
    return Table(("published", "outlet", "found", "ids"), tuple(rows), frozenset({"found"}))
