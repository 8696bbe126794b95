"""The four reports of the first case: statements found against the gold of two of them, and every span exact.

python benchmarks/reports.py [--json OUT]
"""

from __future__ import annotations

from typing import Any

from dragoman.docket import extract
from dragoman.record.docket import Extraction
from reference import SHARED, arguments, keep, score, shared_or_leave, show


def main() -> None:
    """Print the table."""
    options = arguments(__doc__).parse_args()
    shared_or_leave()
    figures = measure()
    rows = [
        ("statements, precision", figures["statements"]["p"]),
        ("statements, recall", figures["statements"]["r"]),
        ("speakers right", figures["statement_speaker_right"]["share"]),
        ("statements in all four", figures["found_in_all"]),
        ("spans that do not match the text", figures["spans_not_in_text"]),
    ]
    show("The four reports (gold: two of them)", ("figure", "rules"), rows)
    keep(options.json, figures)


def measure() -> dict[str, Any]:
    """The reference scorer's figures for the two reports with gold, and counts over all four."""
    found = [item for item in extract([SHARED / "reports"]) if isinstance(item, Extraction)]
    figures = score("docket", found, SHARED / "gold" / "reports_dev.json")
    return {**figures, "found_in_all": sum(len(item.statements) for item in found), "documents": len(found)}


if __name__ == "__main__":
    main()
