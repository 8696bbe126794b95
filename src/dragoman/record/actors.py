"""Actors as one document names them. The same actor in two documents is two records and a join (law 3)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from dragoman.record.dates import UNKNOWN_DATE, DateRange
from dragoman.record.evidence import Span, digest

ActorKind = Literal["state", "government", "body", "office", "person", "organisation", "group", "document", "unnamed"]


@dataclass(frozen=True, kw_only=True)
class ActsFor:
    """For whom somebody acts, in which role and when."""

    actor: str
    role: str | None = None
    period: DateRange = UNKNOWN_DATE


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody who speaks or acts. `name` is the fullest form known, `country` an ISO 3166-1 alpha-3 code.

    The id rests on the document, the kind and the first mention.
    """

    id: str = field(init=False)
    name: str
    kind: ActorKind
    country: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    acts_for: tuple[ActsFor, ...] = ()
    mentions: tuple[Span, ...]

    def __post_init__(self) -> None:
        first = self.mentions[0]
        object.__setattr__(self, "id", digest("a", first.document, "actors", first.start, first.end, self.kind))
