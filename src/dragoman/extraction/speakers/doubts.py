"""When the one who is most in focus is still not surely meant."""

from __future__ import annotations

from dragoman.actors.entities import Entity

FAINT = 0.2
"""Weight under which "it" would have to reach far back."""

TIE, RIVAL = 0.85, 0.75
"""Shares of the best one's weight from which a rival raises doubt: any, and one who is known to be a man or a woman."""

Weighed = tuple[float, Entity]


def sure(_best: Weighed, _rival: Weighed | None) -> bool:
    """Never in doubt."""
    return False


def faint(best: Weighed, _rival: Weighed | None) -> bool:
    """Whether "it" would have to reach far back."""
    return best[0] < FAINT


def doubtful(best: Weighed, rival: Weighed | None) -> bool:
    """Whether a named rival is nearly as likely, or rather likely and known to be of the right sex where the best is
    not: a wrong name is worse than none."""
    if rival is None:
        return False
    (weight, entity), (near, other) = best, rival
    if entity.anonymity != "named" or other.anonymity != "named":
        return False
    return near >= (RIVAL if entity.gender is None and other.gender is not None else TIE) * weight
