"""Copies: reports that print the words of another one, so that they count as one source.

Shingles are compared by our own small index: candidates share hashes out of a fixed eighth of all (the sketch), so that
the answer for two documents never depends on which others there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.reconcile.passages import shingles
from dragoman.reconcile.webs import connected
from dragoman.record.document import Document

SKETCHED = 8
"""One shingle in so many goes into the sketch."""

COPIED = 0.5
"""Share of the shorter report's shingles that stand in the longer one where it is a copy."""

SHARED_AT_LEAST = 15
"""Shingles; fewer are a quotation that both have."""

MOST_HOLDERS = 300
"""Reports with one shingle, beyond which it is a standing phrase of the page."""

HEAD = 400
"""Characters of a page in which a credit to another outlet stands."""


@dataclass(frozen=True)
class Copy:
    """A report that prints another's words. `share` of its words stand there; `credited` if it names the outlet."""

    document: str
    original: str
    share: float
    credited: bool


@lru_cache(maxsize=20000)
def _shingles(text: str) -> frozenset[int]:
    return shingles(text)


def sketch(document: Document) -> frozenset[int]:
    """The shingles by which copies are looked up."""
    return frozenset(h for h in _shingles(document.text) if h % SKETCHED == 0)


def find_copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """Every report that copies an earlier one, with the first of those it copies."""
    known = {d.id: d for d in documents}
    pairs = [(known[a], known[b]) for a, b in _candidates(known.values())]
    found: dict[str, Copy] = {}
    for pair in pairs:
        if copy := compare_texts(*pair):
            best = found.get(copy.document)
            if best is None or _precedence(known[copy.original]) < _precedence(known[best.original]):
                found[copy.document] = copy
    return tuple(found[key] for key in sorted(found))


def _candidates(documents: Iterable[Document]) -> list[tuple[str, str]]:
    """Pairs that share more than one sketched shingle."""
    holders: dict[int, list[str]] = defaultdict(list)
    for document in documents:
        for mark in sketch(document):
            holders[mark].append(document.id)
    shared = Counter(
        (one, other)
        for ids in holders.values()
        if 1 < len(ids) <= MOST_HOLDERS
        for n, one in enumerate(sorted(ids))
        for other in sorted(ids)[n + 1 :]
    )
    return sorted(pair for pair, number in shared.items() if number > 1)


def compare_texts(one: Document, other: Document) -> Copy | None:
    """Which of two reports copies the other; None where neither does."""
    ours, theirs = _shingles(one.text), _shingles(other.text)
    shared, fewer = len(ours & theirs), min(len(ours), len(theirs))
    if shared < SHARED_AT_LEAST or shared / fewer < COPIED:
        return None
    original, copy = sorted((one, other), key=_precedence)
    if credited_to(original, copy) and not credited_to(copy, original):
        original, copy = copy, original
    return Copy(copy.id, original.id, shared / len(_shingles(copy.text)), credited_to(copy, original))


def credited_to(document: Document, original: Document) -> bool:
    """Whether a report names the other's outlet at its head or foot, and is another outlet's itself."""
    if not original.outlet or document.outlet == original.outlet:
        return False
    margins = document.text[:HEAD] + "\n" + document.text[-HEAD:]
    return original.outlet.casefold() in margins.casefold()


def _precedence(document: Document) -> tuple[date, date, str]:
    return (document.published.latest or date.max, document.published.earliest or date.max, document.id)


def independent_groups(documents: Iterable[Document], copies: Iterable[Copy]) -> dict[str, str]:
    """Document id to the one that stands for its source: copies and reports of one outlet are one source."""
    given = list(documents)
    links = [(c.document, c.original) for c in copies]
    first_of_outlet: dict[str, str] = {}
    links += [
        (d.id, first_of_outlet.setdefault(d.outlet.casefold(), d.id))
        for d in sorted(given, key=_precedence)
        if d.outlet
    ]
    found = {d.id: d.id for d in given}
    for group in connected(links):
        found |= dict.fromkeys(group, group[0])
    return found
