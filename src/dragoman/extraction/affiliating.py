"""The step that tells of actors known beforehand for whom they act and when."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.known import KnownActor, office_holders
from dragoman.actors.terms import with_terms
from dragoman.language.analysis import Analysis
from dragoman.record.docket import Extraction

VERSION = "1"


class Affiliation:
    """The step for a user's own actors, who go before those of the vocabulary."""

    def __init__(self, own: tuple[KnownActor, ...] = ()) -> None:
        self._known = (*own, *office_holders())

    def __call__(self, found: Extraction, analysis: Analysis) -> Extraction:
        """The extraction with states, roles and periods of its actors."""
        del analysis  # names and the day tell it
        return replace(found, actors=with_terms(found.actors, self._known, found.document.published))
