"""Instruments: the diplomatic set by the reference scorer with a junk baseline beside, the two reports with gold, and
the mentions of the Vienna case.

python benchmarks/instruments.py [--json OUT]
"""

from __future__ import annotations

from typing import Any

from dealings import GOLD, Layer, diplomatic, diplomatic_texts, junk, vienna, vienna_recall
from dragoman.docket import extract
from dragoman.record.docket import Extraction
from reference import SHARED, arguments, keep, score, shared_or_leave, show

LAYER = Layer(
    name="instruments",
    whole="",
    words=(
        "agreement", "accord", "deal", "pact", "treaty", "resolution", "ceasefire", "truce", "declaration", "statement",
    ),
    junk=lambda _: {},
    figures=(),
)  # fmt: skip


def main() -> None:
    """Print the tables."""
    options = arguments(__doc__).parse_args()
    shared_or_leave()
    keep(options.json, measure())


def measure() -> dict[str, Any]:
    """All figures, printed as tables on the way."""
    in_texts = diplomatic("instruments", junk(diplomatic_texts(), LAYER))
    show(
        "Instruments in the diplomatic set",
        ("system", "precision", "recall", "F1", "gold"),
        [(name, f["p"], f["r"], f["f1"], f["gold"]) for name, f in in_texts.items()],
    )
    reports = [item for item in extract([SHARED / "reports"]) if isinstance(item, Extraction)]
    recall = score("docket", reports, GOLD / "reports_dev.json")["instruments"]
    told, there = vienna_recall("instruments")
    identities = sum(len(item.instruments) for item in vienna()[1])
    rows = [
        ("reports, recall", recall["hit"], recall["gold"]),
        ("Vienna, mentions", told, there),
        ("Vienna, records", identities, ""),
    ]
    show("Instruments in the cases", ("figure", "found", "of"), rows)
    return {
        "diplomatic": {name: f["f1"] for name, f in in_texts.items()},
        "reports": recall,
        "vienna": {"mentions": told, "of": there},
    }


if __name__ == "__main__":
    main()
