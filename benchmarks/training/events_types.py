"""Trains the typing of relations between two actors on PLV train, and on PLOVER's own coded examples: a linear support
vector machine over the features of `dragoman.extraction.events.pairs`, exported as plain weights.

python benchmarks/training/events_types.py ../shared/bench src/dragoman/models/events

Needs scikit-learn (it comes with `pip install -e .[bench]`). Deterministic; about a minute on one core.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from dragoman.extraction.events.pairs import pair_features
from plv import Relation, coded_examples, readings, relations

Features = list[frozenset[str]]

SCALE = {
    "pair": 2.0, "cv11": 2.0, "c": 1.5, "cl": 1.5, "c0": 1.5, "src": 1.2, "tgt": 1.2, "p": 1.2, "cv10": 1.2,
    "cv01": 1.2, "ev": 0.8, "p2": 0.8, "pm": 0.8, "lf": 0.8, "vo": 0.8, "o": 0.7, "tv": 0.7, "sf": 0.6, "b": 0.6,
    "cv00": 0.6, "tf": 0.5, "bb": 0.4, "w": 0.35, "ds": 0.3, "dt": 0.3,
}  # fmt: skip
"""How much a kind of feature weighs; 1 where nothing is said. Chosen by cross-validation on the train file."""

COST, FEWEST, LEAST = 0.15, 1, 0.005
"""The machine's C; how often a feature must have been seen to be kept; weights below are left out."""

ASIDE = 0.3
"""How much an example of PLOVER's own counts beside one of PLV, whose way of coding is to be learned."""


PLV, GSR = "plv/PLV_train.tsv", "plover_gsr/gsr_dev.json"


def main() -> None:
    """Train on the whole file and write weights and checksum."""
    bench = Path(sys.argv[1])
    rows, aside = relations(bench / PLV), coded_examples(bench / GSR)
    types = [row.type for row in (*rows, *aside)]
    labels, bias, weights = fit(features_of([*rows, *aside]), types, len(aside))
    folder = Path(sys.argv[2])
    content = json.dumps({"labels": labels, "bias": bias, "weights": weights}, separators=(",", ":"), sort_keys=True)
    data = gzip.compress(content.encode(), mtime=0)
    (folder / "weights.json.gz").write_bytes(data)
    (folder / "SHA256SUMS").write_text(f"{hashlib.sha256(data).hexdigest()}  weights.json.gz\n", encoding="utf-8")
    print(f"{len(weights)} features, {len(data)} bytes")


def features_of(rows: Sequence[Relation]) -> Features:
    """The features of each relation."""
    made = zip(rows, readings(list(rows)), strict=True)
    return [pair_features(reading, list(reading.events()), row.source, row.target) for row, reading in made]


def fit(
    features: Features, types: Sequence[str], aside: int = 0
) -> tuple[list[str], list[float], dict[str, list[tuple[int, float]]]]:
    """Labels, bias of each, and the weights of each feature by number of label; the scale is in the weights. The last
    `aside` rows count less."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - only training needs it
    from sklearn.svm import LinearSVC  # noqa: PLC0415

    seen = Counter(name for found in features for name in found)
    names = sorted(name for name, count in seen.items() if count >= FEWEST)
    column = {name: n for n, name in enumerate(names)}
    scale = [SCALE.get(name.split(":", 1)[0], 1.0) for name in names]
    cells = [(row, column[name]) for row, found in enumerate(features) for name in sorted(found) if name in column]
    rows, columns = zip(*cells, strict=True)
    matrix = csr_matrix(([scale[c] for c in columns], (rows, columns)), shape=(len(features), len(names)))
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    machine = LinearSVC(C=COST, class_weight="balanced", random_state=0).fit(
        matrix, list(types), sample_weight=[1.0] * (len(types) - aside) + [ASIDE] * aside
    )
    weights = {
        name: [(n, round(w * scale[c], 3)) for n, w in enumerate(machine.coef_[:, c].tolist()) if abs(w) >= LEAST]
        for name, c in column.items()
    }
    bias = [round(b, 4) for b in machine.intercept_.tolist()]
    return list(machine.classes_), bias, {name: told for name, told in weights.items() if told}


if __name__ == "__main__":
    main()
