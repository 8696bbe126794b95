"""The chronology as CSV, Word and TimelineJS."""

import csv
import io
import json
import zipfile
from datetime import date

import docx
import jsonschema
import pytest
from fishery_samples import event, fishery, on, report
from lxml import etree

from dragoman.outputs.chronology_entries import entries, entries_table
from dragoman.outputs.csv import csv_text
from dragoman.outputs.timelinejs import timelinejs
from dragoman.outputs.word import word_document
from dragoman.record.docket import DocketExport
from dragoman.record.times import TimeExpression

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
}
TEXT = {"type": "object", "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}}
TIMELINEJS = {  # after the format that TimelineJS documents: https://timeline.knightlab.com/docs/json-format.html
    "type": "object",
    "required": ["events"],
    "additionalProperties": False,
    "properties": {
        "title": {"type": "object", "properties": {"text": TEXT}},
        "scale": {"enum": ["human", "cosmological"]},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date", "text"],
                "additionalProperties": False,
                "properties": {
                    "start_date": DATE,
                    "end_date": DATE,
                    "text": TEXT,
                    "group": {"type": "string"},
                    "display_date": {"type": "string"},
                    "unique_id": {"type": "string", "pattern": "^[a-z0-9]+$"},
                    "autolink": {"type": "boolean"},
                },
            },
        },
    },
}


@pytest.fixture
def listed():
    return entries(fishery(), {})


def hostile():
    wire = report("<b>=1+1</b> \ufffe & the rest of it", "=cmd()", date(2021, 5, 6), title="<script>x</script>")
    made = event(wire, "<b>=1+1</b> \ufffe & the rest of it", when=on(2021, 5, 5))
    return entries(DocketExport(documents=(wire,), events=(made,)), {})


def test_entries_come_by_day_and_undated_ones_last(listed):
    assert [entry.when.edtf for entry in listed] == ["2021-05-03", "2021-05-05", "2021-05-09", "2021-06-01", None]
    assert [entry.status for entry in listed] == ["", "", "denied or called off", "planned", ""]


def test_an_entry_counts_independent_sources_and_cites_each_sentence(listed):
    first = listed[0]
    assert first.independent == 2
    assert {source.document.outlet for source in first.sources} == {"Fjord Agency", "Coast Post", "The Skerry"}


def test_what_one_sentence_tells_of_one_day_is_one_entry():
    wire = report("The envoys met in Bergen, which pleased Oslo, and will meet again in June.", "Fjord Agency", None)
    met = event(wire, "The envoys met in Bergen", when=on(2021, 5, 3))
    pleased = event(wire, "pleased Oslo", factuality="planned", when=on(2021, 5, 3))
    later = event(wire, "will meet again", factuality="planned")
    (entry,) = entries(DocketExport(documents=(wire,), events=(later, pleased, met)), {})
    assert entry.text == "The envoys met in Bergen, which pleased Oslo, and will meet again in June."
    assert (entry.when, entry.status) == (on(2021, 5, 3), "")
    assert {source.short for source in entry.sources} == {e.id[:8] for e in (met, pleased, later)}


def test_without_events_the_dated_sentences_are_the_chronology():
    docket = fishery()
    wire = docket.documents[0]
    start = wire.text.index("3 May 2021")
    day = date(2021, 5, 3)
    time = TimeExpression(
        wire.id, start, start + 10, "3 May 2021", wire.text, type="DATE", value="2021-05-03", earliest=day, latest=day
    )
    (entry,) = entries(DocketExport(documents=(wire,), times=(time,)), {})
    assert (entry.when, entry.text) == (
        on(2021, 5, 3),
        "Norway and Iceland met in Bergen on 3 May 2021 to divide the cod.",
    )


def test_csv_has_one_row_an_entry_and_no_formulas(listed):
    rows = list(csv.DictReader(io.StringIO(csv_text(entries_table(listed)))))
    assert rows[0]["from"] == rows[0]["until"] == "2021-05-03"
    assert rows[0]["outlets"] == "Fjord Agency; The Skerry; Coast Post"
    (row,) = csv.DictReader(io.StringIO(csv_text(entries_table(hostile()))))
    assert row["outlets"] == "'=cmd()"


def test_timelinejs_fits_the_documented_format_with_ranges_as_start_and_end(listed):
    made = timelinejs(listed, "Cod")
    jsonschema.validate(made, TIMELINEJS)
    assert len(made["events"]) == 4  # the undated one has no place
    ranged = timelinejs(entries(DocketExport(documents=fishery().documents, events=(fishery().events[2],)), {}), "Cod")
    assert ranged["events"][0]["start_date"] == {"year": 2021, "month": 5, "day": 3}
    assert ranged["events"][0]["end_date"] == {"year": 2021, "month": 5, "day": 4}


def test_timelinejs_takes_html_so_words_are_escaped():
    made = json.dumps(timelinejs(hostile(), "<i>"), ensure_ascii=False)
    assert "<b>" not in made
    assert "<script" not in made
    assert "<i>" not in made


def notes_of(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        tree = etree.fromstring(packed.read("word/footnotes.xml"))
    return ["".join(note.itertext()) for note in tree.iter(f"{W}footnote")][2:]


def test_word_has_a_footnote_for_each_sentence(listed):
    data = word_document(listed, "Chronology", "3 reports")
    opened = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in opened.paragraphs]
    assert texts[:3] == ["Chronology", "3 reports", "2021"]
    assert texts[3].startswith("3 May 2021  Norway and Iceland met in Bergen on 3 May 2021 to divide the cod.")
    assert any("(denied or called off)" in text for text in texts)
    first = opened.paragraphs[3]._p.findall(f".//{W}footnoteReference")
    assert [note.get(f"{W}id") for note in first] == ["2", "3", "4"]
    notes = notes_of(data)
    assert notes[0].startswith(" Fjord Agency, “Cod divided”, 6 May 2021: “Norway and Iceland met in Bergen")
    assert len(notes) == sum(len(entry.sources) for entry in listed)


def test_word_holds_any_words_and_gives_the_same_bytes():
    assert word_document(hostile(), "x") == word_document(hostile(), "x")
    assert "<b>=1+1</b> \ufffd & the rest of it" in notes_of(word_document(hostile(), "x"))[0]
