"""What a picture shows: lanes with marks on one axis of days. Plain data, drawn by whoever can."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dragoman.record.dates import DateRange

Shape = Literal[
    "actual", "planned", "offered", "demanded", "conditional", "hypothetical", "negated",
    "state", "approach", "answered", "refused", "unanswered", "wording", "report", "copy", "note",
]  # fmt: skip

MEANINGS: dict[Shape, str] = {
    "actual": "happened",
    "planned": "planned",
    "offered": "offered",
    "demanded": "demanded",
    "conditional": "on a condition",
    "hypothetical": "only supposed",
    "negated": "denied or called off",
    "state": "state of a process",
    "approach": "approach",
    "answered": "answered",
    "refused": "refused",
    "unanswered": "no answer reported",
    "wording": "wording in use",
    "report": "report",
    "copy": "copy of another report",
    "note": "note",
}

MOST_LANES = 14
REST = "others"
FEW, SQUEEZED = 0.15, 0.5
"""The oldest marks, up to this share, are left out where the others then need less than this share of the axis."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Something on a lane, from `first` to `last`. `until` is a second point to which a line leads, drawn as `end`;
    `stack` counts the reports, drawn behind each other. `weight` decides whose label goes first where room is short."""

    first: date
    last: date
    shape: Shape
    label: str = ""
    stack: int = 1
    weight: float = 0.0
    until: date | None = None
    end: Shape | None = None
    open_before: bool = False
    open_after: bool = False

    @property
    def reach(self) -> date:
        """The last day it touches."""
        return max(self.last, self.until or self.last)


@dataclass(frozen=True, kw_only=True)
class Lane:
    """Marks that belong together, under a name and perhaps a second line."""

    name: str
    marks: tuple[Mark, ...]
    below: str = ""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture's words and lanes. `notes` say what is left out."""

    title: str
    lanes: tuple[Lane, ...]
    notes: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks."""
        return tuple(mark for lane in self.lanes for mark in lane.marks)

    @property
    def days(self) -> tuple[date, date]:
        """First and last day of the axis. Raises ValueError for a picture without a mark."""
        return min(mark.first for mark in self.marks), max(mark.reach for mark in self.marks)

    @property
    def legend(self) -> tuple[tuple[Shape, str], ...]:
        """The shapes that occur and what they mean, in a fixed order."""
        used = {mark.shape for mark in self.marks} | {mark.end for mark in self.marks if mark.end}
        return tuple((shape, meaning) for shape, meaning in MEANINGS.items() if shape in used)


def bounds(when: DateRange) -> tuple[date, date, bool, bool] | None:
    """First and last day of a range, and whether it is open before or after; None where no day is known."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        return None
    return first, last, when.earliest is None, when.latest is None


def lanes_of(named: Iterable[tuple[str, Mark]]) -> tuple[Lane, ...]:
    """Lanes by name, the fullest first; beyond the most that fit, marks go to a last one together."""
    found: dict[str, list[Mark]] = {}
    for name, mark in named:
        found.setdefault(name, []).append(mark)
    ranked = sorted(found, key=lambda name: (name == REST, -len(found[name]), name))
    kept = ranked if len(ranked) <= MOST_LANES else ranked[: MOST_LANES - 1]
    rest = [mark for name in ranked if name not in kept for mark in found[name]]
    lanes = [Lane(name=name, marks=_ordered(found[name])) for name in kept if name != REST or not rest]
    if rest:
        lanes = [lane for lane in lanes if lane.name != REST]
        lanes.append(Lane(name=REST, marks=_ordered(rest + found.get(REST, []) * (REST in kept))))
    return tuple(lanes)


def without_far_past(picture: Picture) -> Picture:
    """The picture without a few marks that lie so far back that all others would be squeezed; a note says so."""
    marks = sorted(picture.marks, key=lambda mark: mark.first)
    whole = picture.days[1] - picture.days[0] if marks else timedelta(0)
    places = range(1, int(FEW * len(marks)) + 1)
    cut = next((marks[n].first for n in places if picture.days[1] - marks[n].first < SQUEEZED * whole), None)
    if cut is None:
        return picture
    lanes = tuple(replace(lane, marks=tuple(m for m in lane.marks if m.first >= cut)) for lane in picture.lanes)
    left_out = sum(mark.first < cut for mark in marks)
    note = f"{left_out} before {cut.year} left out"
    return replace(picture, lanes=tuple(lane for lane in lanes if lane.marks), notes=(*picture.notes, note))


def _ordered(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.first, mark.reach, mark.label, mark.shape)))
