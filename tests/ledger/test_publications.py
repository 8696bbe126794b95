"""One text in several places, several texts of one page, and neither depends on the order of arrival (law 7)."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from ledger_samples import LEARNED, RUN, TEXT, arrive, full_extraction, make_document, small_extraction, write_full

from dragoman.errors import NotFound
from dragoman.ledger import Ledger
from dragoman.record.arrival import Arrival
from dragoman.record.document import Document, Published


def take_in(ledger: Ledger, arrival: Arrival, days: int = 0) -> None:
    """As the docket does: extract from what the docket will show of the document."""
    document = ledger.settled(arrival)
    if ledger.knows(document.id, RUN.id) and not ledger.leads(arrival):
        ledger.add_publication(arrival, LEARNED + timedelta(days=days))
    else:
        extraction = small_extraction(document, document.text.split()[0])
        statement = replace(extraction.statements[0], said=document.published)
        ledger.write(arrival, replace(extraction, statements=(statement,)), RUN, LEARNED + timedelta(days=days))


def published_in(outlet: str | None, day: str | None, text: str = TEXT) -> Arrival:
    return arrive(make_document(text, day=day, outlet=outlet), f"/{outlet}.txt")


def test_two_outlets_one_text(ledger: Ledger) -> None:
    write_full(ledger, make_document(outlet="Sud Agency", day="2031-05-02"), "/sud.txt")
    late = arrive(make_document(outlet="Elbe Courier", day="2031-05-03"), "/elbe.txt")
    assert not ledger.has_publication(late)
    ledger.add_publication(late, LEARNED)
    assert ledger.has_publication(late)
    (document,) = ledger.documents()
    assert document.outlet == "Sud Agency"
    assert [(p.outlet, p.location) for p in ledger.publications(document.id)] == [
        ("Sud Agency", "sud.txt"),
        ("Elbe Courier", "elbe.txt"),
    ]
    assert len(ledger.layer("statements")) == 2


def test_the_first_by_day_speaks_and_undated_ones_last(ledger: Ledger) -> None:
    for outlet, day in (("Undated", None), ("Late", "2031-05-09"), ("Early", "2031-05-01")):
        arrival = published_in(outlet, day)
        assert ledger.leads(arrival)
        take_in(ledger, arrival)
        assert not ledger.leads(arrival)
        (document,) = ledger.documents()
        assert document.outlet == outlet
    assert not ledger.leads(published_in("Later", "2031-05-20"))


def test_a_publication_needs_its_text(ledger: Ledger) -> None:
    with pytest.raises(NotFound):
        ledger.add_publication(published_in("Early", "2031-05-01"), LEARNED)


def test_where_it_lay_is_no_new_publication(ledger: Ledger) -> None:
    arrival = published_in("Courier", "2031-05-01")
    take_in(ledger, arrival)
    moved = replace(arrival, location="./Courier.txt")
    assert ledger.has_publication(moved)
    ledger.add_publication(moved, LEARNED)
    assert len(ledger.publications(arrival.document.id)) == 1


def test_a_corrected_day_replaces_the_former_one(ledger: Ledger) -> None:
    take_in(ledger, published_in("Courier", "2031-01-05"))
    take_in(ledger, published_in("Courier", "2031-05-01"))
    (document,) = ledger.documents()
    assert document.published.earliest == date(2031, 5, 1)
    assert len(ledger.publications(document.id)) == 1
    assert ledger.layer("statements")[0].said.earliest == date(2031, 5, 1)


def test_versions_of_a_page_follow_each_other(ledger: Ledger) -> None:
    drafts = [make_document(f"The talks, version {n}.", day=f"2031-05-0{n}") for n in (3, 1, 2)]
    for document in drafts:
        ledger.write(arrive(document, "/page"), small_extraction(document, "talks"), RUN, LEARNED)
    third, first, second = (d.id for d in drafts)
    assert [(d.id, d.version_of) for d in ledger.documents()] == [(first, None), (second, first), (third, second)]
    assert ledger.document(third).version_of == second


def test_undated_versions_go_by_when_we_learned_of_them(ledger: Ledger) -> None:
    drafts = [make_document(f"Undated, version {n}.", day=None) for n in range(4)]
    for days, document in enumerate(drafts):
        learned = LEARNED + timedelta(days=days)
        ledger.write(arrive(document, "/page"), small_extraction(document, "version"), RUN, learned)
    before = {d.id: d.version_of for d in ledger.documents()}
    assert [before[d.id] for d in drafts] == [None, *(d.id for d in drafts[:-1])]


def test_no_two_texts_are_versions_of_each_other(ledger: Ledger) -> None:
    one, other = make_document("One text.", day="2031-05-01"), make_document("Other text.", day="2031-05-02")
    for page, documents in (("/a", (one, other)), ("/b", (other, one))):
        for document in documents:
            take_in(ledger, arrive(document, page))
    shown = ledger.documents()
    assert [(d.text, d.version_of) for d in shown] == [("One text.", None), ("Other text.", one.id)]
    assert tuple(ledger.document(d.id) for d in shown) == shown


def test_any_order_of_arrival_gives_the_same_docket(tmp_path: Path) -> None:
    arrivals = [
        published_in("Courier", "2031-05-02"),
        published_in("Agency", "2031-05-01"),
        arrive(make_document("A page as it was.", day="2031-05-01"), "/page"),
        arrive(make_document("The page as it is.", day="2031-05-04"), "/page"),
        arrive(make_document("Nobody dated this.", day=None), "/undated"),
    ]
    seen = []
    for number, order in enumerate(itertools.islice(itertools.permutations(arrivals), 0, 120, 9)):
        with Ledger.open(tmp_path / f"{number}.db", create=True) as ledger:
            for arrival in order:
                take_in(ledger, arrival)
            seen.append((ledger.documents(), ledger.layers(), ledger.short_ids()))
    assert all(one == seen[0] for one in seen)
    assert [d.outlet for d in seen[0][0]].count("Agency") == 1


def test_documents_by_day_then_id(ledger: Ledger) -> None:
    days = ("2031-05-03", None, "2031-05-01", "2031-05-03")
    for number, day in enumerate(days):
        take_in(ledger, arrive(make_document(f"Text {number}.", day=day), f"/{number}"))
    shown: list[Document] = list(ledger.documents())
    assert shown == sorted(shown, key=lambda d: (*d.published.sort_key(), d.id))
    assert shown[0].published == Published(None, None)


def test_a_run_that_is_known_adds_no_second_extraction_for_a_later_publication(ledger: Ledger) -> None:
    write_full(ledger, make_document(outlet="Early", day="2031-05-01"), "/early")
    late = make_document(outlet="Late", day="2031-05-02")
    ledger.write(arrive(late, "/late"), full_extraction(late), RUN, LEARNED)
    with ledger._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM extractions").scalar() == 1
