"""The words of a phrase as a tokeniser cuts them."""

from __future__ import annotations

import re

PIECE = re.compile(r"-|'s?(?=\s|$)|[^\s-]+?(?='s?(?:\s|$))|[^\s-]+")


def pieces(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, hyphens and possessive endings apart."""
    return tuple(PIECE.findall(phrase))
