"""What comes back from a tool in which people worked on a docket's records."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from dragoman.errors import BadRequest
from dragoman.record.docket import Record

T = TypeVar("T")
Verb = Literal["accept", "reject"]
RULING = re.compile(r"(accept|reject)(?:ed)?\b[\s:,.–-]*(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Returned:
    """A record as it came back, with the id under which it went out and the version that was `seen` then; what it rests
    on may have been marked anew."""

    layer: str
    id: str
    record: Record
    seen: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReturnedRuling:
    """What somebody said of a record there: `accept` or `reject`, why, and who, as far as the file says."""

    id: str
    verb: Verb
    reason: str | None = None
    author: str | None = None


@dataclass(frozen=True, kw_only=True)
class Return:
    """Everything that came back. `refused` are lines on what could not be understood or located."""

    records: tuple[Returned, ...] = ()
    rulings: tuple[ReturnedRuling, ...] = ()
    refused: tuple[str, ...] = ()

    def __add__(self, other: Return) -> Return:
        """Both."""
        return Return(
            records=self.records + other.records,
            rulings=self.rulings + other.rulings,
            refused=self.refused + other.refused,
        )


def ruling_in(record: str, comment: str, author: str | None = None) -> tuple[ReturnedRuling, ...]:
    """The ruling in a comment on a record that begins with "accept" or "reject"; the rest of it is the reason."""
    said = RULING.match(comment.strip())
    if said is None:
        return ()
    verb: Verb = "accept" if said[1].lower() == "accept" else "reject"
    return (ReturnedRuling(id=record, verb=verb, reason=said[2].strip() or None, author=author),)


def understood(action: Callable[[], T], where: str, what: str) -> T:
    """What the action gives. Raises BadRequest saying `what` where the file is not made as it should be."""
    try:
        return action()
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise BadRequest(what, where=where, remedy="export it anew and change only the marks") from error
