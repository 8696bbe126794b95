"""Statements: attributions as stored (source, cue, content; after PARC 3 and PolNeAR)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.document import LEFT_OUT_EMPTY
from dragoman.record.evidence import Span, digest, span_key

Anonymity = Literal["named", "unnamed_official", "unnamed_person", "unnamed_group", "generic"]
Mode = Literal["direct", "indirect", "mixed"]
Force = Literal["assert", "deny", "promise", "urge", "advise", "criticise", "ask"]
Origin = Literal["reported", "inferred", "reviewed", "noted"]


@dataclass(frozen=True, kw_only=True)
class Statement:
    """Who (`source`) said (`cue`) what (`content`, in text order, several spans where the words are interrupted).

    `vanished_in` is the newest version of the page, where that no longer has the words.
    """

    id: str = field(init=False)
    document: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    speaker: str | None = None
    anonymity: Anonymity = "named"
    affiliation: str | None = None
    mode: Mode = "indirect"
    force: Force = "assert"
    hedged: bool = False
    negated: bool = False
    parent: str | None = None
    addressees: tuple[str, ...] = ()
    said: DateRange = UNKNOWN_DATE
    occasion: str | None = None
    answers: str | None = None
    issues: tuple[str, ...] = ()
    origin: Origin = "reported"
    vanished_in: str | None = field(default=None, metadata=LEFT_OUT_EMPTY)

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement needs its words")
        key = span_key((self.source, self.cue, *self.content))
        object.__setattr__(self, "id", digest("s", self.document, "statements", key, self.mode))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span it rests on, in text order."""
        return tuple(sorted(s for s in (self.source, self.cue, *self.content) if s))
