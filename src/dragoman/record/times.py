"""Time expressions of a text, as TimeML's TIMEX3 (type and value), with the days they may mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dragoman.record.dates import Anchor, DateRange
from dragoman.record.evidence import Span, digest

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "future", "near"] | None


@dataclass(frozen=True)
class TimeExpression(Span):
    """A span that tells when. `value` is TIMEX3's; `earliest` and `latest` are None where it names no day.

    `tense` is that of the words around it (`near`: a term, as in "by June 1"), which settles what a bare weekday or
    month means; kept, so that it can be read again by another day of publication. `act` names what it dates where that
    is a turning point ("take_office|antony blinken"): the same act in another report tells of the same day. `offset` is
    there where the document's day is not certain: how many days ahead of it (negative) or behind it these may lie.
    """

    id: str = field(init=False)
    type: TimexType = field(kw_only=True)
    value: str = field(kw_only=True)
    earliest: date | None = field(default=None, kw_only=True)
    latest: date | None = field(default=None, kw_only=True)
    edtf: str | None = field(default=None, kw_only=True)
    tense: Tense = field(default=None, kw_only=True)
    act: str | None = field(default=None, kw_only=True)
    offset: tuple[int, ...] | None = field(default=None, kw_only=True)

    def __post_init__(self, against: str) -> None:
        super().__post_init__(against)
        object.__setattr__(self, "id", digest("t", self.document, "times", self.start, self.end, self.type))
        object.__setattr__(self, "edtf", self.when.edtf)

    @property
    def when(self) -> DateRange:
        """The days it may mean."""
        anchor = Anchor(self.document, self.id, self.offset[0], self.offset[-1]) if self.offset else None
        return DateRange(self.earliest, self.latest, self.edtf, anchor)
