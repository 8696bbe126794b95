"""The mode of an event, from PLOVER's closed list for its root, where the words of the report tell one."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extraction.clauses.phrases import find_phrase
from dragoman.language.analysis import Token
from dragoman.vocabulary.event_modes import event_modes


def mode_of(root: str, act: str | None, words: Sequence[Token]) -> str | None:
    """The mode that the act means, else the first whose words stand in the evidence, else the usual one of the act;
    None where nothing tells one."""
    modes = event_modes().get(root, ())
    meant = (m.name for m in modes if act in m.acts)
    told = (m.name for m in modes if find_phrase(words, m.phrases) is not None)
    usual = (m.name for m in modes if act in m.otherwise)
    return next((name for names in (meant, told, usual) for name in names), None)
