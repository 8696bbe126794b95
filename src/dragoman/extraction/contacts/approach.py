"""An approach as the words of a clause tell it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language.analysis import Token


@dataclass(frozen=True)
class Approach:
    """Somebody (`initiator`) turns to somebody (`target`): the words that head them, the verb or noun that tells it,
    the thing that is sent (`noun`), and who carries it. `plain` approaches tell of a contact in any setting but a
    public one, the others only where a private one is told; `attempt` is the word that says that it was tried;
    `again` says that it takes up one told before, `answered` that it is told by the answer to it, `relayed` that
    somebody passed on what another gave him, `owed` that it is told by the answer to it that has not come, `to_all`
    that whoever answers is meant ("offered to host talks"); `weight` says which of several tells it best."""

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
    weight: int = 1

    @property
    def told_by(self) -> Token:
        """The word that heads its clause: that of the attempt, else the trigger."""
        return self.attempt or self.trigger
