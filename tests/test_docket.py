"""The door as users go through it: real documents, a real docket file, the real analyser."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest

from dragoman import Docket, Query, Settings, extract
from dragoman.errors import AmbiguousId, NotFound
from dragoman.record.arrival import Refusal
from dragoman.record.codec import to_json
from dragoman.record.docket import Extraction
from dragoman.record.schema import docket_schema
from dragoman.record.statements import Statement

SAMPLES = Path(__file__).parents[1] / "samples" / "us-north-korea-2021" / "reports"

REPORT = """Talks on the canal to resume

By Ada Lund
Fjord Agency
May 6, 2021

The canal talks will resume in Oslo next week, Ruritania's foreign minister, Jane Roe, said on Thursday.

"We have nothing to hide," Roe told reporters. "We will put every map on the table."

Freedonia has not answered, according to a diplomat familiar with the exchange.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def docket(tmp_path: Path, report: Path):
    with Docket.open(tmp_path / "case.db", create=True) as opened:
        opened.read([report])
        yield opened


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with Docket.open(tmp_path_factory.mktemp("sample") / "case.db", create=True) as opened:
        opened.read([SAMPLES])
        yield opened


def words(line) -> str:
    return " ".join(span.text for span in line.record.content)


def test_statements_come_with_source_speaker_and_day(docket):
    first = docket.statements()[0]
    assert first.record.source.text.startswith("Ruritania's foreign minister, Jane Roe")
    assert first.speaker.name == "Jane Roe"
    assert first.record.said.edtf == "2021-05-06"
    assert first.document.outlet == "Fjord Agency"


def test_an_interrupted_quotation_is_one_statement(docket):
    quoted = next(line for line in docket.statements() if line.record.mode == "direct")
    assert [span.text for span in quoted.record.content] == [
        '"We have nothing to hide,"',
        '"We will put every map on the table."',
    ]


def test_reading_again_does_nothing_twice(docket, report):
    before = docket.export()
    again = docket.read([report])
    assert (again.added, again.known) == ((), (str(report),))
    assert docket.export() == before


def test_one_bad_document_does_not_stop_the_batch(docket, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "more.txt").write_text("Officials said on Friday that Oslo was ready.", encoding="utf-8")
    done = docket.read([tmp_path / "empty.txt", tmp_path / "more.txt", tmp_path / "gone.txt"])
    assert len(done.added) == 1
    assert [refusal.error.code for refusal in done.refused] == ["not_a_document", "unreadable"]


def test_a_step_that_fails_on_one_document_leaves_the_others(docket, tmp_path, monkeypatch):
    def fail(found, _):
        if "Friday" in found.document.text:
            raise ZeroDivisionError
        return found

    monkeypatch.setattr("dragoman.extraction.attribution.saying.date_statements", fail)
    (tmp_path / "a.txt").write_text("Officials said on Friday that Oslo was ready.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Officials said on Monday that Oslo was ready.", encoding="utf-8")
    with Docket.open(tmp_path / "other.db", create=True) as other:
        done = other.read([tmp_path / "a.txt", tmp_path / "b.txt"])
        assert [Path(path).name for path in done.added] == ["b.txt"]
        assert done.refused[0].error.code == "extraction_failed"


def test_progress_names_each_file_before_it_is_read(tmp_path, report):
    seen = []
    with Docket.open(tmp_path / "p.db", create=True) as opened:
        opened.read([report], lambda *step: seen.append(step))
    assert seen == [(str(report), 0, 1)]


def test_a_rejected_record_leaves_the_listings_and_nothing_else(docket):
    line = docket.statements()[0]
    docket.decide(line.short, "reject", author="A. Verrall", reason="not about the canal")
    assert line.record.id not in {left.record.id for left in docket.statements()}
    shown = docket.show(line.record.id)
    assert shown.decisions[0].reason == "not about the canal"


def test_show_opens_a_record_inside_its_paragraph(docket):
    line = docket.statements()[0]
    shown = docket.show(line.short)
    assert isinstance(shown.record, Statement)
    assert shown.paragraph.text.startswith("The canal talks will resume")
    assert all(shown.paragraph.covers(mark) for mark in shown.marks)
    assert "times 2" in shown.run.steps


def test_show_says_when_nothing_or_too_much_fits(sample):
    with pytest.raises(NotFound):
        sample.show("s2222222")
    two = sorted(line.record.id for line in sample.statements())
    shared_start = next(a[:2] for a, b in pairwise(two) if a[:2] == b[:2])
    with pytest.raises(AmbiguousId):
        sample.show(shared_start)


def test_search_finds_other_inflections_and_the_records_there(docket):
    found = docket.search("resuming Ruritania")
    assert [hit.text for hit in found[0].hits] == ["resume", "Ruritania"]
    assert docket.statements()[0].short in found[0].records


def test_a_note_is_a_document_whose_records_cite_it(docket):
    note = docket.log("The embassy said on 10 May 2021 that maps had arrived.", author="Ada", day=date(2021, 5, 11))
    assert (note.kind, note.outlet, note.published.edtf) == ("note", "Ada", "2021-05-11")
    noted = [line.record for line in docket.statements() if line.document.id == note.id]
    assert {record.origin for record in noted} == {"noted"}


def test_as_of_leaves_out_what_was_not_published_yet(docket):
    assert docket.statements(Query(as_of=date(2021, 5, 5))) == ()
    assert docket.statements(Query(as_of=date(2021, 5, 6))) != ()


def test_actors_are_found_by_name_and_what_they_said_by_day(docket):
    assert {line.speaker.name for line in docket.statements(Query(actor="roe"))} == {"Jane Roe"}
    assert docket.statements(Query(since=date(2021, 5, 7))) == ()


def test_the_timeline_opens_the_statement_where_the_day_is_that_of_saying(docket):
    (told,) = (line for line in docket.timeline() if isinstance(line.record, Statement))
    assert told.record.said.edtf == "2021-05-06"
    assert told.sentence.text.endswith("said on Thursday.")


def test_extract_gives_documents_and_refusals_in_input_order(report, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    kinds = [type(item) for item in extract([tmp_path / "empty.txt", report])]
    assert kinds == [Refusal, Extraction]


def test_a_date_given_fills_what_a_document_lacks(tmp_path):
    path = tmp_path / "undated.txt"
    path.write_text("Officials said on Friday that Oslo was ready.", encoding="utf-8")
    (found,) = extract([path], Settings(published="2021-05-08"))
    assert (found.document.published.edtf, found.document.published.basis) == ("2021-05-08", "given")
    assert found.statements[0].said.edtf == "2021-05-07"


def test_the_order_of_arrival_does_not_matter(tmp_path):
    files = sorted(SAMPLES.iterdir())[:5]
    exports = []
    for name, order in (("one", files), ("two", files[::-1])):
        with Docket.open(tmp_path / f"{name}.db", create=True) as opened:
            for file in order:
                opened.read([file])
            exports.append(opened.export())
    assert exports[0] == exports[1]


def test_the_samples_validate_against_the_published_schema(sample):
    jsonschema.validate(to_json(sample.export()), docket_schema())


@pytest.mark.shared
def test_outputs_validate_against_the_contract(sample, shared):
    contract = json.loads((shared / "docket.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(to_json(sample.export()), contract)
    for found in extract([shared / "reports"]):
        jsonschema.validate(to_json(found), contract)


def test_every_sample_is_read_and_speaks(sample):
    documents = sample.documents()
    assert len(documents) == 13
    assert {d.kind for d in documents} == {"news", "transcript", "communique", "analysis", "note"}
    assert [d.published.edtf for d in documents if d.published.basis == "inferred"] == ["2021-05-15/2021-05-21"]
    assert len(sample.statements()) > 100


def test_the_samples_brief_cites_every_sentence(sample):
    brief = sample.brief()
    sentences = [
        s
        for section in brief.sections
        for s in (*section.sentences, *(x for y in section.sections for x in y.sentences))
    ]
    assert len(sentences) > 15
    assert all(any(run.references for run in sentence.runs) for sentence in sentences)
    assert all(sample.show(reference.record) for reference in brief.references)


@pytest.mark.shared
def test_the_four_reports_are_read_with_every_span_exact(shared):
    found = list(extract([shared / "reports"]))
    assert len(found) == 4
    for item in found:
        spans = [span for statement in item.statements for span in statement.spans]
        assert spans
        assert all(item.document.text[span.start : span.end] == span.text for span in spans)


def test_the_four_reports_name_both_wordings_of_the_aim(shared, tmp_path):
    docket = Docket.open(tmp_path / "case.db", create=True)
    docket.read([shared / "reports"])
    wordings = [line.record.wording.casefold() for line in docket.positions()]
    assert any("peninsula" in wording for wording in wordings)
    assert any("north korea" in wording for wording in wordings)
