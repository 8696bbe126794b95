"""A docket laid out for reading: rows of listings, each with what they are filtered by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.query import EVERYTHING, Query

WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class LaidRow:
    """A row of a listing. `key` is the id of what it shows, `body` how it is shown, as a JSON value.

    `parties` are keys of the actors it has to do with, `names` further words by which an actor is found in it; `issues`
    are those assigned, `words` where one that is not assigned is looked for. Rows of more `weight` are drawn first.
    """

    key: str
    body: Any
    document: str = ""
    kind: str = ""
    when: DateRange = UNKNOWN_DATE
    published: date | None = None
    words: str = ""
    names: str = ""
    issues: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    weight: int = 0


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which rows of a view are asked for. `kind` is their kind, `about` stands in their words, `outlet` in the name of
    the report's, and `keys` are those of some rows."""

    view: str
    query: Query = EVERYTHING
    kind: str = ""
    about: str = ""
    outlet: str = ""
    keys: frozenset[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A docket laid out as of a day, from one state of it. `seconds` is how long that took."""

    key: int
    as_of: date | None
    state: str
    seconds: float
    brief: Mapping[str, Any]


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text without case, each once."""
    return tuple(dict.fromkeys(WORD.findall(text.casefold())))
