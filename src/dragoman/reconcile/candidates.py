"""What records are looked up by, so that a new one is compared with few others.

Each key rests on one record alone. A record is *posted* under some keys and *asks* under others; two are compared where
one asks under a key that the other is posted under. It makes no difference which of the two asks, so that only the
keys posted need be kept. Keys by words hold for a stretch of time: a dated record asks among those of its own weeks and
the undated, an undated one among all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b
from itertools import combinations

from dragoman.reconcile.pairs import NEAR
from dragoman.reconcile.traits import Trait
from dragoman.reconcile.words import telling

FEW_DAYS = 10
"""Days of a range up to which it is looked up by each of them."""

LONGEST = 92
"""Days of a range up to which it is looked up by its weeks; beyond, it is looked up as if it had no day."""

MOST_TERMS = 8
"""Telling words by whose pairs a record is looked up, the first of them by the alphabet."""

Key = int
"""A hash of what is written out below, of 63 bits: any database keeps it as a number."""

Words = str


def posted(trait: Trait) -> frozenset[Key]:
    """Keys under which others find a record."""
    stretches = [*_weeks(trait), "dated"] if _dated(trait) else ["undated"]
    own = "named" if trait.parties else "nobody"
    words = (*_words(trait), *_singly(trait, own))
    return _of_layer(
        trait,
        (
            *_at(words, stretches),
            *_days(trait, own),
            *_ranges(trait, own_kind(trait)),
            *_weekly(trait, own_kind(trait), own),
            *_same(trait),
        ),
    )


def asked(trait: Trait) -> frozenset[Key]:
    """Keys under which a record looks for others: an exact day asks among ranges, a range among all; one that names
    nobody asks among all with a word of its own."""
    stretches = [*_weeks(trait), "undated"] if _dated(trait) else ["undated", "dated"]
    whom = ("nobody",) if trait.parties else ("nobody", "named")
    words = (*_words(trait), *(key for who in whom for key in _singly(trait, who)))
    days = (key for who in whom for key in _days(trait, who))
    kinds = ("range",) if own_kind(trait) == "day" else ("range", "day")
    ranges = (key for kind in kinds for key in _ranges(trait, kind))
    weekly = (key for kind in kinds for who in whom for key in _weekly(trait, kind, who))
    return _of_layer(trait, (*_at(words, stretches), *days, *ranges, *weekly, *_same(trait)))


def own_kind(trait: Trait) -> str:
    """Whether a record names a day or a range of them."""
    return "day" if _length(trait) == 1 else "range"


def _of_layer(trait: Trait, keys: tuple[Words, ...]) -> frozenset[Key]:
    return frozenset(_hashed(f"{trait.layer}:{key}") for key in keys)


def _hashed(key: Words) -> Key:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _at(keys: tuple[Words, ...], stretches: list[str]) -> Iterator[Words]:
    return (f"{key}:{stretch}" for key in keys for stretch in stretches)


def _same(trait: Trait) -> Iterator[Words]:
    """The whole sentence, for copies; the record itself, for those that point back to it."""
    yield f"v:{' '.join(sorted(trait.context))}"
    yield f"p:{trait.record}"
    if trait.meant:
        yield f"p:{trait.meant}"


def _words(trait: Trait) -> Iterator[Words]:
    terms = _terms(trait)
    for one, other in combinations(terms, 2):
        yield f"w:{one}:{other}"
    sides = sorted({key for party in trait.parties for key in party.keys})
    for term in terms:
        for side in sides:
            yield f"a:{term}:{side}"
    if trait.layer == "contacts" or (trait.layer == "events" and not trait.when.known):
        for one, other in combinations(sides, 2):
            yield f"s:{one}:{other}:{trait.kind}"
    for noun, number in trait.counted:
        yield f"n:{noun}:{number}"


def _terms(trait: Trait) -> list[str]:
    """Telling words but for bare numbers, which every report of a year has; where a name has none, all of them, and so
    of a process, which may be "the border talks" and "the talks"."""
    found = telling(trait.terms) if trait.layer != "processes" else trait.terms
    return sorted(frozenset(term for term in found if not term[0].isdigit()) or found or trait.terms)[:MOST_TERMS]


def _singly(trait: Trait, who: str) -> Iterator[Words]:
    """Keys by one telling word, among those that name somebody or those that name nobody."""
    return (f"o:{term}:{trait.kind}:{who}" for term in _terms(trait))


def _days(trait: Trait, who: str) -> Iterator[Words]:
    """Keys by day and party; by day alone where nobody is named."""
    first, length = trait.when.earliest, _length(trait)
    if first is None or not 0 < length <= FEW_DAYS:
        return
    sides = {key for party in trait.parties for key in party.keys}
    for number in range(length):
        day = first + timedelta(number)
        yield f"e:{day}:{trait.kind}:{who}"
        yield from (f"t:{day}:{term}:{who}" for term in (_terms(trait) if length == 1 else ()))
        for side in sides:
            yield f"d:{day}:{side}:{trait.kind}"


def _ranges(trait: Trait, kind: str) -> Iterator[Words]:
    """Keys by week, type and party, among records that name a day or those that name a range."""
    if _dated(trait):
        for week in _weeks(trait):
            for party in trait.parties:
                for side in party.keys:
                    yield f"m:{week}:{side}:{trait.kind}:{kind}"


def _weekly(trait: Trait, kind: str, who: str) -> Iterator[Words]:
    """Keys by week and act, or type where it has none, among those that name somebody or those that name nobody."""
    act = trait.act or trait.kind if trait.layer == "events" else ""
    return (f"k:{week}:{act}:{kind}:{who}" for week in (_weeks(trait) if _dated(trait) else ()))


def _weeks(trait: Trait) -> list[str]:
    """Weeks in which the record's day may lie, give or take a mistake."""
    first, last = trait.bounds.earliest or date.min, trait.bounds.latest or date.min
    return [str(week) for week in range((first.toordinal() - NEAR) // 7, (last.toordinal() + NEAR) // 7 + 1)]


def _dated(trait: Trait) -> bool:
    return 0 < _length(trait) <= LONGEST and trait.layer != "processes"


def _length(trait: Trait) -> int:
    """Days in the range; 0 where a side is open."""
    first, last = trait.when.earliest, trait.when.latest
    return (last - first).days + 1 if first and last else 0
