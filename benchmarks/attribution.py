"""Attribution on PolNeAR, beside the peers on the same text in the same run.

    python benchmarks/attribution.py [--part dev|train] [--sample N] [--json OUT]

Figures are those of the reference scorer: attribution F1 (content words overlap by half and the sources agree), content
words F1, exact F1 of source, cue and content spans. textacy runs beside ours where it is installed. GenderGapTracker's
code is not on PyPI; its figures are quoted from an earlier run on the same texts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

from dragoman.docket import extract
from dragoman.loaders import load
from dragoman.pipeline import standard_pipeline
from dragoman.record.arrival import Arrival
from dragoman.record.docket import Extraction
from dragoman.settings import Attribution, Settings
from reference import BENCH, arguments, keep, score, shared_or_leave, show

POLNEAR = BENCH / "polnear"
QUOTED = {"GenderGapTracker (quoted)": (0.389, 0.675), "two people (quoted)": (0.712, 0.907)}
COLUMNS = ("system", "attribution", "P", "R", "content words", "source", "cue", "content", "words/s")


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("--sample", type=int, help="only every N-th document")
    options = parser.parse_args()
    shared_or_leave()
    texts = sorted((POLNEAR / options.part / "text").glob("*.txt"))[:: options.sample or 1]
    ours = {f"Dragoman, {by}": measure(texts, options.part, by) for by in get_args(Attribution)}
    rows = [_row(name, figures) for name, figures in ours.items()]
    if find_spec("textacy"):
        rows.append(_row("textacy", _textacy(texts, options.part)))
    rows += [(name, f1, "", "", words, "", "", "", "") for name, (f1, words) in QUOTED.items()]
    rows.append(("on CofeNet's tokens, model", "", "", "", "", *cofenet(), ""))
    show(f"PolNeAR {options.part}, {len(texts)} documents, F1; source, cue and content exact", COLUMNS, rows)
    keep(options.json, ours)


def measure(texts: list[Path], part: str, by: Attribution) -> dict[str, Any]:
    """The reference scorer's figures for our model or rules, with words per second of the whole extraction."""
    pipeline = standard_pipeline(Settings(attribution=by))
    arrivals = [item for item in load(texts, Settings()) if isinstance(item, Arrival)]
    pipeline.extract(arrivals[0].document)  # loads the language model outside of the timing
    start = time.perf_counter()
    found = [pipeline.extract(arrival.document) for arrival in arrivals]
    words = sum(len(arrival.document.text.split()) for arrival in arrivals)
    speed = words / (time.perf_counter() - start)
    return {**scored(found, texts, part), "words_per_second": round(speed)}


def cofenet() -> tuple[float, ...]:
    """Exact chunk F1 of source, cue and content on CofeNet's token paragraphs (published: 83.2, 75.3, 72.9)."""
    tokens = BENCH / "polnear_cofenet" / "valid.txt"
    command = [sys.executable, str(BENCH / "score.py"), "cofenet-to-jsonl", str(tokens)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paragraphs.jsonl"
        file.write_text(lines, encoding="utf-8")
        found = [item for item in extract([file]) if isinstance(item, Extraction)]
    figures = score("cofenet", found, tokens)
    return tuple(figures[f"exact_{role}"]["f1"] for role in ("source", "cue", "content"))


def scored(found: list[Extraction] | list[dict[str, Any]], texts: list[Path], part: str) -> dict[str, Any]:
    """Figures against the annotations of just these texts."""
    with Linked(texts, part) as (text_dir, ann_dir):
        return score("attributions", found, text_dir, ann_dir)


class Linked:
    """Folders that hold links to some texts and their annotations, as the scorer wants them."""

    def __init__(self, texts: list[Path], part: str) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._texts, self._part = texts, part

    def __enter__(self) -> tuple[Path, Path]:
        text_dir, ann_dir = Path(self._folder.name) / "text", Path(self._folder.name) / "attributions"
        for source, target in _links(self._texts, POLNEAR / self._part / "attributions", text_dir, ann_dir):
            target.parent.mkdir(exist_ok=True)
            target.symlink_to(source)
        return text_dir, ann_dir

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()


def _links(texts: list[Path], annotations: Path, text_dir: Path, ann_dir: Path) -> Iterator[tuple[Path, Path]]:
    wanted = {text.stem for text in texts}
    for text in texts:
        yield text, text_dir / text.name
    for ann in annotations.glob("*.ann"):
        if ann.stem.rsplit("_", 1)[0] in wanted:
            yield ann, ann_dir / ann.name


def _textacy(texts: list[Path], part: str) -> dict[str, Any]:
    lines = "".join(
        json.dumps({"id": t.stem, "text": t.read_bytes().decode("utf-8"), "published": None}) + "\n" for t in texts
    )
    command = [sys.executable, str(BENCH / "peers" / "textacy_quotes.py")]
    ran = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    figures = scored([json.loads(line) for line in ran.stdout.splitlines()], texts, part)
    return {**figures, "words_per_second": ran.stderr.strip().rsplit("\n", 1)[-1].split()[0]}


def _row(name: str, f: dict[str, Any]) -> tuple[object, ...]:
    exact = (f[f"exact_{role}"]["f1"] for role in ("source", "cue", "content"))
    attribution = f["attribution"]
    speed = f["words_per_second"]
    return (name, attribution["f1"], attribution["p"], attribution["r"], f["content_words"]["f1"], *exact, speed)


if __name__ == "__main__":
    main()
