"""Events of named persons: where a dated report tells the one day on which they met, an undated one means that day."""

from __future__ import annotations

from collections import defaultdict

from dragoman.extraction.dating.events import EXACT, Fact
from dragoman.record.actors import Actor
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.happenings import Event

FEWEST = 2
"""Persons named in an event, below which it may be any of many."""

Key = tuple[str, frozenset[str]]
"""Type of an event and the family names of the persons in it."""


def facts_of_encounters(docket: DocketExport) -> dict[str, Fact]:
    """By the id of a time that dates an event of named persons and hangs on the day of its page: the day that others
    tell for an event of that type between the same persons, where they tell but one."""
    actors = {actor.id: actor for actor in docket.actors}
    told: dict[Key, list[Event]] = defaultdict(list)
    hanging: dict[str, Key] = {}
    for event in docket.events:
        key = _key(event, actors)
        anchor = event.when.anchor
        if key is None or event.factuality not in ("actual", "planned"):
            continue
        if anchor is None and _close(event.when):
            told[key].append(event)
        elif anchor is not None and anchor.bound == "on" and anchor.until is None:
            hanging[anchor.time] = key
    return {time: fact for time, key in sorted(hanging.items()) if (fact := _one_day(told.get(key, [])))}


def _key(event: Event, actors: dict[str, Actor]) -> Key | None:
    named = [actors[p.actor] for p in event.participants if p.actor in actors]
    people = frozenset(a.name.split()[-1].casefold() for a in named if a.kind == "person" and a.name)
    return (event.type, people) if len(people) >= FEWEST else None


def _one_day(events: list[Event]) -> Fact | None:
    """The day of events that all tell the same; None where they tell several or none."""
    if len({(e.when.earliest, e.when.latest) for e in events}) != 1:
        return None
    first = min(events, key=lambda e: e.evidence)
    return Fact("encounter", DateRange(first.when.earliest, first.when.latest), first.evidence[0])


def _close(when: DateRange) -> bool:
    return bool(when.earliest and when.latest and when.latest - when.earliest <= EXACT)
