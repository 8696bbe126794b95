"""The four reports of the first case: statements found against the gold of two of them, and every span exact.

python benchmarks/reports.py [--json OUT]
"""

from __future__ import annotations

from typing import Any, get_args

from dragoman.docket import extract
from dragoman.record.docket import Extraction
from dragoman.settings import Attribution, Settings
from reference import SHARED, arguments, keep, score, shared_or_leave, show


def main() -> None:
    """Print the table."""
    options = arguments(__doc__).parse_args()
    shared_or_leave()
    figures = {by: measure(by) for by in get_args(Attribution)}
    rows = [
        ("statements, precision", *(f["statements"]["p"] for f in figures.values())),
        ("statements, recall", *(f["statements"]["r"] for f in figures.values())),
        ("speakers right", *(f["statement_speaker_right"]["share"] for f in figures.values())),
        ("statements in all four", *(f["found_in_all"] for f in figures.values())),
        ("spans that do not match the text", *(f["spans_not_in_text"] for f in figures.values())),
    ]
    show("The four reports (gold: two of them)", ("figure", *figures), rows)
    keep(options.json, figures)


def measure(by: Attribution) -> dict[str, Any]:
    """The reference scorer's figures for the two reports with gold, and counts over all four."""
    settings = Settings(attribution=by)
    found = [item for item in extract([SHARED / "reports"], settings) if isinstance(item, Extraction)]
    figures = score("docket", found, SHARED / "gold" / "reports_dev.json")
    return {**figures, "found_in_all": sum(len(item.statements) for item in found), "documents": len(found)}


if __name__ == "__main__":
    main()
