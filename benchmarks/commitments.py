"""Commitments: the short passages and the diplomatic set by the reference scorer, with intervals and a junk baseline
beside; the mentions of the Vienna case and what only looks like one.

python benchmarks/commitments.py [--json OUT]
"""

from __future__ import annotations

from typing import Any

from dealings import Layer, main_of, measured
from reference import show

SHARES = ("obligor_right", "condition_right", "deadline_right")
LAYER = Layer(
    name="commitments",
    whole="obligor, condition and status right",
    words=(
        "will ", "shall", "agree", "promis", "pledg", "commit", "undert", "guarante", "intend", "vow", "oblig",
        "assur", "bound", "determin", "plans",
    ),
    junk=lambda names: {"obligor": names[0], "condition": None, "status": "standing", "deadline": {}},
    figures=(*SHARES, "commitment_status"),
)  # fmt: skip


def measure() -> dict[str, Any]:
    """All figures, printed as tables on the way."""
    figures = measured(LAYER)
    show("Of those found", ("figure", "share"), [(name, figures[name]["share"]) for name in SHARES])
    return figures


if __name__ == "__main__":
    main_of(__doc__, measure)
