"""Names in the text of a report by which states, and those whom a docket knows, are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from dragoman.reconcile.words import concept, words
from dragoman.record.actors import Actor
from dragoman.record.docket import Layers
from dragoman.vocabulary.countries import countries
from dragoman.vocabulary.organisations import named_organisations, organisations

SHORTEST = 4
"""Letters of a family name that is looked for in the text."""

NAMED = frozenset({"person", "organisation"})


@cache
def state_codes() -> dict[str, str]:
    """The code of each state by its names and demonyms."""
    peoples = {f"{form}s": c.code for c in countries().values() for form in c.demonyms}
    return peoples | {form: c.code for c in countries().values() for form in (*c.names, *c.demonyms)}


@cache
def state_names() -> re.Pattern[str]:
    """The names and demonyms of states."""
    return either(state_codes())


def either(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of some names, the longest that fits."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(f) for f in sorted(forms, key=lambda f: (-len(f), f)))})(?!\w)")


def names_of(actors: Iterable[Actor]) -> Mapping[str, str]:
    """What each name in a docket stands for: a state's code, else the family name of a person or a body's name."""
    found = bodies() | state_codes()
    for actor in sorted(actors, key=lambda a: a.id):
        if actor.kind not in NAMED or not actor.name[:1].isupper() or not words(actor.name):
            continue
        last = actor.name.split()[-1] if actor.kind == "person" else actor.name
        for form in (actor.name, last):
            if len(form) >= SHORTEST:
                found.setdefault(form, last)
    return found


def states_of(actors: Iterable[Actor], known: Mapping[str, str]) -> dict[str, str]:
    """The states of those who are known by name, where any report tells them."""
    return {known[a.name]: a.country for a in sorted(actors, key=lambda a: a.id) if a.country and a.name in known}


class Naming:
    """Who is named in a text, as far as a docket knows: its people by their states, where these are told anywhere."""

    def __init__(self, docket: Layers) -> None:
        self._known = dict(names_of(docket.actors)) | named_organisations() | capitals()
        self._states = states_of(docket.actors, self._known)
        self._names = either(self._known)

    def named_in(self, text: str) -> frozenset[str]:
        """Codes of states, and names of those whose state is not told."""
        return frozenset(name for name, _ in self.places(text))

    def places(self, text: str) -> Iterator[tuple[str, int]]:
        """The same with where each name ends."""
        for found in self._names.finditer(text):
            key = self._known[found.group()]
            yield self._states.get(key, key), found.end()


@cache
def bodies() -> dict[str, str]:
    """The usual name of an organisation by each of its names; what is European is taken for the Union's."""
    names = {form: o.name for o in organisations() for form in (o.name, *o.forms)}
    return names | {"European": "European Union", "Europeans": "European Union"}


@cache
def capitals() -> dict[str, str]:
    """The code of each state by its capital."""
    return {c.capital: c.code for c in countries().values() if c.capital}


@cache
def named_states() -> frozenset[str]:
    """The words of the names of states and their capitals, as concepts."""
    forms = (form for c in countries().values() for form in (*c.names, *c.demonyms, c.capital or ""))
    return frozenset(concept(word) for form in forms for word in words(form))
