"""PLV's sentences with the spans of source and target, parsed: what benchmark and training share."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.extraction.events.reading import Reading
from dragoman.language.english import EnglishAnalyser
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, content_id
from dragoman.settings import Settings

MARK = re.compile(r"(</?[st]>)")
Extent = tuple[int, int]


@dataclass(frozen=True)
class Relation:
    """A sentence with the offsets of its two actors and its type; an actor that is not named is the other one."""

    text: str
    source: Extent
    target: Extent
    type: str


def relations(path: Path) -> list[Relation]:
    """The rows of a PLV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_relation(row["marked_sentence"], row["gold_root"]) for row in csv.DictReader(file, delimiter="\t")]


GSR_ROOTS = {
    "DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
}  # fmt: skip
"""Roots of PLOVER's first version by their name in PLV."""


def coded_examples(path: Path) -> list[Relation]:
    """The examples of PLOVER's gold standard records whose two actors stand in the text as they are coded."""
    found: list[Relation] = []
    for row in json.loads(path.read_text(encoding="utf-8")):
        text = row.get("text", "")
        names = [next((a.get("actorText", "") for a in row.get(side, ())), "") for side in ("source", "target")]
        if text and all(name and name in text for name in names):
            source, target = ((text.index(name), text.index(name) + len(name)) for name in names)
            found.append(Relation(text, source, target, GSR_ROOTS.get(row["event"], row["event"])))
    return found


def _relation(marked: str, kind: str) -> Relation:
    text = ""
    opened: dict[str, int] = {}
    spans: dict[str, Extent] = {}
    for piece in MARK.split(marked):
        if not MARK.fullmatch(piece):
            text += piece
        elif piece.startswith("</"):
            spans[piece[-2]] = (opened[piece[-2]], len(text))
        else:
            opened[piece[-2]] = len(text)
    source = spans.get("s") or spans.get("t") or (0, 1)
    return Relation(text, source, spans.get("t") or source, kind)


def readings(rows: list[Relation]) -> Iterator[Reading]:
    """Each sentence as a document of its own, read for events."""
    analyser = EnglishAnalyser(Settings())
    for row in rows:
        document = Document(id=content_id(row.text.encode()), text=row.text)
        yield Reading(Extraction(document=document), analyser.analyse(document))
