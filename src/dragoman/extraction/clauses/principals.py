"""For whom those act who are told without a name: "FARC commanders", "his side", "the delegation of the Front"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.analysis import Analysis, Token
from dragoman.vocabulary.peoples import people_words

BESIDE = frozenset({"compound", "nmod", "amod", "poss"})
LINKS = frozenset({"of", "from", "for"})


def telling(analysis: Analysis, noun: Token) -> Iterator[Token]:
    """The words that may tell for whom a noun's bearers act: those in front of it, and what stands behind "of"."""
    for kid in analysis.children(noun.index):
        if kid.dep in BESIDE and kid.index < noun.index:
            yield kid
        elif kid.dep == "prep" and kid.lemma in LINKS:
            yield from (p for p in analysis.children(kid.index) if p.dep == "pobj")


def side_of(analysis: Analysis, noun: Token) -> Token | None:
    """Whose side a noun is: the "his" of "his side", the "Miller" of "Miller's delegation"."""
    if noun.text.lower() not in people_words().sides:
        return None
    return next((k for k in analysis.children(noun.index) if k.dep == "poss"), None)
