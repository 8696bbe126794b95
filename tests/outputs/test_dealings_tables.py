"""Rows of contacts, turns, instruments and commitments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dragoman.outputs.dealings import (
    commitment_lines,
    commitments_table,
    contact_lines,
    contacts_table,
    instrument_lines,
    instruments_table,
    turn_lines,
    turns_table,
)
from dragoman.record.actors import Actor
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Published
from dragoman.record.findings import Turn
from dragoman.record.happenings import Contact
from dragoman.record.obligations import Commitment, Instrument

TEXT = "Norway wrote to\nCanada and promised to lift the ban under the \x1b[1mBergen accord."
DAY = date(2031, 5, 20)


def span(document: Document, words: str):
    start = document.text.index(words)
    return document.span(start, start + len(words))


@pytest.fixture
def docket() -> DocketExport:
    published = Published(DAY, DAY, basis="given")
    document = Document(id="a" * 64, text=TEXT, published=published, outlet="Fjord Agency")
    norway = Actor(name="Norway", kind="state", country="NOR", mentions=(span(document, "Norway"),))
    canada = Actor(name="Canada", kind="state", country="CAN", mentions=(span(document, "Canada"),))
    contact = Contact(
        evidence=(span(document, "Norway wrote to\nCanada"),), initiator=norway.id, target=canada.id, channel="letter"
    )
    instrument = Instrument(
        evidence=(span(document, "Bergen accord"),),
        name="Bergen accord",
        kind="agreement",
        aliases=("the accord",),
        parties=(norway.id, canada.id),
    )
    commitment = Commitment(
        evidence=(span(document, "promised to lift the ban"),),
        obligor=norway.id,
        beneficiary=canada.id,
        action="lift the ban",
        strength="pledged",
        status="standing",
        deadline=DateRange.day(date(2031, 6, 1)),
        instrument=instrument.id,
    )
    turn = Turn(pair=(canada.id, norway.id), waiting_on=canada.id, as_of=DAY, record=contact.id)
    return DocketExport(
        documents=(document,),
        actors=(norway, canada),
        contacts=(contact,),
        instruments=(instrument,),
        commitments=(commitment,),
        turns=(turn,),
    )


@pytest.fixture
def short(docket: DocketExport) -> dict[str, str]:
    return {record.id: record.id[:4] for _, record in docket.records()}


def test_a_contact_without_a_day_tells_when_it_was_reported(docket: DocketExport, short: dict[str, str]) -> None:
    (row,) = contacts_table(contact_lines(docket, short)).rows
    assert row[:6] == (
        "reported 20 May 2031", "Norway", "Canada", "letter", "unknown", "Norway wrote to Canada",
    )  # fmt: skip
    assert row[-1] == short[docket.contacts[0].id]


def test_an_instrument_with_its_other_names(docket: DocketExport, short: dict[str, str]) -> None:
    (row,) = instruments_table(instrument_lines(docket, short)).rows
    assert row[:5] == ("undated", "Bergen accord", "agreement", "Norway, Canada", "the accord")


def test_a_commitment_with_its_bound_of_time(docket: DocketExport, short: dict[str, str]) -> None:
    (row,) = commitments_table(commitment_lines(docket, short)).rows
    assert row[:7] == ("Norway", "Canada", "lift the ban", "", "1 June 2031", "pledged", "standing")


def test_a_turn_with_the_words_that_say_so(docket: DocketExport, short: dict[str, str]) -> None:
    (row,) = turns_table(turn_lines(docket, short)).rows
    assert row[:5] == ("Canada", "Norway", "all", "Canada", "reported 20 May 2031")
    assert row[5:7] == ("", "Norway wrote to Canada")


def test_a_turn_tells_who_replied(docket: DocketExport, short: dict[str, str]) -> None:
    turn = replace(docket.turns[0], waiting_on=docket.turns[0].pair[1], reply="replied")
    (row,) = turns_table(turn_lines(replace(docket, turns=(turn,)), short)).rows
    assert (row[3], row[5]) == ("Norway", "Canada replied")


def test_nobody_is_waited_for_where_all_is_settled(docket: DocketExport, short: dict[str, str]) -> None:
    settled = Turn(pair=docket.turns[0].pair, waiting_on=None, as_of=DAY, record=docket.turns[0].record)
    lines = turn_lines(DocketExport(**{**vars(docket), "turns": (settled,)}), short)
    assert turns_table(lines).rows[0][3] == "nobody"


def test_every_row_has_a_cell_for_each_column(docket: DocketExport, short: dict[str, str]) -> None:
    tables = (
        contacts_table(contact_lines(docket, short)),
        instruments_table(instrument_lines(docket, short)),
        commitments_table(commitment_lines(docket, short)),
        turns_table(turn_lines(docket, short)),
    )
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)
    assert not any("\x1b" in cell or "\n" in cell for table in tables for row in table.rows for cell in row)
