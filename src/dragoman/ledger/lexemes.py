"""Words as they are compared in a search, by SQLite's tokenizer whatever database keeps the docket.

Pieces of text are laid into an index of their own, in memory: FTS5 then tells which words they hold, and where.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby, islice

TOKENIZE = "porter unicode61 remove_diacritics 2"
MARKS = range(0xE000, 0xF900)
"""Private-use characters, of which two that a text does not hold mark the hits in it."""

LONGEST_WORD = 2_000
LAST_PLACE = 16_383
MOST_PLACES = 255
LARGEST_VECTOR = 900_000
"""What PostgreSQL takes: bytes of a word, its number in the text, places of one word, bytes in all."""


def as_query(chunks: Sequence[str]) -> str:
    """An FTS5 query for all of the chunks: each quoted, nothing in it is syntax, several words of one are a phrase."""
    return " ".join('"' + chunk.replace('"', '""') + '"' for chunk in chunks)


def located(pieces: Sequence[str], query: str) -> list[list[tuple[int, int]]]:
    """Where the words of an FTS5 query stand in each piece of text; nowhere where it does not match."""
    with closing(_laid_out(pieces)) as memory:
        return [_marked(memory, number, piece, query) for number, piece in enumerate(map(_fit, pieces), 1)]


def as_vectors(pieces: Sequence[str]) -> list[str]:
    """The words of each piece with their places, as PostgreSQL reads a `tsvector`."""
    words = _words(pieces)
    return [_vector(words.get(number, [])) for number in range(1, len(pieces) + 1)]


def as_tsquery(chunks: Sequence[str]) -> str:
    """A PostgreSQL query for all of the chunks, those of several words as a phrase."""
    words = _words(chunks)
    phrases = (" <-> ".join(_quoted(word) for word, _ in words[number]) for number in sorted(words))
    return " & ".join(f"({phrase})" for phrase in phrases)


def _fit(piece: str) -> str:
    # FTS5 ends what it marks at a NUL; a space is as long and parts words as well.
    return piece.replace("\x00", " ")


def _laid_out(pieces: Sequence[str]) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:")
    memory.execute(f"CREATE VIRTUAL TABLE piece USING fts5(words, tokenize='{TOKENIZE}')")
    memory.executemany("INSERT INTO piece (rowid, words) VALUES (?, ?)", enumerate(map(_fit, pieces), 1))
    return memory


def _marked(memory: sqlite3.Connection, number: int, piece: str, query: str) -> list[tuple[int, int]]:
    held = set(piece)
    free = list(islice((mark for mark in map(chr, MARKS) if mark not in held), 2))
    if len(free) < 2:
        return []
    shown = "SELECT highlight(piece, 0, ?, ?) FROM piece WHERE piece MATCH ? AND rowid = ?"
    row = memory.execute(shown, (*free, query, number)).fetchone()
    return list(_count_off(row[0], *free)) if row else []


def _count_off(marked: str, opening: str, closing_mark: str) -> Iterator[tuple[int, int]]:
    """Offsets of what stands between marks, in the text without them."""
    at = 0
    for chunk in marked.split(opening):
        inside, mark, outside = chunk.partition(closing_mark)
        if mark:
            yield at, at + len(inside)
        at += len(inside) + len(outside)


def _words(pieces: Sequence[str]) -> dict[int, list[tuple[str, int]]]:
    """Word and place (from 1) of each piece by its number (from 1), in order; pieces without a word are left out."""
    with closing(_laid_out(pieces)) as memory:
        memory.execute("CREATE VIRTUAL TABLE words USING fts5vocab(piece, instance)")
        rows = memory.execute('SELECT doc, term, "offset" + 1 FROM words ORDER BY doc, "offset"').fetchall()
    found = groupby(rows, key=lambda row: row[0])
    return {number: [(_cut(term), place) for _, term, place in group] for number, group in found}


def _cut(term: str) -> str:
    return term if len(term) <= LONGEST_WORD // 4 else term.encode()[:LONGEST_WORD].decode("utf-8", "ignore")


def _vector(words: list[tuple[str, int]]) -> str:
    places: dict[str, list[int]] = {}
    size = 0
    for word, place in words:
        size += 4 if word in places else len(word.encode()) + 16
        if size > LARGEST_VECTOR:
            break
        places.setdefault(word, []).append(min(place, LAST_PLACE))
    return " ".join(f"{_quoted(word)}:{','.join(map(str, at[:MOST_PLACES]))}" for word, at in places.items())


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
