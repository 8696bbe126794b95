"""Commitments: the short passages and the diplomatic set by the reference scorer, with intervals and a junk baseline
beside; the mentions of the Vienna case and what only looks like one.

python benchmarks/commitments.py [--json OUT]
"""

from __future__ import annotations

from typing import Any

from dealings import (
    JUNK,
    PASSAGES,
    by_passage,
    diplomatic,
    diplomatic_texts,
    found_in,
    halves,
    junk,
    passages,
    row,
    vienna_look_alikes,
    vienna_recall,
)
from reference import arguments, keep, score, shared_or_leave, show

WORDS = (
    "will ", "shall", "agree", "promis", "pledg", "commit", "undert", "guarante", "intend", "vow", "oblig", "assur",
    "bound", "determin", "plans",
)  # fmt: skip


def main() -> None:
    """Print the tables."""
    options = arguments(__doc__).parse_args()
    shared_or_leave()
    keep(options.json, measure())


def measure() -> dict[str, Any]:
    """All figures, printed as tables on the way."""
    lines = passages("commitment")
    found, baseline = found_in(lines), _junk(line["text"] for line in lines)
    for name, title in (("commitments", "found"), ("commitments_whole", "obligor, condition and status right")):
        rows = [*halves(lines, found, name), row(JUNK, by_passage(baseline, lines, name))]
        show(f"Commitments in {len(lines)} passages: {title}", ("part", "precision", "recall", "F1"), rows)
    figures = score("passages", found, PASSAGES)
    names = ("obligor_right", "condition_right", "deadline_right")
    show("Of those found", ("figure", "share"), [(name, figures[name]["share"]) for name in names])
    in_texts = diplomatic("commitments", _junk(diplomatic_texts()))
    show(
        "Commitments in the diplomatic set",
        ("system", "precision", "recall", "F1", "gold"),
        [(name, f["p"], f["r"], f["f1"], f["gold"]) for name, f in in_texts.items()],
    )
    (told, there), (taken, alike) = vienna_recall("commitments"), vienna_look_alikes("commitments")
    show("Vienna", ("figure", "found", "of"), [("mentions", told, there), ("look-alikes taken for one", taken, alike)])
    return {
        **{name: figures[name] for name in (*names, "commitments", "commitments_whole", "commitment_status")},
        "diplomatic": {name: f["f1"] for name, f in in_texts.items()},
        "vienna": {"mentions": told, "of": there, "look_alikes": taken},
    }


def _junk(texts: Any) -> list[dict[str, Any]]:
    return junk(
        texts,
        "commitments",
        WORDS,
        lambda names: {"obligor": names[0], "condition": None, "status": "standing", "deadline": {}},
    )


if __name__ == "__main__":
    main()
