"""The main international organisations, read once from organisations.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.reading import read_vocabulary


@dataclass(frozen=True)
class Organisation:
    """An organisation by its usual `name`; `forms` are other names in use and abbreviations, `seats` the towns where it
    sits, `places` those of them that stand for it in reports, `type` what it is, `of` the one that it acts for."""

    name: str
    forms: tuple[str, ...]
    seats: tuple[str, ...]
    type: str
    places: tuple[str, ...] = ()
    of: str | None = None


@cache
def organisations() -> tuple[Organisation, ...]:
    """The list of organisations.yaml."""
    rows = read_vocabulary("organisations")
    return tuple(
        Organisation(
            name, tuple(row["forms"]), tuple(row["seats"]), row["type"], tuple(row.get("for", ())), row.get("of")
        )
        for name, row in rows.items()
    )


@cache
def named_organisations() -> dict[str, str]:
    """The usual name of an organisation by each name, abbreviation and place that stands for it."""
    return {form: o.name for o in organisations() for form in (o.name, *o.forms, *o.places)}


@cache
def organs() -> dict[str, str]:
    """The organisation that an organ acts for, by each of the organ's names: the European Commission the Union."""
    return {form: o.of for o in organisations() if o.of for form in (o.name, *o.forms)}
