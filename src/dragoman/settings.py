"""What a user may set, as one frozen object handed down from the doors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MEBIBYTE = 1 << 20

Attribution = Literal["model", "rules"]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How documents are read. All fields have defaults that suit a single analyst's machine."""

    max_bytes: int = 32 * MEBIBYTE
    """Largest single document, in bytes; larger ones are refused. A file of JSON lines may be larger, no line may."""

    published: str | None = None
    """EDTF date for documents that carry none of their own."""

    outlet: str | None = None
    """Outlet for documents that carry none of their own."""

    attribution: Attribution = "model"
    """Which extractor finds statements: the trained model, or the rules on the parse."""

    language_model: str | None = None
    """spaCy package to use; None = the best installed English one."""

    actors: str | None = None
    """A YAML file with further actors: names, state, role, first and last day of it; None = ours only."""

    issues: str | None = None
    """A YAML file with further issues and the words that assign a record to them; None = ours only."""
