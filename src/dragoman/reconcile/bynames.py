"""Whom reports mean by a name cut short ("the Front"), by its people ("the rebels"), or by "the government"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from dragoman.record.actors import Actor
from dragoman.vocabulary.countries import countries
from dragoman.vocabulary.offices import offices
from dragoman.vocabulary.organisations import named_organisations

WORD = re.compile(r"[\w'-]+")
PLACING = re.compile(r" (?:in|for|on|to)\b")
"""Behind these a name tells where or what for: "the Verification Mission in Colombia"."""

BODIES = frozenset({"organisation", "body"})
STATE = frozenset({"state", "government"})


def bynames(actors: Mapping[str, Actor], keys: Mapping[str, str]) -> dict[str, str]:
    """For whom those act who are told by such a word, where just one is meant in their report, or else in all."""
    short = _cut_short(actors, keys)
    known = {**keys, **short}
    rebels = _by_word(actors, _movements(actors, known), offices().fighters | offices().movements)
    return short | rebels | _by_word(actors, _governments(actors, known), frozenset({"government"}))


def communities(actors: Mapping[str, Actor]) -> dict[str, str]:
    """Peoples that are parties of their own, whichever state they live in or are named after: "the Bosnian Serbs",
    "the Greek Cypriot side"."""
    found: dict[str, str] = {}
    for actor in actors.values():
        if (people := community(actor)) is not None:
            found[actor.id] = people
    return found


def community(actor: Actor) -> str | None:
    """The people that an actor is or speaks for, as a key; None where none is told, or several are."""
    role = actor.role or "" if actor.kind == "person" else ""
    told = set(_peoples().findall(actor.name) or _peoples().findall(role))
    return "people: {} {}".format(*told.pop()).lower() if len(told) == 1 and not actor.members else None


@cache
def _peoples() -> re.Pattern[str]:
    """A nation's adjective before another's, which tells a people: "Bosnian Serb"."""
    words = sorted({d for c in countries().values() for d in c.demonyms if d.isalpha()})
    peoples = sorted({*words, *offices().peoples})
    return re.compile(rf"\b({'|'.join(words)}|Kosovo) ({'|'.join(peoples)})s?\b")


def stateless(actor: Actor) -> bool:
    """Whether a body is one of many states, whichever its name tells it is in: "the UN Mission in Chad"."""
    words = actor.name.removeprefix("the ").removeprefix("The ")
    return actor.kind in BODIES and any(words.startswith(f"{form} ") for form in named_organisations())


def _cut_short(actors: Mapping[str, Actor], keys: Mapping[str, str]) -> dict[str, str]:
    """By a name that is the end of one longer name alone, or holds its main words: "UN Verification Mission"."""
    named = [a for a in actors.values() if a.kind in BODIES and (a.country is None or stateless(a)) and _proper(a)]
    words = {a.id: _words(a.name) for a in named}
    longest = [a for a in named if not any(_within(words[a.id], words[b.id]) for b in named)]
    first = {words[a.id]: keys[a.id] for a in sorted(longest, key=lambda a: (a.mentions[0], a.id), reverse=True)}
    found: dict[str, str] = {}
    for actor in named:
        own = words[actor.id]
        fuller = [key for name, key in first.items() if _within(own, name)]
        if own != tuple(WORD.findall(actor.name.casefold())):  # "the UN Mission" in full
            fuller = fuller or [first[own]]
        if len(fuller) == 1:
            found[actor.id] = fuller[0]
    return found


def _proper(actor: Actor) -> bool:
    return actor.name[:1].isupper() and not actor.name.lower().startswith(("the ", "a ", "their "))


def _words(name: str) -> tuple[str, ...]:
    """The words of a name in full, up to where it tells its place."""
    full = f" {PLACING.split(name)[0]} ".replace(" UN ", " United Nations ").replace(" U.N. ", " United Nations ")
    return tuple(w for w in WORD.findall(full.casefold()) if w != "the")


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is another one with words left out, its last one kept, which tells what it is."""
    if not short or len(short) >= len(long) or short[-1] != long[-1] or short[-1] not in offices().institutions:
        return False
    rest = iter(long)
    return all(word in rest for word in short)


def _movements(actors: Mapping[str, Actor], keys: Mapping[str, str]) -> list[tuple[Actor, str]]:
    """Those who fight a state, by their names."""
    known = [a for a in actors.values() if a.kind in BODIES and a.country is None and _proper(a)]
    known = [a for a in known if a.name not in named_organisations()]
    return [(a, keys[a.id]) for a in known if _words(a.name)[-1:] and _words(a.name)[-1] in offices().movements]


def _governments(actors: Mapping[str, Actor], keys: Mapping[str, str]) -> list[tuple[Actor, str]]:
    """The states that are told by their governments: "the Peruvian government"."""
    found: list[tuple[Actor, str]] = []
    for actor in actors.values():
        names = " ".join((actor.name, *actor.aliases)).lower()
        if actor.country is not None and "government" in names and actor.kind in STATE | BODIES:
            found.append((actor, keys[actor.id]))
    return found


def _by_word(actors: Mapping[str, Actor], bearers: list[tuple[Actor, str]], nouns: frozenset[str]) -> dict[str, str]:
    """Whoever is told by one of some nouns and nothing but an article, or by it before another noun."""
    found: dict[str, str] = {}
    for actor in actors.values():
        told = [w.removesuffix("s") for w in WORD.findall(actor.name.lower()) if w not in ("the", "delegation")]
        if len(told) != 1 or told[0] not in nouns or actor.country is not None or actor.members:
            continue
        here = _only(k for a, k in bearers if a.mentions[0].document == actor.mentions[0].document)
        if one := here or _only(k for _, k in bearers):
            found[actor.id] = one
    return found


def _only(keys: Iterable[str]) -> str | None:
    told = set(keys)
    return told.pop() if len(told) == 1 else None
