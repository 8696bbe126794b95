"""A chronology that somebody keeps by hand, and what the docket says to each line of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.evidence import Span

Bearing = Literal["borne out", "contradicted", "not in the reports"]


@dataclass(frozen=True, kw_only=True)
class ChronologyLine:
    """A line of a chronology: `number` counts from 1, `when` is the day it gives, `text` what it says of it."""

    number: int
    text: str
    when: DateRange = UNKNOWN_DATE


@dataclass(frozen=True, kw_only=True)
class TracedLine:
    """What the reports say to a line. `because` gives the reason in a few words; `records` rest on the spans."""

    line: ChronologyLine
    bearing: Bearing
    because: str = ""
    supporting: tuple[Span, ...] = ()
    opposing: tuple[Span, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Trace:
    """A whole chronology against a docket. `missing` are records of the docket that no line speaks of, one for each
    happening."""

    lines: tuple[TracedLine, ...]
    missing: tuple[str, ...] = ()
