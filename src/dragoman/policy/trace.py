"""The trace: what happened according to the record, as far as a rule can see it, ready to be searched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.policy.instances import Days
from dragoman.policy.parties import Keys
from dragoman.policy.rules import Kind
from dragoman.record.evidence import Span
from dragoman.record.happenings import Factuality

NOBODY: Keys = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """What one or several reports tell of as one thing. `id` is that of its first record.

    `by` and `to` are what the two sides answer to, `present` what anybody who took part does, `beside` whom the
    sentence of an act without a known agent names (one of them may have been it), `mentioned` whom any sentence of it
    names. `days` are those on which it may have happened, counted from `base` where a page without a certain day tells
    of it. `disputed` says that a reading may do without it. For a commitment `due` are the days of its deadline,
    `done` those of its performance.
    """

    id: str
    records: tuple[str, ...]
    kind: Kind
    days: Days
    base: str | None = None
    factuality: Factuality = "actual"
    disputed: bool = False
    type: str | None = None
    act: str | None = None
    mode: str | None = None
    level: str | None = None
    by: Keys = NOBODY
    to: Keys = NOBODY
    present: Keys = NOBODY
    beside: Keys = NOBODY
    mentioned: Keys = NOBODY
    via: Keys = NOBODY
    channel: str | None = None
    reply: str | None = None
    process: str | None = None
    state: str | None = None
    place: str | None = None
    issues: frozenset[str] = NOBODY
    tied_to: frozenset[str] = NOBODY
    condition: str = ""
    due: Days = ()
    done: Days = ()
    failed: bool = False
    who: str = ""
    text: str = ""
    context: str = ""
    sentence: str = ""
    sources: int = 1
    reviewed: bool = False
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Silence:
    """That somebody is reported not to have replied to somebody, up to a day."""

    by: Keys
    to: Keys
    days: Days
    spans: tuple[Span, ...] = ()


@dataclass(kw_only=True)
class Trace:
    """Happenings with an index, as of a day. `orders` are pairs of ids, the earlier first; `bases` the days on which a
    page may have been published. `names` is everything that actors of the record answer to."""

    as_of: int
    happenings: list[Happening] = field(default_factory=list)
    orders: tuple[tuple[str, str], ...] = ()
    bases: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    silences: tuple[Silence, ...] = ()
    names: Keys = NOBODY
    issues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guessed: bool = False
    _index: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for n, happening in enumerate(self.happenings):
            self._enter(n, happening)

    def add(self, happening: Happening) -> None:
        """Take up a further happening."""
        self._enter(len(self.happenings), happening)
        self.happenings.append(happening)

    def with_added(self, happenings: Iterable[Happening], as_of: int | None = None) -> Trace:
        """A trace that has further happenings, and perhaps a later day; this one stays as it is."""
        return Trace(
            as_of=max(self.as_of, as_of or self.as_of),
            happenings=[*self.happenings, *happenings],
            orders=self.orders,
            bases=self.bases,
            silences=self.silences,
            names=self.names,
            issues=self.issues,
        )

    def among(self, *keys: Iterable[tuple[str, str]]) -> Iterator[Happening]:
        """Happenings that stand under one entry of every group of keys, in the order of the trace."""
        groups = [[self._index[key] for key in group if key in self._index] for group in keys]
        unions = sorted((group[0] if len(group) == 1 else set().union(*group) for group in groups), key=len)
        found = unions[0].intersection(*unions[1:]) if unions else set(range(len(self.happenings)))
        return (self.happenings[n] for n in sorted(found))

    def _enter(self, n: int, happening: Happening) -> None:
        index = self._index
        index[("kind", f"{happening.kind} {happening.factuality}")].add(n)
        for name in ("type", "act"):
            if value := getattr(happening, name):
                index[(name, value)].add(n)
        for name in ("by", "to", "via", "present"):
            for key in getattr(happening, name):
                index[(name, key)].add(n)
        for key in happening.beside:
            index[("present", key)].add(n)
        self.guessed = self.guessed or bool(happening.beside)
