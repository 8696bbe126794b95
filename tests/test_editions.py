"""A docket laid out in pages: the rows of the listings, made anew when the docket has changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dragoman import Docket, Query, editions
from dragoman.errors import DocketWriteFailed, NotReady
from dragoman.ledger import Ledger
from dragoman.outputs.brief_markdown import brief_markdown
from dragoman.record.dates import DateRange
from dragoman.record.decisions import Decision
from dragoman.record.pages import LaidRow, Selection

FIRST = """Ferry talks in Oslo

Harbour Wire
May 6, 2021

Norwegian envoys met envoys of Chad in Oslo on May 4 to discuss the ferry. Minister Ada Ruel said on Wednesday that
Norway would pay for the ferry if Chad opened the harbour.
"""
SECOND = """A letter from Chad

Fjord Courier
May 13, 2021

Chad sent Norway a letter about the ferry on May 11, a diplomat said. Ada Ruel asked Chad on Tuesday to open the
harbour. Chad has not answered.
"""
UNDATED = """Who pays

Ada Ruel said that nobody had paid for the ferry.
"""
LISTED = ("statements", "events", "processes", "contacts", "instruments", "commitments")
QUERIES = (
    Query(),
    Query(actor="Ruel"),
    Query(actor="nor"),
    Query(actor="Norway"),
    Query(issue="ferry"),
    Query(issue="100 %_"),
    Query(since=date(2021, 5, 10)),
    Query(until=date(2021, 5, 5)),
    Query(as_of=date(2021, 5, 8)),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("laid_out")
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    with Docket.open(folder / "case.db", create=True) as opened:
        opened.read(sorted(folder.glob("*.txt")))
    return folder / "case.db"


@pytest.fixture
def docket(path: Path, tmp_path: Path) -> Iterator[Docket]:
    copy = tmp_path / "case.db"
    copy.write_bytes(path.read_bytes())
    with Docket.open(copy) as opened:
        yield opened


def rows(docket: Docket, view: str, **asked: object) -> tuple[LaidRow, ...]:
    return docket.editions.rows(Selection(view=view, **asked), 0, 1000)  # type: ignore[arg-type]


@pytest.mark.parametrize("view", LISTED)
@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_a_listing_has_the_rows_of_the_command_line(docket: Docket, view: str, query: Query) -> None:
    lines = getattr(docket, view)(query)
    found = rows(docket, view, query=query)
    assert [row.key for row in found] == [line.record.id for line in lines]
    assert docket.editions.count(Selection(view=view, query=query)) == len(lines)
    assert [row.body["cells"][-1] for row in found] == [line.short for line in lines]


def test_what_comes_of_comparing_is_laid_out_for_the_day(docket: Docket) -> None:
    early = Query(as_of=date(2021, 5, 8))
    assert len(rows(docket, "sources")) == 2
    assert [row.key for row in rows(docket, "sources", query=early)] == ["Harbour Wire"]
    for query in (Query(), early):
        assert len(rows(docket, "turn", query=query)) == len(docket.turns(query))


def test_pages_follow_each_other(docket: Docket) -> None:
    every = rows(docket, "statements")
    pages = [docket.editions.rows(Selection(view="statements"), n, 1) for n in range(len(every))]
    assert [row for page in pages for row in page] == list(every)


def test_the_brief_is_that_of_the_docket(docket: Docket) -> None:
    written = docket.brief()
    kept = docket.editions.brief(docket.editions.of())
    assert docket.brief() == kept
    assert brief_markdown(kept) == brief_markdown(written)
    assert (kept.title, kept.sections) == (written.title, written.sections)
    assert [(r.short, r.span, r.published.edtf) for r in kept.references] == [
        (r.short, r.span, r.published.edtf) for r in written.references
    ]


def test_who_is_told_of_in_a_record_can_be_found_under_any_of_its_names(docket: Docket) -> None:
    norway = next(a for a in docket.export().actors if a.country == "NOR")
    (row,) = docket.editions.holding(Selection(view="actors"), norway.id)
    assert norway.id in row.body["members"]
    assert docket.editions.holding(Selection(view="actors"), "nobody") == ()


def test_a_docket_that_changed_is_laid_out_anew_and_the_old_pages_go(docket: Docket) -> None:
    before = docket.editions.of()
    gone = docket.statements()[0].record.id
    docket.decide(gone, "reject", author="A. Verrall")
    assert docket.editions.behind(before)
    assert gone not in {row.key for row in rows(docket, "statements")}
    with docket._ledger.laid_out() as laid:
        assert laid.outdated() == []
        assert laid.page(before.key, Selection(view="statements"), 0, 9) == ()
    assert docket.editions.of() == docket.editions.of()


def test_accepting_one_after_another_the_queue_stays_as_it_is(docket: Docket) -> None:
    before = docket.editions.of()
    docket.decide(docket.statements()[0].record.id, "accept", author="A. Verrall")
    assert docket.editions.as_read().key == before.key
    docket.log("Norway rang Chad.", author="A. Verrall", day=date(2021, 5, 14))
    assert docket.editions.as_read().key != before.key


def test_a_large_docket_is_laid_out_meanwhile(docket: Docket, monkeypatch: pytest.MonkeyPatch) -> None:
    before = docket.editions.of()
    docket.log("Norway rang Chad.", author="A. Verrall", day=date(2021, 5, 14))
    monkeypatch.setattr(editions, "PATIENCE", -1.0)
    assert docket.editions.of() == before
    assert docket.editions.catching_up
    docket.editions._asked[None].join()
    assert not docket.editions.catching_up
    assert not docket.editions.behind(docket.editions.of())
    with pytest.raises(NotReady, match="being laid out"):
        docket.editions.of(date(2021, 5, 8))
    docket.editions._asked[date(2021, 5, 8)].join()
    assert docket.editions.of(date(2021, 5, 8)).as_of == date(2021, 5, 8)


def test_a_docket_that_cannot_be_written_to_is_laid_out_beside_it(
    docket: Docket, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = Ledger.laying_out

    def refuse(ledger: Ledger) -> object:
        if ledger is docket._ledger:
            raise DocketWriteFailed("the docket may only be read here", where="here", remedy="copy it")
        return writing(ledger)

    monkeypatch.setattr(Ledger, "laying_out", refuse)
    assert len(rows(docket, "documents")) == 2
    with docket._ledger.laid_out() as laid:
        assert laid.find(None) is None


def test_what_was_broken_off_goes(docket: Docket) -> None:
    with docket._ledger.laying_out() as laid:
        key = laid.begin()
        laid.add(key, "events", 0, [LaidRow(key="e", body=None, parties=("a",), when=DateRange(None, None))])
    docket.editions.of()
    with docket._ledger.laid_out() as laid:
        assert laid.page(key, Selection(view="events"), 0, 9) == ()
    with docket._ledger.laying_out() as laid:
        assert not laid.finish(docket.editions.of().__class__(key=key, as_of=None, state="", seconds=0.0, brief={}))


def test_days_that_hang_on_other_reports_are_at_hand(docket: Docket, tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(UNDATED, encoding="utf-8")
    docket.read([tmp_path / "undated.txt"])
    document = next(d for d in docket.documents() if d.text == UNDATED)
    record = next(s for s in docket.export().statements if s.document == document.id)
    before = docket.show(record.id)
    docket.editions.of()
    assert docket.show(record.id) == before
    assert docket.report(document.id).documents == (document,)
    assert record in docket.report(document.id).statements


def test_records_are_gathered_with_whom_they_name(docket: Docket) -> None:
    event = next(line.record for line in docket.events() if line.who)
    found = docket.gathered([event.id, "nothing"])
    assert found.events == (event,)
    assert {a.id for a in found.actors} == {p.actor for p in event.participants}
    assert [d.id for d in found.documents] == [event.document]
    rejected = Decision(record=event.id, verb="reject", author="A. Verrall", at=datetime(2021, 6, 1, tzinfo=UTC))
    docket._ledger.decide(rejected)
    assert docket.gathered([event.id]).events == ()
