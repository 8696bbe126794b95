"""What the lines of a listing look up by id: reports and actors."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from dragoman.record.actors import Actor
from dragoman.record.docket import DocketExport
from dragoman.record.document import Document


class Known:
    """A docket's documents and actors."""

    def __init__(self, docket: DocketExport) -> None:
        self._docket = docket

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {d.id: d for d in self._docket.documents}

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {a.id: a for a in self._docket.actors}

    def actor(self, ident: str) -> Actor:
        """The actor of that id."""
        return self._actors[ident]

    def actors(self, idents: Iterable[str]) -> tuple[Actor, ...]:
        """The actors of those ids, in their order."""
        return tuple(self._actors[ident] for ident in idents)

    def maybe(self, ident: str | None) -> Actor | None:
        """The actor of that id; None where nobody is named or known."""
        return self._actors.get(ident or "")
