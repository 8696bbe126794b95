"""Who speaks, on PolNeAR dev and on two of the reports, by the reference scorer.

`accuracy_where_found` leaves out sources that no statement touches, which is the matter of benchmarks on attributions.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.extraction.attributions import extract_attributions
from dragoman.extraction.speakers import resolve_speakers
from dragoman.language.english import EnglishAnalyser
from dragoman.record.codec import to_json
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, content_id
from dragoman.settings import Settings

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
SCORER = SHARED / "bench" / "score.py"
TEXTS = SHARED / "bench" / "polnear" / "dev" / "text"
GOLD = SHARED / "gold" / "speakers_dev.json"
REPORTS = SHARED / "reports"
REPORTS_GOLD = SHARED / "gold" / "reports_dev.json"
CLASSES = ("all", "partial_name", "pronoun", "nominal")

Line = dict[str, Any]


class Answers:
    """Reads files and keeps the seconds that parsing and resolving took."""

    def __init__(self) -> None:
        self.analyser = EnglishAnalyser(Settings())
        self.parsing = self.resolving = 0.0

    def to(self, files: Iterable[Path]) -> list[Line]:
        """One extraction a file."""
        return [self._answer(file.read_bytes()) for file in files]

    def _answer(self, data: bytes) -> Line:
        document = Document(id=content_id(data), text=data.decode("utf-8"))
        begin = time.perf_counter()
        analysis = self.analyser.analyse(document)
        parsed = time.perf_counter()
        found = extract_attributions(Extraction(document=document), analysis)
        attributed = time.perf_counter()
        found = resolve_speakers(found, analysis)
        self.parsing += parsed - begin
        self.resolving += time.perf_counter() - attributed
        return dict(to_json(found))


def score(task: str, answers: Iterable[Line], *gold: Path) -> dict[str, Any]:
    """The reference scorer's figures."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        out.writelines(json.dumps(answer) + "\n" for answer in answers)
        out.flush()
        command = [sys.executable, str(SCORER), task, out.name, *map(str, gold)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def anonymity_right(answers: Iterable[Line]) -> tuple[int, int]:
    """Of the reports' gold statements that a found one has the content of, how many are rightly named or unnamed."""
    gold = json.loads(REPORTS_GOLD.read_text(encoding="utf-8"))["documents"]
    by_hash = {answer["document"]["id"]: answer for answer in answers}
    pairs = [(g, _nearest(g, by_hash[d["sha256"]])) for d in gold for g in d["statements"]]
    judged = [(g["anonymous"], s["anonymity"] != "named") for g, s in pairs if s]
    return sum(wanted == got for wanted, got in judged), len(judged)


def _nearest(gold: Line, answer: Line) -> Line | None:
    """The statement that shares at least half of the gold one's characters, both taken together."""
    wanted = {n for e in gold["evidence"] for n in range(e["start"], e["end"])}
    best, found = 0.5, None
    for statement in answer["statements"]:
        here = {n for c in statement["content"] for n in range(c["start"], c["end"])}
        share = len(wanted & here) / len(wanted | here)
        if share >= best:
            best, found = share, statement
    return found


def measure() -> dict[str, Any]:
    """Prints the tables and returns the figures."""
    answers = Answers()
    names = sorted({entry["doc"] for entry in json.loads(GOLD.read_text(encoding="utf-8"))})
    polnear = score("speakers", answers.to(TEXTS / f"{name}.txt" for name in names), GOLD, TEXTS)
    share = answers.resolving / answers.parsing
    reports = answers.to(sorted(REPORTS.glob("*.txt")))
    right = score("docket", reports, REPORTS_GOLD)["statement_speaker_right"]
    unnamed = anonymity_right(reports)
    print(f"{'PolNeAR dev':14}{'sources':>9}{'found':>7}{'right':>7}{'accuracy':>10}{'where found':>13}")
    for name in CLASSES:
        c = polnear[name]
        print(f"{name:14}{c['n']:9}{c['found']:7}{c['right']:7}{c['accuracy']:10.3f}{c['accuracy_where_found']:13.3f}")
    print(f"mean over documents {polnear['mean_over_documents']:.3f}; time {share:.1%} of the parser's")
    print(
        f"reports: speaker right {right['right']} of {right['n']}; named or unnamed right {unnamed[0]} of {unnamed[1]}"
    )
    return {
        "polnear": polnear,
        "reports": {"speaker": right, "anonymity": unnamed},
        "share_of_parsing": round(share, 4),
    }


def main() -> int:
    """Runs the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    if not SCORER.exists():
        print("skipped: ../shared is absent")
        return 0
    figures = measure()
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
