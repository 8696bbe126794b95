"""Factuality as a number, from -3 (certainly not) to 3 (certainly so), on UW and MEANTIME: Pearson's r and the mean
absolute error, beside the answer "certainly so" for everything.

python benchmarks/factuality.py [--json OUT]

What each of our labels is worth is the mean of the gold in train; nothing else is learned here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import correlation, fmean

from dragoman.extraction.clauses.factuality import FactualityOf
from dragoman.extraction.clauses.frames import Clauses
from dragoman.language.english import EnglishAnalyser
from dragoman.record.document import Document, content_id
from dragoman.settings import Settings
from reference import BENCH, arguments, keep, shared_or_leave, show

SETS = {
    "UW": ("UW/train.jsonl", "UW/dev.jsonl"),
    "MEANTIME": ("MEANTIME/train_minus_heldoutdocs.jsonl", "MEANTIME/dev_minus_heldoutdocs.jsonl"),
}
PUBLISHED = {"UW": "r .828, MAE .451"}
CERTAIN = 3.0


@dataclass(frozen=True)
class Judged:
    """Our label for an event and the gold's number."""

    label: str
    gold: float


def main() -> None:
    """Print the table."""
    options = arguments(__doc__).parse_args()
    shared_or_leave()
    figures = {name: measure(*(BENCH / "factuality" / path for path in paths)) for name, paths in SETS.items()}
    rows = [
        (name, system, f["r"] if system == "Dragoman" else "", f[f"mae, {system}"], PUBLISHED.get(name, ""))
        for name, f in figures.items()
        for system in ("Dragoman", "certainly so")
    ]
    show("Factuality, dev", ("set", "system", "r", "mean absolute error", "best published (test)"), rows)
    keep(options.json, figures)


def measure(train: Path, dev: Path) -> dict[str, float]:
    """Pearson's r and the mean absolute error on dev."""
    worth = _worth(list(judged(train)))
    found = list(judged(dev))
    values = [worth.get(j.label, CERTAIN) for j in found]
    gold = [j.gold for j in found]
    return {
        "n": len(found),
        "r": correlation(values, gold),
        "mae, Dragoman": fmean(abs(v - g) for v, g in zip(values, gold, strict=True)),
        "mae, certainly so": fmean(abs(CERTAIN - g) for g in gold),
    }


def judged(path: Path) -> Iterator[Judged]:
    """Every event of a file with our label."""
    analyser = EnglishAnalyser(Settings())
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = Document(id=content_id(row["text"].encode()), text=row["text"])
        analysis = analyser.analyse(document)
        judge = FactualityOf(Clauses(analysis))
        starts = _starts(row["text"])
        for target in row["targets"]:
            at = starts[target["span1"][0]]
            token = next(iter(analysis.tokens_between(at, at + 1)), None)
            if token is not None:
                yield Judged(judge(token.index), target["label"])


def _starts(text: str) -> list[int]:
    """Where the words begin; they are parted by single blanks."""
    found, at = [], 0
    for word in text.split(" "):
        found.append(at)
        at += len(word) + 1
    return found


def _worth(seen: Sequence[Judged]) -> dict[str, float]:
    by_label: dict[str, list[float]] = defaultdict(list)
    for one in seen:
        by_label[one.label].append(one.gold)
    return {label: fmean(values) for label, values in by_label.items()}


if __name__ == "__main__":
    main()
