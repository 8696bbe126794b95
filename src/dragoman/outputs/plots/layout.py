"""Where the marks of a picture go: days to pixels, marks to rows of their lane, labels where they touch nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.outputs.days import MONTHS
from dragoman.outputs.display import cut
from dragoman.outputs.plots.picture import Lane, Mark, Picture

Measure = Callable[[str], float]
"""Width of a text in pixels."""

WIDTH, LEFT, RIGHT = 1180, 190, 24
"""Pixels: the whole picture, what lane names take, the margin."""

TOP, FOOT, NOTE = 62, 30, 17
ROW, LANE_GAP, NAME_ROW = 21, 10, 15
GLYPH, SHIFT, GAP = 11, 3, 4
"""A mark's size, how far each further report is shifted behind it, and the room around things."""

MOST_SHADOWS = 3
APART = 10
"""Room behind a label, so that it is not read with the next mark."""

ARROW = 12
"""Room for the arrow of an open range."""

MOST_ROWS, ROOM_FOR_LABELS = 46, 1.3
"""Rows beyond which fewer marks are labelled; of many marks, how many times the rows that they take without labels."""

LONGEST_LABEL = 62
BOLD, NAME_MARGIN, SHORTEST_NAME = 1.12, 22, 8
"""How much wider bold letters are, what a lane's name leaves free, letters that are kept of it."""

STEPS = (1, 2, 7, 14)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
MOST_TICKS = 13
DAYS_IN_MONTH = 30.4


@dataclass(frozen=True)
class Placed:
    """A mark with its pixels: from `x0` to `x1`, at height `y`; its label begins at `text_x`, None without one."""

    mark: Mark
    x0: float
    x1: float
    y: float
    label: str = ""
    text_x: float | None = None
    x_until: float | None = None

    @property
    def label_on_line(self) -> bool:
        """Whether there is no room but over the mark's own line."""
        return self.text_x is not None and self.x0 < self.text_x < max(self.x1, self.x_until or self.x1)


@dataclass(frozen=True)
class PlacedLane:
    """A lane from `top` to `bottom`; `names` are the lines of its name."""

    lane: Lane
    names: tuple[str, ...]
    top: float
    bottom: float
    marks: tuple[Placed, ...]


@dataclass(frozen=True)
class Tick:
    """A line across the picture with its word."""

    x: float
    label: str


@dataclass(frozen=True)
class Layout:
    """Everything that is drawn, in pixels from the upper left."""

    picture: Picture
    height: float
    lanes: tuple[PlacedLane, ...]
    ticks: tuple[Tick, ...]
    unlabelled: int

    @property
    def bottom(self) -> float:
        """Where the last lane ends."""
        return max((lane.bottom for lane in self.lanes), default=float(TOP))


class Axis:
    """Days as pixels, with a margin on both sides of the first and last."""

    def __init__(self, first: date, last: date) -> None:
        margin = max(timedelta(days=1), (last - first) * 0.02)
        self.first, self.last = first - margin, last + margin

    def x(self, day: date) -> float:
        """Where a day lies."""
        return LEFT + (WIDTH - LEFT - RIGHT) * ((day - self.first) / (self.last - self.first))


def layout(picture: Picture, measure: Measure) -> Layout:
    """The layout with as many labels as there is room for. Raises ValueError for a picture without a mark."""
    axis = Axis(*picture.days)
    ranked = sorted(picture.marks, key=lambda m: (-m.weight, m.first, m.label))
    known = cache(measure)
    most = max(MOST_ROWS, round(ROOM_FOR_LABELS * _rows(tuple(_lanes(picture, axis, set(), known)))))
    labelled = len(ranked)
    while True:
        chosen = {id(mark) for mark in ranked[:labelled] if mark.label}
        lanes = tuple(_lanes(picture, axis, chosen, known))
        if labelled == 0 or _rows(lanes) <= most:
            break
        labelled = labelled * 3 // 4
    bottom = max((lane.bottom for lane in lanes), default=float(TOP))
    shown = sum(placed.text_x is not None for lane in lanes for placed in lane.marks)
    named = sum(bool(mark.label) for mark in picture.marks)
    notes = len(picture.notes) + (named > shown)
    return Layout(picture, bottom + FOOT + NOTE * (notes + 1), lanes, tuple(ticks(axis)), named - shown)


def ticks(axis: Axis) -> Iterator[Tick]:
    """Days, Mondays, or firsts of months, as many as can be read."""
    days = (axis.last - axis.first).days
    step = next((step for step in STEPS if days / step <= MOST_TICKS), None)
    if step:
        yield from _days(axis, step)
        return
    months = next(m for m in MONTH_STEPS if days / DAYS_IN_MONTH / m <= MOST_TICKS or m == MONTH_STEPS[-1])
    yield from _months(axis, months)


def _days(axis: Axis, step: int) -> Iterator[Tick]:
    day = axis.first + timedelta(days=1)
    if step >= STEPS[-2]:
        day += timedelta(days=(7 - day.weekday()) % 7)  # weeks begin on Mondays
    year = None
    while day <= axis.last:
        label = f"{day.day} {MONTHS[day.month - 1][:3]}"
        yield Tick(axis.x(day), label if day.year == year else f"{label} {day.year}")
        year = day.year
        day += timedelta(days=step)


def _months(axis: Axis, step: int) -> Iterator[Tick]:
    number = axis.first.year * 12 + axis.first.month - 1
    number += -number % step
    year = None
    while (day := date(number // 12, number % 12 + 1, 1)) <= axis.last:
        if day >= axis.first:
            month = MONTHS[day.month - 1][:3]
            yield Tick(
                axis.x(day), str(day.year) if step >= 12 else month if day.year == year else f"{month} {day.year}"
            )
            year = day.year
        number += step


def _rows(lanes: Sequence[PlacedLane]) -> int:
    return sum(len({placed.y for placed in lane.marks}) for lane in lanes)


def _lanes(picture: Picture, axis: Axis, chosen: set[int], measure: Measure) -> Iterator[PlacedLane]:
    top = float(TOP)
    for lane in picture.lanes:
        placed = _lane(lane, axis, chosen, measure, top)
        rows = max((round((p.y - top) // ROW) + 1 for p in placed), default=1)
        names = tuple(_wrapped(lane.name, measure))
        height = max(rows * ROW, NAME_ROW * (len(names) + bool(lane.below)) + GAP) + LANE_GAP
        yield PlacedLane(lane, names, top, top + height, placed)
        top += height


def _wrapped(name: str, measure: Measure) -> Iterator[str]:
    """A lane's name on at most two lines."""
    words, first = name.split(), ""
    while words and (not first or measure(f"{first} {words[0]}") * BOLD <= LEFT - NAME_MARGIN):
        first = f"{first} {words.pop(0)}".strip()
    yield first
    second = " ".join(words)
    while second and measure(second) * BOLD > LEFT - NAME_MARGIN and len(second) > SHORTEST_NAME:
        second = cut(second, len(second) - 1)
    if second:
        yield second


def _short(label: str) -> str:
    """The label, cut where it is long; a quotation that is cut is closed all the same."""
    words = cut(label, LONGEST_LABEL)
    return f"{words}”" if words.count("“") > words.count("”") else words


def _lane(lane: Lane, axis: Axis, chosen: set[int], measure: Measure, top: float) -> tuple[Placed, ...]:
    """Marks in the first row where they and their labels touch nothing."""
    rows: list[list[tuple[float, float]]] = []
    found = []
    for mark in lane.marks:
        x0, x1, until = _extent(mark, axis)
        label = _short(mark.label) if id(mark) in chosen else ""
        right = max(x1, until or x1)
        left = x0 - ARROW if mark.open_before else x0
        right = right + ARROW if mark.open_after else right
        start, end, text_x = _with_label(left, right, (x0 + x1) / 2, measure(label) if label else 0.0)
        at = next((n for n, row in enumerate(rows) if _is_free(row, start, end)), len(rows))
        if at == len(rows):
            rows.append([])
        rows[at].append((start, end))
        y = top + LANE_GAP / 2 + ROW * at + ROW / 2
        found.append(Placed(mark, x0, x1, y, label, text_x, until))
    return tuple(found)


def _extent(mark: Mark, axis: Axis) -> tuple[float, float, float | None]:
    shadows = SHIFT * min(mark.stack - 1, MOST_SHADOWS)
    x0, x1 = axis.x(mark.first), axis.x(mark.last)
    if x1 - x0 < GLYPH:
        middle = (x0 + x1) / 2
        x0, x1 = middle - GLYPH / 2, middle + GLYPH / 2
    until = max(axis.x(mark.until), x1 + GLYPH / 2) + GLYPH / 2 if mark.until else None
    return x0, max(x1, (x0 + x1 + GLYPH) / 2 + shadows), until


def _with_label(x0: float, x1: float, middle: float, width: float) -> tuple[float, float, float | None]:
    """The room that a mark and its label take: behind it, else before it, else on its own line beside its middle."""
    if not width:
        return x0, x1, None
    if x1 + GAP + width <= WIDTH - RIGHT:
        return x0, x1 + GAP + width + APART, x1 + GAP
    if x0 - GAP - width >= LEFT:
        return x0 - GAP - width - APART, x1, x0 - GAP - width
    behind = middle + GLYPH
    text_x = behind if behind + width <= WIDTH - RIGHT else max(float(LEFT), middle - GLYPH - width)
    return min(x0, LEFT), WIDTH - RIGHT, text_x


def _is_free(row: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    return all(end + GAP <= taken_start or taken_end + GAP <= start for taken_start, taken_end in row)
