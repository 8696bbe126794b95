"""A whole case against its gold: joins, disagreements, processes, turns, positions, copies, dates.

    python benchmarks/case.py [CASE] [--json OUT]

Twice: on what `dragoman read` finds in the reports, and on records made from the gold, each with what its own
report tells, which measures reconciliation apart from extraction. Beside the joins a junk baseline: same type, same
longest word.
"""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import case_scores
from case_records import CaseRecords, Gold, files_of, read_case, read_gold
from dragoman.extraction.dating.over_docket import dated_by_each_other
from dragoman.reconcile.comparison import compare_reports
from dragoman.record.docket import DocketExport, Extraction, Layers
from reference import SHARED, arguments, keep, shared_or_leave, show

CASE = SHARED / "cases" / "vienna"
Report = dict[str, case_scores.Figures]


def as_read(found: list[Extraction]) -> DocketExport:
    """The docket of what was read, dated but not yet compared."""
    layers = {f.name: tuple(r for item in found for r in getattr(item, f.name)) for f in fields(Layers)}
    return dated_by_each_other(DocketExport(documents=tuple(item.document for item in found), **layers))


def figures(docket: DocketExport, gold: Gold, files: case_scores.Files) -> Report:
    """Every figure of a docket that is not yet compared."""
    compared = compare_reports(docket)
    junk = case_scores.junk_joins(docket)
    report = {f"joins: {layer}": case_scores.join_figures(compared, gold, files, layer) for layer in case_scores.JOINED}
    return report | {
        "junk joins: events": case_scores.join_figures(junk, gold, files, "events"),
        "disagreements": case_scores.disagreement_figures(compared, gold, files),
        "processes": case_scores.process_figures(compared, gold, files),
        "positions": case_scores.position_figures(compared, gold, files),
        "turns": case_scores.turn_figures(docket, gold),
        "copies": case_scores.copy_figures(compared, gold, files),
        "dates": case_scores.date_figures(compared, gold, files),
    }


def measure(case: Path = CASE) -> dict[str, Report]:
    """Figures as read and with the gold's records."""
    found = read_case(case)
    gold = read_gold(case)
    files = files_of(case, (item.document for item in found))
    by_gold = CaseRecords(case, found).docket
    return {
        "as read": figures(as_read(found), gold, files),
        "records by gold": figures(replace(by_gold, positions=()), gold, files),
    }


def main() -> None:
    """Print the tables."""
    parser = arguments(__doc__)
    parser.add_argument("case", nargs="?", type=Path, default=CASE)
    options = parser.parse_args()
    shared_or_leave()
    results = measure(options.case)
    for name, report in results.items():
        rows = [(task, "  ".join(f"{k} {v:.2f}" for k, v in found.items())) for task, found in report.items()]
        show(f"{options.case.name}, {name}", ("task", "figures"), rows)
    keep(options.json, results)


if __name__ == "__main__":
    main()
