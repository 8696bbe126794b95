"""Hypothesis strategies for records of every class, read off their fields."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from dragoman.record.codec import field_types
from dragoman.record.dates import DateRange
from dragoman.record.document import Document
from dragoman.record.evidence import Span
from dragoman.record.findings import Claim, Disagreement, Join
from dragoman.record.times import TimeExpression

TEXT = "\ufeffThe envoy 🕊 “spoke”\r\nat Port\u00a0Elbe.\n\nNobody an\u00adswered."
DOCUMENT = "d" * 64
TEXTS = {DOCUMENT: TEXT}

SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    bool: st.booleans(),
    int: st.integers(),
    float: st.floats(allow_nan=False),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.integers(-720, 720).map(lambda n: timezone(timedelta(minutes=n)))),
    type(None): st.none(),
}

NOT_EMPTY = {"evidence", "mentions", "content"}


def offsets() -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda x: x[0] < x[1])


def spans() -> st.SearchStrategy[Span]:
    return offsets().map(lambda at: Span(DOCUMENT, *at, TEXT[slice(*at)], TEXT))


def day_ranges() -> st.SearchStrategy[tuple[date | None, date | None]]:
    sides = st.tuples(st.none() | st.dates(), st.none() | st.dates())
    return sides.map(lambda x: (x[1], x[0]) if x[0] and x[1] and x[1] < x[0] else x)


@st.composite
def time_expressions(draw: st.DrawFn) -> TimeExpression:
    start, end = draw(offsets())
    first, last = draw(day_ranges())
    kind = draw(st.sampled_from(["DATE", "TIME", "DURATION", "SET"]))
    return TimeExpression(
        DOCUMENT, start, end, TEXT[start:end], TEXT, type=kind, value=draw(SIMPLE[str]), earliest=first, latest=last
    )


@st.composite
def dated(draw: st.DrawFn, cls: type[DateRange], **more: st.SearchStrategy[Any]) -> DateRange:
    return cls(*draw(day_ranges()), **{name: draw(values) for name, values in more.items()})


@cache
def records_of(cls: type[Any]) -> st.SearchStrategy[Any]:
    """Records of a class, every field filled at random."""
    if cls is Span:
        return spans()
    if cls is TimeExpression:
        return time_expressions()
    hints = field_types(cls)
    if issubclass(cls, DateRange):
        more = {n: values_of(h, n) for n, h in hints.items() if n not in ("earliest", "latest", "edtf")}
        return dated(cls, **more)
    values = {f.name: values_of(hints[f.name], f.name) for f in fields(cls) if f.init}
    if cls is Document:
        values |= {"id": st.just(DOCUMENT), "text": st.just(TEXT)}
    if cls is Disagreement:
        values["claims"] = st.lists(records_of(Claim), min_size=2, max_size=3).map(tuple)
    if cls is Join:
        values["members"] = st.lists(st.text(max_size=4), min_size=2, max_size=3).map(tuple)
    return st.builds(cls, **values)


def values_of(hint: Any, name: str = "") -> st.SearchStrategy[Any]:
    origin, args = get_origin(hint), get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, types.UnionType):
        return st.one_of([values_of(a) for a in args])
    if origin is tuple and args[-1] is not Ellipsis:
        return st.tuples(*[values_of(a) for a in args])
    if origin is tuple:
        return st.lists(values_of(args[0]), min_size=name in NOT_EMPTY, max_size=2).map(tuple)
    assert is_dataclass(hint), hint
    return records_of(hint)
