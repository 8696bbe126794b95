"""What goes into a docket comes out of it: the same records on the same words."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_samples import (
    BETTER,
    LEARNED,
    RUN,
    TEXT,
    arrive,
    full_extraction,
    make_document,
    small_extraction,
    words,
    write_full,
)

from dragoman.errors import BadRequest, NotADocument, NotFound, SpanMismatch
from dragoman.ledger import Ledger
from dragoman.record.arrival import Arrival
from dragoman.record.codec import from_json, to_json
from dragoman.record.dates import DateRange
from dragoman.record.decisions import Decision
from dragoman.record.docket import LAYERS, Extraction, Layers
from dragoman.record.document import Document, Part, Published
from dragoman.record.statements import Statement


def found_in(extraction: Extraction) -> Layers:
    return Layers(**{name: getattr(extraction, name) for name in LAYERS})


def test_every_layer_comes_back_as_it_was_written(ledger: Ledger) -> None:
    extraction = write_full(ledger)
    assert all(getattr(extraction, name) for name in LAYERS)
    assert ledger.layers() == found_in(extraction)
    for name in LAYERS:
        assert ledger.layer(name) == getattr(extraction, name)


def test_the_document_comes_back_with_its_bytes(ledger: Ledger) -> None:
    evidence = (make_document().span(0, 6),)
    published = Published(date(2031, 5, 1), date(2031, 5, 3), "2031-05-01/2031-05-03", basis="text", evidence=evidence)
    document = make_document(
        published=published,
        source_id="7",
        url="https://courier.example/elbe",
        kind="analysis",
        language=None,
        parts=(Part(0, 24, "headline"),),
    )
    write_full(ledger, document)
    assert ledger.documents() == (document,)
    assert ledger.document(document.id) == document
    assert ledger.texts() == ledger.texts([document.id, "unknown"]) == {document.id: TEXT}
    assert ledger.original(document.id) == TEXT.encode()


def test_it_is_all_there_when_the_docket_is_opened_again(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        extraction = write_full(ledger)
    with Ledger.open(path) as ledger:
        assert ledger.layers() == found_in(extraction)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_any_spans_and_days_survive(data: st.DataObject) -> None:
    text = data.draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    document = make_document(text)
    ends = st.integers(0, len(text))
    pairs = data.draw(
        st.lists(st.tuples(ends, ends).filter(lambda p: p[0] < p[1]), min_size=1, max_size=5, unique=True)
    )
    days = st.none() | st.dates()
    earliest, latest = data.draw(st.tuples(days, days).filter(lambda d: None in d or d[0] <= d[1]))
    said = DateRange(earliest, latest)
    found = Extraction(
        document=document,
        statements=tuple(
            Statement(document=document.id, source=None, cue=None, content=(document.span(*pair),), said=said)
            for pair in pairs
        ),
    )
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "x.db", create=True) as ledger:
        ledger.write(arrive(document), found, RUN, LEARNED)
        assert ledger.layer("statements") == found.statements
        assert ledger.texts()[document.id] == text


def test_writing_the_same_again_adds_nothing(ledger: Ledger) -> None:
    extraction = write_full(ledger)
    write_full(ledger)
    document = extraction.document.id
    assert ledger.layers() == found_in(extraction)
    assert len(ledger.publications(document)) == 1
    assert ledger.knows(document, RUN.id)
    assert not ledger.knows(document, BETTER.id)
    assert not ledger.knows("another", RUN.id)


def test_a_further_run_is_current_and_the_former_stays_stored(ledger: Ledger) -> None:
    write_full(ledger)
    document = make_document()
    better = small_extraction(document, "We got no answer")
    ledger.write(arrive(document), better, BETTER, LEARNED + timedelta(days=1))
    assert ledger.layers() == found_in(better)
    assert ledger.knows(document.id, RUN.id)
    assert ledger.knows(document.id, BETTER.id)
    former = full_extraction(document).statements[0]
    assert ledger.record_of_run(former.id) == RUN
    assert ledger.record_of_run(better.statements[0].id) == BETTER
    with pytest.raises(NotFound):
        ledger.record_of_run("s" * 17)


def test_only_the_documents_asked_for(ledger: Ledger) -> None:
    write_full(ledger)
    other = make_document("Sudland was silent.", day="2031-06-01")
    ledger.write(arrive(other, "/reports/other.txt"), small_extraction(other, "silent"), RUN, LEARNED)
    assert [s.content[0].text for s in ledger.layer("statements", documents={other.id})] == ["silent"]
    assert len(ledger.layers().statements) == 3
    assert ledger.layers(documents=[]) == Layers()


def test_words_changed_behind_our_back_are_noticed(ledger: Ledger) -> None:
    write_full(ledger)
    with ledger._database.writing() as connection:
        connection.exec_driver_sql("UPDATE documents SET text = replace(text, 'Norland', 'Sudland')")
    with pytest.raises(SpanMismatch):
        ledger.layer("statements")


def test_the_same_bytes_with_another_text_are_refused(ledger: Ledger) -> None:
    write_full(ledger)
    otherwise = replace(make_document(), text=TEXT.upper())
    arrival = arrive(otherwise)
    with pytest.raises(SpanMismatch, match="another text"):
        ledger.write(arrival, small_extraction(otherwise, "NORLAND"), BETTER, LEARNED)
    with pytest.raises(SpanMismatch, match="another text"):
        ledger.add_publication(arrival, LEARNED)
    assert ledger.settled(arrival).text == TEXT


def test_an_extraction_of_another_document_is_refused(ledger: Ledger) -> None:
    one, other = make_document(), make_document("Another text.")
    with pytest.raises(ValueError, match="another document"):
        ledger.write(arrive(one), small_extraction(other, "text"), RUN, LEARNED)
    assert ledger.documents() == ()


def test_half_a_surrogate_pair_is_told_as_bad_input(ledger: Ledger) -> None:
    document = Document(id="0" * 64, text="broken \ud83d here")
    arrival = Arrival(document=document, original=b"", location="x", page="x")
    with pytest.raises(NotADocument, match="surrogate"):
        ledger.write(arrival, Extraction(document=document), RUN, LEARNED)
    assert ledger.documents() == ()


def test_moments_come_back_in_utc(ledger: Ledger) -> None:
    document = make_document()
    learned = datetime(2031, 5, 2, 10, 30, tzinfo=timezone(timedelta(hours=2)))
    ledger.write(arrive(document), full_extraction(document), RUN, learned)
    (publication,) = ledger.publications(document.id)
    assert publication.learned == learned
    assert publication.learned.isoformat() == "2031-05-02T08:30:00+00:00"


def test_records_on_given_words(ledger: Ledger) -> None:
    extraction = write_full(ledger)
    at = words(extraction.document, "at Port Elbe")
    (met,) = extraction.events
    assert ledger.records_in(at.document, at.start, at.end) == (("events", met.id),)
    monday = words(extraction.document, "Monday")
    assert ledger.records_in(monday.document, monday.start, monday.end) == (("times", extraction.times[0].id),)
    assert ledger.records_in(at.document, 0, 5) == ledger.records_in("unknown", 0, 500) == ()


def test_every_span_of_a_record_is_found_by_its_place(ledger: Ledger) -> None:
    extraction = write_full(ledger)
    pledge = ("commitments", extraction.commitments[0].id)
    for phrase in ("lift its fees", "once the", "pledged"):
        at = words(extraction.document, phrase)
        assert pledge in ledger.records_in(at.document, at.start, at.end)


def test_what_is_unknown_is_said_so(ledger: Ledger) -> None:
    for asked in (ledger.document, ledger.original, ledger.publications):
        with pytest.raises(NotFound):
            asked("0" * 64)
    with pytest.raises(BadRequest, match="no such layer"):
        ledger.layer("rumours")


def test_the_codec_and_the_ledger_agree(ledger: Ledger) -> None:
    extraction = write_full(ledger)
    assert from_json(Extraction, to_json(extraction), ledger.texts()) == extraction


def test_layers_by_name_and_by_days(ledger: Ledger) -> None:
    extraction = write_full(ledger)
    assert ledger.layers(names=["events"]) == Layers(events=extraction.events)
    (event,) = extraction.events
    assert event.when.earliest
    assert event.when.latest
    for window in ((event.when.latest, None), (None, event.when.earliest), (event.when.earliest, event.when.latest)):
        assert ledger.layers(names=["events"], window=window).events == extraction.events
    assert ledger.layers(names=["events"], window=(event.when.latest + timedelta(1), None)) == Layers()
    assert ledger.layers(names=["events"], window=(None, event.when.earliest - timedelta(1))) == Layers()


def test_an_edited_day_is_looked_at_whatever_the_window(ledger: Ledger) -> None:
    (event,) = write_full(ledger).events
    change = json.dumps({"when": {"earliest": "2033-01-05", "latest": "2033-01-05", "edtf": "2033-01-05"}})
    ledger.decide(Decision(record=event.id, verb="edit", author="Ada", at=LEARNED, change=change))
    (found,) = ledger.layers(names=["events"], window=(date(2033, 1, 1), None)).events
    assert found.when.earliest == date(2033, 1, 5)
