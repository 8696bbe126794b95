"""Actors that are known beforehand: holders of high offices from the vocabulary, and those of a user's own file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import BadRequest, UnreadableInput
from dragoman.record.dates import DateRange
from dragoman.vocabulary.countries import countries
from dragoman.vocabulary.reading import WordLoader
from dragoman.vocabulary.terms import incumbents

LARGEST = 1 << 20
"""Bytes that a user's file may have."""

FIELDS = frozenset({"name", "forms", "country", "role", "from", "to"})
FORM = "write a list of lines like `- {name: Ana Lind, country: NOR, role: envoy, from: 2021-01-20, to: 2023-06-30}`"


@dataclass(frozen=True)
class KnownActor:
    """Somebody by his names; `country` is whom he acts for in `role`, in each of `terms`. `family` is the name that
    stands before "administration"."""

    names: tuple[str, ...]
    country: str | None
    role: str | None
    terms: tuple[DateRange, ...]
    family: str | None = None


@cache
def office_holders() -> tuple[KnownActor, ...]:
    """Heads of state and government with their terms."""
    held = (w for w in incumbents() if w.country in countries())
    return tuple(
        KnownActor((who.full,), who.country, who.office, tuple(DateRange(*term) for term in who.terms), who.name)
        for who in held
    )


def own_actors(path: str | None) -> tuple[KnownActor, ...]:
    """The actors of a user's YAML file; none without one.

    Raises UnreadableInput where the file cannot be read, BadRequest where it is no list of actors.
    """
    if path is None:
        return ()
    try:
        if Path(path).stat().st_size > LARGEST:
            raise UnreadableInput("the list of actors is too large", where=path, remedy="keep it under 1 MiB")
        text = Path(path).read_text(encoding="utf-8")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=WordLoader)):
            raise yaml.YAMLError("aliases are not allowed")
        rows = yaml.load(text, Loader=WordLoader)  # noqa: S506 - a safe loader
    except OSError as error:
        raise UnreadableInput(
            f"the list of actors cannot be read: {error.strerror}", where=path, remedy=FORM
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        message = " ".join(str(error).split())[:200]
        raise BadRequest(f"the list of actors is no YAML: {message}", where=path, remedy=FORM) from error
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
    return KnownActor((name, *forms), country, role, (DateRange(first, last),) if first or last else ())


def _day(value: Any, name: str, path: str) -> date | None:
    if value is None or isinstance(value, date):
        return value
    raise BadRequest(f"{value!r} of {name!r} is no day", where=path, remedy="write it as 2021-01-20")
