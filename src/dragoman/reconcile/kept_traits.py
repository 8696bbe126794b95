"""Traits as JSON values and back, for whoever keeps them; and what tells the traits of two versions apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dragoman import __version__
from dragoman.reconcile.parties import Party
from dragoman.reconcile.traits import Trait
from dragoman.record.dates import DateRange

JSON = Any
SETS = ("terms", "context", "heads", "place", "things")
DAYS = ("when", "published", "answered")
PARTIES = ("agents", "others", "via")
PLAIN = ("record", "layer", "document", "start", "sentence", "kind", "act", "factuality", "anew", "meant", "reply")
ROOMS = ("dragoman.reconcile", "dragoman.record", "dragoman.vocabulary")
"""What traits, keys, scores and groups are made by."""


def to_value(trait: Trait) -> JSON:
    """The same trait gives the same value."""
    value: dict[str, JSON] = {name: getattr(trait, name) for name in PLAIN}
    value |= {name: sorted(getattr(trait, name)) for name in SETS}
    value |= {name: _days(getattr(trait, name)) for name in DAYS}
    value |= {name: [_party(party) for party in getattr(trait, name)] for name in PARTIES}
    return value | {"counted": sorted(trait.counted)}


def from_value(value: JSON) -> Trait:
    """The trait that `to_value` turned into a value."""
    found: dict[str, Any] = {name: value[name] for name in PLAIN}
    found |= {name: frozenset(value[name]) for name in SETS}
    found |= {name: _read_days(*value[name]) for name in DAYS}
    found |= {name: tuple(_read_party(party) for party in value[name]) for name in PARTIES}
    return Trait(**found, counted=frozenset((noun, number) for noun, number in value["counted"]))


@lru_cache(maxsize=20000)
def from_text(text: str) -> Trait:
    """The same from the value as JSON text; reports read one after another meet the same records again."""
    return from_value(json.loads(text))


def digest_of(traits: Iterable[Trait]) -> str:
    """What tells whether the traits of a document are others than they were."""
    values = [to_value(trait) for trait in traits]
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


def version() -> str:
    """What tells whether another version of the program, its vocabulary or its weights made what is kept."""
    return fingerprint(ROOMS)


@cache
def fingerprint(rooms: tuple[str, ...]) -> str:
    """What tells two versions of the files in some rooms apart."""
    found = hashlib.sha256(__version__.encode())
    for room in rooms:
        for file in sorted(files(room).iterdir(), key=lambda f: f.name):
            if file.name.endswith((".py", ".json", ".yaml")):
                found.update(file.name.encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]


def _days(when: DateRange) -> list[str | None]:
    return [day.isoformat() if day else None for day in (when.earliest, when.latest)]


def _read_days(*days: str | None) -> DateRange:
    earliest, latest = (date.fromisoformat(day) if day else None for day in days)
    return DateRange(earliest, latest)


def _party(party: Party) -> JSON:
    return [party.kind, [sorted(name) for name in party.names], sorted(party.states), party.key]


def _read_party(value: JSON) -> Party:
    kind, names, states, key = value
    return Party(kind=kind, names=tuple(frozenset(name) for name in names), states=frozenset(states), key=key)
