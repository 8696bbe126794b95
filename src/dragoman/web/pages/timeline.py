"""The timeline: happenings on lanes, ranges as ranges; drag over it to narrow every listing to those days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from dragoman.editions import Editions
from dragoman.record.pages import LaidRow, Selection
from dragoman.record.query import Query
from dragoman.web.clock import Clock, clock_times
from dragoman.web.pages.rendering import case_of, page, query_in

WIDTH, ROW, MARGIN, DEEPEST = 1000.0, 16.0, 24.0, 8
SHORTEST = 7.0
"""Width of a day that would hardly be seen."""

LANES, TICKS = 12, 8
MOST = 600
"""Happenings drawn at once: those that most sources tell of."""

REST = "others"
HOUR = timedelta(hours=1)
CLOSE, LEAST = 96, 2
"""Hours of a window in which hours can be told apart, and of the shortest window."""

STEPS = (1, 2, 3, 6, 12, 24, 48, 24 * 7, 24 * 14, 24 * 28, 24 * 91, 24 * 182)
"""Hours from one tick to the next; of longer windows, years."""

HOURS = re.compile(r"(\d{1,2})-(\d{1,2})")
FIRST, LAST = datetime(1, 1, 1), datetime(9999, 12, 31)

FAR = timedelta(days=3 * 366)
"""Unless a window is asked for, what lies further behind the newest report is one click away."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A happening as it is drawn."""

    x: float
    y: float
    width: float
    href: str
    told: str
    factuality: str


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A lane with its bars; `y` is where it begins."""

    name: str
    y: float
    height: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Window:
    """The time that is shown, from the beginning of an hour to the end of one."""

    start: datetime
    end: datetime

    @property
    def first(self) -> date:
        """The first day of which something is shown."""
        return self.start.date()

    @property
    def last(self) -> date:
        """The last day."""
        return (self.end - timedelta(seconds=1)).date()

    @property
    def hours(self) -> int:
        """How many."""
        return max(1, round((self.end - self.start) / HOUR))

    @property
    def close(self) -> bool:
        """Whether hours can be told apart."""
        return self.hours <= CLOSE

    def x(self, moment: datetime) -> float:
        """Where a moment lies."""
        return (moment - self.start) / (self.end - self.start) * WIDTH

    def moved(self, first: float, last: float) -> Window:
        """Another window, its ends given as shares of this one; in whole days, unless hours can be told apart."""
        begin, length = self.hours * first, max(LEAST, self.hours * (last - first))
        step = 1 if length <= CLOSE else 24
        start = _shifted(self.start, round(begin / step) * step)
        start = start if step == 1 else start.replace(hour=0)
        return Window(start, _shifted(start, max(1, round(length / step)) * step))

    @property
    def address(self) -> dict[str, str]:
        """What an address says of it: days, and hours where it begins or ends inside of one."""
        found = {"since": str(self.first), "until": str(self.last)}
        if self.start.hour or self.end.hour:
            found["hours"] = f"{self.start.hour}-{self.end.hour or 24}"
        return found

    @property
    def told(self) -> str:
        """In words."""
        if not (self.start.hour or self.end.hour):
            return f"{self.first} to {self.last}"
        return f"{self.start:%Y-%m-%d %H:00} to {self.last} {self.end.hour or 24:02}:00"


def timeline(request: Request) -> Response:
    """Happenings between `since` and `until`, on lanes by issue or (`lanes=actor`) by who acts."""
    case, query = case_of(request), query_in(request)
    editions = case.docket.editions
    window = _window(query, editions, request.query_params.get("hours", ""))
    wanted = Selection(view="timeline", query=replace(query, since=window.first, until=window.last))
    found = editions.heaviest(wanted, MOST)
    by = request.query_params.get("lanes", "")
    by = by if by in ("actor", "issue") else _usual(found)
    clock = clock_times(case.docket, found) if window.close else {}
    lanes = list(_lanes(found, window, by, clock))
    height = (lanes[-1].y + lanes[-1].height if lanes else 0.0) + MARGIN
    moves = {name: window.moved(*ends) for name, ends in MOVES.items()}
    return page(
        request, "timeline.jinja", query=query, lanes=lanes, window=window, width=WIDTH, height=height, by=by,
        ticks=_ticks(window), moves=moves, row=ROW, drawn=len(found),
        total=editions.count(wanted) if len(found) == MOST else len(found),
    )  # fmt: skip


MOVES = {"earlier": (-0.5, 0.5), "later": (0.5, 1.5), "closer": (0.25, 0.75), "wider": (-0.5, 1.5)}


def _window(query: Query, editions: Editions, hours: str) -> Window:
    """What is asked for, down to the hour; else from the first to the last day, without a far past."""
    wanted = Selection(view="timeline", query=query)
    last = query.until or editions.extremes(wanted)[1] or query.since or date(2000, 1, 1)
    recent = _shifted(_midnight(last), -FAR.days * 24).date()
    first = query.since or editions.extremes(wanted, recent)[0] or last
    start, end = _midnight(min(first, last)), _shifted(_midnight(max(first, last)), 24)
    asked = HOURS.fullmatch(hours)
    if asked and int(asked[1]) < 24 and 0 < int(asked[2]) <= 24:
        start, end = start + int(asked[1]) * HOUR, _shifted(end, int(asked[2]) - 24)
    return Window(start, end) if start < end else Window(start, start + HOUR)


def _lanes(found: Iterable[LaidRow], window: Window, by: str, clock: Clock) -> Iterator[Lane]:
    groups: dict[str, list[LaidRow]] = {}
    for row in found:
        groups.setdefault(row.body[by] or REST, []).append(row)
    ordered = sorted(groups, key=lambda name: (name == REST, -len(groups[name]), name))
    for name in ordered[LANES:]:
        groups.setdefault(REST, []).extend(groups.pop(name) if name != REST else [])
    y = MARGIN
    for name in sorted(groups, key=lambda name: (name == REST, -len(groups[name]), name)):
        bars, rows = _bars(groups[name], window, y + ROW, clock)
        yield Lane(name=name, y=y, height=(rows + 1.5) * ROW, bars=bars)
        y += (rows + 1.5) * ROW


def _usual(found: tuple[LaidRow, ...]) -> str:
    """Lanes by issue where most happenings have one."""
    return "issue" if 2 * sum(bool(row.body["issue"]) for row in found) > len(found) else "actor"


def _bars(found: Iterable[LaidRow], window: Window, y: float, clock: Clock) -> tuple[tuple[Bar, ...], int]:
    """Bars that do not cover each other, as far as there are rows, and the number of rows."""
    free: list[float] = []
    bars: list[Bar] = []
    for found_row in sorted(found, key=lambda r: (r.body["when"], r.body["told"])):
        start, end = clock.get(found_row.key) or _days(*map(date.fromisoformat, found_row.body["when"]))
        if end <= window.start or window.end <= start:
            continue
        x, width = _extent(start, end, window)
        row = next((n for n, taken in enumerate(free) if taken <= x), len(free))
        row = min(row, DEEPEST - 1)
        free[row : row + 1] = [x + width]
        drawn = {name: found_row.body[name] for name in ("told", "factuality")}
        if found_row.key in clock:
            drawn["told"] = f"{start:%H:%M} {drawn['told']}"
        bars.append(Bar(x=x, y=y + row * ROW, width=width, href=f"/records/{found_row.key}", **drawn))
    return tuple(bars), max(1, len(free))


def _extent(start: datetime, end: datetime, window: Window) -> tuple[float, float]:
    x = window.x(max(start, window.start))
    width = max(SHORTEST, window.x(min(end, window.end)) - x)
    return round(min(x, WIDTH - SHORTEST), 2), round(width, 2)


def _days(first: date, last: date) -> tuple[datetime, datetime]:
    return _midnight(first), _shifted(_midnight(last), 24)


def _ticks(window: Window) -> list[tuple[float, str]]:
    """Where years, months, days or hours are written, and which."""
    span = window.hours / TICKS
    step = next((hours for hours in STEPS if hours >= span), None)
    if step is None:
        years = max(1, round(span / 8766))
        firsts = range(window.first.year + 1, window.last.year + 1, years)
        return [(round(window.x(datetime(year, 1, 1)), 2), str(year)) for year in firsts]
    first = window.start.replace(hour=window.start.hour // step * step if step < 24 else 0)
    moments = [_shifted(first, n) for n in range(0, window.hours + step, step)]
    form = "%H:00" if step < 24 else "%Y-%m-%d"
    inside = [m for m in moments if window.start <= m < window.end - (window.end - window.start) / 12]
    return [
        (round(window.x(m), 2), f"{m:%d %b} {m:{form}}" if step < 24 and not m.hour else f"{m:{form}}") for m in inside
    ]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _shifted(moment: datetime, hours: float) -> datetime:
    """Another moment, within the calendar."""
    try:
        return moment + hours * HOUR
    except OverflowError:
        return FIRST if hours < 0 else LAST
