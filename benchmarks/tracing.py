"""A hand-kept chronology against the reports of a case: wrong lines flagged, lines without a report said to be so.

python benchmarks/tracing.py [CASE] [--json OUT]
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dragoman.docket import Docket
from dragoman.record.chronology import TracedLine
from dragoman.record.docket import DocketExport
from reference import SHARED, arguments, keep, shared_or_leave, show

WANTED = {"right": "borne out", "wrong": "contradicted", "not in the reports": "not in the reports"}
CASE = SHARED / "cases" / "vienna"


def main() -> None:
    """Print the table, and the lines that came out otherwise."""
    parser = arguments(__doc__)
    parser.add_argument("case", nargs="?", type=Path, default=CASE)
    options = parser.parse_args()
    shared_or_leave()
    figures, otherwise = measure(options.case)
    rows = [(name, *(f"{hit} of {all_}" for hit, all_ in found.values())) for name, found in figures.items()]
    columns = ("system", "right lines left alone", "wrong lines flagged", "said to be in no report")
    show(f"Chronology of {options.case.name}", columns, rows)
    for line in otherwise:
        print(line)
    keep(options.json, figures)


def measure(case: Path = CASE) -> tuple[dict[str, dict[str, tuple[int, int]]], list[str]]:
    """How many lines of each kind came out as the gold has them, by system; and ours that did not."""
    gold = {g["line"]: g for g in json.loads((case / "gold.json").read_text(encoding="utf-8"))["chronology"]}
    with tempfile.TemporaryDirectory() as folder, Docket.open(Path(folder) / "case.db", create=True) as docket:
        docket.read([case / "reports"])
        traced, whole = docket.trace(case / "chronology.md").trace.lines, docket.export()
    systems: dict[str, Callable[[TracedLine], str]] = {
        "Dragoman": lambda line: line.bearing,
        "day and a name": lambda line: "borne out" if _same_day_and_name(line, whole) else "not in the reports",
        "all borne out": lambda _: "borne out",
    }
    figures = {name: _count(traced, gold, rule) for name, rule in systems.items()}
    wrong = (line for line in traced if line.bearing != WANTED[gold[line.line.number]["verdict"]])
    told = [f"{x.line.number} {gold[x.line.number]['verdict']}, ours: {x.bearing} ({x.because})" for x in wrong]
    return figures, told


def _count(
    traced: Iterable[TracedLine], gold: dict[int, Any], rule: Callable[[TracedLine], str]
) -> dict[str, tuple[int, int]]:
    found = dict.fromkeys(WANTED, (0, 0))
    for line in traced:
        verdict = gold[line.line.number]["verdict"]
        hit, all_ = found[verdict]
        found[verdict] = (hit + (rule(line) == WANTED[verdict]), all_ + 1)
    return found


def _same_day_and_name(line: TracedLine, docket: DocketExport) -> bool:
    """The junk baseline: some report tells a time on that day, and names one of the line's capitalised words."""
    names = {word.strip(".,;'s") for word in line.line.text.split() if word[0].isupper()}
    documents = {d.id: d.text for d in docket.documents}
    days = (t for t in docket.times if t.when.known and t.when.exact and t.when.earliest == line.line.when.earliest)
    return any(name in documents[time.document] for time in days for name in names)


if __name__ == "__main__":
    main()
