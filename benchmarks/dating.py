"""Documents dated without their date, and what is told dated by its words; each beside a junk baseline.

    python benchmarks/dating.py [--json OUT]

First, TimeBank and AQUAINT with their dates taken away: whether the day lies in the range inferred; the junk takes the
last full day that a text names. Then the undated report of the case, by the whole docket. Then the days of gold acts,
found from the words of the gold; the junk takes the nearest time in the sentence.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dragoman.docket import Docket, load
from dragoman.extraction.anchoring.timeline import Timeline
from dragoman.extraction.dating.dating import date_document
from dragoman.extraction.times import extract_times
from dragoman.language.analysis import Analysis
from dragoman.language.english import EnglishAnalyser
from dragoman.loaders import parse_edtf
from dragoman.pipeline import standard_pipeline
from dragoman.record.arrival import Arrival
from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.docket import Extraction
from dragoman.record.document import UNDATED, Document
from dragoman.settings import Settings
from reference import SHARED, arguments, keep, shared_or_leave, show
from times import chosen, read_lines

CASE = SHARED / "cases" / "vienna"
GOLD = SHARED / "gold"
FULL_DAY = len("2021-05-01")

Act = tuple[Document, int, int, tuple[str, ...]]
"""A document, where it tells of an act, and the EDTF dates that are right."""


def main() -> None:
    """Print the tables."""
    options = arguments(__doc__).parse_args()
    shared_or_leave()
    undated, case, acts = measure_undated(), measure_case(), measure_acts()
    rows = [(name, *figures.values()) for name, figures in undated.items()]
    show("TimeBank and AQUAINT without their dates", ("system", "documents", "dated", "day inside", "both ends"), rows)
    show("The undated report of the case", ("", "range"), case.items())
    columns = ("set", "with a day", "right", "nearest time", "without", "dated", "nearest time")
    show("Days of gold acts", columns, [(name, *figures.values()) for name, figures in acts.items()])
    keep(options.json, {"undated": undated, "case": case, "acts": acts})


def measure_undated() -> dict[str, dict[str, int]]:
    """Of the documents: how many are dated, how many of those rightly, and how many of these on both sides."""
    found: dict[str, list[tuple[DateRange, DateRange]]] = {"Dragoman": [], "last full day named": []}
    analyser = EnglishAnalyser(Settings())
    for document in _documents(_lines_without_dates()):
        bare, analysis = replace(document, published=UNDATED), analyser.analyse(document)
        read = date_document(extract_times(Extraction(document=bare), analysis), analysis)
        named = [t.when for t in read.times if t.value[:4] in t.text and len(t.value) == FULL_DAY and t.when.exact]
        last = max(named, key=DateRange.sort_key, default=UNKNOWN_DATE)
        found["Dragoman"].append((read.document.published, document.published))
        found["last full day named"].append((last, document.published))
    return {name: _counted(pairs) for name, pairs in found.items()}


def measure_case() -> dict[str, str]:
    """The range of the case's undated report, by the gold, alone and in the docket."""
    gold = json.loads((CASE / "gold.json").read_text(encoding="utf-8"))["documents"]
    wanted = next(d for d in gold if isinstance(d["published"], dict))
    with tempfile.TemporaryDirectory() as folder:
        alone, whole = Path(folder) / "alone.db", Path(folder) / "whole.db"
        return {
            "gold": f"{wanted['published']['earliest']}/{wanted['published']['latest']}",
            "alone": _range_in(alone, [CASE / "reports" / wanted["file"]], wanted["outlet"]),
            "in the docket": _range_in(whole, [CASE / "reports"], wanted["outlet"]),
        }


def measure_acts() -> dict[str, dict[str, int]]:
    """For each set of gold: acts with a day and how many are right, by us and by the nearest time; acts to which the
    gold gives none and how many are dated all the same."""
    sets = {"passages, contacts": passages(), "reports": reports(), "case": case_events()}
    pipeline, figures = standard_pipeline(Settings()), {}
    for name, acts in sets.items():
        known: dict[str, tuple[Extraction, Analysis]] = {}
        found: list[tuple[DateRange, DateRange, tuple[str, ...]]] = []
        for document, start, end, right in acts:
            if document.id not in known:
                known[document.id] = pipeline.extract(document), pipeline.analyser.analyse(document)
            extraction, analysis = known[document.id]
            ours = Timeline(extraction, analysis).when(start, end)
            found.append((ours, _nearest(extraction, analysis, start), right))
        figures[name] = _acts_counted(found)
    return figures


def _acts_counted(found: Sequence[tuple[DateRange, DateRange, tuple[str, ...]]]) -> dict[str, int]:
    told = [(ours, junk, right) for ours, junk, right in found if right]
    rest = [(ours, junk) for ours, junk, right in found if not right]
    return {
        "with_a_day": len(told),
        "right": sum(_right(ours, right) for ours, _, right in told),
        "right_nearest": sum(_right(junk, right) for _, junk, right in told),
        "without": len(rest),
        "dated": sum(ours.known for ours, _ in rest),
        "dated_nearest": sum(junk.known for _, junk in rest),
    }


def passages() -> Iterator[Act]:
    """Contacts of the passages."""
    lines = [json.loads(line) for line in (GOLD / "passages_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line["kind"] == "contact"]
    documents = _documents({k: line[k] for k in ("id", "text", "published")} for line in lines)
    for line, document in zip(lines, documents, strict=True):
        yield from ((document, c["start"], c["end"], _dates(c, "when")) for c in line["contacts"])


def reports() -> Iterator[Act]:
    """Events and contacts of the two reports with gold."""
    gold = json.loads((GOLD / "reports_dev.json").read_text(encoding="utf-8"))["documents"]
    documents = {a.document.id: a.document for a in _arrivals([SHARED / "reports"])}
    for wanted in gold:
        for item in (*wanted["events"], *wanted["contacts"]):
            span = item["evidence"][0]
            yield documents[wanted["sha256"]], span["start"], span["end"], _dates(item, "date", "date_accept")


def case_events() -> Iterator[Act]:
    """Events of the case, at every mention."""
    gold = json.loads((CASE / "gold.json").read_text(encoding="utf-8"))["events"]
    documents = {Path(a.location).name: a.document for a in _arrivals([CASE / "reports"])}
    for event in gold:
        for mention in event["mentions"]:
            document = documents[mention["file"]]
            at = document.text.find(mention["evidence"])
            if at >= 0:
                yield document, at, at + len(mention["evidence"]), _dates(event, "date", "date_alt")


def _dates(item: dict[str, Any], name: str, more: str = "") -> tuple[str, ...]:
    """The dates that are right; none where the gold has none."""
    return (item[name], *(item.get(more) or ())) if item.get(name) else ()


def _lines_without_dates() -> Iterator[dict[str, Any]]:
    for folder in sorted({file.parent for file in chosen("all")}):
        yield from read_lines(folder)


def _documents(lines: Iterable[dict[str, Any]]) -> list[Document]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "lines.jsonl"
        file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return [arrival.document for arrival in _arrivals([file])]


def _arrivals(paths: Sequence[Path]) -> list[Arrival]:
    return [item for item in load(paths, Settings()) if isinstance(item, Arrival)]


def _counted(pairs: Sequence[tuple[DateRange, DateRange]]) -> dict[str, int]:
    dated = [(found, day) for found, day in pairs if found.known]
    inside = [found for found, day in dated if found.overlaps(day).value != "no"]
    closed = [found for found in inside if found.earliest and found.latest]
    return {"documents": len(pairs), "dated": len(dated), "inside": len(inside), "closed": len(closed)}


def _range_in(path: Path, paths: Sequence[Path], outlet: str) -> str:
    with Docket.open(path, create=True) as docket:
        docket.read(paths)
        document = next(d for d in docket.documents() if d.outlet == outlet)
        return document.published.edtf or "unknown"


def _right(found: DateRange, dates: Iterable[str]) -> bool:
    wanted = (parse_edtf(date) for date in dates)
    return any((w.earliest, w.latest) == (found.earliest, found.latest) for w in wanted)


def _nearest(found: Extraction, analysis: Analysis, at: int) -> DateRange:
    """The time in the sentence that begins nearest to an offset."""
    sentence = analysis.sentence_at(at)
    if sentence is None:
        return UNKNOWN_DATE
    inside = [t for t in found.times if t.when.known and sentence.start <= t.start < sentence.end]
    return min((t for t in inside), key=lambda t: abs(t.start - at)).when if inside else UNKNOWN_DATE


if __name__ == "__main__":
    main()
