"""How long the desk's server takes: each page on the sample reports, once anew and once as remembered, and a decision.

python benchmarks/desk.py [DOCKET]
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from dragoman import Docket
from dragoman.web.app import create_app
from dragoman.web.case import Case
from dragoman.web.pages.rendering import PAGES

SAMPLES = Path(__file__).parents[1] / "samples" / "us-north-korea-2021" / "reports"
HERE = "http://127.0.0.1"
BOUND = 0.150
DECISIONS = 20


def seconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def measure(docket: Docket) -> None:
    """Print a line for each page and one for decisions."""
    client = TestClient(create_app(Case(docket, "benchmark")), base_url=HERE, headers={"origin": HERE})
    document = docket.documents()[0].id
    print(f"{'page':<20} {'anew':>8} {'again':>8}   seconds; the bound is {BOUND} at p95")
    for path in (*(path for path, _ in PAGES), f"/documents/{document}"):
        fresh = TestClient(create_app(Case(docket, "benchmark")), base_url=HERE)
        print(f"{path[:20]:<20} {seconds(partial(fresh.get, path)):8.3f} {seconds(partial(fresh.get, path)):8.3f}")
    client.get("/queue")
    ids = [line.record.id for line in docket.statements()[:DECISIONS]]
    form = {"verb": "accept", "part": "card"}
    taken = sorted(seconds(partial(client.post, f"/records/{i}/decide", data=form)) for i in ids)
    print(f"a decision: median {taken[len(taken) // 2]:.3f}, p95 {taken[int(len(taken) * 0.95) - 1]:.3f}")


def main() -> None:
    """On a copy of the docket named, or on the samples."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.db"
        if len(sys.argv) > 1:
            shutil.copy(sys.argv[1], path)
        with Docket.open(path, create=True) as docket:
            if len(sys.argv) == 1:
                docket.read([SAMPLES])
            measure(docket)


if __name__ == "__main__":
    main()
