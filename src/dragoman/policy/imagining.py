"""What-if: happenings imagined in one line each, `2021-06-01 PRK tests a missile`, as happenings of a trace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from dragoman.errors import BadRequest
from dragoman.policy.describing import actor_name
from dragoman.policy.matching import member_names
from dragoman.policy.parties import Keys, member_key
from dragoman.policy.phrases import held, holds, lemmas_of
from dragoman.policy.rules import Kind, Policy
from dragoman.policy.trace import NOBODY, Happening, Trace
from dragoman.vocabulary.countries import countries
from dragoman.vocabulary.events import event_words
from dragoman.vocabulary.inflections import base_forms
from dragoman.vocabulary.linking import linking_words

LINE = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?:\s*/\s*(\d{4}-\d\d-\d\d))?\s*:?\s+(\S.*)", re.DOTALL)
EXAMPLE = 'write a day, who, and what: "2021-06-01 PRK tests a missile"'
THROUGH = re.compile(r"\b(?:through|via)\s*$", re.IGNORECASE)
WORD = re.compile(r"[\w-]+")


def imagine(lines: tuple[str, ...], policy: Policy, trace: Trace) -> Trace:
    """The trace with imagined happenings laid over it, as of the last of their days where that is later.

    Raises BadRequest for a line without a day, an actor or an act.
    """
    found = [h for number, line in enumerate(lines) for h in imagined(line, policy, number)]
    latest = max((last for h in found for _, last in h.days), default=trace.as_of)
    return trace.with_added(found, latest)


def imagined(line: str, policy: Policy, number: int = 0) -> tuple[Happening, ...]:
    """What one line tells of: an approach is a contact and, where its verb is an event's, that event too."""
    parsed = LINE.fullmatch(line)
    if not parsed:
        raise BadRequest("this does not begin with a day", where=f"--what-if {line[:60]!r}", remedy=EXAMPLE)
    days = _days(parsed[1], parsed[2] or parsed[1], line)
    names = tuple(_named(parsed[3], policy))
    if not names:
        known = ", ".join([*policy.parties, *(actor_name(m) for ms in policy.parties.values() for m in ms)])
        raise BadRequest("nobody in this line is a party or a state", where=f"--what-if {line[:60]!r}", remedy=known)
    first = Happening(
        id=f"what-if-{number + 1}",
        records=(f"what-if-{number + 1}",),
        kind="event",
        days=(days,),
        text=parsed[3],
        sources=99,
        reviewed=True,
        **_sides(names, parsed[3]),
    )
    found = tuple(replace(h, id=f"{h.id}{'' if n == 0 else f'-{n}'}") for n, h in enumerate(_kinds(first, policy)))
    if not found:
        raise BadRequest("no act is known in this line", where=f"--what-if {line[:60]!r}", remedy=EXAMPLE)
    return found


def _days(first: str, last: str, line: str) -> tuple[int, int]:
    try:
        days = (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    except ValueError:
        raise BadRequest("no such day", where=f"--what-if {line[:60]!r}", remedy=EXAMPLE) from None
    if days[1] < days[0]:
        raise BadRequest("the days end before they begin", where=f"--what-if {line[:60]!r}", remedy=EXAMPLE)
    return days


@dataclass(frozen=True)
class _Name:
    """Somebody named in a line, and where."""

    keys: Keys
    start: int
    end: int


def _named(text: str, policy: Policy) -> Iterator[_Name]:
    """Parties and their members in the order of the line; of names that begin at one place the longest."""
    forms: dict[str, frozenset[str]] = {name: frozenset((c.code,)) for c in countries().values() for name in c.names}
    for name, members in policy.parties.items():
        forms[name] = frozenset(member_key(m) for m in members)
        for member in members:
            own = frozenset((member_key(member),))
            forms |= dict.fromkeys((member, actor_name(member), *member_names((member,))), own)
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    lowered = {form.casefold(): keys for form, keys in forms.items()}
    for found in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE):
        if found[0] in forms or len(found[0]) > 3:
            yield _Name(lowered[found[0].casefold()], found.start(), found.end())


def _sides(names: tuple[_Name, ...], text: str) -> dict[str, Any]:
    """Who acts (named first, or joined to it by "and"), on whom, and through whom."""
    by, to, via = names[0].keys, NOBODY, NOBODY
    joint = True
    for before, name in pairwise(names):
        between = text[before.end : name.start]
        joint = joint and between.strip(" ,").casefold() in ("and", "", "&")
        if THROUGH.search(between):
            via |= name.keys
        elif joint:
            by |= name.keys
        else:
            to |= name.keys
    return {"by": by, "to": to, "via": via, "present": by | to}


def _kinds(first: Happening, policy: Policy) -> Iterator[Happening]:
    """The line as every kind of happening that it tells of."""
    words = linking_words()
    text = first.text
    for pattern in (p for rule in policy.rules for p in rule.patterns.values() if p.process):
        if holds(text, (pattern.process or "",)) and holds(text, (pattern.state or pattern.process or "",)):
            yield replace(first, kind="process", process=pattern.process, state=pattern.state)
            return
    if holds(text, words.reply) and first.to:
        yield replace(first, kind="reply", reply="replied")
        return
    if holds(text, words.commit):
        yield replace(first, kind="commitment", condition=_condition(text))
        return
    if holds(text, words.say) and not first.to:
        yield replace(first, kind="statement")
    elif holds(text, words.approach) and first.to:
        yield replace(first, kind="contact", reply="unknown")
    yield from _event(first)


def _condition(text: str) -> str:
    """What stands behind the first word of a condition."""
    found = next(held(text, linking_words().conditions), None)
    place = text.casefold().find(found.split()[0]) if found else -1
    return text[place:] if place >= 0 else ""


def _event(first: Happening) -> Iterator[Happening]:
    """The line as an event, by the first verb that is one."""
    known = event_words()
    present = set(lemmas_of(first.text))
    for word in WORD.findall(first.text):
        for base in base_forms(word):
            for entry in known.verbs.get(base, ()):
                wanted = [part for part in (entry.particle, entry.preposition, entry.object) if part]
                things = known.classes.get(entry.object_class, frozenset())
                listed = not entry.object_class or not things or any(lemmas_of(t)[0] in present for t in things if t)
                if all(set(lemmas_of(part)) <= present for part in wanted) and listed:
                    yield replace(first, kind=_EVENT, type=entry.type, act=entry.act, level=_level(first.text))
                    return


_EVENT: Kind = "event"


def _level(text: str) -> str | None:
    """The first level one of whose words stands in the line."""
    return next((level for level, words in event_words().levels.items() if holds(text, words)), None)
