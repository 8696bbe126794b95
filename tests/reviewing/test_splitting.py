"""Parting some of what was taken for one, and taking that back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dragoman.docket import Docket
from dragoman.errors import BadRequest, NotFound
from dragoman.ledger import Ledger
from dragoman.record.actors import Actor
from dragoman.record.arrival import Arrival, Run
from dragoman.record.docket import Extraction
from dragoman.record.document import Document, Published, content_id

RUN = Run(program="dragoman test", analyser="by hand", steps=("by hand 1",))


def add_report(ledger: Ledger, number: int) -> str:
    text = f"{number}: Lee spoke.\n"
    when = Published(date(2022, 3, number), date(2022, 3, number), basis="metadata")
    d = Document(id=content_id(text.encode()), text=text, published=when)
    actor = Actor(name="Lee Ann", kind="person", mentions=(d.span(3, 6),))
    arrival = Arrival(document=d, original=text.encode(), location=str(number), page=str(number))
    ledger.write(arrival, Extraction(document=d, actors=(actor,)), RUN, datetime(2022, 4, 1, tzinfo=UTC))
    return actor.id


@pytest.fixture
def namesakes(tmp_path) -> tuple[Docket, list[str]]:
    path = tmp_path / "lee.db"
    with Ledger.open(path, create=True) as ledger:
        ids = [add_report(ledger, number) for number in (1, 2, 3, 4)]
    return Docket.open(path), ids


def groups(docket: Docket) -> set[frozenset[str]]:
    return {frozenset(j.members) for j in docket.export().joins if j.layer == "actors"}


def test_one_of_several_is_parted_and_the_rest_stay_together(namesakes) -> None:
    docket, ids = namesakes
    with docket:
        (join,) = docket.export().joins
        docket.review.split(join.id, ids[:1], author="A. Desk", reason="a namesake")
        assert groups(docket) == {frozenset(ids[1:])}
        docket.review.undo("A. Desk")
        assert groups(docket) == {frozenset(ids)}
        docket.review.redo("A. Desk")
        assert groups(docket) == {frozenset(ids[1:])}


def test_both_parts_stay_together(namesakes) -> None:
    docket, ids = namesakes
    with docket:
        (join,) = docket.export().joins
        docket.review.split(join.id, ids[:2], author="A. Desk")
        assert groups(docket) == {frozenset(ids[:2]), frozenset(ids[2:])}
        docket.review.merge([ids[0], ids[2]], author="A. Desk")
        assert groups(docket) == {frozenset(ids)}


def test_a_later_report_stays_with_the_larger_part(namesakes, tmp_path) -> None:
    docket, ids = namesakes
    with docket:
        (join,) = docket.export().joins
        docket.review.split(join.id, ids[:1], author="A. Desk")
        with Ledger.open(tmp_path / "lee.db") as ledger:
            fifth = add_report(ledger, 5)
        assert groups(docket) == {frozenset([*ids[1:], fifth])}


def test_what_cannot_be_split(namesakes) -> None:
    docket, ids = namesakes
    with docket:
        (join,) = docket.export().joins
        for apart in ([], ids, ["a0"]):
            with pytest.raises(BadRequest):
                docket.review.split(join.id, apart, author="A. Desk")
        with pytest.raises(NotFound):
            docket.review.split("j0", ids[:1], author="A. Desk")
