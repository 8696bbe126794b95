"""Weights of the scorer of joins, learned from the cases whose gold is known.

    python benchmarks/training/joining.py [--write]

Examples are the pairs of records that the gold tells of and that the program compares at all, twice a case: as read
from the reports, and by the gold. A logistic regression; a weight stays on the side, for or against, that its feature
is meant for, and near what it was expected to be (joining_expected.json) where the cases say little. Printed first are
the joins of each case by weights learned from the other cases alone; with --write what all of them together teach goes
into the package. About a minute.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import case_scores
from case import as_read
from case_records import CaseRecords, Gold, files_of, read_case, read_gold
from dragoman.reconcile import joining, pairs
from dragoman.reconcile.candidates import asked, posted
from dragoman.reconcile.comparison import join_told
from dragoman.reconcile.traits import traits_of
from dragoman.record.docket import DocketExport
from reference import SHARED, arguments, shared_or_leave, show

OWN = Path(__file__).resolve().parents[1] / "own"
CASES = (
    SHARED / "cases" / "vienna",
    *(OWN / name for name in ("isfara", "nile", "havana", "caucasus", "nicosia", "dialogue")),
)
EXPECTED = Path(__file__).with_name("joining_expected.json")
WEIGHTS = Path(pairs.__file__).with_name("weights.json")
LAYERS = {
    "events": {"threshold": 0.4, "cohesion": 0.15},
    "contacts": {"threshold": 0.45, "cohesion": 0.25},
    "commitments": {"threshold": 0.55, "cohesion": 0.25},
}
"""The layers that are learned, with when two records are linked and two groups put together: where the pairs of cases
left out came out best."""

FOR = frozenset(
    {"pointed_at", "same_day", "same_range", "days_may_agree", "actors", "both_sides", "rare_kind", "act", "head",
     "words", "matter", "telling_words", "crossing_words", "crossing_matter", "setting", "counted", "things", "via",
     "place", "verbatim", "answered_alike"}
)  # fmt: skip
AGAINST = frozenset(
    {"amounts_differ", "spoken_of", "days_near", "roles_turned", "crossed", "kind_differs", "act_differs",
     "head_differs", "anew", "negation_differs", "via_differs", "place_differs", "same_document", "reports_apart",
     "things_differ", "answered_differ"}
)  # fmt: skip
EITHER = frozenset({"days_unknown", "actors_unknown"})
NAMES = tuple(sorted(FOR | AGAINST | EITHER))
SIDES = [(None, None), *((0.0 if n in FOR else None, 0.0 if n in AGAINST else None) for n in NAMES)]

PULL = {"events": 1.0, "contacts": 4.0, "commitments": 0.5}
"""How strongly a weight is held to what was expected: the more, the fewer pairs there are to learn from."""

Example = tuple[pairs.Features, bool]
Weights = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Side:
    """A case in one of its two readings: a docket that is not yet compared, with the gold."""

    case: str
    reading: str
    docket: DocketExport
    gold: Gold
    files: case_scores.Files

    @cached_property
    def examples(self) -> dict[str, list[Example]]:
        """Features of the pairs of each layer, and whether the gold holds the two to be one."""
        return {layer: list(self._examples(layer)) for layer in LAYERS}

    def _examples(self, layer: str) -> Iterator[Example]:
        """A record of another type than the gold's is of something else."""
        docket = self.docket
        meant: dict[str, set[int]] = defaultdict(set)
        kinds = {event.id: event.type for event in docket.events}
        for number, entry in enumerate(self.gold[layer]):
            for mention in () if entry.get("optional") else entry["mentions"]:
                place = case_scores.places(mention, self.files)
                record = case_scores.best(place, getattr(docket, layer))
                if record and kinds.get(record) == entry.get("type"):
                    meant[record].add(number)
        traits = {t.record: t for t in traits_of(docket.documents, docket) if t.layer == layer}
        for one, other in combinations(sorted(meant), 2):
            ours, theirs = traits[one], traits[other]
            if asked(ours) & posted(theirs) and not pairs.set_apart(ours, theirs):
                yield pairs.features(ours, theirs), bool(meant[one] & meant[other])

    def joins(self, weights: Weights) -> dict[str, case_scores.Figures]:
        """Figures of the joins that the weights make, by layer."""
        with patch.object(pairs, "weights", lambda: weights), patch.object(joining, "weights", lambda: weights):
            compared = replace(self.docket, joins=join_told(self.docket))
        return {layer: case_scores.join_figures(compared, self.gold, self.files, layer) for layer in LAYERS}


def sides(case: Path) -> Iterator[Side]:
    """A case as read, and by its gold."""
    found, gold = read_case(case), read_gold(case)
    files = files_of(case, (item.document for item in found))
    yield Side(case.name, "as read", as_read(found), gold, files)
    yield Side(case.name, "by gold", replace(CaseRecords(case, found).docket, positions=()), gold, files)


def learn(examples: list[Example], expected: dict[str, float], pull: float) -> dict[str, float]:
    """Weights that tell the pairs apart, with the bias."""
    told = np.array([[found[name] for name in NAMES] for found, _ in examples])
    same = np.array([float(one) for _, one in examples])
    start = np.array([expected.get(name, 0.0) for name in ("bias", *NAMES)])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds, off = told @ weights[1:] + weights[0], (weights - start)[1:]
        wrong = 1 / (1 + np.exp(-odds)) - same
        slope = np.concatenate([[wrong.sum()], told.T @ wrong + pull * off])
        return float(np.sum(np.logaddexp(0, odds) - same * odds) + pull * np.sum(off**2) / 2), slope

    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=SIDES).x
    rounded = {name: round(float(value), 2) for name, value in zip(("bias", *NAMES), found, strict=True)}
    return {name: value for name, value in rounded.items() if value}


def taught(readings: list[Side], expected: Weights, current: Weights) -> Weights:
    """All weights, those of the learned layers as the cases teach them."""
    learned = {
        layer: {**learn(examples, expected[layer], PULL[layer]), **bounds}
        for layer, bounds in LAYERS.items()
        if (examples := [example for side in readings for example in side.examples[layer]])
    }
    return {**current, **learned}


def main() -> None:
    """Print what each case comes to by the others; write the weights if asked to."""
    parser = arguments(__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    shared_or_leave()
    expected, current = json.loads(EXPECTED.read_text()), json.loads(WEIGHTS.read_text())
    readings = [side for case in CASES for side in sides(case)]
    rows = []
    for side in readings:
        figures = side.joins(taught([s for s in readings if s.case != side.case], expected, current))
        shown = (f"{f['pairs_p']:.2f} / {f['pairs_r']:.2f}" for f in figures.values())
        rows.append((side.case, side.reading, *shown))
    show("Pairs of each case, weights by the others", ("case", "reading", *LAYERS), rows)
    if options.write:
        WEIGHTS.write_text(json.dumps(taught(readings, expected, current), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
