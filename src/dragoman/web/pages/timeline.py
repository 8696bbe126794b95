"""The timeline: happenings on lanes, ranges as ranges; drag over it to narrow every listing to those days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from dragoman.editions import Editions
from dragoman.record.dates import DateRange
from dragoman.record.pages import LaidRow, Selection
from dragoman.record.query import Query
from dragoman.web.pages.rendering import case_of, page, query_in

WIDTH, ROW, MARGIN, DEEPEST = 1000.0, 16.0, 24.0, 8
SHORTEST = 7.0
"""Width of a day that would hardly be seen."""

LANES, TICKS = 12, 8
MOST = 1000
"""Happenings drawn at once: those that most sources tell of."""

REST = "others"
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
    """The days that are shown, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.first).days / self.days * WIDTH

    def moved(self, first: float, last: float) -> Window:
        """Another window, its ends given as shares of this one."""
        begin = _shifted(self.first, round(self.days * first))
        return Window(begin, max(begin, _shifted(self.first, round(self.days * last) - 1)))


def timeline(request: Request) -> Response:
    """Happenings between `since` and `until`, on lanes by issue or (`lanes=actor`) by who acts."""
    case, query = case_of(request), query_in(request)
    editions = case.docket.editions
    window = _window(query, editions)
    wanted = Selection(view="timeline", query=replace(query, since=window.first, until=window.last))
    found = editions.heaviest(wanted, MOST)
    by = request.query_params.get("lanes", "")
    by = by if by in ("actor", "issue") else _usual(found)
    lanes = list(_lanes(found, window, by))
    height = (lanes[-1].y + lanes[-1].height if lanes else 0.0) + MARGIN
    moves = {name: window.moved(*ends) for name, ends in MOVES.items()}
    return page(
        request, "timeline.jinja", query=query, lanes=lanes, window=window, width=WIDTH, height=height, by=by,
        ticks=_ticks(window), moves=moves, row=ROW, drawn=len(found),
        total=editions.count(wanted) if len(found) == MOST else len(found),
    )  # fmt: skip


MOVES = {"earlier": (-0.5, 0.5), "later": (0.5, 1.5), "closer": (0.25, 0.75), "wider": (-0.5, 1.5)}


def _window(query: Query, editions: Editions) -> Window:
    """What is asked for; else from the first to the last day, without a far past."""
    wanted = Selection(view="timeline", query=query)
    last = query.until or editions.extremes(wanted)[1] or query.since or date(2000, 1, 1)
    first = query.since or editions.extremes(wanted, _shifted(last, -FAR.days))[0] or last
    return Window(min(first, last), max(first, last))


def _lanes(found: Iterable[LaidRow], window: Window, by: str) -> Iterator[Lane]:
    groups: dict[str, list[LaidRow]] = {}
    for row in found:
        groups.setdefault(row.body[by] or REST, []).append(row)
    ordered = sorted(groups, key=lambda name: (name == REST, -len(groups[name]), name))
    for name in ordered[LANES:]:
        groups.setdefault(REST, []).extend(groups.pop(name) if name != REST else [])
    y = MARGIN
    for name in sorted(groups, key=lambda name: (name == REST, -len(groups[name]), name)):
        bars, rows = _bars(groups[name], window, y + ROW)
        yield Lane(name=name, y=y, height=(rows + 1.5) * ROW, bars=bars)
        y += (rows + 1.5) * ROW


def _usual(found: tuple[LaidRow, ...]) -> str:
    """Lanes by issue where most happenings have one."""
    return "issue" if 2 * sum(bool(row.body["issue"]) for row in found) > len(found) else "actor"


def _bars(found: Iterable[LaidRow], window: Window, y: float) -> tuple[tuple[Bar, ...], int]:
    """Bars that do not cover each other, as far as there are rows, and the number of rows."""
    free: list[float] = []
    bars: list[Bar] = []
    for found_row in sorted(found, key=lambda r: (r.body["when"], r.body["told"])):
        x, width = _extent(DateRange(*map(date.fromisoformat, found_row.body["when"])), window)
        row = next((n for n, end in enumerate(free) if end <= x), len(free))
        row = min(row, DEEPEST - 1)
        free[row : row + 1] = [x + width]
        drawn = {name: found_row.body[name] for name in ("told", "factuality")}
        bars.append(Bar(x=x, y=y + row * ROW, width=width, href=f"/records/{found_row.key}", **drawn))
    return tuple(bars), max(1, len(free))


def _extent(when: DateRange, window: Window) -> tuple[float, float]:
    first = max(when.earliest or window.first, window.first)
    last = min(when.latest or window.last, window.last)
    x = window.x(first)
    width = max(SHORTEST, window.x(last) + WIDTH / window.days - x)
    return round(min(x, WIDTH - SHORTEST), 2), round(width, 2)


def _ticks(window: Window) -> list[tuple[float, str]]:
    """Where days are written, and which."""
    step = max(1, window.days // TICKS)
    days = [window.first + timedelta(days=n) for n in range(0, window.days, step)]
    return [(round(window.x(day), 2), day.isoformat()) for day in days[:-1] or days]


def _shifted(day: date, days: int) -> date:
    """Another day, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
