"""Versions of one page: the texts that an outlet published there, and what it changed from one to the next."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.record.docket import Record
from dragoman.record.document import Document
from dragoman.record.evidence import Span


@dataclass(frozen=True, kw_only=True)
class Edit:
    """A paragraph that was taken out (no `after`), put in (no `before`) or worded anew."""

    before: Span | None = None
    after: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Version:
    """A text of a page, what was changed to come to it, and the records whose words were lost with that.

    Edits and records lost are those between the version before and this one.
    """

    document: Document
    edits: tuple[Edit, ...] = ()
    lost: tuple[Record, ...] = ()
