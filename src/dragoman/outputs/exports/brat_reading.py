"""A folder that brat has worked on, read back: the records as they are marked now."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dragoman.errors import BadRequest, DragomanError, UnreadableInput
from dragoman.outputs.exports.brat import BREAKS, CONTENTS, FORMAT, NOTE, VERSION
from dragoman.outputs.exports.brat_schema import ENTITIES, SAME, attribute_name, attributes
from dragoman.outputs.exports.returned import Return, Returned, ruling_in, understood
from dragoman.outputs.exports.standoff import shown_text, together
from dragoman.record.codec import JSON
from dragoman.record.evidence import Span

LARGEST = 64 << 20
"""Bytes that one file of the folder may have."""

COMMENT = "AnnotatorNotes"
"""Notes that people write in brat."""

FOREIGN = "this is no folder that Dragoman wrote for brat"
FILE_STEM = re.compile(r"[a-z0-9-]{1,100}")
DIGITS = "0123456789"


@dataclass
class Standoff:
    """The lines of one annotation file by id; notes, attributes and comments by what they are on."""

    marks: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    events: dict[str, tuple[str, list[tuple[str, str]]]] = field(default_factory=dict)
    tied: dict[str, list[str]] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, JSON] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)

    def take(self, line: str) -> None:
        """One line. Raises ValueError, IndexError where it is not in standoff format."""
        key, rest = line.split("\t", 1)
        data, _, tail = rest.partition("\t")
        name, _, value = data.partition(" ")
        if key[0] == "T":
            self.marks[key] = [_pair(place) for place in value.split(";")]
        elif key[0] == "E":
            arguments = [(role, part) for role, _, part in (item.partition(":") for item in value.split())]
            self.events[key] = (name.partition(":")[2], arguments)
        elif key[0] == "R" and name == SAME:
            one, other = (item.partition(":")[2] for item in value.split())
            self.tied.setdefault(one, []).append(other)
        elif key[0] in "AM":
            target, _, said = value.partition(" ")
            self.attributes.setdefault(target, {})[name] = said
        elif key[0] == "#" and name == NOTE:
            self.notes[value] = json.loads(tail)
        elif key[0] == "#" and name == COMMENT:
            self.comments[value] = tail

    def slots(self, head: str, note: JSON) -> list[list[str]]:
        """The marks in each slot of a record: those it was written with and are still there, and further arguments
        that people added to a role."""
        if note["layer"] in ENTITIES:
            return [[head, *self.tied.get(head, ())]]
        trigger, arguments = self.events[head]
        given, names = dict(arguments), [list(of_slot) for of_slot in note["slots"]]
        known = {name for of_slot in names for name in of_slot}
        for role, _ in arguments:
            last = [of_slot for of_slot in names if of_slot[0].rstrip(DIGITS) == role.rstrip(DIGITS)]
            if role not in known and last:
                last[-1].append(role)
        given[names[note["lead"]][0]] = trigger
        return [[given[name] for name in of_slot if name in given] for of_slot in names]


def read_brat(folder: Path, texts: Mapping[str, str]) -> Return:
    """The records of a folder as they are marked now, and what notes on them say that begin with "accept" or "reject".
    `texts` are those of the docket by document: what is marked is compared with them.

    Raises UnreadableInput, BadRequest where the folder is not one that we wrote.
    """
    place = folder / CONTENTS
    whole = Return()
    for stem, document in understood(lambda: _files(json.loads(_read(place))), str(place), FOREIGN):
        if document not in texts:
            whole += Return(refused=(f"{stem}: the docket does not hold this document",))
        elif _read(folder / f"{stem}.txt") != shown_text(texts[document]):
            whole += Return(refused=(f"{stem}: its text is not that of the docket",))
        else:
            where = str(folder / f"{stem}.ann")
            lines = standoff(_read(folder / f"{stem}.ann"), where)
            whole += _returned(lines, document, texts, where)
    return whole


def standoff(text: str, where: str) -> Standoff:
    """The lines of an annotation file. Raises BadRequest, with the line, where one is not in standoff format."""
    found = Standoff()
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            understood(partial(found.take, line), f"{where}:{number}", "this is no line of standoff")
    return found


def _files(contents: JSON) -> list[tuple[str, str]]:
    """File stems with document ids. A stem that leads elsewhere is refused."""
    if (contents["format"], contents["version"]) != (FORMAT, VERSION):
        raise ValueError("another format or version")
    files = [(item["file"], item["id"]) for item in contents["documents"]]
    if not all(FILE_STEM.fullmatch(stem) for stem, _ in files):
        raise ValueError("a file elsewhere")
    return files


def _returned(lines: Standoff, document: str, texts: Mapping[str, str], where: str) -> Return:
    whole, known = Return(), set[str]()
    for head, note in lines.notes.items():
        if head not in lines.marks and head not in lines.events:
            continue  # the mark was taken away, which decides nothing
        try:
            slots, found = understood(partial(_one, lines, (head, note), document, texts), where, f"{head} is damaged")
            whole, known = whole + found, known.union(*slots)
        except DragomanError as error:
            whole += Return(refused=(str(error),))
    added = len(lines.marks.keys() - known)
    return whole + Return(refused=(f"{where}: marks that belong to no record: {added}",) if added else ())


def _one(
    lines: Standoff, noted: tuple[str, JSON], document: str, texts: Mapping[str, str]
) -> tuple[list[list[str]], Return]:
    """The marks of a record, and the record."""
    head, note = noted
    marked = lines.slots(head, note)
    slots = [
        [span for mark in marks for span in _spans(lines.marks[mark], document, texts[document])] for marks in marked
    ]
    fields = note["fields"] | _attributes(note["layer"], lines.attributes.get(head, {}))
    record = together(note["layer"], fields, slots, texts)
    returned = Returned(layer=note["layer"], id=note["id"], record=record, seen=note.get("seen"))
    return marked, Return(records=(returned,), rulings=ruling_in(note["id"], lines.comments.get(head, "")))


def _spans(places: list[tuple[int, int]], document: str, text: str) -> Iterator[Span]:
    """The words marked; pieces that only a line break parts are one span."""
    whole: list[tuple[int, int]] = []
    for start, end in places:
        if whole and BREAKS.fullmatch(text[whole[-1][1] : start]):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return (Span(document, start, end, text[start:end], text) for start, end in whole)


def _attributes(layer: str, said: Mapping[str, str]) -> dict[str, JSON]:
    """The choices and flags of a record."""
    found: dict[str, JSON] = {}
    for known in attributes(layer):
        value = said.get(attribute_name(layer, known.name))
        found[known.name] = value if known.kind == "choice" else value is not None
        if value and known.kind == "choice" and value not in known.choices:
            raise ValueError(f"{value} is no {known.name}")
    return found


def _pair(place: str) -> tuple[int, int]:
    start, end = place.split()
    return int(start), int(end)


def _read(path: Path) -> str:
    """A file as text. Raises UnreadableInput where it is missing or too large, BadRequest where it is no UTF-8."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableInput(
                "this file is too large", where=str(path), remedy=f"keep it under {LARGEST >> 20} MiB"
            )
        return path.read_bytes().decode()
    except OSError as error:
        raise UnreadableInput(error.strerror or "it cannot be read", where=str(path), remedy=FOREIGN) from error
    except UnicodeDecodeError as error:
        raise BadRequest("this is no UTF-8", where=str(path), remedy=FOREIGN) from error
