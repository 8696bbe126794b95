"""Scores of clusters: MUC (Vilain 1995), B³ (Bagga and Baldwin 1998), CEAF-e (Luo 2005); their mean is CoNLL F1."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset[Hashable]


def clusters(labels: Iterable[tuple[Hashable, Hashable]]) -> list[Cluster]:
    """Clusters of (mention, label) pairs."""
    found: dict[Hashable, set[Hashable]] = {}
    for mention, label in labels:
        found.setdefault(label, set()).add(mention)
    return [frozenset(c) for c in found.values()]


def conll(gold: Sequence[Cluster], ours: Sequence[Cluster]) -> dict[str, float]:
    """B³ precision, recall and F1, and the mean F1 of MUC, B³ and CEAF-e. Mentions may differ between the two."""
    muc = f1(_muc(ours, gold), _muc(gold, ours))
    precision, recall = _b_cubed(ours, gold), _b_cubed(gold, ours)
    b_cubed = f1(precision, recall)
    entity = f1(*_ceaf(gold, ours))
    return {
        "b3_p": precision,
        "b3_r": recall,
        "b3_f1": b_cubed,
        "muc": muc,
        "ceaf_e": entity,
        "conll": (muc + b_cubed + entity) / 3,
    }


def f1(precision: float, recall: float) -> float:
    """Harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _home(partition: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(partition) for mention in cluster}


def _muc(key: Sequence[Cluster], answer: Sequence[Cluster]) -> float:
    """Share of the key's links that the answer has."""
    home = _home(answer)
    links = found = 0
    for cluster in key:
        parts = {home.get(m, ("alone", m)) for m in cluster}
        links += len(cluster) - 1
        found += len(cluster) - len(parts)
    return found / links if links else 0.0


def _b_cubed(key: Sequence[Cluster], answer: Sequence[Cluster]) -> float:
    """Mean share of a key mention's cluster that stands with it in the answer."""
    home = _home(answer)
    total = number = 0.0
    for cluster in key:
        for mention in cluster:
            number += 1
            if mention in home:
                total += len(cluster & answer[home[mention]]) / len(cluster)
    return total / number if number else 0.0


def _ceaf(gold: Sequence[Cluster], ours: Sequence[Cluster]) -> tuple[float, float]:
    likeness = np.zeros((len(gold), len(ours)))
    home = _home(ours)
    for row, cluster in enumerate(gold):
        for column in {home[m] for m in cluster if m in home}:
            likeness[row, column] = 2 * len(cluster & ours[column]) / (len(cluster) + len(ours[column]))
    rows, columns = linear_sum_assignment(-likeness)
    best = float(likeness[rows, columns].sum())
    return best / len(ours) if ours else 0.0, best / len(gold) if gold else 0.0
