"""Columns with a type and a way to their cell, for every export that is a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from dragoman.outputs.display import line
from dragoman.outputs.exports.export import Progress, unwatched
from dragoman.record.dates import DateRange

AT_ONCE = 500
"""Records between two words on progress."""

Cell = str | int | bool | date | tuple[str, ...] | None
ColumnKind = Literal["text", "texts", "edtf", "day", "number", "flag"]
"""`texts` are several texts, `edtf` days by ISO 8601-2, `flag` is yes or no."""

Getter = Callable[[Any], Any]


@dataclass(frozen=True)
class Column:
    """A column and how its cell is read off a record. `wide` ones hold running text, `whole` ones that of documents."""

    name: str
    kind: ColumnKind
    cell: Callable[[Any], Cell]
    wide: bool = False
    whole: bool = False


@dataclass(frozen=True)
class RecordTable:
    """The records of one kind, a row each; `says` tells in a sentence what a row is."""

    name: str
    says: str
    columns: tuple[Column, ...]
    records: Sequence[Any]

    def watched(self, progress: Progress) -> Iterator[Any]:
        """The records, progress told of every so many."""
        for number, record in enumerate(self.records):
            if number % AT_ONCE == 0:
                progress(self.name, number, len(self.records))
            yield record

    def rows(self, progress: Progress = unwatched) -> Iterator[tuple[Cell, ...]]:
        """Row after row, made as they are asked for."""
        for record in self.watched(progress):
            yield tuple([column.cell(record) for column in self.columns])


def words_or_none(value: object) -> str | None:
    """A value as one line of text; nothing where that is empty."""
    return None if value is None else _on_one_line(str(value))


@lru_cache(maxsize=10_000)  # outlets, titles, names and codes come again and again
def _on_one_line(words: str) -> str | None:
    return line(words) or None


def text(name: str, get: Getter, *, wide: bool = False) -> Column:
    """A column of one line of text."""
    return Column(name, "text", lambda record: words_or_none(get(record)), wide=wide)


def texts(name: str, get: Callable[[Any], Iterable[object]], *, wide: bool = False) -> Column:
    """A column of several texts, empty ones left out."""
    return Column(name, "texts", lambda record: tuple(filter(None, map(words_or_none, get(record)))), wide=wide)


def number(name: str, get: Callable[[Any], int | None]) -> Column:
    """A column of whole numbers."""
    return Column(name, "number", get)


def flag(name: str, get: Callable[[Any], bool]) -> Column:
    """A column of yes and no."""
    return Column(name, "flag", get)


def day(name: str, get: Callable[[Any], date | None]) -> Column:
    """A column of single days."""
    return Column(name, "day", get)


def days(name: str, get: Callable[[Any], DateRange]) -> tuple[Column, ...]:
    """Three columns of a range: as EDTF, its first and its last possible day."""
    return (
        Column(name, "edtf", lambda record: get(record).edtf),
        day(f"{name}_earliest", lambda record: get(record).earliest),
        day(f"{name}_latest", lambda record: get(record).latest),
    )
