"""Finding paragraphs by their words, with SQLite's FTS5. Offsets come from the stored text, never from the index."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, text

from dragoman.errors import BadRequest
from dragoman.ledger import tables
from dragoman.record.document import Document

TOKENIZE = "porter unicode61 remove_diacritics 2"
MOST_WORDS = 64
LINE = re.compile(r"[^\r\n]+")
UNSEARCHABLE = re.compile("[\x00\ud800-\udfff]")
MARKS = range(0xE000, 0xF900)
"""Private-use characters, of which two that a text does not hold mark the hits in it."""

MATCHING = text(
    'SELECT p.document, p.start, p."end" FROM paragraph_words AS w JOIN paragraphs AS p ON p.key = w.rowid '
    "WHERE paragraph_words MATCH :query ORDER BY bm25(paragraph_words), p.document, p.start LIMIT :limit"
)


@dataclass(frozen=True, kw_only=True)
class ParagraphHit:
    """A paragraph that holds the words, and where they stand: half-open offsets into the document's text."""

    document: str
    start: int
    end: int
    words: tuple[tuple[int, int], ...]


def paragraphs(document: Document) -> list[tuple[int, int]]:
    """Half-open offsets of what can be searched: the page's parts without boilerplate; where nothing is known of its
    parts, the blocks between blank lines, or the lines where no line is blank."""
    if document.parts:
        places = [(p.start, p.end) for p in document.parts if p.part != "boilerplate"]
        return [(start, end) for start, end in places if document.text[start:end].strip()]
    lines = [(m.start(), m.end()) for m in LINE.finditer(document.text) if not m.group().isspace()]
    blocks = list(_blocks(document.text, lines))
    return blocks if len(blocks) > 1 else lines


def _blocks(content: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if not lines:
        return
    first, last = lines[0]
    for start, end in lines[1:]:
        between = content[last:start]
        if max(between.count("\n"), between.count("\r")) > 1:
            yield first, last
            first = start
        last = end
    yield first, last


def index(connection: Connection, document: Document) -> None:
    """Make the paragraphs of a document findable."""
    places = paragraphs(document)
    if not places:
        return
    rows = [{"document": document.id, "start": start, "end": end} for start, end in places]
    connection.execute(insert(tables.paragraphs), rows)
    table = tables.paragraphs.c
    keys = connection.execute(select(table.key, table.start, table.end).where(table.document == document.id))
    connection.execute(
        text("INSERT INTO paragraph_words (rowid, words) VALUES (:key, :words)"),
        [{"key": key, "words": document.text[start:end]} for key, start, end in keys],
    )


def search(connection: Connection, words: str, limit: int) -> tuple[ParagraphHit, ...]:
    """Paragraphs with all the words, in any inflection, best first. Raises BadRequest when there is no word."""
    query = _query(words)
    found = connection.execute(MATCHING, {"query": query, "limit": limit}).all()
    documents = sorted({document for document, _, _ in found})
    stored = select(tables.documents.c.id, tables.documents.c.text).where(tables.documents.c.id.in_(documents))
    texts = dict(connection.execute(stored).all())
    pieces = [texts[document][start:end] for document, start, end in found]
    return tuple(
        ParagraphHit(document=document, start=start, end=end, words=tuple((start + a, start + b) for a, b in places))
        for (document, start, end), places in zip(found, located(pieces, query), strict=True)
    )


def _query(words: str) -> str:
    """Each word as an FTS5 string: quoted, nothing in it is syntax."""
    chunks = dict.fromkeys(UNSEARCHABLE.sub(" ", words).split())
    kept = [chunk for chunk in chunks if any(c.isalnum() for c in chunk)]
    if not kept:
        raise BadRequest("there is no word to search for", where=words[:60], remedy="give one word or several")
    if len(kept) > MOST_WORDS:
        raise BadRequest("too many words to search for", remedy=f"give at most {MOST_WORDS}")
    return " ".join('"' + chunk.replace('"', '""') + '"' for chunk in kept)


def located(pieces: list[str], query: str) -> list[list[tuple[int, int]]]:
    """Where the words of an FTS5 query stand in each piece of text.

    The pieces are laid into an index of their own, in memory: FTS5 then marks the hits, and the marks are counted off.
    """
    memory = sqlite3.connect(":memory:")
    try:
        memory.execute(f"CREATE VIRTUAL TABLE piece USING fts5(words, tokenize='{TOKENIZE}')")
        # FTS5 ends what it marks at a NUL; a space is as long and parts words as well.
        rows = [(number, piece.replace("\x00", " ")) for number, piece in enumerate(pieces, start=1)]
        memory.executemany("INSERT INTO piece (rowid, words) VALUES (?, ?)", rows)
        return [_marked(memory, number, piece, query) for number, piece in rows]
    finally:
        memory.close()


def _marked(memory: sqlite3.Connection, number: int, piece: str, query: str) -> list[tuple[int, int]]:
    held = set(piece)
    free = [mark for mark in map(chr, MARKS) if mark not in held][:2]
    if len(free) < 2:
        return []
    shown = "SELECT highlight(piece, 0, ?, ?) FROM piece WHERE piece MATCH ? AND rowid = ?"
    row = memory.execute(shown, (*free, query, number)).fetchone()
    return list(_count_off(row[0], *free)) if row else []


def _count_off(marked: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Offsets of what stands between marks, in the text without them."""
    at = 0
    for chunk in marked.split(opening):
        inside, mark, outside = chunk.partition(closing)
        if mark:
            yield at, at + len(inside)
        at += len(inside) + len(outside)
