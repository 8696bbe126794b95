"""How long the desk takes on a large docket: every page's server time, first paint, and the longest task while panning.

    python benchmarks/desk.py [DOCKET] [--reports 5000] [--browser] [--json OUT]

Without a docket, one is made up: 5,000 reports hold 100,000 statements and 20,000 events. Pages are those of the
application's routes, each asked for under many addresses (pages, filters, days, records), none twice. The export of a
whole docket is a download, no page, and is left out.
"""

from __future__ import annotations

import random
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from starlette.routing import Route
from starlette.testclient import TestClient

from dragoman import Docket
from dragoman.record.pages import Selection
from dragoman.web.app import create_app
from dragoman.web.case import Case
from large_docket import FAMILY, GIVEN, ISSUES, STATES, THINGS, fill
from reference import arguments, keep, show

HERE = "http://127.0.0.1"
DOWNLOADS = ("/export/{form}",)
BOUND_MS, PAINT_MS, TASK_MS = 150, 1000, 200
TIMES, DECISIONS, PANS = 30, 30, 12
PAGES_OF_LISTINGS = 40
VIEWS = {"/documents/{id}": "documents", "/actors/{id}": "actors"}
MOVES = "a[data-key=l], a[data-key=h]"

LONG_TASKS = """() => {
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
  }).observe({ type: "longtask", buffered: true });
}"""
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"


@dataclass(frozen=True)
class Spent:
    """Milliseconds on the wall, and of the processor, which other programs on the machine do not touch."""

    wall: float
    processor: float


def spent(act: Callable[[], object]) -> Spent:
    """How long it takes."""
    wall, processor = time.perf_counter(), time.process_time()
    act()
    return Spent((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000)


def pages(app: object) -> list[str]:
    """The paths of all pages, read off the application."""
    routes = [route for route in getattr(app, "routes", ()) if isinstance(route, Route)]
    return [r.path for r in routes if "GET" in (r.methods or ()) and r.path not in DOWNLOADS]


def addresses(path: str, docket: Docket, chance: random.Random) -> Iterator[str]:
    """Addresses of a page, without end: the plain one first."""
    if "{id}" in path:
        keys = [key for view in _views(path) for key in _keys(docket, view, chance)]
        while True:
            yield path.replace("{id}", chance.choice(keys))
    yield path
    while True:
        yield path + chance.choice(WITH)(chance)


def _views(path: str) -> tuple[str, ...]:
    return (VIEWS[path],) if path in VIEWS else ("statements", "events", "contacts", "commitments")


def _keys(docket: Docket, view: str, chance: random.Random) -> list[str]:
    """Ids of what some rows of a view show."""
    total = docket.editions.count(Selection(view=view))
    places = (chance.randrange(total) for _ in range(TIMES))
    return [row.key for place in places for row in docket.editions.rows(Selection(view=view), place, 1)]


def _month(chance: random.Random) -> str:
    return f"{chance.randrange(2012, 2022)}-{chance.randrange(1, 13):02}"


WITH: tuple[Callable[[random.Random], str], ...] = (
    lambda chance: f"?page={chance.randrange(2, PAGES_OF_LISTINGS)}",
    lambda chance: f"?actor={chance.choice(GIVEN)}+{chance.choice(FAMILY)}&words={chance.choice(THINGS)}",
    lambda chance: f"?actor={chance.choice(list(STATES))}&words={chance.choice(THINGS)}+talks",
    lambda chance: f"?issue={chance.choice(ISSUES)}&page={chance.randrange(1, 9)}&layer=events",
    lambda chance: f"?issue={chance.choice(THINGS)}&about={chance.choice(THINGS)}",
    lambda chance: f"?until={_month(chance)}&layer=statements&skip={chance.randrange(2000)}",
    lambda chance: f"?actor={chance.choice(FAMILY)}&until={_month(chance)}&lanes=actor",
)


def on_the_server(docket: Docket) -> Iterator[tuple[str, float, float, float, float]]:
    """Path, median, p95 and longest of each page, and of a decision; and p95 of the processor."""
    app = create_app(Case(docket, "benchmark"))
    client = TestClient(app, base_url=HERE, headers={"origin": HERE})
    chance = random.Random(5)  # noqa: S311 - no secret is made
    for path in pages(app):
        asked = addresses(path, docket, chance)
        yield path, *_summed(spent(partial(_got, client, next(asked))) for _ in range(TIMES))
    ids = _keys(docket, "statements", chance)[:DECISIONS]
    form = {"verb": "accept", "part": "card"}
    yield "a decision", *_summed(spent(partial(client.post, f"/records/{i}/decide", data=form)) for i in ids)


def _got(client: TestClient, address: str) -> None:
    answer = client.get(address)
    if answer.status_code not in (200, 400):  # a brief has no words, a search none: told plainly
        raise SystemExit(f"{address}: {answer.status_code}")


def _summed(taken: Iterator[Spent]) -> tuple[float, float, float, float]:
    given = list(taken)
    wall, processor = sorted(x.wall for x in given), sorted(x.processor for x in given)
    late = max(0, round(len(given) * 0.95) - 1)
    return wall[len(given) // 2], wall[late], wall[-1], processor[late]


@contextmanager
def serving(docket: Docket) -> Iterator[str]:
    """The desk on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(Case(docket, "benchmark")), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"{HERE}:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def in_a_browser(docket: Docket) -> Iterator[tuple[str, float, float]]:
    """Path, first paint and longest task of each page; the timeline's while it is panned, dragged over and scrolled."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is asked for

    with serving(docket) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1200, "height": 800})
        tab.add_init_script(f"({LONG_TASKS})()")
        chance = random.Random(6)  # noqa: S311 - no secret is made
        for path in pages(create_app(Case(docket, "benchmark"))):
            tab.goto(address + next(addresses(path, docket, chance)))
            yield path, *_seen(tab)
        yield "/timeline, panned", *_panned(tab, address)
        browser.close()


def _seen(tab) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    """First paint and longest task of the page that is shown."""
    tab.wait_for_timeout(200)
    return float(tab.evaluate(PAINT)), float(tab.evaluate("() => window.longest"))


def _panned(tab, address: str) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    """The worst of the timeline moved back and forth, scrolled and dragged over."""
    seen = []
    tab.goto(f"{address}/timeline")
    for number in range(PANS):
        tab.keyboard.press("l" if number % 3 == 2 else "h")
        tab.wait_for_load_state()
        tab.mouse.wheel(0, 900)
        box = tab.locator("svg.timeline").bounding_box()
        if box:
            tab.mouse.move(box["x"] + 20, box["y"] + 6)
            tab.mouse.down()
            tab.mouse.move(box["x"] + 24, box["y"] + 6, steps=40)
            tab.mouse.up()
        seen.append(_seen(tab))
    return max(paint for paint, _ in seen), max(task for _, task in seen)


def measure(docket: Docket, *, browser: bool) -> dict[str, float]:
    """Print the tables; the worst figures."""
    laid = spent(docket.editions.make)
    rows = list(on_the_server(docket))
    show(f"Server time in ms (bound: p95 {BOUND_MS})", ("page", "median", "p95", "longest", "p95 cpu"), rows)
    figures = {"laid_out_s": laid.wall / 1000, "laid_out_cpu_s": laid.processor / 1000}
    figures |= {"p95_ms": max(row[2] for row in rows), "p95_cpu_ms": max(row[4] for row in rows)}
    figures |= {f"p95_ms {row[0]}": row[2] for row in rows}
    if browser:
        seen = list(in_a_browser(docket))
        show(f"Chromium, in ms (bounds: {PAINT_MS}, {TASK_MS})", ("page", "first paint", "longest task"), seen)
        figures |= {"first_paint_ms": max(row[1] for row in seen), "longest_task_ms": max(row[2] for row in seen)}
    return figures


def main() -> None:
    """On a copy of the docket named, or on one made up."""
    parser = arguments(__doc__)
    parser.add_argument("docket", nargs="?", type=Path)
    parser.add_argument("--reports", type=int, default=5000)
    parser.add_argument("--browser", action="store_true")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.db"
        if options.docket:
            shutil.copy(options.docket, path)
        else:
            fill(path, options.reports).close()
        with Docket.open(path) as docket:
            figures = measure(docket, browser=options.browser)
    show("The desk", ("figure", "value"), ((k, v) for k, v in figures.items() if " " not in k))
    keep(options.json, figures)


if __name__ == "__main__":
    main()
