"""A word that tells of an event, with the pattern of the vocabulary that it answers to."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extraction.clauses.frames import Frame
from dragoman.language.analysis import Token
from dragoman.vocabulary.events import Pattern

MESSAGE = "message"


@dataclass(frozen=True)
class Trigger:
    """A word that tells of an event: a verb (`verbal`), or a noun, `support` being the light verb that it stands with.
    `judging` ones are the speaker's own: "they must leave", "it is unacceptable"."""

    head: Token
    pattern: Pattern
    frame: Frame
    support: Token | None = None
    judging: bool = False
    verbal: bool = True
