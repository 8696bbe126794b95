"""Which PLOVER root a relation between two actors is, by a linear model whose weights are read on first use."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable
from functools import cached_property
from math import exp
from pathlib import Path

from dragoman.errors import TrainedModelMissing

HERE = Path(__file__).parent
SUMS, WEIGHTS = "SHA256SUMS", "weights.json.gz"
REMEDY = "install Dragoman again"

Scores = dict[str, float]


class EventTyper:
    """Scores the types of an event between two actors from its features."""

    def __init__(self, folder: Path = HERE) -> None:
        self.folder = folder

    def type_of(self, features: Iterable[str]) -> tuple[str, float]:
        """The likeliest type and its share of the likelihood. CONCEDE and RETREAT are one type, YIELD, as in PLV.

        Raises TrainedModelMissing where the weights are missing or changed.
        """
        scores = self.scores(features)
        best = max(scores, key=lambda label: (scores[label], label))
        whole = sum(exp(score - scores[best]) for score in scores.values())
        return best, 1 / whole

    def scores(self, features: Iterable[str]) -> Scores:
        """Each type with its score."""
        labels, bias, weights = self._model
        found = dict(zip(labels, bias, strict=True))
        for feature in sorted(features):
            for number, weight in weights.get(feature, ()):
                found[labels[number]] += weight
        return found

    @cached_property
    def _model(self) -> tuple[list[str], list[float], dict[str, list[tuple[int, float]]]]:
        path = self.folder / WEIGHTS
        try:
            data = path.read_bytes()
            named = (self.folder / SUMS).read_text(encoding="utf-8").split()
        except OSError as error:
            raise TrainedModelMissing(f"no {path.name}", where=str(self.folder), remedy=REMEDY) from error
        if hashlib.sha256(data).hexdigest() not in named:
            raise TrainedModelMissing(f"{path.name} is damaged", where=str(self.folder), remedy=REMEDY)
        content = json.loads(gzip.decompress(data))
        return content["labels"], content["bias"], content["weights"]
