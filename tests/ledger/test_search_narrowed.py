"""A search narrowed to an outlet, to days, and to paragraphs with records of a kind or in a state of review."""

from __future__ import annotations

from datetime import date

import pytest
from ledger_samples import LEARNED, RUN, arrive, make_document, words, write_full

from dragoman.ledger import Ledger, Search
from dragoman.record.decisions import Decision
from dragoman.record.docket import Extraction
from dragoman.record.document import Published
from dragoman.record.query import Query, Sought


def put(ledger: Ledger, text: str, outlet: str, day: str | None) -> str:
    when = date.fromisoformat(day) if day else None
    published = Published(when, when, basis="metadata" if day else "unknown")
    document = make_document(text, outlet=outlet, published=published)
    ledger.write(arrive(document, f"/{document.id}"), Extraction(document=document), RUN, LEARNED)
    return document.id


def found(ledger: Ledger, words: str, query: Query | None = None, **sought: str) -> list[str]:
    asked = Search(words=words, query=query or Query(), sought=Sought(**sought))  # type: ignore[arg-type]
    return [hit.document for hit in ledger.search(asked)]


def test_by_outlet_in_part_and_whatever_the_case(ledger: Ledger) -> None:
    wire = put(ledger, "The ferry talks failed.", "Harbour Wire", "2031-05-01")
    put(ledger, "The ferry talks went on.", "Fjord Ægir", "2031-05-02")
    assert found(ledger, "ferry", outlet="harbour") == [wire]
    assert len(found(ledger, "ferry", outlet="FJORD ægir")) == 1
    assert found(ledger, "ferry", outlet="wire fjord") == []
    assert found(ledger, "ferry", outlet="%") == found(ledger, "ferry", outlet="Harb") == []


def test_by_day_of_publication_where_it_may_lie_in_the_window(ledger: Ledger) -> None:
    first = put(ledger, "Ferry talks, first day.", "A", "2031-05-01")
    last = put(ledger, "Ferry talks, last day.", "A", "2031-05-09")
    undated = put(ledger, "Ferry talks, some day.", "A", None)
    assert set(found(ledger, "ferry", Query(since=date(2031, 5, 2)))) == {last, undated}
    assert set(found(ledger, "ferry", Query(until=date(2031, 5, 2)))) == {first, undated}
    assert set(found(ledger, "ferry", Query(since=date(2031, 5, 1), until=date(2031, 5, 9)))) == {first, last, undated}


@pytest.mark.parametrize(
    ("asked", "kind", "layers"),
    [
        ("letters", "statements", {"statements"}),
        ("letters", "instruments", set()),
        ("Accord", "commitments", {"commitments"}),
    ],
)
def test_by_kind_of_record(ledger: Ledger, asked: str, kind: str, layers: set[str]) -> None:
    write_full(ledger)
    hits = ledger.search(Search(words=asked, sought=Sought(layer=kind)))
    assert bool(hits) == bool(layers)
    assert {record.layer for hit in hits for record in hit.records} == layers


def test_by_what_was_decided(ledger: Ledger) -> None:
    write_full(ledger)
    [hit] = ledger.search(Search(words="letters", sought=Sought(layer="statements")))
    states = ("open", "accepted", "edited", "rejected")
    assert [bool(found(ledger, "letters", layer="statements", review=state)) for state in states] == [
        True, False, False, False,
    ]  # fmt: skip
    for record in hit.records:
        ledger.decide(Decision(record=record.id, verb="reject", author="A. Desk", at=LEARNED))
    assert [bool(found(ledger, "letters", layer="statements", review=state)) for state in states] == [
        False, False, False, True,
    ]  # fmt: skip
    assert found(ledger, "letters", layer="statements") == []
    assert not {r.id for r in hit.records} & {r.id for h in ledger.search(Search(words="letters")) for r in h.records}


def test_records_name_their_actors_where_one_is_asked_for(ledger: Ledger) -> None:
    write_full(ledger)
    [ruel] = ledger.actors_like([("ruel",)])
    [hit] = ledger.search(Search(words="letters", query=Query(actor="Ruel")))
    assert {record.layer for record in hit.records if ruel.id in record.actors} >= {"actors", "statements"}


def test_by_issue_in_the_words(ledger: Ledger) -> None:
    write_full(ledger)
    assert found(ledger, "letters", Query(issue="whaling")) == []
    assert len(found(ledger, "letters", Query(issue="letter"))) == 1
    assert found(ledger, "letters", Query(issue="%")) == []


def test_words_between_quotation_marks_are_a_phrase(ledger: Ledger) -> None:
    one = put(ledger, "He gave security guarantees.", "A", None)
    put(ledger, "The guarantees for security failed.", "A", None)
    assert len(found(ledger, "security guarantees")) == 2
    assert found(ledger, '"security guarantee"') == [one]
    assert found(ledger, '"gave security" guarantees') == [one]
    assert len(found(ledger, '"security guarantees')) == 2


def test_page_by_page(ledger: Ledger) -> None:
    for number in range(7):
        put(ledger, f"Talks on ferry number {number}.", "A", None)
    pages = [ledger.search(Search(words="ferry", limit=3, offset=offset)) for offset in (0, 3, 6, 9)]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert len({hit.document for page in pages for hit in page}) == 7


def test_records_of_an_earlier_reading_are_not_there(ledger: Ledger) -> None:
    document = make_document()
    write_full(ledger)
    better = RUN.__class__(program="dragoman 1", analyser="by hand", steps=())
    ledger.write(arrive(document), Extraction(document=document), better, LEARNED)
    [hit] = ledger.search(Search(words="letters"))
    assert hit.records == ()
    assert words(document, "letters").text == "letters"
