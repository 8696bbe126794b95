"""Kinds of texts: a letter is no draft, a reply no letter that asks for one."""

from __future__ import annotations

from functools import cache

from dragoman.reconcile.words import concept, words
from dragoman.vocabulary.disagreeing import disagreeing_words


def kinds_in(text: str) -> frozenset[int]:
    """Kinds of texts, by their place in the vocabulary, that some words name."""
    said = frozenset(words(text))
    return frozenset(n for n, kind in enumerate(disagreeing_words().text_kinds) if said & _forms(kind))


@cache
def _forms(kind: frozenset[str]) -> frozenset[str]:
    return kind | {f"{word}s" for word in kind}


@cache
def text_concepts() -> frozenset[str]:
    """Words for texts, of which many reports speak, but one report of few, as concepts."""
    return frozenset(map(concept, disagreeing_words().texts))
