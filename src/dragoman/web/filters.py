"""Between the address of a page and what it lists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from dragoman.loaders.edtf import parse_edtf
from dragoman.record.query import Query

NAMES = ("actor", "issue", "since", "until", "as_of")


def query_of(given: Mapping[str, str]) -> Query:
    """The filters that an address names. Raises BadDate."""
    days = {name: _day(given.get(name, "")) for name in ("since", "until", "as_of")}
    texts = {name: given.get(name, "").strip() or None for name in ("actor", "issue")}
    return Query(
        actor=texts["actor"],
        issue=texts["issue"],
        since=days["since"][0],
        until=days["until"][1],
        as_of=days["as_of"][1],
    )


def address(query: Query, **more: object) -> str:
    """The part of an address that names these filters and whatever else is not empty: `?actor=…`, or nothing."""
    given = {name: getattr(query, name) for name in NAMES} | more
    chosen = {name: str(value) for name, value in given.items() if value not in (None, "")}
    return f"?{urlencode(chosen)}" if chosen else ""


def _day(text: str) -> tuple[date | None, date | None]:
    """First and last day of what is written: a day, a month or a year."""
    if not text.strip():
        return None, None
    days = parse_edtf(text)
    return days.earliest, days.latest
