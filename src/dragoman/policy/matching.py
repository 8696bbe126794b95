"""Which happenings a pattern means, and when one pattern is a case of another."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dragoman.policy.parties import Keys, member_key
from dragoman.policy.phrases import holds
from dragoman.policy.rules import Pattern, Who
from dragoman.policy.trace import Happening, Trace
from dragoman.vocabulary.countries import countries
from dragoman.vocabulary.events import event_words

EQUAL = ("type", "mode", "level", "channel", "reply")
"""Fields that must be equal where a pattern gives them."""

PLAIN = (*EQUAL, "act")
MOST_CASES = 64
INDEXED = frozenset({"kind", "factuality", "type", "act", "by", "to", "target", "through", "between"})
"""Fields that the index of a trace answers."""


def members(pattern: Pattern) -> tuple[Pattern, ...]:
    """The pattern once for each member of the group that it calls for with `each`; itself where it calls for none."""
    for name in ("by", "to", "target", "through"):
        who: Who | None = getattr(pattern, name)
        if who and who.each:
            return tuple(_with(pattern, name, one) for one in _singly(who))
    for n, who in enumerate(pattern.between):
        if who.each:
            others = pattern.between
            return tuple(replace(pattern, between=(*others[:n], one, *others[n + 1 :])) for one in _singly(who))
    return (pattern,)


def _with(pattern: Pattern, name: str, who: Who) -> Pattern:
    given: dict[str, Any] = {name: who}
    return replace(pattern, **given)


def single_cases(pattern: Pattern) -> tuple[Pattern, ...]:
    """The pattern once for each choice of single members of its parties: coverage may close one side at a time."""
    sides = [who for who in (pattern.by, pattern.to, pattern.target, *pattern.between) if who]
    if math.prod(len(who.members) for who in sides) > MOST_CASES:
        return (pattern,)
    found = [pattern]
    for name in ("by", "to", "target"):
        if who := getattr(pattern, name):
            found = [_with(one, name, single) for one in found for single in _singly(who)]
    for n, who in enumerate(pattern.between):
        found = [
            replace(one, between=(*one.between[:n], single, *one.between[n + 1 :]))
            for one in found
            for single in _singly(who)
        ]
    return tuple(found)


def _singly(who: Who) -> Iterator[Who]:
    return (Who(member, (member,)) for member in who.members)


@dataclass(frozen=True)
class Matcher:
    """A pattern made ready for many happenings; `issues` are the words that assign a record to an issue."""

    pattern: Pattern
    issues: Mapping[str, tuple[str, ...]]

    def matching(self, trace: Trace) -> list[Happening]:
        """The happenings of a trace that it means, in the order of the trace."""
        found = trace.among(*self._keys())
        guessed = self.pattern.between and trace.guessed
        return (
            list(found)
            if self._indexed and not guessed
            else [happening for happening in found if self.matches(happening)]
        )

    def matches(self, happening: Happening) -> bool:
        """Whether it means this happening, whatever became of the day."""
        pattern = self.pattern
        if happening.kind != pattern.kind or happening.factuality != pattern.factuality:
            return False
        if any((want := getattr(pattern, name)) is not None and want != getattr(happening, name) for name in EQUAL):
            return False
        if pattern.act and not acted(happening, pattern.act):
            return False
        return self._parties(happening) and self._content(happening)

    @property
    def _indexed(self) -> bool:
        """Whether the index alone tells what it means."""
        pattern = self.pattern
        asked = (name for name in Pattern.__dataclass_fields__ if name not in INDEXED and getattr(pattern, name))
        return next(asked, None) is None and (not pattern.act or pattern.act in known_acts())

    def _keys(self) -> Iterator[list[tuple[str, str]]]:
        """Groups of index entries, under one of each of which every happening it means stands."""
        pattern = self.pattern
        yield [("kind", f"{pattern.kind} {pattern.factuality}")]
        if pattern.type:
            yield [("type", pattern.type)]
        if pattern.act in known_acts():
            yield [("act", pattern.act or "")]
        for name, who in (("by", pattern.by), ("to", pattern.to), ("to", pattern.target), ("via", pattern.through)):
            if who:
                yield [(name, key) for key in sorted(keys_of(who))]
        for who in pattern.between:
            yield [("present", key) for key in sorted(keys_of(who))]

    def _parties(self, happening: Happening) -> bool:
        pattern = self.pattern
        sides = (
            (pattern.by, happening.by),
            (pattern.to, happening.to),
            (pattern.target, happening.to),
            (pattern.through, happening.via),
        )
        if any(who and not meets(who, keys) for who, keys in sides):
            return False
        missing = [who for who in pattern.between if not meets(who, happening.present)]
        return not missing or (len(missing) == 1 and meets(missing[0], happening.beside))

    def _content(self, happening: Happening) -> bool:
        pattern = self.pattern
        wanted = (
            (pattern.words, happening.text),
            ((pattern.place,) if pattern.place else (), happening.place or ""),
            ((pattern.process,) if pattern.process else (), f"{happening.process} {happening.text}"),
        )
        if any(phrases and not holds(text, phrases) for phrases, text in wanted):
            return False
        if pattern.state and (happening.state or "").casefold() != pattern.state.casefold():
            return False
        return self._about(happening) and self._condition(happening) and self._wording(happening)

    def _about(self, happening: Happening) -> bool:
        pattern = self.pattern
        if pattern.about and not concerns(happening, pattern.about, self.issues):
            return False
        return not pattern.about_party or _names(happening, pattern.about_party)

    def _condition(self, happening: Happening) -> bool:
        pattern = self.pattern
        if pattern.tied_to and not tied(happening, pattern.tied_to, self.issues):
            return False
        return not (pattern.free_of and tied(happening, pattern.free_of, self.issues))

    def _wording(self, happening: Happening) -> bool:
        pattern = self.pattern
        if pattern.uses and not holds(happening.text, pattern.uses):
            return False
        return not (pattern.lacks and holds(happening.text, pattern.lacks))


@cache
def known_acts() -> frozenset[str]:
    """The acts that extraction tells apart."""
    words = event_words()
    return frozenset(entry.act for entries in (*words.verbs.values(), *words.nouns.values()) for entry in entries)


def acted(happening: Happening, act: str) -> bool:
    """Whether a happening is that act; one that extraction does not tell apart is known by its evidence."""
    return happening.act == act or (act not in known_acts() and holds(happening.text, (act.replace("-", " "),)))


def keys_of(who: Who) -> frozenset[str]:
    """What the members of a party answer to."""
    return frozenset(member_key(member) for member in who.members)


def meets(who: Who, keys: Keys) -> bool:
    """Whether an actor that answers to these keys is of the party."""
    return any(member_key(member) in keys for member in who.members)


def concerns(happening: Happening, issue: str, issues: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a happening is about an issue: assigned to it, or by the policy's words for it in its evidence, or where
    the evidence only points back ("told them of it") in what it points to."""
    if issue in happening.issues:
        return True
    words = issues.get(issue, ())
    return holds(happening.text, words) or (bool(happening.context) and holds(happening.context, words))


def tied(happening: Happening, issue: str, issues: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a commitment is conditional on an issue."""
    return issue in happening.tied_to or holds(happening.condition, issues.get(issue, ()))


def _names(happening: Happening, who: Who) -> bool:
    """Whether a party takes part or its members are named in the sentence of the evidence."""
    if meets(who, happening.present | happening.mentioned):
        return True
    return holds(happening.sentence or happening.text, member_names(who.members))


def member_names(named: Iterable[str]) -> tuple[str, ...]:
    """Names, demonyms and capitals under which texts speak of members."""
    found: list[str] = []
    for member in named:
        country = countries().get(member)
        if country is None:
            found.append(member)
        else:
            found += [*country.names, *country.demonyms, *((country.capital,) if country.capital else ())]
    return tuple(found)


def is_case_of(narrow: Pattern, wide: Pattern) -> bool:
    """Whether every happening that the first pattern means is meant by the second."""
    if narrow.kind != wide.kind or narrow.factuality != wide.factuality:
        return False
    same = (*PLAIN, "place", "process", "state", "about", "tied_to", "free_of")
    if any(getattr(wide, name) not in (None, getattr(narrow, name)) for name in same):
        return False
    for name in ("by", "to", "target", "through", "about_party"):
        if not _within(getattr(narrow, name), getattr(wide, name)):
            return False
    everybody = (*narrow.between, *(w for w in (narrow.by, narrow.to, narrow.target) if w))
    if not all(any(_within(own, who) for own in everybody) for who in wide.between):
        return False
    return all(
        not getattr(wide, name) or (getattr(narrow, name) and set(getattr(narrow, name)) <= set(getattr(wide, name)))
        for name in ("words", "uses")
    ) and set(wide.lacks) <= set(narrow.lacks)


def _within(narrow: Who | None, wide: Who | None) -> bool:
    return wide is None or (narrow is not None and set(narrow.members) <= set(wide.members))
