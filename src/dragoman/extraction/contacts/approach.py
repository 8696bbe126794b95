"""An approach as the words of a clause tell it, and with both its sides."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extraction.contacts.owing import Owed
from dragoman.language.analysis import Token


@dataclass(frozen=True)
class Approach:
    """Somebody (`initiator`) turns to somebody (`target`): the words that head them, the verb or noun that tells it,
    the thing that is sent (`noun`), and who carries it. `plain` approaches tell of a contact in any setting but a
    public one, the others only where a private one is told; `attempt` is the word that says that it was tried;
    `again` says that it takes up one told before, `answered` that it is told by the answer to it, `relayed` that
    somebody passed on what another gave him, `owed` that it is told by the answer to it that has not come, `to_all`
    that whoever answers is meant ("offered to host talks"), `taken` that it is told by consent or refusal ("accepted
    it"); `weight` says which of several tells it best."""

    trigger: Token
    initiator: Token | None = None
    target: Token | None = None
    noun: Token | None = None
    via: Token | None = None
    attempt: Token | None = None
    plain: bool = True
    again: bool = False
    answered: bool = False
    relayed: bool = False
    owed: bool = False
    to_all: bool = False
    taken: bool = False
    weight: int = 1

    @property
    def told_by(self) -> Token:
        """The word that heads its clause: that of the attempt, else the trigger."""
        return self.attempt or self.trigger


@dataclass(frozen=True)
class Told:
    """An approach with both its sides, the number of the sentence that tells it, and the tokens of its own clause; and
    the words that say outright whose turn it is."""

    approach: Approach
    initiator: Token
    target: Token
    sentence: int
    tokens: tuple[Token, ...]
    owed: Owed | None = None
