"""Time expressions of a text, as TimeML's TIMEX3 (type and value), with the days they may mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dragoman.record.dates import DateRange
from dragoman.record.evidence import Span, digest

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True)
class TimeExpression(Span):
    """A span that tells when. `value` is TIMEX3's; `earliest` and `latest` are None where it names no day."""

    id: str = field(init=False)
    type: TimexType = field(kw_only=True)
    value: str = field(kw_only=True)
    earliest: date | None = field(default=None, kw_only=True)
    latest: date | None = field(default=None, kw_only=True)
    edtf: str | None = field(default=None, kw_only=True)

    def __post_init__(self, against: str) -> None:
        super().__post_init__(against)
        object.__setattr__(self, "edtf", self.when.edtf)
        object.__setattr__(self, "id", digest("t", self.document, "times", self.start, self.end, self.type))

    @property
    def when(self) -> DateRange:
        """The days it may mean."""
        return DateRange(self.earliest, self.latest, self.edtf)
