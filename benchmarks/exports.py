"""How long each export takes and how much it writes, on a made-up docket; `json` is the baseline: records as they are.

python benchmarks/exports.py [--events N] [--form NAME …] [--json OUT]
"""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dragoman.outputs.exports import EXPORTS, Export, Material
from dragoman.outputs.exports.writing import write_export
from dragoman.record.docket import LAYERS, DocketExport
from large_docket import EVENTS, reports
from reference import arguments, keep, show

LEFT_OUT = ("bundle", "timeml")
"""A bundle needs a docket file; TimeML holds one document."""


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--form", action="append", choices=[name for name in EXPORTS if name not in LEFT_OUT])
    options = parser.parse_args()
    material = Material(docket=made_up(options.events))
    asked = options.form or [name for name in EXPORTS if name not in LEFT_OUT]
    figures = {name: measure(EXPORTS[name], material) for name in dict.fromkeys(("json", *asked))}
    base = figures["json"]["seconds"]
    rows = [(name, f["seconds"], f["seconds"] / base, f["megabytes"]) for name, f in figures.items()]
    told = f"{len(material.docket.events)} events, {len(material.docket.statements)} statements"
    show(f"One docket: {told}", ("form", "seconds", "of json", "MB"), rows)
    keep(options.json, figures)


def made_up(events: int) -> DocketExport:
    """A docket of at least so many events."""
    told = list(reports(events // EVENTS))
    layers: dict[str, Any] = {name: tuple(r for one in told for r in getattr(one, name)) for name in LAYERS}
    return DocketExport(documents=tuple(one.document for one in told), **layers)


def measure(form: Export, material: Material) -> dict[str, float]:
    """Seconds to write it, and megabytes written."""
    with TemporaryDirectory() as folder:
        target = Path(folder, f"case{form.extension}")
        begun = time.perf_counter()
        write_export(form, material, target)
        spent = time.perf_counter() - begun
        files = [target] if target.is_file() else [path for path in target.rglob("*") if path.is_file()]
        return {"seconds": spent, "megabytes": sum(path.stat().st_size for path in files) / 1e6}


if __name__ == "__main__":
    main()
