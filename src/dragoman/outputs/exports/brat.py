"""A docket as a folder for brat: the text of each document, and its records in standoff lines beside it.

A record is an event (E) around the words that trigger it, its other words are arguments (T), its choices and flags
attributes (A); actors are their mentions, joined by relations (R). What brat has no place for stands in a note (#) with
the record, as JSON. Offsets are code points, as brat counts them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

from dragoman.outputs.exports.brat_schema import (
    ENTITIES,
    NOUNS,
    SAME,
    attribute_name,
    attributes,
    configuration,
    role_name,
    triggers,
)
from dragoman.outputs.exports.export import Export, Material, Progress
from dragoman.outputs.exports.standoff import SLOT, UNDECIDED, Apart, Slot, apart, shown_text
from dragoman.outputs.json import json_value_bytes
from dragoman.record.codec import JSON
from dragoman.record.docket import DocketExport, Record
from dragoman.record.document import Document
from dragoman.record.evidence import Span

FORMAT, VERSION = "dragoman-brat", 1
CONTENTS = "documents.json"
NOTE = "Dragoman"

CANNOT_CARRY = (
    "Joins, positions, disagreements and turns, which run over several documents, are left out.",
    "Who decided what, rejected records and the original bytes are left out.",
    "A replacement character stands for each half surrogate of a text.",
    "Words that begin or end with a line break brat cannot mark; a record that has no others is left out.",
)

BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""Where a line of an annotation file would end; brat marks nothing across it."""


def write_brat(material: Material, target: Path, progress: Progress) -> None:
    """A `.txt` and an `.ann` for each document, brat's configuration, and which file is which document."""
    docket = material.docket
    found = _by_document(docket)
    for number, document in enumerate(docket.documents):
        progress("documents", number, len(docket.documents))
        stem = file_stem(document)
        (target / f"{stem}.txt").write_bytes(shown_text(document.text).encode())
        (target / f"{stem}.ann").write_bytes(
            shown_text(standoff_lines(found.get(document.id, ()), document, material.versions)).encode()
        )
    (target / "annotation.conf").write_bytes(configuration().encode())
    (target / CONTENTS).write_bytes(json_value_bytes(_contents(docket.documents)))


def file_stem(document: Document) -> str:
    """What a document's files are called: day, outlet and the beginning of its id."""
    outlet = re.sub(r"[^a-z0-9]+", "-", (document.outlet or "").lower()).strip("-")[:40]
    day = document.published.earliest if document.published.exact else None
    return "-".join(part for part in (str(day or "undated"), outlet, document.id[:12]) if part)


def standoff_lines(records: Iterable[tuple[str, Record]], document: Document, versions: Mapping[str, str]) -> str:
    """The standoff lines of one document's records; `versions` are those of records that were decided on. Words that
    stand in another document are told in the note alone."""
    lines = _Lines(document.text, versions)
    for layer, record in records:
        lines.add(apart(layer, record, lambda span: span.document == document.id and can_mark(span)))
    return "".join(f"{line}\n" for line in lines.written)


def can_mark(span: Span) -> bool:
    """Whether brat can mark the words: it begins and ends no mark at a line break."""
    return not (BREAKS.match(span.text[0]) or BREAKS.match(span.text[-1]))


def fragments(span: Span) -> list[tuple[int, int]]:
    """The stretches of a span between line breaks."""
    ends = [(m.start(), m.end()) for m in BREAKS.finditer(span.text)]
    edges = [0, *(place for pair in ends for place in pair), len(span.text)]
    return [(span.start + a, span.start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _by_document(docket: DocketExport) -> dict[str, list[tuple[str, Record]]]:
    found: dict[str, list[tuple[str, Record]]] = {}
    for layer, record in docket.records():
        first = next((span for slot in apart(layer, record).slots for span in slot.spans), None)
        if first:
            found.setdefault(first.document, []).append((layer, record))
    return found


def _contents(documents: Iterable[Document]) -> JSON:
    listed = [
        {"file": file_stem(d), "id": d.id, "outlet": d.outlet, "title": d.title, "published": d.published.edtf}
        for d in documents
    ]
    return {"format": FORMAT, "version": VERSION, "cannot_carry": CANNOT_CARRY, "documents": listed}


class _Lines:
    """The lines of one file, each kind numbered from 1."""

    def __init__(self, text: str, versions: Mapping[str, str]) -> None:
        self.written: list[str] = []
        self._versions = versions
        self._marks: dict[str, str] = {}
        self._numbers: Counter[str] = Counter()
        self._text = text

    def add(self, record: Apart) -> None:
        """The lines of a record; none where nothing of it can be marked."""
        lead = next((n for role in triggers(record.layer) for n, s in enumerate(record.slots) if s.role == role), None)
        if lead is None:
            return
        names, marks = list[list[str]](), list[list[str]]()
        used = Counter[str]()
        for number, slot in enumerate(record.slots):
            base, groups = _base(record, number), self._groups(slot)
            names.append(_numbered(base, used[base], len(groups)))
            used[base] += len(groups)
            kinds = [NOUNS[record.layer] if number == lead and not n else base for n in range(len(groups))]
            own = number == lead and record.layer in ENTITIES
            marks.append([self._mark(kind, group, own=own) for kind, group in zip(kinds, groups, strict=True)])
        head = self._head(record.layer, names, marks, lead)
        kept = dict(record.fields)
        self._attributes(record.layer, kept, head)
        note = {
            "id": record.id,
            "seen": self._versions.get(record.id, UNDECIDED),
            "layer": record.layer,
            "lead": lead,
            "slots": names,
            "fields": kept,
        }
        self._line("#", f"{NOTE} {head}\t{json.dumps(note)}")

    def _head(self, layer: str, names: list[list[str]], marks: list[list[str]], lead: int) -> str:
        """What stands for the record: an event with its arguments, or a first mention tied to the others."""
        trigger = marks[lead][0]
        if layer in ENTITIES:
            for other in marks[lead][1:]:
                self._line("R", f"{SAME} Arg1:{trigger} Arg2:{other}")
            return trigger
        pairs = zip((n for of_slot in names for n in of_slot), (m for of_slot in marks for m in of_slot), strict=True)
        arguments = [f"{name}:{mark}" for name, mark in pairs if mark != trigger]
        return self._line("E", " ".join([f"{NOUNS[layer]}:{trigger}", *arguments]))

    def _groups(self, slot: Slot) -> list[tuple[Span, ...]]:
        """The spans of a slot by mark. They make one in pieces where they stand in text order and no two are parted by
        nothing but a line break, which is how one span over two lines is written; mentions are marked one by one."""
        pairs = pairwise(slot.spans)
        if slot.role != "mentions" and all(
            a.end < b.start and not BREAKS.fullmatch(self._text[a.end : b.start]) for a, b in pairs
        ):
            return [slot.spans]
        return [(span,) for span in slot.spans]

    def _mark(self, kind: str, spans: tuple[Span, ...], *, own: bool) -> str:
        """A mark; one of the same kind on the same words serves again, unless the record hangs on a mark of its own."""
        places = ";".join(f"{start} {end}" for span in spans for start, end in fragments(span))
        line = f"{kind} {places}\t{' '.join(BREAKS.sub(' ', span.text) for span in spans)}"
        if own or line not in self._marks:
            self._marks[line] = self._line("T", line)
        return self._marks[line]

    def _attributes(self, layer: str, kept: dict[str, JSON], head: str) -> None:
        """Choices and flags as lines of their own, out of the note."""
        for field in attributes(layer):
            value = kept.pop(field.name, None)
            if value:
                said = f" {value}" if field.kind == "choice" else ""
                self._line("A", f"{attribute_name(layer, field.name)} {head}{said}")

    def _line(self, letter: str, rest: str) -> str:
        self._numbers[letter] += 1
        key = f"{letter}{self._numbers[letter]}"
        self.written.append(f"{key}\t{rest}")
        return key


def _base(record: Apart, number: int) -> str:
    """The name of a slot's role; a participant goes by its part."""
    slot = record.slots[number]
    if slot.role == "participants.mention":
        taking_part = record.fields["participants"]
        return next(str(p["role"]).capitalize() for p in taking_part if p["mention"].get(SLOT) == number)
    return role_name(slot.role)


def _numbered(base: str, before: int, count: int) -> list[str]:
    """Names for further arguments of one role: Evidence, Evidence2 and so on."""
    return [base if number == 1 else f"{base}{number}" for number in range(before + 1, before + count + 1)]


BRAT = Export(
    name="brat",
    extension="",
    carries="The text of each document and every record in brat's standoff lines, with a configuration to show and "
    "change them; `dragoman annotations` reads them back.",
    cannot_carry=CANNOT_CARRY,
    write=write_brat,
    folder=True,
)
