"""The brief: one page on a process, each sentence cited."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Brief:
    """One page. Sections follow."""
