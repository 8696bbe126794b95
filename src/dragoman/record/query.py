"""Which records to list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.record.dates import DateRange


@dataclass(frozen=True, kw_only=True)
class Query:
    """What to list. A record whose days may lie in the window is listed; only what surely lies outside is left out.

    `as_of` keeps reports that were published by that day for sure; an undated one is not known to have been.
    """

    actor: str | None = None
    issue: str | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None

    def published_by(self, published: DateRange) -> bool:
        """Whether a report of that day was out on the `as_of` day."""
        return self.as_of is None or (published.latest is not None and published.latest <= self.as_of)

    def may_hold(self, when: DateRange) -> bool:
        """Whether a day that lies in `when` may lie in the window. What tells no day may."""
        too_early = self.since is not None and when.latest is not None and when.latest < self.since
        too_late = self.until is not None and when.earliest is not None and when.earliest > self.until
        return not (too_early or too_late)


ReviewState = Literal["open", "accepted", "edited", "rejected"]


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What a search is narrowed to besides: an outlet (words of its name), and paragraphs with a record of one layer in
    one state of review (`open`: nobody has decided)."""

    outlet: str | None = None
    layer: str | None = None
    review: ReviewState | None = None


EVERYTHING = Query()
ANYTHING = Sought()
