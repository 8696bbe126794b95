"""The exports that a module of their own turns into text or bytes: JSON, TimeML, and the chronology in three forms."""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import BadRequest
from dragoman.outputs.brief_coverage import extent
from dragoman.outputs.chronology_entries import Entry, entries, entries_table
from dragoman.outputs.csv import csv_text
from dragoman.outputs.exports.export import Export, Material, Progress
from dragoman.outputs.json import json_bytes, json_value_bytes
from dragoman.outputs.timelinejs import timelinejs
from dragoman.outputs.timeml import timeml


def write_json(material: Material, target: Path, _: Progress) -> None:
    """Every record, by the schema that `dragoman schema` prints."""
    target.write_bytes(json_bytes(material.docket))


def write_timeml(material: Material, target: Path, _: Progress) -> None:
    """One document with its time expressions. Raises BadRequest where it is not said which."""
    asked = material.document
    documents = [d for d in material.docket.documents if asked in (None, d.id)]
    if len(documents) != 1:
        raise BadRequest("timeml holds one document", where="export", remedy="say which: --document ID")
    times = (t for t in material.docket.times if t.document == documents[0].id)
    target.write_bytes(timeml(documents[0], times))


def write_chronology_csv(material: Material, target: Path, _: Progress) -> None:
    """The chronology, a row an entry."""
    target.write_bytes(csv_text(entries_table(_entries(material))).encode("utf-8", "replace"))


def write_timelinejs(material: Material, target: Path, _: Progress) -> None:
    """The chronology as TimelineJS reads it."""
    target.write_bytes(json_value_bytes(timelinejs(_entries(material), f"Chronology: {_extent(material)}")))


def write_word(material: Material, target: Path, _: Progress) -> None:
    """The chronology with its evidence in footnotes."""
    from dragoman.outputs.word import word_document  # noqa: PLC0415 - brings python-docx

    target.write_bytes(word_document(_entries(material), "Chronology", _extent(material)))


def _entries(material: Material) -> tuple[Entry, ...]:
    return entries(material.docket, material.cite)


def _extent(material: Material) -> str:
    return extent(material.docket.documents)


CHRONOLOGY_ALONE = "Statements, commitments, positions and disagreements are left out."

JSON = Export(
    name="json",
    extension=".json",
    carries="Documents and every record, with offsets into the text, by the schema that `dragoman schema` prints.",
    cannot_carry=("Who decided what, and the original bytes of the documents, are left out.",),
    write=write_json,
)
CSV = Export(
    name="csv",
    extension=".csv",
    carries="The chronology: what happened by day, with sources, sentence and ids; a row an entry.",
    cannot_carry=(CHRONOLOGY_ALONE, "Words have no offsets into their reports."),
    write=write_chronology_csv,
)
WORD = Export(
    name="word",
    extension=".docx",
    carries="The chronology: what happened by day, the sentences it rests on as footnotes.",
    cannot_carry=(CHRONOLOGY_ALONE, "Of more than four sources of an entry only the number is told."),
    write=write_word,
    binary=True,
)
TIMELINEJS = Export(
    name="timelinejs",
    extension=".json",
    carries="The chronology as TimelineJS shows it: dated entries with the sentences they rest on.",
    cannot_carry=(CHRONOLOGY_ALONE, "Undated entries are left out, and more than six sources of one."),
    write=write_timelinejs,
)
TIMEML = Export(
    name="timeml",
    extension=".tml",
    carries="One document as TimeML (ISO 24617-1): its text with each time expression as TIMEX3.",
    cannot_carry=("Everything but one document and its times is left out, its events too.",),
    write=write_timeml,
)
