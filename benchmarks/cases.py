"""All cases beside each other: what comes of reports that were looked at while the program was made, and of others.

    python benchmarks/cases.py [CASE ...] [--json OUT]

Without CASE the shared one and all of our own. Precision / recall of pairs of mentions for the joins, of findings for
disagreements; shares for the rest. ASIDE are cases whose texts nobody who works on the rules has read.
"""

from __future__ import annotations

from pathlib import Path
from statistics import mean

from case import CASE, Report, measure
from case_scores import JOINED
from reference import arguments, keep, shared_or_leave, show

OWN = Path(__file__).with_name("own")
ASIDE = ("brussels", "georgetown")
COLUMNS = (*JOINED, "disagreements", "states", "positions", "turns")


def own_cases() -> list[Path]:
    """The cases of this repository, by name."""
    return sorted(path.parent for path in OWN.glob("*/gold.json"))


def key_figures(report: Report) -> dict[str, tuple[float, ...]]:
    """One or two numbers to each column."""
    joins = {layer: (report[f"joins: {layer}"]["pairs_p"], report[f"joins: {layer}"]["pairs_r"]) for layer in JOINED}
    return {
        **joins,
        "disagreements": (report["disagreements"]["p"], report["disagreements"]["r"]),
        "states": (report["processes"]["states_r"],),
        "positions": (report["positions"]["f1"],),
        "turns": (report["turns"]["accuracy"],),
    }


def own_means(*, aside: bool = False) -> dict[str, float]:
    """Means over our own cases as read, for the gate: those that were looked at, or those held aside."""
    reports = [measure(case)["as read"] for case in own_cases() if (case.name in ASIDE) == aside]
    return {
        "joins_pairs_f1": mean(r["joins: events"]["pairs_f1"] for r in reports),
        "contacts_pairs_f1": mean(r["joins: contacts"]["pairs_f1"] for r in reports),
        "disagreements_f1": mean(r["disagreements"]["f1"] for r in reports),
        "turns": mean(r["turns"]["accuracy"] for r in reports),
    }


def main() -> None:
    """Print a table as read and one by the gold's records."""
    parser = arguments(__doc__)
    parser.add_argument("cases", nargs="*", type=Path)
    options = parser.parse_args()
    shared_or_leave()
    measured = {case.name: measure(case) for case in options.cases or [CASE, *own_cases()]}
    for way in ("as read", "records by gold"):
        rows = [(_name(name), *_row(reports[way])) for name, reports in measured.items()]
        show(f"cases, {way}", ("case", *COLUMNS), rows)
    keep(options.json, measured)


def _name(case: str) -> str:
    return f"{case}, held aside" if case in ASIDE else case


def _row(report: Report) -> list[str]:
    return ["/".join(f"{value:.2f}".removeprefix("0") for value in values) for values in key_figures(report).values()]


if __name__ == "__main__":
    main()
