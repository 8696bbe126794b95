"""What the benchmarks of contacts, commitments and instruments share: texts with gold, junk to compare, intervals."""

from __future__ import annotations

import json
import random
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.docket import extract
from dragoman.loaders import load
from dragoman.pipeline import standard_pipeline
from dragoman.record.arrival import Arrival
from dragoman.record.codec import to_json
from dragoman.record.docket import Extraction
from dragoman.record.document import content_id
from dragoman.settings import Settings
from reference import BENCH, SHARED, arguments, keep, score, scorer, shared_or_leave, show

GOLD = SHARED / "gold"
OWN = Path(__file__).parent / "own"
PASSAGES, DIPLOMATIC = GOLD / "passages_dev.jsonl", GOLD / "diplomatic_dev.json"
VIENNA = SHARED / "cases" / "vienna"
DRAWS, SEED = 1000, 11
JUNK = "keyword a sentence"
SENTENCE = re.compile(r"[^.!?]+[.!?]?")
CAPITAL = re.compile(r"\b[A-Z]\w+")

Line = dict[str, Any]
Counts = tuple[int, int, int]
"""Hits, found and wanted."""


@dataclass(frozen=True)
class Layer:
    """A layer of records that the passages test: what `whole` asks for, and the keywords and the record of junk."""

    name: str
    whole: str
    words: tuple[str, ...]
    junk: Callable[[list[str]], Line]
    figures: tuple[str, ...]

    @property
    def parts(self) -> dict[str, str]:
        """The scorer's figures with what they say."""
        return {self.name: "found", f"{self.name}_whole": self.whole}


def main_of(description: str | None, measure: Callable[[], Line]) -> None:
    """Print the tables of a benchmark, and keep its figures where asked for."""
    options = arguments(description).parse_args()
    shared_or_leave()
    keep(options.json, measure())


def measured(layer: Layer) -> Line:
    """All figures of a layer on the shared texts, printed as tables on the way."""
    lines = passages(layer.name[:-1])
    found, baseline = found_in(lines), junk((line["text"] for line in lines), layer)
    for name, title in layer.parts.items():
        rows = [*halves(lines, found, name), row(JUNK, by_passage(baseline, lines, name))]
        heading = f"{layer.name.capitalize()} in {len(lines)} passages: {title}"
        show(heading, ("part", "precision", "recall", "F1"), rows)
    figures = score("passages", found, PASSAGES)
    in_texts = diplomatic(layer.name, junk(diplomatic_texts(), layer))
    show(
        f"{layer.name.capitalize()} in the diplomatic set",
        ("system", "precision", "recall", "F1", "gold"),
        [(name, f["p"], f["r"], f["f1"], f["gold"]) for name, f in in_texts.items()],
    )
    (told, there), (taken, alike) = vienna_recall(layer.name), vienna_look_alikes(layer.name)
    show("Vienna", ("figure", "found", "of"), [("mentions", told, there), ("look-alikes taken for one", taken, alike)])
    return {
        **{name: figures[name] for name in (*layer.parts, *layer.figures)},
        "diplomatic": {name: f["f1"] for name, f in in_texts.items()},
        "vienna": {"mentions": told, "of": there, "look_alikes": taken},
    }


def own_passages(layer: Layer) -> dict[str, dict[str, tuple[tuple[object, ...], float]]]:
    """By figure and half of our own passages, a row of a table and the F1; with junk on the half not tuned on."""
    lines = [json.loads(line) for line in (OWN / f"{layer.name}.jsonl").read_text(encoding="utf-8").splitlines()]
    found, baseline = found_in(lines), junk((line["text"] for line in lines), layer)
    told: dict[str, dict[str, tuple[tuple[object, ...], float]]] = {}
    for name in layer.parts:
        answers = {"tune": found, "check": found, JUNK: baseline}
        told[name] = {}
        for half, made in answers.items():
            kept = [line for line in lines if line["half"] == ("check" if half == JUNK else half)]
            counts = by_passage(made, kept, name)
            told[name][half] = row(half, counts), measures(counts)[2]
    return told


def passages(kind: str) -> list[Line]:
    """The gold passages of a kind."""
    lines = (json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line["kind"] == kind]


def found_in(lines: Iterable[Line]) -> list[Line]:
    """What `dragoman extract` prints for passages."""
    pipeline = standard_pipeline(Settings())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lines.jsonl"
        rows = ({name: line[name] for name in ("id", "text", "published")} for line in lines)
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        arrivals = [item for item in load([file], Settings()) if isinstance(item, Arrival)]
    return [to_json(pipeline.extract(a.document)) for a in arrivals]


def junk(texts: Iterable[str], layer: Layer) -> list[Line]:
    """A record for every sentence with a keyword, its sides the first capitalised words."""
    keyword = re.compile(rf"\b(?:{'|'.join(layer.words)})", re.IGNORECASE)
    return [_junk_of(text, layer.name, keyword, layer.junk) for text in texts]


def _junk_of(text: str, layer: str, keyword: re.Pattern[str], made: Callable[[list[str]], Line]) -> Line:
    records, actors = [], {}
    for sentence in SENTENCE.finditer(text):
        if not keyword.search(sentence[0]):
            continue
        names = [*CAPITAL.findall(sentence[0]), "nobody", "nobody"]
        actors |= {name: {"id": name, "name": name, "aliases": [], "country": None} for name in names}
        span = {"start": sentence.start(), "end": sentence.end(), "text": sentence[0]}
        records.append({"evidence": [span], **made(names)})
    empty: Line = {name: [] for name in ("events", "contacts", "commitments", "instruments", "statements")}
    return {"document": {"text": text}, "actors": list(actors.values()), **empty, layer: records}


def by_passage(found: Sequence[Line], lines: Sequence[Line], name: str) -> list[Counts]:
    """The reference scorer's counts of a figure, passage by passage."""
    answers = {line["document"]["text"]: line for line in found}
    counts = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "one.jsonl"
        for line in lines:
            file.write_text(json.dumps(line) + "\n", encoding="utf-8")
            figures = scorer().passages({line["text"]: answers[line["text"]]}, str(file))[name]
            counts.append((figures["hit"], figures["predicted"], figures["gold"]))
    return counts


def measures(counts: Sequence[Counts]) -> tuple[float, float, float]:
    """Precision, recall and F1 of counts added up."""
    hit, found, wanted = (sum(c[n] for c in counts) for n in range(3))
    precision, recall = hit / found if found else 0.0, hit / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def intervals(counts: Sequence[Counts]) -> list[tuple[float, float]]:
    """95 percent bootstrap intervals over texts, for precision, recall and F1."""
    chance = random.Random(SEED)  # noqa: S311 - a bootstrap, no secret
    draws = [measures(chance.choices(counts, k=len(counts))) for _ in range(DRAWS)]
    ranked = (sorted(draw[n] for draw in draws) for n in range(3))
    return [(r[int(0.025 * DRAWS)], r[int(0.975 * DRAWS) - 1]) for r in ranked]


def row(name: str, counts: Sequence[Counts]) -> tuple[object, ...]:
    """A row of a table: the figures with their intervals."""
    told = zip(measures(counts), intervals(counts), strict=True)
    return (name, *(f"{value:.3f} ({low:.2f}-{high:.2f})" for value, (low, high) in told))


def halves(lines: Sequence[Line], found: Sequence[Line], name: str) -> list[tuple[object, ...]]:
    """Rows for all passages, and for the half that words were chosen on and the other one."""
    counts = by_passage(found, lines, name)
    odd = [int(line["id"][-3:]) % 2 for line in lines]
    parts = {"all": (0, 1), "even numbers": (0,), "odd numbers": (1,)}
    return [row(part, [c for c, n in zip(counts, odd, strict=True) if n in kept]) for part, kept in parts.items()]


@cache
def diplomatic_texts() -> tuple[str, ...]:
    """The texts of the diplomatic set, by their hashes."""
    gold = json.loads(DIPLOMATIC.read_text(encoding="utf-8"))
    wanted = {document["sha256"] for document in gold["documents"]}
    texts = []
    for file in sorted((BENCH / "re3d").rglob("documents.json")):
        for line in file.read_text(encoding="utf-8").splitlines():
            text = json.loads(line).get("text", "")
            if content_id(text.encode()) in wanted:
                texts.append(text)
    return tuple(dict.fromkeys(texts))


@cache
def diplomatic_found() -> tuple[str, ...]:
    """What `dragoman extract` finds in the diplomatic set, as JSON."""
    lines = [{"id": str(n), "text": text, "published": None} for n, text in enumerate(diplomatic_texts())]
    return tuple(json.dumps(line) for line in found_in(lines))


def diplomatic(layer: str, baseline: Sequence[Line]) -> dict[str, Line]:
    """The reference scorer's figures of a layer on the diplomatic set, ours and junk."""
    answers = {"Dragoman": [json.loads(line) for line in diplomatic_found()], JUNK: list(baseline)}
    figures = {name: score("docket", lines, DIPLOMATIC) for name, lines in answers.items()}
    return {name: {**found[layer], "all": found} for name, found in figures.items()}


@cache
def vienna() -> tuple[Line, tuple[Extraction, ...]]:
    """The gold of the Vienna case, and what is found in its reports."""
    gold = json.loads((VIENNA / "gold.json").read_text(encoding="utf-8"))
    found = tuple(item for item in extract([VIENNA / "reports"]) if isinstance(item, Extraction))
    return gold, found


def vienna_recall(layer: str) -> tuple[int, int]:
    """Of the gold mentions in the case's reports, how many some record overlaps, and how many there are."""
    gold, found = vienna()
    mentions = [m["evidence"] for record in gold[layer] if not record.get("optional") for m in record["mentions"]]
    return sum(_touched(words, layer, found) for words in mentions), len(mentions)


def vienna_look_alikes(layer: str) -> tuple[int, int]:
    """Of what only looks like one, how many were taken for one, and how many there are."""
    gold, found = vienna()
    alike = [a["evidence"] for a in gold["look_alikes"] if f"{a['looks_like']}s" == layer]
    return sum(_touched(words, layer, found) for words in alike), len(alike)


def _touched(words: str, layer: str, found: Iterable[Extraction]) -> bool:
    for item in found:
        start = item.document.text.find(words)
        spans = [e for record in getattr(item, layer) for e in record.evidence]
        if start >= 0 and any(e.start < start + len(words) and start < e.end for e in spans):
            return True
    return False
