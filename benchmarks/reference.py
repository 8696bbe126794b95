"""What every benchmark needs: where the shared data lies, the reference scorers, one table."""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console
from rich.table import Table

from dragoman.record.codec import to_json
from dragoman.record.docket import Extraction

SHARED = Path(__file__).resolve().parents[2] / "shared"
BENCH = SHARED / "bench"


def shared_or_leave() -> None:
    """Leave with a clear word where the shared data is absent; in CI (DRAGOMAN_REQUIRE_SHARED) that is a failure."""
    if not BENCH.is_dir():
        print("skipped: ../shared is absent (the benchmark texts are not part of the repository)")
        sys.exit(1 if os.environ.get("DRAGOMAN_REQUIRE_SHARED") else 0)


def arguments(description: str | None) -> argparse.ArgumentParser:
    """The options that all benchmarks have."""
    parser = argparse.ArgumentParser(description=(description or "").splitlines()[0])
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser


def score(task: str, predictions: Iterable[Extraction | dict[str, Any]], *gold: str | Path) -> dict[str, Any]:
    """Figures of `shared/bench/score.py TASK` for what `dragoman extract` would print."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "predictions.jsonl"
        with lines.open("w", encoding="utf-8") as out:
            for made in predictions:
                out.write(json.dumps(to_json(made) if isinstance(made, Extraction) else made) + "\n")
        command = [sys.executable, str(BENCH / "score.py"), task, str(lines), *map(str, gold)]
        figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return dict(figures)


@cache
def scorer() -> ModuleType:
    """The reference scorer as a module, for its figures on one text at a time and its comparison of names."""
    spec = importlib.util.spec_from_file_location("reference_scorer", BENCH / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(BENCH / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def show(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """One table: task or system first, then the figures."""
    table = Table(title=title, title_justify="left")
    for n, column in enumerate(columns):
        table.add_column(column, justify="left" if n == 0 else "right")
    for row in rows:
        table.add_row(*(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row))
    Console(width=110).print(table)


def keep(path: Path | None, figures: dict[str, Any]) -> None:
    """Write the figures where asked for."""
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
