"""Which records a query leaves: who, about what, in which window, as of which day."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.outputs.queries import saying_day, select
from dragoman.record.actors import Actor
from dragoman.record.dates import DateRange
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document, Part, Published
from dragoman.record.findings import Join
from dragoman.record.happenings import Event, Order
from dragoman.record.query import Query
from dragoman.record.statements import Statement
from dragoman.record.times import TimeExpression

EARLY, LATE = date(2031, 3, 3), date(2031, 5, 5)
TEXT = "Ada Ruel said fees fell on Monday.\n\nOrr spoke of ships."


def page(name: str, day: date | None) -> Document:
    return Document(
        id=name, text=TEXT, published=Published(day, day), parts=(Part(0, 34, "body"), Part(36, 55, "body"))
    )


FIRST, SECOND, UNDATED = page("first", EARLY), page("second", LATE), page("undated", None)
RUEL = Actor(name="Ada Ruel", kind="person", role="foreign minister", aliases=("Ruel",), mentions=(FIRST.span(0, 8),))
ALSO_RUEL = Actor(name="Ruel", kind="person", mentions=(SECOND.span(4, 8),))
NORLAND = Actor(name="Norland", kind="state", country="NOR", mentions=(FIRST.span(36, 39),))


def statement(document: Document, start: int, end: int, **fields: object) -> Statement:
    return Statement(document=document.id, source=None, cue=None, content=(document.span(start, end),), **fields)  # type: ignore[arg-type]


FEES = statement(FIRST, 14, 23, speaker=RUEL.id, said=DateRange.day(date(2031, 3, 2)))
FEES_AGAIN = statement(SECOND, 14, 23, speaker=ALSO_RUEL.id, issues=("Tariffs",))
SHIPS = Statement(
    document="second", source=SECOND.span(36, 39), cue=SECOND.span(40, 45), content=(SECOND.span(49, 54),)
)
NOBODY_KNOWS_WHEN = statement(UNDATED, 14, 23, speaker=NORLAND.id)


def monday(document: Document, day: date | None) -> TimeExpression:
    return TimeExpression(document.id, 27, 33, "Monday", TEXT, type="DATE", value="X", earliest=day, latest=day)


MET = Event(evidence=(FIRST.span(0, 8),), type="CONSULT")
LEFT = Event(evidence=(SECOND.span(0, 8),), type="CONSULT")
DOCKET = DocketExport(
    documents=(FIRST, SECOND, UNDATED),
    actors=(RUEL, ALSO_RUEL, NORLAND),
    statements=(FEES, FEES_AGAIN, SHIPS, NOBODY_KNOWS_WHEN),
    events=(MET, LEFT),
    times=(monday(FIRST, EARLY), monday(SECOND, LATE), monday(UNDATED, None)),
    orders=(Order(before=MET.id, after=LEFT.id, evidence=(SECOND.span(0, 3),)),),
    joins=(Join(layer="actors", members=(RUEL.id, ALSO_RUEL.id)), Join(layer="events", members=(MET.id, LEFT.id))),
)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        (Query(), [FEES, FEES_AGAIN, SHIPS, NOBODY_KNOWS_WHEN]),
        (Query(actor="ada ruel"), [FEES, FEES_AGAIN]),  # the second by the join
        (Query(actor="minister"), [FEES, FEES_AGAIN]),
        (Query(actor="nor"), [NOBODY_KNOWS_WHEN]),  # a country code
        (Query(actor="orr"), [SHIPS]),  # nobody resolved, but so the source reads
        (Query(actor="rue"), []),  # whole words only
        (Query(actor="???"), []),
        (Query(issue="FEES"), [FEES, FEES_AGAIN, NOBODY_KNOWS_WHEN]),
        (Query(issue="tariffs"), [FEES_AGAIN]),
        (Query(since=date(2031, 3, 3)), [FEES_AGAIN, SHIPS, NOBODY_KNOWS_WHEN]),
        (Query(until=date(2031, 3, 1)), [FEES_AGAIN, SHIPS, NOBODY_KNOWS_WHEN]),  # said by May: perhaps before
        (Query(as_of=EARLY), [FEES]),
        (Query(as_of=LATE, actor="ruel", issue="tariffs"), [FEES_AGAIN]),
    ],
)
def test_statements(query: Query, kept: list[Statement]) -> None:
    assert list(select(DOCKET, query).statements) == kept


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        (Query(), ["first", "second", "undated"]),
        (Query(since=LATE), ["second"]),
        (Query(until=EARLY), ["first"]),
        (Query(actor="Ruel"), ["first", "second", "undated"]),
        (Query(actor="Orr"), []),  # named in another paragraph
        (Query(actor="Ruel", issue="fees"), ["first", "second", "undated"]),
        (Query(issue="ships"), []),
    ],
)
def test_times(query: Query, documents: list[str]) -> None:
    assert [t.document for t in select(DOCKET, query).times] == documents


def test_without_parts_the_whole_text_is_around_a_time() -> None:
    bare = Document(id="first", text=TEXT)
    docket = DocketExport(documents=(bare,), times=(monday(FIRST, EARLY),))
    assert len(select(docket, Query(issue="ships")).times) == 1


def test_as_of_a_day_the_later_reports_are_not_there() -> None:
    then = select(DOCKET, Query(as_of=EARLY))
    assert [d.id for d in then.documents] == ["first"]
    assert (then.actors, then.events, then.orders, then.joins) == ((RUEL, NORLAND), (MET,), (), ())
    now = select(DOCKET, Query(as_of=LATE))
    assert [d.id for d in now.documents] == ["first", "second"]
    assert (now.orders, now.joins) == (DOCKET.orders, DOCKET.joins)


def test_a_query_for_everything_changes_nothing() -> None:
    assert select(DOCKET, Query()) == DOCKET


def test_what_was_said_was_said_by_the_day_of_publication() -> None:
    assert saying_day(FEES, FIRST) == DateRange.day(date(2031, 3, 2))
    assert saying_day(FEES_AGAIN, SECOND) == DateRange(None, LATE)
    assert not saying_day(NOBODY_KNOWS_WHEN, UNDATED).known
