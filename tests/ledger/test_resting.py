"""What rests on each paragraph is noted beside it: a narrowed search finds the same as one that looks at everything."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_samples import BETTER, LEARNED, TEXT, arrive, full_extraction, make_document, words, write_full
from sqlalchemy import select, text

from dragoman.ledger import Ledger, ParagraphHit, Search, tables
from dragoman.ledger.migrating import migrate
from dragoman.ledger.resting import Paragraphs
from dragoman.record.actors import Actor
from dragoman.record.codec import to_json
from dragoman.record.decisions import Decision
from dragoman.record.docket import Extraction
from dragoman.record.document import Document
from dragoman.record.query import Query, Sought
from dragoman.record.statements import Statement

REPORTS = 4
Notes = set[tuple[str, str, str, int]]


def report(number: int) -> Document:
    return make_document(f"{TEXT}\nThe envoys left on day {number}.\n", day=f"2031-05-{number + 1:02}")


@pytest.fixture
def several(ledger: Ledger) -> Ledger:
    """Reports of which one was read again and lost all its records, and one had its statements rejected."""
    for number in range(REPORTS):
        write_full(ledger, report(number), page=f"/{number}")
    emptied = report(0)
    ledger.write(arrive(emptied, "/0"), Extraction(document=emptied), BETTER, LEARNED)
    for statement in full_extraction(report(1)).statements:
        ledger.decide(Decision(record=statement.id, verb="reject", author="A. Desk", at=LEARNED))
    return ledger


def notes(ledger: Ledger) -> Notes:
    """Kind, name, document and start of the paragraph of each note."""
    place, note = tables.paragraphs, tables.resting
    columns = select(note.c.kind, note.c.name, place.c.document, place.c.start)
    query = columns.join(place, place.c.key == note.c.paragraph)
    with ledger._database.reading() as connection:
        return {(*row,) for row in connection.execute(query)}


def places(hits: tuple[ParagraphHit, ...]) -> list[tuple[str, int]]:
    return [(hit.document, hit.start) for hit in hits]


def named(name: str) -> frozenset[str]:
    actors = (actor for number in range(REPORTS) for actor in full_extraction(report(number)).actors)
    return frozenset(actor.id for actor in actors if actor.name == name)


@pytest.mark.parametrize("name", ["Norland", "Ada Ruel", "Nobody"])
def test_by_an_actor(several: Ledger, name: str) -> None:
    for asked in ("letters", "Norland", "fees", "met"):
        everything = several.search(Search(words=asked, query=Query(actor=name), limit=100))
        meant = [hit for hit in everything if any(record.actors & named(name) for record in hit.records)]
        found = several.search(Search(words=asked, called=named(name), limit=100))
        assert places(found) == [(hit.document, hit.start) for hit in meant]
        assert all(record.actors & named(name) for hit in found for record in hit.records)
        assert bool(found) == (name != "Nobody" and (asked != "fees" or name == "Norland"))


FILTERS: dict[str, tuple[Search, Callable[[ParagraphHit], bool]]] = {
    "layer": (Search(words="", sought=Sought(layer="statements")), lambda hit: "statements" in layers(hit)),
    "open": (Search(words="", sought=Sought(review="open")), lambda hit: bool(hit.records)),
    "issue": (Search(words="", query=Query(issue="Fees")), lambda hit: "events" in layers(hit)),
    "none": (Search(words="", sought=Sought(layer="positions")), lambda hit: False),
}


def layers(hit: ParagraphHit) -> set[str]:
    return {record.layer for record in hit.records}


def test_by_kind_state_and_issue(several: Ledger) -> None:
    for asked in ("letters", "met", "envoys"):
        everything = several.search(Search(words=asked, limit=100))
        for by, (narrowed, fits) in FILTERS.items():
            found = several.search(replace(narrowed, words=asked, limit=100))
            assert places(found) == places(tuple(hit for hit in everything if fits(hit))), (asked, by)


def test_as_of_a_day_leaves_out_what_surely_came_later(several: Ledger) -> None:
    undated = make_document("Letters of some day.", day=None)
    several.write(arrive(undated, "/undated"), Extraction(document=undated), BETTER, LEARNED)
    found = several.search(Search(words="letters", query=Query(as_of=date(2031, 5, 2)), limit=100))
    assert {hit.document for hit in found} == {report(0).id, report(1).id, undated.id}


def test_a_search_goes_on_behind_its_last_hit(several: Ledger) -> None:
    asked = Search(words="letters", called=named("Sudland"), limit=1)
    whole, seen = several.search(replace(asked, limit=100)), list[tuple[str, int]]()
    while hits := several.search(asked):
        seen += places(hits)
        asked = replace(asked, offset=hits[-1].number + 1)
    assert seen == places(whole)
    assert len(seen) > 2


def test_what_people_add_is_noted(ledger: Ledger) -> None:
    document = make_document()
    ledger.write(arrive(document), Extraction(document=document), BETTER, LEARNED)
    somebody = Actor(name="She", kind="person", mentions=(words(document, "she"),))
    said = Statement(
        document=document.id, source=None, cue=None, content=(words(document, "no answer"),), speaker=somebody.id
    )
    for layer, record in (("actors", somebody), ("statements", said)):
        written = json.dumps(to_json(record))
        added = Decision(record=record.id, verb="add", author="A. Desk", at=LEARNED, change=written)
        ledger.decide(replace(added, document=document.id, layer=layer, spans="0-1"))
    [hit] = ledger.search(Search(words="answer", called=frozenset({somebody.id})))
    assert {record.id for record in hit.records} == {somebody.id, said.id}


def test_an_older_docket_gets_its_notes(several: Ledger) -> None:
    made = notes(several)
    assert {kind for kind, *_ in made} == {"actor", "issue", "layer"}
    with several._database.writing() as connection:
        connection.execute(text("DROP TABLE resting"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0006'"))
        migrate(connection)
    assert notes(several) == made


def test_a_docket_made_from_pieces_has_them_too(several: Ledger, tmp_path: Path) -> None:
    pieces = dict(several.pieces())
    with Ledger.open(tmp_path / "again.db", create=True) as again:
        again.restore(pieces, pieces.__getitem__)
        assert notes(again) == notes(several)


PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair))))


@given(PLACES, PLACES)
def test_every_paragraph_that_shares_a_letter_is_found(
    paragraphs: list[tuple[int, int]], spans: list[tuple[int, int]]
) -> None:
    given_places = [(key, *place) for key, place in enumerate(sorted(paragraphs))]
    shared = {key for key, first, last in given_places for start, end in spans if first < end and last > start}
    assert Paragraphs(given_places).under(spans) == shared
