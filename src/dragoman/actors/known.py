"""Actors that are known beforehand: holders of high offices from the vocabulary, and those of a user's own file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dragoman.errors import BadRequest
from dragoman.record.dates import DateRange
from dragoman.vocabulary.countries import countries
from dragoman.vocabulary.reading import read_users_file
from dragoman.vocabulary.terms import incumbents, ministers

FIELDS = frozenset({"name", "forms", "country", "role", "from", "to"})
FORM = "write a list of lines like `- {name: Ana Lind, country: NOR, role: envoy, from: 2021-01-20, to: 2023-06-30}`"


@dataclass(frozen=True)
class KnownActor:
    """Somebody by his names; `country` is whom he acts for in `role`, in each of `terms`. `family` is the name that
    stands before "administration"; `given` by the user, whose word holds on any page."""

    names: tuple[str, ...]
    country: str | None
    role: str | None
    terms: tuple[DateRange, ...]
    family: str | None = None
    given: bool = False


@cache
def office_holders() -> tuple[KnownActor, ...]:
    """Heads of state and government and foreign ministers with their terms."""
    held = (w for w in (*incumbents(), *ministers()) if w.country in countries())
    return tuple(
        KnownActor(
            names=(who.full,),
            country=who.country,
            role=who.office,
            terms=tuple(DateRange(*term) for term in who.terms),
            family=who.name if who in incumbents() else None,
        )
        for who in held
    )


def own_actors(path: str | None) -> tuple[KnownActor, ...]:
    """The actors of a user's YAML file; none without one.

    Raises UnreadableInput where the file cannot be read, BadRequest where it is no list of actors.
    """
    if path is None:
        return ()
    rows = read_users_file(path, "the list of actors", FORM)
    if not isinstance(rows, list):
        raise BadRequest("the list of actors is no list", where=path, remedy=FORM)
    return tuple(_row(row, path) for row in rows)


def _row(row: Any, path: str) -> KnownActor:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not row["name"].strip():
        raise BadRequest("an actor has no name", where=path, remedy=FORM)
    name = row["name"]
    if unknown := set(row) - FIELDS:
        raise BadRequest(f"the actor {name!r} has {sorted(map(str, unknown))[0]!r}", where=path, remedy=FORM)
    country, role, forms = row.get("country"), row.get("role"), row.get("forms", [])
    if country is not None and country not in countries():
        raise BadRequest(f"{country!r} of {name!r} is no ISO 3166 code of three letters", where=path, remedy=FORM)
    if not isinstance(forms, list) or not all(isinstance(f, str) for f in [*forms, role or ""]):
        raise BadRequest(f"forms and role of {name!r} have to be words", where=path, remedy=FORM)
    first, last = (_day(row.get(end), name, path) for end in ("from", "to"))
    if first and last and last < first:
        raise BadRequest(f"the term of {name!r} ends before it begins", where=path, remedy=FORM)
    terms = (DateRange(first, last),) if first or last else ()
    return KnownActor((name, *forms), country, role, terms, given=True)


def _day(value: Any, name: str, path: str) -> date | None:
    if value is None or isinstance(value, date):
        return value
    raise BadRequest(f"{value!r} of {name!r} is no day", where=path, remedy="write it as 2021-01-20")
