"""Finding paragraphs by their words: FTS5 in SQLite, `tsvector` in PostgreSQL, one tokenizer for both (`lexemes.py`).

Offsets come from the stored text, never from the index.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import CTE, Connection, Float, Integer, bindparam, column, insert, select, text

from dragoman.errors import BadRequest
from dragoman.ledger import tables
from dragoman.ledger.lexemes import as_query, as_tsquery, as_vectors
from dragoman.record.document import Document

MOST_WORDS = 64
LINE = re.compile(r"[^\r\n]+")
UNSEARCHABLE = re.compile("[\x00\ud800-\udfff]")
CHUNK = re.compile(r'"([^"]*)"|(\S+)')

IN_SQLITE = "SELECT rowid AS key, bm25(paragraph_words) AS rank FROM paragraph_words WHERE paragraph_words MATCH :query"
IN_POSTGRESQL = (
    "SELECT key, -ts_rank(words, CAST(:query AS tsquery), 1) AS rank "
    "FROM paragraph_words WHERE words @@ CAST(:query AS tsquery)"
)


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
    keys = connection.execute(select(table.key, table.start, table.end).where(table.document == document.id)).all()
    pieces = [document.text[start:end] for _, start, end in keys]
    if connection.dialect.name == "postgresql":
        adding, pieces = "(key, words) VALUES (:key, CAST(:words AS tsvector))", as_vectors(pieces)
    else:
        adding = "(rowid, words) VALUES (:key, :words)"
    connection.execute(
        text(f"INSERT INTO paragraph_words {adding}"),
        [{"key": row.key, "words": words} for row, words in zip(keys, pieces, strict=True)],
    )


def chunks_of(words: str) -> list[str]:
    """What is to be found: words, and phrases between quotation marks. Raises BadRequest when there is no word."""
    found = (phrase or word for phrase, word in CHUNK.findall(UNSEARCHABLE.sub(" ", words)))
    kept = list(dict.fromkeys(chunk for chunk in found if any(c.isalnum() for c in chunk)))
    if not kept:
        raise BadRequest("there is no word to search for", where=words[:60], remedy="give one word or several")
    if len(kept) > MOST_WORDS:
        raise BadRequest("too many words to search for", remedy=f"give at most {MOST_WORDS}")
    return kept


def matching(connection: Connection, chunks: Sequence[str], name: str = "found") -> CTE:
    """Keys of the paragraphs that match, with their rank."""
    there = connection.dialect.name == "postgresql"
    statement = text(IN_POSTGRESQL if there else IN_SQLITE)
    query = as_tsquery(chunks) if there else as_query(chunks)
    bound = statement.bindparams(bindparam("query", query, unique=True))
    # Ranks are known only while the index is read: the rest of the query must not be drawn into that.
    return bound.columns(column("key", Integer), column("rank", Float)).cte(name).prefix_with("MATERIALIZED")
